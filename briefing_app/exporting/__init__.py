"""Blocks become a file."""
