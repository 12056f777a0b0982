"""One module a format, and one table from suffix to reader."""
