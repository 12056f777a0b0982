"""What every test needs: no display, nothing written outside its own folder, no widget collected on another thread."""

import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests import lent

if TYPE_CHECKING:
    from briefing_app.library.library import Library

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("LC_ALL", "C.UTF-8")
settings.register_profile("long", max_examples=1000, stateful_step_count=50, deadline=None)


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Send the user's data and settings into the test's folder; the font cache may be shared."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


@pytest.fixture(scope="session", autouse=True)
def _no_collecting_by_itself() -> None:
    """Python collects on whichever thread asks for memory, and a widget of a former test must not end on another."""
    gc.disable()


@pytest.fixture(autouse=True)
def _collect_here() -> Iterator[None]:
    """Between tests, and not after each; what outlives a collection, modules above all, is left out of the next."""
    yield
    if gc.get_count()[0] > 100_000:
        gc.collect()
        gc.freeze()


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a new library, to copy: to make one takes five times as long."""
    from briefing_app.library.library import Library  # many tests need none, and it takes half a second

    folder = tmp_path_factory.mktemp("empty") / "library"
    Library.open(folder).close()
    return folder


@pytest.fixture
def library(empty: Path, tmp_path: Path) -> "Iterator[Library]":
    """A library with nothing in it, on a real disk."""
    from briefing_app.library.library import Library

    with Library.open(Path(shutil.copytree(empty, tmp_path / "library"))) as opened:
        yield opened


@pytest.fixture(scope="session", autouse=True)
def _no_process_is_left() -> Iterator[None]:
    """The processes that tests lent to one another end with the last of them."""
    yield
    lent.end_all()
