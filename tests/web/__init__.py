"""The server, asked over its socket as a browser would, and as none should."""
