"""Queries answered: pages of hits, counts, what hits have in common, whole documents."""
