"""Every quantity of a text, with its unit, what qualifies it and what it is of."""
