"""The page of documents: the table, the reader and what brings files in."""
