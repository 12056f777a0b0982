"""The Facts page: every figure with its exact wording and its source."""
