from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from briefing_app.errors import BriefingError
from briefing_app.library.library import Library
from briefing_app.library.storage import backups
from briefing_app.ui.keeping import Keeper
from briefing_app.ui.operations import Operations
from tests.library.made import entry


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Library.open(tmp_path / "library") as library:
        library.add_documents([entry(1)])
    return tmp_path / "library"


@pytest.fixture
def keeper(folder: Path) -> Iterator[Keeper]:
    keeper = Keeper(folder)
    yield keeper
    keeper.stop()


def copies(folder: Path) -> list[Path]:
    return list((folder / backups.FOLDER).iterdir())


def test_a_copy_is_made_in_the_background(keeper: Keeper, folder: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(keeper._finished):
        keeper.keep_up()
        keeper.keep_up()  # while one is being made
    (copy,) = copies(folder)
    assert copy.name.endswith("-timed.db")


def test_an_open_window_looks_from_time_to_time(folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing_app.ui.keeping.LOOK_EVERY", 10)
    operations = Operations(folder)
    operations.run(lambda library: library.counts())
    qtbot.waitUntil(lambda: bool([copy for copy in copies(folder) if copy.suffix == ".db"]))
    operations.close()


def test_what_goes_wrong_is_told_once(keeper: Keeper, folder: Path, qtbot: QtBot) -> None:
    (folder / "library.db").write_bytes(b"broken" * 1000)
    told: list[BriefingError] = []
    keeper.failed.connect(told.append)
    for _ in range(2):
        with qtbot.waitSignal(keeper._finished):
            keeper.keep_up()
    (error,) = told
    assert isinstance(error, BriefingError)
    assert "is not a library" in error.what
    assert copies(folder) == []


def test_a_copy_that_is_stopped_leaves_nothing_behind(folder: Path) -> None:
    assert backups.keep_up(folder, stopped=lambda: True) is None
    assert copies(folder) == []
