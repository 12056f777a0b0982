"""The same quote, the same fact and the same article across documents; pure functions on frozen values."""
