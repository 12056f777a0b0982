"""The watched folder, with a real folder and a real window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from briefing_app.importing.outcomes import Report
from briefing_app.library.library import Library
from briefing_app.ui.documents import watch
from briefing_app.ui.documents.page import DocumentsPage
from briefing_app.ui.documents.watch import States, WatchedFolder
from briefing_app.ui.main_window import MainWindow
from briefing_app.ui.settings.page import SettingsPage

NOTE = "The lock of {} will open in May, said Oriel Fenwick.\n"


@pytest.fixture
def watched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(watch, "SETTLED", 50)
    folder = tmp_path / "watched"
    folder.mkdir()
    return folder


@pytest.fixture
def page(watched: Path, window: MainWindow, qtbot: QtBot) -> DocumentsPage:
    page = window.page("documents")
    assert isinstance(page, DocumentsPage)
    qtbot.waitUntil(lambda: page.reader.opened is not None)
    return page


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "another") as opened:
        yield opened


@pytest.fixture
def still(page: DocumentsPage, watched: Path, library: Library) -> WatchedFolder:
    """A watch that looks only when it is told to."""
    folder = page.imports._watched
    folder._folder = watched
    folder._timer.setInterval(10_000_000)
    return folder


def put(folder: Path, name: str, text: str) -> Path:
    (folder / name).write_text(text, "utf-8")
    return folder / name


def names(report: Report) -> list[str]:
    return [result.path.name for result in report.results]


def test_what_was_there_and_what_comes_is_imported_once(page: DocumentsPage, watched: Path, qtbot: QtBot) -> None:
    put(watched, "there.txt", NOTE.format("Marl End"))
    put(watched, "unfinished.part.txt", "half")
    put(watched, "picture.xyz", "no document")
    (watched / "folder.txt").mkdir()
    with qtbot.waitSignal(page.imports.importer.finished, timeout=60_000) as ended:
        page.desk.set(watched=str(watched))
    assert ended.args is not None
    assert names(ended.args[0]) == ["there.txt"]
    qtbot.waitUntil(lambda: len(page.model.ids) == 2)
    with qtbot.waitSignal(page.imports.importer.finished, timeout=60_000) as ended:
        put(watched, "comes.txt", NOTE.format("Tarn Cross"))
        put(watched, "same.txt", NOTE.format("Marl End"))
    assert ended.args is not None
    assert names(ended.args[0]) == ["comes.txt"]


def seen(library: Library, folder: WatchedFolder, where: Path) -> States:
    files = watch._files(library, where)
    folder._compare(where, files)
    return files


def test_a_file_that_still_changes_is_waited_for(still: WatchedFolder, library: Library, watched: Path) -> None:
    path = put(watched, "grows.txt", "The lock")
    seen(library, still, watched)
    put(watched, "grows.txt", NOTE.format("Marl End"))
    seen(library, still, watched)
    assert still._done == {}
    assert still._timer.isActive()
    still._timer.stop()
    now = seen(library, still, watched)
    assert still._done == now == {path: now[path]}
    assert not still._timer.isActive()


def test_an_empty_file_is_not_taken_for_whole(still: WatchedFolder, library: Library, watched: Path) -> None:
    put(watched, "empty.txt", "")
    seen(library, still, watched)
    seen(library, still, watched)
    assert still._done == {}


def test_a_folder_that_is_away_is_no_error(library: Library, watched: Path) -> None:
    assert watch._files(library, watched / "away") == {}


def test_what_was_imported_once_is_not_again_in_whatever_library_session(library: Library, watched: Path) -> None:
    first, other = put(watched, "a.txt", "One."), put(watched, "b.txt", "Two.")
    marks = watch._unseen(library, [first, other])
    assert list(marks) == [first, other]
    watch._remember(library, [marks[first]])
    assert list(watch._unseen(library, [first, other])) == [other]


def test_a_report_that_is_open_stays_when_files_arrive(page: DocumentsPage, watched: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.imports.importer.finished, timeout=60_000):
        page.imports.take([put(watched, "empty.txt", "")])
    with qtbot.waitSignal(page.imports.importer.finished, timeout=60_000):
        page.imports._take_arrived([put(watched, "note.txt", NOTE.format("Marl End")), watched / "empty.txt"])
    report = page.imports.report
    assert report.isVisible()
    assert names(report.report) == ["note.txt", "empty.txt"]
    with qtbot.waitSignal(page.imports.importer.finished, timeout=60_000):
        page.imports._take_arrived([put(watched, "other.txt", NOTE.format("Tarn Cross"))])
    assert names(report.report) == ["empty.txt", "other.txt"]


def test_the_folder_is_chosen_and_given_up_in_the_settings(window: MainWindow, watched: Path) -> None:
    settings = window.page("settings")
    assert isinstance(settings, SettingsPage)
    settings._take_watched(str(watched))
    assert str(watched) in settings._watched.text()
    assert not settings._stop.isHidden()
    settings._stop.click()
    assert window.desk.settings.watched == ""
    assert settings._stop.isHidden()
