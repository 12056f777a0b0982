"""The Review page by key: a real window over a real library."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from briefing_app.domain.figures import Figure, FigureKind
from briefing_app.domain.points import Point, Review
from briefing_app.domain.quotes import Quote, QuoteKind
from briefing_app.library.library import Library
from briefing_app.ui.actions import Command
from briefing_app.ui.main_window import MainWindow
from briefing_app.ui.review.decision import MARKED, value_in_words, why
from briefing_app.ui.review.page import ReviewPage


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> ReviewPage:
    page = window.page("review")
    assert isinstance(page, ReviewPage)
    with qtbot.waitSignal(page.filled):
        window.show_page("review")
    qtbot.waitUntil(lambda: bool(page.passage.source.marks))
    return page


def press(page: ReviewPage, key: Qt.Key, qtbot: QtBot) -> None:
    """Press a key on the queue and wait until the page shows what came of it."""
    with qtbot.waitSignal(page.filled):
        QTest.keyClick(page.queue, key)


def kept(folder: Path) -> dict[str, Point]:
    with Library.open(folder) as library:
        return {point.content.text: point for point in library.points(1, rejected=True)}


def test_the_queue_is_a_sound_model(page: ReviewPage, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(page.model)
    assert page.model.rowCount() == 5
    assert not page.model.flags(page.model.index(0, 0)) & Qt.ItemFlag.ItemIsSelectable


def test_keys_accept_and_reject_and_go_on(page: ReviewPage, folder: Path, qtbot: QtBot) -> None:
    first = page.sitting.point
    press(page, Qt.Key.Key_A, qtbot)
    second = page.sitting.point
    press(page, Qt.Key.Key_R, qtbot)
    assert first is not None
    assert second is not None
    assert page.sitting.left == 2
    page.window().close()
    points = kept(folder)
    assert points[first.content.text].review is Review.ACCEPTED
    assert points[second.content.text].review is Review.REJECTED


def test_skip_and_back_change_nothing_but_the_point_in_question(page: ReviewPage) -> None:
    first = page.sitting.current_id
    QTest.keyClick(page.queue, Qt.Key.Key_S)
    assert page.sitting.current_id != first
    QTest.keyClick(page.queue, Qt.Key.Key_B)
    assert page.sitting.current_id == first
    assert page.sitting.left == 4


def test_u_takes_the_last_decision_back(page: ReviewPage, qtbot: QtBot) -> None:
    first = page.sitting.point
    press(page, Qt.Key.Key_A, qtbot)
    press(page, Qt.Key.Key_U, qtbot)
    assert page.sitting.left == 4
    assert page.sitting.point == first


def test_a_doubtful_speaker_is_asked_for_and_settled_in_one_step(page: ReviewPage, folder: Path, qtbot: QtBot) -> None:
    doubtful = next(point for point in page.sitting.pending() if point.content.text == "it is a start")
    page.queue.chosen.emit(doubtful.id)
    assert page.decision.choice is not None
    assert page.decision.choice.speaker is None
    QTest.keyClick(page.queue, Qt.Key.Key_9)
    field = page.form.findChildren(QLineEdit)[0]
    field.setText("Corin Wetherdale")
    with qtbot.waitSignal(page.filled):
        QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.decision.choice is not None and page.decision.choice.speaker == "Corin Wetherdale")
    page.form.close_form()
    press(page, Qt.Key.Key_A, qtbot)
    page.window().close()
    settled = kept(folder)["it is a start"]
    assert isinstance(settled.content, Quote)
    assert (settled.content.speaker, settled.review, settled.edited) == ("Corin Wetherdale", Review.ACCEPTED, True)


def test_keys_rest_while_one_types(page: ReviewPage) -> None:
    QTest.keyClick(page.queue, Qt.Key.Key_E)
    if not page.form.findChildren(QLineEdit):
        pytest.fail("the form has no field")
    field = page.form.findChildren(QLineEdit)[0]
    field.setFocus()
    field.clear()
    before = page.sitting.current_id
    QTest.keyClicks(field, "ars")
    assert field.text() == "ars"
    assert page.sitting.current_id == before


def test_many_are_accepted_in_one_step_that_is_undone_in_one(page: ReviewPage, qtbot: QtBot) -> None:
    ids = [point.id for point in page.sitting.pending()]
    with qtbot.waitSignal(page.filled):
        page.accept_many(ids)
    assert page.sitting.left == 0
    with qtbot.waitSignal(page.filled):
        page.desk.actions.trigger(Command.UNDO)
    assert page.sitting.left == len(ids)


def test_the_page_names_what_accept_does(page: ReviewPage) -> None:
    quote = next(point for point in page.sitting.pending() if isinstance(point.content, Quote))
    page.queue.chosen.emit(quote.id)
    accept = next(iter(page.bar.findChildren(type(page.bar._buttons[Command.ACCEPT]))))
    assert accept.accessibleName() == "Accept as Idris Calloway"


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (Figure(0, 3, "£18", 18_500_000, FigureKind.MONEY, None, "GBP"), "£18,500,000"),
        (Figure(0, 3, "71%", 71, FigureKind.PERCENT, None, "percent"), "71%"),
        (Figure(0, 2, "48", 48, FigureKind.COUNT, None, "bath"), "48 baths"),
        (Figure(0, 3, "one", 1, FigureKind.COUNT, None, "lock"), "1 lock"),
        (Figure(0, 6, "4 to 6", 4, FigureKind.DURATION, 6, "week"), "4 to 6 weeks"),
        (Figure(0, 2, "12", 12, FigureKind.OTHER), "12"),
    ],
)
def test_a_value_is_told_in_words(figure: Figure, words: str) -> None:
    assert value_in_words(figure) == words


def test_every_way_in_which_a_quote_is_given_has_words() -> None:
    assert set(MARKED) == set(QuoteKind)
    assert why("“Nearly” makes it approx") == "“Nearly” makes it approximate"


def test_where_text_is_large_from_the_start_there_is_room_to_decide(window: MainWindow, qtbot: QtBot) -> None:
    window.desk.set(text_size=200)
    page = window.page("review")
    assert isinstance(page, ReviewPage)
    with qtbot.waitSignal(page.filled):
        window.show_page("review")

    def share() -> float:
        passage, side = page._split.sizes()[1:]
        return side / (passage + side)

    assert page.queue.isHidden()
    assert share() == pytest.approx(0.42, abs=0.04)
    window.desk.set(text_size=100)
    assert not page.queue.isHidden()
    window.resize(1024, 700)
    qtbot.waitUntil(page.queue.isHidden)
    qtbot.waitUntil(lambda: share() == pytest.approx(0.42, abs=0.04))
    window.resize(1440, 900)
    qtbot.waitUntil(lambda: not page.queue.isHidden())
    qtbot.waitUntil(lambda: page._split.sizes()[0] >= 250 and page._split.sizes()[2] == pytest.approx(330, abs=40))


def test_an_empty_queue_says_what_the_page_is_for(open_window: Callable[[], MainWindow], qtbot: QtBot) -> None:
    window = open_window()
    page = window.page("review")
    with qtbot.waitSignal(page.filled):
        window.show_page("review")
    assert isinstance(page, ReviewPage)
    assert not page.desk.actions[Command.ACCEPT].isEnabled()
    assert page._empty.isVisible()
