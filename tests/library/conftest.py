"""Libraries on a real disk."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing_app.library.library import Library
from tests.library.made import check_indexes


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty library, whose indexes are checked after each test."""
    with Library.open(tmp_path / "library") as opened:
        yield opened
        with opened._database.writing() as session:
            check_indexes(session.connection())
