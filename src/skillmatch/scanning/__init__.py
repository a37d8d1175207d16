"""A corpus: thousands to millions of documents, row by row, into tables that anybody can read."""
