"""The same quote, the same fact and the same article across documents."""
