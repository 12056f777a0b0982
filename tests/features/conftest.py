"""An article as it is sent, and what the finished PDF says."""

from pathlib import Path

import pypdfium2
import pytest

from tests.ui.conftest import folder, open_unfilled, open_window

__all__ = ["folder", "open_unfilled", "open_window"]

ARTICLE = """Ferry fares frozen as £12 million found for piers

The Saltmarsh Gazette

21 August 2024

The Department for Coasts and Harbours will spend £12 million on its oldest piers, ministers have announced.

Maren Thistlewood, the coasts secretary, said: “No island should be cut off because a pier was left to rot.

“We will mend every one of them before the winter.”

The money will pay for up to 60 new inspectors, the department said.
"""
QUOTE = ("No island should be cut off because a pier was left to rot.", "We will mend every one of them")


@pytest.fixture
def readers() -> None:
    """The reading processes are the window's own, from their start to their end."""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """The article as a file."""
    path = tmp_path / "piers.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def text_of(path: Path) -> str:
    """All words of a PDF, with lines joined."""
    document = pypdfium2.PdfDocument(path)
    text = "\n".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return " ".join(text.split())
