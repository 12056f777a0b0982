"""The live preview: a composed pack's blocks measured, broken into pages and painted, in points on A4."""
