"""Libraries on a real disk."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing_app.library.library import Library
from tests.library.made import check_indexes


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a new library, to copy: to make one takes five times as long."""
    folder = tmp_path_factory.mktemp("empty") / "library"
    Library.open(folder).close()
    return folder


@pytest.fixture
def library(empty: Path, tmp_path: Path) -> Iterator[Library]:
    """An empty library, whose indexes are checked after each test."""
    shutil.copytree(empty, tmp_path / "library")
    with Library.open(tmp_path / "library") as opened:
        yield opened
        with opened._database.reading() as session:
            check_indexes(session.connection())
