"""A document's own register of who is who: people with their names and offices, and bodies."""
