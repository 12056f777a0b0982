"""A column as high as its words need, and scrolling where there is less room."""

from itertools import pairwise

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from briefing_app.ui.widgets.column import FittingColumn, ScrollColumn


@pytest.fixture
def pane(qtbot: QtBot) -> QWidget:
    """A column of ten fields and a line of words over something that takes the rest."""
    made, column, rest = QWidget(), QWidget(), QLabel("the rest")
    inner, outer = QVBoxLayout(column), QVBoxLayout(made)
    words = QLabel("What is typed here is saved at once, whoever typed it. " * 3)
    words.setWordWrap(True)
    for each in (*(QLineEdit() for _ in range(10)), words):
        inner.addWidget(each)
    outer.addWidget(FittingColumn(column))
    outer.addWidget(rest, 1)
    qtbot.addWidget(made)
    made.resize(300, 1400)  # room enough at any size of text that a test before has left
    made.show()
    return made


def test_its_fields_keep_their_height_however_little_room_there_is(pane: QWidget, qtbot: QtBot) -> None:
    (column,) = pane.findChildren(FittingColumn)
    bar, fields = column.verticalScrollBar(), pane.findChildren(QLineEdit)
    qtbot.waitUntil(lambda: bar.maximum() == 0 and column.height() == column.sizeHint().height())
    high = fields[0].height()
    pane.resize(300, 300)
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert {field.height() for field in fields} == {high}
    assert all(above.geometry().bottom() < below.y() for above, below in pairwise(fields))
    pane.resize(600, 1400)
    qtbot.waitUntil(lambda: bar.maximum() == 0)


def test_words_in_a_column_of_a_greatest_width_keep_their_height(qtbot: QtBot) -> None:
    column = QWidget()
    inner = QVBoxLayout(column)
    words = QLabel("What is typed here is saved at once, whoever typed it. " * 6)
    words.setWordWrap(True)
    inner.addWidget(words)
    column.setMaximumWidth(200)
    made = ScrollColumn(column)
    qtbot.addWidget(made)
    made.resize(900, 100)
    made.show()
    qtbot.waitUntil(lambda: column.width() == 200)
    qtbot.waitUntil(lambda: words.height() >= words.heightForWidth(words.width()))
