"""What words are, told without a model: lists, verbs, names, callings and roles."""
