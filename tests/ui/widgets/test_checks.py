"""Check boxes and radio buttons: named, wrapped, toggled wherever they are clicked."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.checks import CheckBox, RadioButton

LONG = "Annex: lettered, after the numbered sections, and before the sources"


def test_words_wrap_where_there_is_no_room(theme: Theme, qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    box, check = QVBoxLayout(holder), CheckBox(theme, LONG)
    box.addWidget(check)
    box.addStretch(1)
    assert check.heightForWidth(160) > check.heightForWidth(800)
    assert check.minimumSizeHint().width() < 120
    holder.resize(180, 300)
    holder.show()
    assert check.height() == check.heightForWidth(check.width())


def test_all_of_it_can_be_clicked_and_keys_do_too(theme: Theme, qtbot: QtBot) -> None:
    check, radio = CheckBox(theme, LONG), RadioButton(theme, "PDF")
    for button in (check, radio):
        qtbot.addWidget(button)
        button.resize(300, 60)
        button.show()
        assert button.accessibleName() == button.text()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(290, 50))
        assert button.isChecked()
    QTest.keyClick(check, Qt.Key.Key_Space)
    assert not check.isChecked()


def test_a_tick_is_drawn(theme: Theme, qtbot: QtBot) -> None:
    check = CheckBox(theme, "Tick")
    qtbot.addWidget(check)
    check.resize(120, 30)
    before = check.grab().toImage()
    check.setChecked(True)
    assert check.grab().toImage() != before
