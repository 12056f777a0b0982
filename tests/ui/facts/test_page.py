from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from briefing_app.domain.figures import Figure, FigureKind, Modifier
from briefing_app.domain.points import Review
from briefing_app.ui.actions import Command
from briefing_app.ui.facts.detail import unit, value
from briefing_app.ui.facts.page import FactsPage
from briefing_app.ui.main_window import MainWindow


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> FactsPage:
    page = window.page("facts")
    assert isinstance(page, FactsPage)
    with qtbot.waitSignal(page.filled):
        window.show_page("facts")
    qtbot.waitUntil(lambda: page.detail.passage.point is not None)
    return page


def told(page: FactsPage) -> list[str]:
    return [each.text() for each in page.detail.findChildren(QLabel) if each.isVisible()]


def test_the_list_is_a_sound_model(page: FactsPage, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(page.model)
    assert page.model.rowCount() == 3
    sentence = page.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert sentence == (
        "More inspectors, Up to 100 more inspectors, said by Idris Calloway, "
        "The Saltmarsh Gazette, 21 August 2025, Not reviewed"
    )


def test_a_figure_is_told_as_its_source_words_it(page: FactsPage) -> None:
    assert page.detail.sentence.accessibleName() == (
        "In the source: Up to 100 more inspectors will look at the timetable."
    )
    words = told(page)
    for each in ("At most", "100", "inspector", "Not stated", "A level", "Idris Calloway", "21 August 2025"):
        assert each in words
    row = page.row
    assert row is not None
    assert page.detail.passage.text.selected_id == row.point.id


def test_one_goes_along_by_key_and_copies(page: FactsPage, qtbot: QtBot) -> None:
    QTest.keyClick(page.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: "Quayside Weekly" in told(page))
    qtbot.waitUntil(lambda: page.detail.passage.source is not None and page.detail.passage.source.document.id == 2)
    page.desk.actions.trigger(Command.COPY_WITH_SOURCE)
    assert "Quayside Weekly" in QGuiApplication.clipboard().text()
    QTest.keyClick(page.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.window().findChild(FactsPage) is page
    assert not page.isVisible()


def test_the_filter_narrows_and_says_when_nothing_is_left(page: FactsPage, qtbot: QtBot) -> None:
    page.desk.actions.trigger(Command.FIND)
    with qtbot.waitSignal(page.filled):
        QTest.keyClicks(page.field, "quays")
    assert page.model.rowCount() == 1
    with qtbot.waitSignal(page.filled):
        QTest.keyClicks(page.field, "xx")
    assert page._none.isVisible()
    assert not page.desk.actions[Command.ADD_TO_PACK].isEnabled()


def test_rejected_figures_are_not_shown(page: FactsPage, qtbot: QtBot) -> None:
    row = page.row
    assert row is not None
    with qtbot.waitSignal(page.filled):
        page.desk.operations.run(lambda library: library.review([row.point.id], Review.REJECTED))
    assert page.model.rowCount() == 2
    assert page.head.counts.text() == "2 figures"


def test_at_large_text_list_figure_and_source_take_turns(page: FactsPage) -> None:
    page.desk.set(text_size=200)
    assert page.list.isVisible()
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert page.detail.sentence.isVisible()
    assert not page.detail.passage.text.isVisible()
    QTest.keyClick(page.detail._tabs, Qt.Key.Key_Right)
    assert page.detail.passage.text.isVisible()
    page._back.click()
    assert page.list.isVisible()


def test_an_empty_library_says_what_the_page_is_for(open_window: Callable[[], MainWindow], qtbot: QtBot) -> None:
    window = open_window()
    page = window.page("facts")
    with qtbot.waitSignal(page.filled):
        window.show_page("facts")
    assert isinstance(page, FactsPage)
    assert page.empty.isVisible()


def test_values_and_units_are_put_plainly() -> None:
    money = Figure(0, 1, "£75 million", 75_000_000, FigureKind.MONEY, None, "GBP")
    span = Figure(0, 1, "5 to 9 per cent", 5, FigureKind.PERCENT, 9, "percent", Modifier.APPROX)
    assert (value(money), unit(money)) == ("75,000,000", "pounds")
    assert (value(span), unit(span)) == ("5 to 9", "per cent")
