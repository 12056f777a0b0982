"""What belongs together across documents: the indexes it is found by, what was found, what people decided."""
