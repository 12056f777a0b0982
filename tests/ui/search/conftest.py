"""The window opens over a library with more hits than one page."""

from pathlib import Path

import pytest

from tests.builders import make_searchable


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library that `window` copies."""
    folder = tmp_path_factory.mktemp("searchable") / "library"
    make_searchable(folder)
    return folder
