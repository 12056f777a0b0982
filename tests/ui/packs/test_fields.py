"""The parts of an item's fields by themselves: sealed words, charts, handling."""

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefing_app.domain.figures import Figure, FigureKind
from briefing_app.domain.packs import ChartKind, ItemKind, Pack, PackDetails, PackItem, PackSection
from briefing_app.domain.points import Point
from briefing_app.domain.quotes import Quote, QuoteKind
from briefing_app.ui.packs.chart_fields import ChartFields
from briefing_app.ui.packs.handling import Handling
from briefing_app.ui.packs.points_pane import Offered
from briefing_app.ui.packs.sealed import REFUSED, Sealed
from briefing_app.ui.packs.state import OpenPack, references
from briefing_app.ui.theme import Theme

Key, Mod = Qt.Key, Qt.KeyboardModifier
SAID = "We will look at every one, and nobody else will."
QUOTE = Point(7, 1, Quote(0, len(SAID), SAID, QuoteKind.DIRECT, "Idris Calloway", "chief inspector"))


def figure(point_id: int, value: int, of: str) -> Point:
    return Point(point_id, 1, Figure(0, 3, str(value), value, FigureKind.COUNT, unit=of, of=of))


FIGURES = {
    point.id: point for point in (figure(21, 100, "inspectors"), figure(22, 40, "piers"), figure(23, 9, "boats"))
}
ITEM = PackItem(11, ItemKind.POINT, point_id=7)
CHART = PackItem(12, ItemKind.CHART, "Chart", chart=ChartKind.LINE, chart_points=(22, 21))
ITEMS = (ITEM, CHART, PackItem(13, ItemKind.POINT, point_id=23))
OPENED = OpenPack(Pack(1, PackDetails("P"), (PackSection(1, "Said", items=ITEMS),)), {7: QUOTE, **FIGURES})


@pytest.fixture
def sealed(theme: Theme, qtbot: QtBot) -> Sealed:
    made = Sealed(theme)
    qtbot.addWidget(made)
    made.resize(400, 500)
    made.show_point(OPENED, ITEM)
    made.show()
    return made


def select(sealed: Sealed, words: str) -> None:
    start = sealed.words.toPlainText().index(words)
    cursor = sealed.words.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(start + len(words), QTextCursor.MoveMode.KeepAnchor)
    sealed.words.setTextCursor(cursor)


def test_words_are_left_out_by_delete_and_shown_again(sealed: Sealed, qtbot: QtBot) -> None:
    assert not sealed.leave_out.isEnabled()
    select(sealed, "every one")
    with qtbot.waitSignal(sealed.changed):
        QTest.keyClick(sealed.words, Key.Key_Delete)
    assert sealed.display == "We will look at […], and nobody else will."
    assert SAID in sealed._source.text()
    assert not sealed._source.isHidden()
    with qtbot.waitSignal(sealed.changed):
        sealed.whole.click()
    assert sealed.display == ""
    assert sealed._source.isHidden()


def test_an_omission_that_turns_the_sense_is_told_at_once(sealed: Sealed) -> None:
    select(sealed, "nobody else")
    sealed.leave_out.click()
    assert "nobody" in sealed._fault.text()
    assert not sealed._fault.isHidden()


def test_words_are_put_in_by_the_bracket_key(sealed: Sealed) -> None:
    select(sealed, "We")
    QTest.keyClicks(sealed.words, "[")
    assert not sealed.inserted.isHidden()
    QTest.keyClicks(sealed.inserted, "The inspectors")
    QTest.keyClick(sealed.inserted, Key.Key_Return)
    assert sealed.display == "[The inspectors] will look at every one, and nobody else will."
    assert sealed.inserted.isHidden()


def test_other_words_are_refused(sealed: Sealed) -> None:
    QTest.keyClicks(sealed.words, "Perhaps ")
    assert sealed.display == ""
    assert sealed._fault.text() == REFUSED


def test_only_quotes_can_be_shortened(sealed: Sealed) -> None:
    sealed.show_point(OPENED, ITEMS[2])
    assert sealed._tools.isHidden()
    sealed.show_point(OPENED, PackItem(14, ItemKind.POINT, point_id=99))
    assert "no longer in the library" in sealed.words.toPlainText()
    QTest.keyClick(sealed.words, Key.Key_Delete)
    lost = PackItem(14, ItemKind.POINT, point_id=99, display="We will […].")
    assert sealed.written(lost) == lost  # it may be found again


@pytest.fixture
def chart(theme: Theme, qtbot: QtBot) -> ChartFields:
    made = ChartFields(theme)
    qtbot.addWidget(made)
    made.resize(400, 500)
    made.show_item(OPENED, CHART)
    made.show()
    return made


def test_a_chart_has_its_figures_first_in_its_order(chart: ChartFields) -> None:
    rows = [chart.list.item(at).text() for at in range(chart.list.count())]
    assert rows == ["40 piers", "100 inspectors", "9 boats"]
    assert chart.list.values() == [22, 21]
    assert chart.written(CHART) == CHART


def test_figures_are_ticked_and_moved_by_keys(chart: ChartFields, qtbot: QtBot) -> None:
    chart.list.setCurrentRow(2)
    with qtbot.waitSignal(chart.changed):
        QTest.keyClick(chart.list, Key.Key_Space)
    assert chart.written(CHART).chart_points == (22, 21, 23)
    with qtbot.waitSignal(chart.changed):
        QTest.keyClick(chart.list, Key.Key_Up, Mod.AltModifier | Mod.ShiftModifier)
    assert chart.written(CHART).chart_points == (22, 23, 21)
    assert chart.list.currentRow() == 1
    QTest.keyClick(chart.list, Key.Key_Space)
    assert chart.written(CHART).chart_points == (22, 21)


def test_figures_of_the_library_are_offered_below(chart: ChartFields, qtbot: QtBot) -> None:
    with qtbot.waitSignal(chart.words_changed):
        QTest.keyClicks(chart.field, "ferries")
    chart.offer([Offered(figure(31, 3, "ferries"), "Gazette"), Offered(QUOTE, "Gazette")])
    assert chart.list.item(3).text() == "3 ferries"
    assert chart.list.count() == 4


def test_handling_says_what_holds_and_keeps_it(theme: Theme, qtbot: QtBot) -> None:
    made = Handling(theme)
    qtbot.addWidget(made)
    moment = datetime(2024, 8, 21, 14, 0)  # noqa: DTZ001 - as printed
    item = PackItem(11, ItemKind.NOTE, not_for_use=True, embargo=moment, file_note="Ask Linus.")
    made.show_item(item)
    assert made.written(PackItem(11, ItemKind.NOTE)) == item
    assert "not for use" in made.held.text()
    assert "14:00 on 21 August 2024" in made.held.text()
    assert made._all.isHidden()
    made.open()
    assert made.minimumSizeHint().width() < theme.text(260)  # whatever holds, it widens no column
    made.not_for_use.click()
    assert not made.written(item).not_for_use


def test_titles_are_referred_to_by_name_and_others_by_a_link() -> None:
    assert references(OPENED, but=ITEM) == [
        ("Said", "[[Said]]"),
        ("    Chart", "[[Chart]]"),
        ("    9 boats", "[see](#item-13)"),
    ]
