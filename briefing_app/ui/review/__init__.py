"""The Review page: one suggestion at a time, with its passage, decided by key."""
