"""A page of a list and what its current row is about: what the pages of facts and of stories have in common."""
