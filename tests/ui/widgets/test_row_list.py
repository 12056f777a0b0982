"""Rows that the program chooses, whatever keys are held down meanwhile."""

import pytest
from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView
from pytestqt.qtbot import QtBot

from briefing_app.ui.widgets.row_list import RowList

Mod = Qt.KeyboardModifier


def chosen(rows: RowList) -> list[int]:
    return sorted(index.row() for index in rows.selectionModel().selectedRows())


@pytest.fixture
def rows(qtbot: QtBot) -> RowList:
    rows = RowList(QStringListModel([f"Row {number}" for number in range(6)]), "Rows")
    rows.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    qtbot.addWidget(rows)
    rows.show()
    return rows


@pytest.mark.parametrize("held", [Mod.ControlModifier, Mod.ShiftModifier])
def test_what_is_chosen_while_a_key_is_held_down_is_chosen_alone(rows: RowList, held: Qt.KeyboardModifier) -> None:
    rows.choose(0)
    QTest.keyPress(rows, Qt.Key.Key_Z, held)
    rows.choose(0)
    assert chosen(rows) == [0]
    rows.choose(3)
    assert chosen(rows) == [3]
    QTest.keyRelease(rows, Qt.Key.Key_Z)


def test_keys_still_choose_several(rows: RowList) -> None:
    rows.choose(2)
    QTest.keyClick(rows, Qt.Key.Key_Down, Mod.ShiftModifier)
    assert chosen(rows) == [2, 3]
    QTest.keyClick(rows, Qt.Key.Key_Down, Mod.ControlModifier)
    QTest.keyClick(rows, Qt.Key.Key_Space, Mod.ControlModifier)
    assert chosen(rows) == [2, 3, 4]
    QTest.keyRelease(rows, Qt.Key.Key_Space)
