"""One résumé in many layouts and formats, to see whether each gives the same skills."""
