"""The Speakers page: who is quoted, as what, and all that they said."""
