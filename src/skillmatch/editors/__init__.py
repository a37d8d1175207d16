"""The check in an editor, as a language server."""
