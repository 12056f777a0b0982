"""The window opens over a library in which several sources tell the same, linked already."""

from pathlib import Path

import pytest

from briefing_app.importing.linking import link_waiting
from briefing_app.library.library import Library
from tests.ui.facts.stories import make_told


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library that `window` copies."""
    folder = tmp_path_factory.mktemp("told") / "library"
    make_told(folder)
    with Library.open(folder) as library:
        link_waiting(library)
    return folder
