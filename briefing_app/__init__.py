"""Briefing Desk: quotes, figures and key points from UK documents, and the packs made of them."""

__version__ = "0.1.0"
