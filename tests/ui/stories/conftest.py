"""The window opens over a library in which several documents report one announcement, linked already."""

from pathlib import Path

import pytest

from tests.ui.stories.announced import make_announced


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library that `window` copies."""
    folder = tmp_path_factory.mktemp("announced") / "library"
    make_announced(folder)
    return folder
