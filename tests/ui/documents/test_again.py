"""Finding points again as people do it: a real window, a real library, the real reading process."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing_app.domain.documents import Origin
from briefing_app.domain.keypoints import KeyPoint
from briefing_app.domain.points import Extraction, Review
from briefing_app.domain.text import SourceText
from briefing_app.extraction.version import ENGINE
from briefing_app.library.library import Library
from briefing_app.ui.actions import Command
from briefing_app.ui.documents.page import DocumentsPage
from briefing_app.ui.main_window import MainWindow

TEXT = "Gates to be repaired\n\n“We are putting that right,” said Oriel Fenwick, the waterways secretary.\n"
TITLES = ("Gates", "Locks", "Weirs")
OpenWindow = Callable[[], MainWindow]


@pytest.fixture
def old(folder: Path) -> list[int]:
    """Three documents in which an earlier engine took the heading for a key point; in the first it was accepted."""
    found = Extraction(key_points=(KeyPoint(0, 5, TEXT[:5]),), engine="0.1")
    with Library.open(folder) as library:
        ids = list(
            library.add_documents([(SourceText(TEXT, title), found, Origin(title, title)) for title in TITLES]).ids
        )
        library.review([point.id for point in library.points(ids[0])], Review.ACCEPTED)
    return ids


@pytest.fixture
def page(old: list[int], open_window: OpenWindow, qtbot: QtBot) -> DocumentsPage:
    page = page_of(open_window())
    qtbot.waitUntil(lambda: page.again.strip.words != "")
    return page


def page_of(window: MainWindow) -> DocumentsPage:
    page = window.page("documents")
    assert isinstance(page, DocumentsPage)
    return page


def engines(folder: Path, ids: list[int]) -> list[set[str]]:
    with Library.open(folder) as library:
        return [{point.engine for point in library.points(one)} for one in ids]


def test_an_upgrade_is_offered_done_and_undone_in_one_step(page: DocumentsPage, old: list[int], qtbot: QtBot) -> None:
    assert page.again.strip.words == "3 documents were searched by an earlier version of Briefing Desk."
    told: list[tuple[str, int, int]] = []
    page.desk.progress.connect(lambda *progress: told.append(progress))
    with qtbot.waitSignal(page.again.finished, timeout=60_000):
        page.again.strip.accept.click()
    assert [(done, total) for _, done, total in told] == [(0, 3), (0, 3), (1, 3), (2, 3), (3, 3), (0, 0)]
    assert told[1][0] == "Finding points again, 1 of 3: Gates"
    assert page.notice.words.startswith("Found points again in 3 documents: ")
    assert page.notice.words.endswith(" 2 removed, 1 kept")
    found = points_of(page, qtbot, old)
    assert found[0][0] == (Review.ACCEPTED, "0.1", TEXT[:5])
    assert all("We are putting that right," in [text for _, _, text in each] for each in found)
    page.desk.actions.trigger(Command.UNDO)
    qtbot.waitUntil(lambda: page.notice.words.startswith("Undone: find again in 3 documents"))
    assert [[text for _, _, text in each] for each in points_of(page, qtbot, old)] == [[TEXT[:5]]] * 3


def points_of(page: DocumentsPage, qtbot: QtBot, ids: list[int]) -> list[list[tuple[Review, str, str]]]:
    """What is in the documents, by the window's own way to the library."""
    answers: list[list[list[tuple[Review, str, str]]]] = []

    def ask(library: Library) -> list[list[tuple[Review, str, str]]]:
        return [[(one.review, one.engine, one.content.text) for one in library.points(each)] for each in ids]

    page.desk.operations.run(ask, answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    return answers[0]


def test_what_is_declined_is_not_offered_again(page: DocumentsPage, open_window: OpenWindow, qtbot: QtBot) -> None:
    QTest.keyClick(page.again.strip.accept, Qt.Key.Key_Escape)
    assert page.again.strip.words == ""
    page.window().close()
    again = page_of(open_window())
    answered: list[object] = []
    again.desk.operations.run(lambda library: library.note("engine offered"), answered.append)
    qtbot.waitUntil(lambda: bool(answered))
    assert answered == [ENGINE]
    assert again.again.strip.words == ""


def test_what_is_asked_for_is_asked_back_and_can_be_put_away(page: DocumentsPage, qtbot: QtBot) -> None:
    page.window().activateWindow()
    page.table.selectRow(0)
    page.desk.actions.trigger(Command.FIND_AGAIN)
    assert page.again.strip.words == f"Find points again in “{page.model.index(0, 0).data()}”?"
    qtbot.waitUntil(page.again.strip.accept.hasFocus)
    QTest.keyClick(page.again.strip.accept, Qt.Key.Key_Escape)
    assert page.again.strip.words == ""
    assert QApplication.focusWidget() is page.table
    page.table.selectAll()
    page.desk.actions.trigger(Command.FIND_AGAIN)
    assert page.again.strip.words == "Find points again in 3 documents?"
    assert not page.again.running


def test_cancelling_keeps_what_is_done(page: DocumentsPage, old: list[int], folder: Path, qtbot: QtBot) -> None:
    page.desk.progress.connect(lambda _words, done, _total: page.desk.cancel.emit() if done == 1 else None)
    with qtbot.waitSignal(page.again.finished, timeout=60_000):
        page.again.strip.accept.click()
    assert page.notice.words.startswith("Found points again in “Gates”: ")
    assert page.notice.words.endswith("; 2 documents left when it was cancelled")
    qtbot.waitUntil(
        lambda: page.again.strip.words == "2 documents were searched by an earlier version of Briefing Desk."
    )
    page.window().close()
    assert engines(folder, old) == [{"0.1", ENGINE}, {"0.1"}, {"0.1"}]


def test_what_was_found_is_kept_when_the_window_closes(
    page: DocumentsPage, old: list[int], folder: Path, qtbot: QtBot
) -> None:
    page.again.take(old)
    qtbot.waitUntil(lambda: page.again._searched > 0 or not page.again.running, timeout=60_000)
    page.window().close()
    assert engines(folder, old)[0] == {"0.1", ENGINE}


def test_a_document_that_went_to_the_bin_meanwhile_is_passed_over(
    page: DocumentsPage, old: list[int], qtbot: QtBot
) -> None:
    page.desk.operations.run(lambda library: library.delete_documents(old))
    with qtbot.waitSignal(page.again.finished, timeout=20_000):
        page.again.take(old)
    assert page.notice.words == "No points were found again"
