"""One warm reading process for all the tests here, and a library of linked articles."""

import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from briefing_app.importing.linking import let_wait, link_document
from briefing_app.importing.sandbox import Reader
from briefing_app.library.library import Library
from tests.importing.linked import BAKERS_ID, BULLETIN_ID, GAZETTE_ID, POST_ID, TRADE_ID
from tests.linking.five_articles import add_five


@pytest.fixture(scope="session")
def warm_reader() -> Iterator[Reader]:
    with Reader() as reader:
        yield reader


@pytest.fixture(scope="session")
def linked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of the five articles, linked one by one."""
    folder = tmp_path_factory.mktemp("linked")
    with Library.open(folder) as library:
        let_wait(library)
        ids = add_five(library)
        assert ids == [BULLETIN_ID, POST_ID, GAZETTE_ID, TRADE_ID, BAKERS_ID]
        for one in ids:
            library.linking(partial(link_document, document_id=one))
    return folder


@pytest.fixture
def linked_library(linked: Path, tmp_path: Path) -> Iterator[Library]:
    """A copy of it, to change."""
    with Library.open(Path(shutil.copytree(linked, tmp_path / "linked"))) as opened:
        yield opened
