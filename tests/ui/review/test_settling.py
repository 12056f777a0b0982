"""Mentions that nobody confirmed, settled in Review: one and those like it, in one step."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from briefing_app.domain.documents import Origin
from briefing_app.domain.points import Extraction, Point, Review
from briefing_app.domain.quotes import Quote, QuoteKind
from briefing_app.domain.text import Genre, SourceText
from briefing_app.library.library import Library
from briefing_app.ui.actions import Command
from briefing_app.ui.main_window import MainWindow
from briefing_app.ui.review.page import ReviewPage
from briefing_app.ui.review.queue import standing

WHOLE = (("No passenger should step on to it,", "Oonagh Pell", "ports minister"),)
BARE = (
    ("The islands have heard starts before.", "Ms Pell", None),
    ("We asked for figures in May.", "Ms Pell", None),
    ("Crews will not sail without rest.", "Ms Pell", None),
)


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A person by her whole name, twice; and a bare surname, twice in one document and once in another."""
    folder = tmp_path_factory.mktemp("settling") / "library"
    documents = (WHOLE, (("It reopens in spring.", "Oonagh Pell", "goalkeeper"),), BARE[:2], BARE[2:])
    with Library.open(folder) as library:
        for number, said in enumerate(documents):
            text = "\n\n".join(f"“{words}” said {name}." for words, name, _ in said)
            quotes = tuple(
                Quote((at := text.index(words)), at + len(words), words, QuoteKind.DIRECT, name, role, confidence=1.0)
                for words, name, role in said
            )
            day = date(2024, 5, 1 + number)
            source = SourceText(text, f"Note {number}", "The Saltmarsh Gazette", published=day, genre=Genre.NEWS)
            library.add_document(source, Extraction(quotes), Origin(f"{number}.txt", f"{number:064x}"))
    return folder


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> ReviewPage:
    page = window.page("review")
    assert isinstance(page, ReviewPage)
    with qtbot.waitSignal(page.filled):
        window.show_page("review")
    return page


def go_to(page: ReviewPage, words: str, qtbot: QtBot) -> Point:
    """Make an unconfirmed quote the one in question, and wait for what the register offers."""
    point = next(each for each in page.sitting.pending() if each.content.text == words)
    page.queue.chosen.emit(point.id)
    qtbot.waitUntil(lambda: bool(page.decision.settled_ids()) and page.decision.settled_ids()[0] == point.id)
    return point


def taken(page: ReviewPage) -> str | None:
    assert page.decision.choice is not None
    return page.decision.choice.speaker


def points(page: ReviewPage, qtbot: QtBot) -> dict[str, Point]:
    answers: list[list[Point]] = []
    page.desk.operations.run(lambda library: library.points_by_id(list(range(1, 9))), answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    return {point.content.text: point for point in answers[0]}


def test_an_unconfirmed_mention_is_settled_with_those_like_it(page: ReviewPage, qtbot: QtBot) -> None:
    point = go_to(page, BARE[0][0], qtbot)
    assert standing(point) == "Unconfirmed: named as Ms Pell"
    told = [each.text() for each in page.decision.findChildren(QLabel)]
    assert "Named as Ms Pell: which of these?" in told
    assert "0  Also 1 more in this library: 1 in the same document" in told
    assert "Also 1 more of the same name only" in told
    assert taken(page) is None, "nobody is taken unless a person says so"
    QTest.keyClick(page.queue, Qt.Key.Key_1)
    assert taken(page) == "Oonagh Pell"
    assert page.bar._buttons[Command.ACCEPT].accessibleName() == "Accept as Oonagh Pell and 1 more"
    with qtbot.waitSignal(page.filled):
        QTest.keyClick(page.queue, Qt.Key.Key_A)
    after = points(page, qtbot)
    assert [after[words].unconfirmed for words, *_ in BARE] == [False, False, True]
    assert after[BARE[0][0]].review is Review.ACCEPTED
    assert after[BARE[1][0]].review is Review.SUGGESTED
    with qtbot.waitSignal(page.filled):
        page.desk.actions.trigger(Command.UNDO)
    back = points(page, qtbot)
    assert all(back[words].unconfirmed for words, *_ in BARE)
    assert back[BARE[0][0]].review is Review.SUGGESTED


def test_it_can_be_settled_alone_or_left_unconfirmed(page: ReviewPage, qtbot: QtBot) -> None:
    go_to(page, BARE[1][0], qtbot)
    with qtbot.waitSignal(page.filled):
        QTest.keyClick(page.queue, Qt.Key.Key_A)
    left = points(page, qtbot)[BARE[1][0]]
    assert left.unconfirmed
    assert left.review is Review.ACCEPTED
    go_to(page, BARE[0][0], qtbot)
    QTest.keyClick(page.queue, Qt.Key.Key_2)
    assert page.decision.choice is not None
    assert page.decision.choice.title == "Ms Pell, as an entry of its own"
    QTest.keyClick(page.queue, Qt.Key.Key_0)
    assert page.decision.settled_ids() == [left.id - 1]
    with qtbot.waitSignal(page.filled):
        QTest.keyClick(page.queue, Qt.Key.Key_A)
    after = points(page, qtbot)
    assert [after[words].unconfirmed for words, *_ in BARE] == [False, True, True]
