"""Packs: the tree of sections and items, the editor, the live preview and the export."""
