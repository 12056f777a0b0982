"""Kept for finding the same quote, the same fact and the same article across documents; there is nothing here yet."""
