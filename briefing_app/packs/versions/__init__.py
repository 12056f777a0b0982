"""Two states of a pack laid over one another, and packs that go to a colleague and come back."""
