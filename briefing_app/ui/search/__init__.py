"""The Search page: what was said, by whom, as what, where and when."""
