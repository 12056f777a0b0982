"""The engine's version, apart from the engine so that it can be asked for without loading that."""

ENGINE = "1.8"
"""Stored with every point, so that a newer engine can be run over the library again: raise it when points change."""
