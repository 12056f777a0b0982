from collections import Counter

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from briefing_app.ui.actions import TABLE, Actions, Command
from briefing_app.ui.icons import Icons
from briefing_app.ui.main_window import MainWindow
from briefing_app.ui.theme import Theme


def test_every_command_has_one_entry() -> None:
    assert Counter(entry.command for entry in TABLE) == Counter(Command)


def test_no_key_means_two_things_and_every_key_is_one() -> None:
    keys = [QKeySequence(key).toString() for entry in TABLE for key in entry.keys]
    assert all(keys)
    assert [key for key, times in Counter(keys).items() if times > 1] == []


def test_every_icon_is_one_of_phosphors(theme: Theme) -> None:
    icons = Icons()
    for entry in TABLE:
        if entry.icon:
            assert not icons.pixmap(entry.icon, "#000000", 16, 1.0).isNull()


def test_the_page_answers_before_the_frame_and_only_while_in_view(theme: Theme) -> None:
    actions, said = Actions(theme, theme), []
    actions.answer({Command.UNDO: lambda: said.append("frame")})
    assert not actions[Command.ACCEPT].isEnabled()
    actions.take_page({Command.UNDO: lambda: said.append("page"), Command.ACCEPT: lambda: said.append("accept")})
    actions[Command.UNDO].trigger()
    actions[Command.ACCEPT].trigger()
    actions.set_able(Command.ACCEPT, False)
    actions[Command.ACCEPT].trigger()
    actions.take_page({})
    actions[Command.UNDO].trigger()
    assert said == ["page", "accept", "frame"]


def test_help_shows_every_command_that_has_a_key(window: MainWindow, qtbot: QtBot) -> None:
    window.show_page("help")
    shown = [label.text() for label in window.current.findChildren(QLabel)]
    for entry in TABLE:
        if entry.keys:
            assert entry.text.rstrip("…") in shown
            assert window.desk.actions.key(entry.command) in shown


def test_the_menus_hold_every_command(window: MainWindow) -> None:
    held = {action for menu in window.menuBar().actions() for action in menu.menu().actions()}  # type: ignore[attr-defined]
    assert {window.desk.actions[command] for command in Command} <= held
