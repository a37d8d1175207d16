"""Reports as pages of HTML, without a browser."""
