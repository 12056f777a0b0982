"""The register of speakers with their names and offices, and whom mentions stand for."""
