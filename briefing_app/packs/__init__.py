"""A pack becomes a PackDocument, a list of Blocks that every export and the preview draw."""
