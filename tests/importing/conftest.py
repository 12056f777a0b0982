"""One warm reading process for all the tests here, and a library on a real disk."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing_app.importing.sandbox import Reader
from briefing_app.library.library import Library


@pytest.fixture(scope="session")
def warm_reader() -> Iterator[Reader]:
    with Reader() as reader:
        yield reader


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library") as opened:
        yield opened
