"""The window opens over a library with more hits than one page."""

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def seeded(searchable: Path) -> Path:
    """The library that `window` copies."""
    return searchable
