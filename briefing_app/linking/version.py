"""Which way of linking a library's links are of."""

ENGINE = "10"
"""Another one whenever the keys of the indexes, or what is made of figures, quotes and texts, are no longer the same.

A library that was linked by another one is linked anew; what people decided stays.
"""
