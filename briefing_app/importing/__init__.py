"""A file becomes a document of the library."""
