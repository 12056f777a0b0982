"""The Stories page: documents that report one announcement, with who says what in them, in which figures, and when."""
