"""Picking a name by the keys that people press."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView
from pytestqt.qtbot import QtBot

from briefing_app.ui.widgets.name_field import NameField

NAMES = [("Oriel Fenwick (Secretary of State)", 1), ("Marcus Fenwick", 2), ("Wilf Castellane", 3)]


def listed(made: NameField) -> QAbstractItemView:
    completer = made.completer()
    assert completer is not None
    popup = completer.popup()
    assert popup is not None
    return popup


def field(qtbot: QtBot) -> NameField:
    made = NameField("A name")
    made.offer(NAMES)
    qtbot.addWidget(made)
    made.show()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


def test_whoever_clears_the_field_when_a_name_is_picked_finds_it_clear(qtbot: QtBot) -> None:
    made = field(qtbot)
    made.picked.connect(made.clear)
    QTest.keyClicks(made, "castell")
    popup = listed(made)
    assert popup.isVisible()
    QTest.keyClick(popup, Qt.Key.Key_Down)
    with qtbot.waitSignal(made.picked) as picked:
        QTest.keyClick(popup, Qt.Key.Key_Return)
    assert picked.args == ["Wilf Castellane"]
    assert made.text() == ""


def test_the_names_that_hold_the_words_are_those_that_fit(qtbot: QtBot) -> None:
    made = field(qtbot)
    for words, fitting in (("FENWICK", [NAMES[0][0], NAMES[1][0]]), ("oriel", [NAMES[0][0]]), ("x", []), (" ", [])):
        made.setText(words)
        assert made.fitting() == fitting
    made.setText("fenwick")
    made.show_fitting()
    assert listed(made).isVisible()
    assert listed(made).model().rowCount() == 2
