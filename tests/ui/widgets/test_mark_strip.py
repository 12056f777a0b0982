"""The strip of names at a page's foot, however many there are."""

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.column import FittingColumn
from briefing_app.ui.widgets.mark_strip import NamesStrip


def test_forty_names_scroll_and_two_take_one_line(theme: Theme, qtbot: QtBot) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    strip = NamesStrip(theme, "A tag")
    column.addWidget(QWidget(), 1)
    column.addWidget(strip)
    qtbot.addWidget(page)
    page.resize(600, 700)
    page.show()
    strip.show_names("Tags", [f"winter timetable {number}" for number in range(40)], [])
    (names,) = strip.findChildren(FittingColumn)
    qtbot.waitUntil(lambda: names.verticalScrollBar().maximum() > 0)
    assert strip.height() < 300
    assert len(strip.names()) == 40
    strip.show_names("Tags", ["winter", "summer"], [])
    qtbot.waitUntil(lambda: names.verticalScrollBar().maximum() == 0 and names.height() < 60)
    strip.show_names("Tags", [], [])
    qtbot.waitUntil(lambda: not names.isVisible())
