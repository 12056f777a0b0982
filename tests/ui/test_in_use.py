"""A second window on a library that another one has."""

import shutil
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefing_app.library.library import Library
from briefing_app.ui.actions import READING, Command
from briefing_app.ui.documents.page import DocumentsPage
from briefing_app.ui.in_use import InUsePane
from briefing_app.ui.main_window import MainWindow
from tests.ui.conftest import OpenWindow, add


def choice(window: MainWindow) -> InUsePane:
    (pane,) = window.findChildren(InUsePane)
    return pane


def test_a_second_window_offers_to_read_and_changes_nothing(
    folder: Path, seeded: Path, open_unfilled: OpenWindow, qtbot: QtBot
) -> None:
    shutil.copytree(seeded, folder)
    with Library.open(folder, alone=True) as other:
        window = open_unfilled()
        qtbot.waitUntil(lambda: bool(window.findChildren(InUsePane)))
        pane = choice(window)
        assert pane.isVisible()
        assert not window.stack.isVisible()
        assert pane.read.hasFocus()
        with qtbot.waitSignal(window.current.filled):
            pane.read.click()
        page = window.current
        assert isinstance(page, DocumentsPage)
        assert page.table.isVisible()
        assert window.status._saved.text() == "Read-only: open in another window"
        able = {command for command in Command if window.desk.actions[command].isEnabled()}
        assert able <= READING
        assert {Command.GO_SEARCH, Command.FIND, Command.QUIT} <= able
        QTest.keyClick(page.table, Qt.Key.Key_Delete)
        assert page.model.rowCount() == 1
        with qtbot.waitSignal(page.filled, timeout=10_000):
            add(other, "Winter timetable", "No ferry sails at night.")
        assert page.model.rowCount() == 2
        window.close()


def test_it_can_try_again_once_the_other_window_is_closed(
    folder: Path, seeded: Path, open_unfilled: OpenWindow, qtbot: QtBot
) -> None:
    shutil.copytree(seeded, folder)
    other = Library.open(folder, alone=True)
    window = open_unfilled()
    qtbot.waitUntil(lambda: bool(window.findChildren(InUsePane)))
    choice(window).again.emit()
    qtbot.waitUntil(lambda: any(pane.isVisible() for pane in window.findChildren(InUsePane)))
    other.close()
    with qtbot.waitSignal(window.current.filled):
        next(pane for pane in window.findChildren(InUsePane) if pane.isVisible()).again.emit()
    assert window.desk.actions[Command.DELETE].isEnabled()
    assert not window.desk.operations.read_only
