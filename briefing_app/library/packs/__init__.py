"""Packs as they are kept: covers, sections, items, comments and versions."""
