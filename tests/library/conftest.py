"""Libraries whose indexes are checked."""

from collections.abc import Iterator

import pytest

from briefing_app.library.library import Library
from tests.library.made import check_indexes


@pytest.fixture
def library(library: Library) -> Iterator[Library]:
    """An empty library, whose indexes are checked after each test."""
    yield library
    with library._database.reading() as session:
        check_indexes(session.connection())
