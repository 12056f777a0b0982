"""What presses a button."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import Button, KeyButton


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_presses_a_button_as_space_does(theme: Theme, qtbot: QtBot, key: Qt.Key) -> None:
    for button in (Button(theme, "Merge"), KeyButton("Accept", "A")):
        qtbot.addWidget(button)
        with qtbot.waitSignal(button.clicked):
            QTest.keyClick(button, key)


def test_enter_with_a_key_that_means_something_else_does_not_press(theme: Theme, qtbot: QtBot) -> None:
    button = Button(theme, "Merge")
    qtbot.addWidget(button)
    with qtbot.assertNotEmitted(button.clicked):
        QTest.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
