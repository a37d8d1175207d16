"""What `tools/docs.py` puts into the pages: tables and references made from the code and its data."""
