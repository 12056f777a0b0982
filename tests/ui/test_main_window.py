"""The frame of the window: pages, names for screen readers, sizes, looks, settings, what is left at its end."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QScrollArea,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from briefing_app import settings
from briefing_app.domain.changes import Change
from briefing_app.domain.points import Review
from briefing_app.library.library import Library
from briefing_app.settings import Look
from briefing_app.ui.actions import Command
from briefing_app.ui.errors import Reporter
from briefing_app.ui.main_window import MainWindow
from briefing_app.ui.packs.page import PacksPage
from briefing_app.ui.pages import EVERY
from briefing_app.ui.widgets.column import ScrollColumn
from briefing_app.ui.widgets.labels import ElidedLabel
from briefing_app.ui.widgets.rail import RailButton

CONTROLS = (QAbstractButton, QLineEdit, QComboBox, QTextEdit, QAbstractItemView)
KEYS = [spec.key for spec in EVERY]
OpenWindow = Callable[[], MainWindow]


def named(widget: QWidget) -> bool:
    if isinstance(widget, QPushButton) and widget.text().strip():
        return True
    return bool(widget.accessibleName()) or widget.objectName().startswith("qt_")


def unnamed(widget: QWidget) -> list[str]:
    found = [each for each in widget.findChildren(QWidget) if isinstance(each, CONTROLS) and not named(each)]
    return [" in ".join(line_of(each)) for each in found if outside(each)]


def line_of(widget: QWidget | None) -> list[str]:
    return [] if widget is None else [type(widget).__name__, *line_of(widget.parentWidget())]


def outside(widget: QWidget) -> bool:
    """Parts of Qt's own widgets are named by the widget that they belong to."""
    parent = widget.parentWidget()
    return not isinstance(parent, QComboBox | QAbstractScrollArea | QLineEdit) or isinstance(parent, QScrollArea)


def test_every_control_has_a_name(window: MainWindow) -> None:
    for key in KEYS:
        window.show_page(key)
    assert unnamed(window) == []


@pytest.mark.parametrize(("width", "height", "size"), [(1366, 768, 100), (1440, 900, 200), (1024, 700, 100)])
def test_nothing_is_wider_than_the_window(window: MainWindow, width: int, height: int, size: int) -> None:
    window.desk.set(text_size=size)
    window.resize(width, height)
    for key in KEYS:
        window.show_page(key)
        assert window.width() == width, key
        assert window.current.minimumSizeHint().width() <= window.stack.width(), key


@pytest.mark.parametrize("size", [100, 200])
def test_no_label_is_cut(window: MainWindow, size: int) -> None:
    window.desk.set(text_size=size)
    for key in ("documents", "settings", "help"):
        window.show_page(key)
        for shown in window.current.findChildren(QLabel):
            if shown.isVisible() and not shown.wordWrap() and not isinstance(shown, ElidedLabel):
                words = shown.text().replace("&", "")
                assert shown.width() >= shown.fontMetrics().horizontalAdvance(words), words


@pytest.mark.parametrize("look", list(Look))
def test_every_look_can_be_taken_at_once(window: MainWindow, look: Look) -> None:
    window.desk.set(look=look)
    assert window.desk.theme.tokens.high_contrast == (look is Look.HIGH_CONTRAST)
    assert window.desk.theme.tokens.dark == (look is Look.DARK)
    assert QApplication.palette().base().color().name() == window.desk.theme.colour("surface").name()


def test_the_rail_folds_where_there_is_no_room(window: MainWindow) -> None:
    folded = [window.rail.folded]
    for width in (1366, 1440):
        window.resize(width, 800)
        folded.append(window.rail.folded)
    for _ in range(2):
        window.desk.actions.trigger(Command.FOLD_RAIL)
        folded.append(window.rail.folded)
    window.desk.set(text_size=150)
    assert [*folded, window.rail.folded] == [False, True, False, True, False, True]
    assert all(button.toolTip() for button in window.findChildren(RailButton))


def test_text_grows_by_key_and_is_remembered(window: MainWindow, tmp_path: Path) -> None:
    QTest.keyClick(window, Qt.Key.Key_Equal, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(window, Qt.Key.Key_Equal, Qt.KeyboardModifier.ControlModifier)
    assert window.desk.theme.scale == 1.25
    window.close()
    assert settings.load(tmp_path / "settings.json").text_size == 125


def test_the_palette_finds_and_does_a_command(window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    field = window._palette.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, "set")
    listed = window._palette.findChild(QListWidget)
    assert isinstance(listed, QListWidget)
    assert "Settings" in listed.item(0).text()
    high = window._palette.height()
    QTest.keyClicks(field, " nowhere")
    assert [listed.item(0).text(), listed.count()] == ["Nothing that can be done here fits these words", 1]
    assert window._palette.height() <= high
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert window.current.title == "Documents"
    QTest.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(field, "set")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert window.current.title == "Settings"


def test_pages_are_reached_by_key(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_Question)
    assert window.current.title == "Help and keys"
    QTest.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert window.current.title == "Documents"


def test_the_librarys_name_and_marking_are_shown(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.desk.operations.changed):
        window.desk.operations.run(lambda library: library.set_note("marking", "OFFICIAL-SENSITIVE"))
    shown = [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
    assert shown.count("OFFICIAL-SENSITIVE") == 2


def test_a_bug_is_shown_on_the_page_without_a_traceback(window: MainWindow, capsys: pytest.CaptureFixture[str]) -> None:
    reporter = Reporter()
    reporter.bug.connect(window.show_bug)
    error = ZeroDivisionError("by nothing")
    reporter._report(ZeroDivisionError, error, None)
    reporter.close()
    assert "went wrong" in window.current.error.words
    assert "Traceback" not in window.current.error.words
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_a_file_that_is_no_library_is_refused_in_words(
    folder: Path, tmp_path: Path, qtbot: QtBot, open_unfilled: OpenWindow
) -> None:
    folder.mkdir()
    (folder / "library.db").write_bytes(b"not a library at all" * 200)
    window = open_unfilled()
    qtbot.waitUntil(lambda: bool(window.current.error.words))
    assert "library" in window.current.error.words


def test_focus_that_came_by_key_has_a_ring(window: MainWindow, qtbot: QtBot) -> None:
    window.rail.buttons["review"].setFocus(Qt.FocusReason.TabFocusReason)
    assert window._ring.isVisible()
    window.rail.buttons["search"].setFocus(Qt.FocusReason.MouseFocusReason)
    assert not window._ring.isVisible()
    QTest.keyClick(window.rail.buttons["search"], Qt.Key.Key_Tab)
    assert window._ring.isVisible()
    before = window._ring.pos()
    window.rail.move(window.rail.pos() + QPoint(7, 3))
    assert window._ring.pos() == before + QPoint(7, 3)
    focused = window.focusWidget()
    assert focused is not None
    focused.clearFocus()
    assert not window._ring.isVisible()
    window.rail.buttons["review"].setFocus(Qt.FocusReason.ShortcutFocusReason)
    assert window._ring.isVisible()
    window.rail.buttons["review"].hide()
    assert window._ring._round is not window.rail.buttons["review"]


def test_the_ring_of_what_is_scrolled_out_of_sight_is_drawn_over_nothing_else(window: MainWindow) -> None:
    column = QWidget()
    box, buttons = QVBoxLayout(column), [QPushButton(str(number)) for number in range(40)]
    for button in buttons:
        box.addWidget(button)
    area = ScrollColumn(column)
    area.setParent(window)
    area.setGeometry(200, 200, 300, 200)
    area.show()
    buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
    assert window._ring.isVisible()
    whole = window._ring.height()
    area.verticalScrollBar().setValue(buttons[0].geometry().center().y())
    assert 0 < window._ring.height() < whole
    assert window._ring.y() > 190
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    assert not window._ring.isVisible()
    area.verticalScrollBar().setValue(0)
    assert window._ring.height() == whole


def test_a_page_is_made_where_it_stands_and_its_parts_are_styled_a_few_times_only(window: MainWindow) -> None:
    class Counted(QObject):
        number = 0

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's
            self.number += event.type() == QEvent.Type.StyleChange
            return super().eventFilter(watched, event)

    counted, app = Counted(), QApplication.instance()
    assert app is not None
    app.installEventFilter(counted)
    page = window.page("packs")
    app.removeEventFilter(counted)
    assert 0 < counted.number < 3.5 * len(page.findChildren(QWidget))  # parts made one within another: ten times


def test_tab_goes_through_a_pack_from_the_left_to_the_right(window: MainWindow) -> None:
    page = window.page("packs")
    assert isinstance(page, PacksPage)
    bench, order, one = page.bench, list[QWidget](), page.nextInFocusChain()
    while one is not None and one is not page:
        order.append(one)
        one = one.nextInFocusChain()
    parts = (page.head, bench.tree, bench.editor.text, bench.details, bench.evidence, bench.preview)
    places = [order.index(part) for part in parts]
    assert places == sorted(places)


def test_events_of_the_window_are_not_asked_for_in_python_while_something_has_the_focus(window: MainWindow) -> None:
    window.rail.buttons["review"].setFocus(Qt.FocusReason.MouseFocusReason)
    assert window._ring._looked_at == [window.rail.buttons["review"]]


def test_the_place_of_the_window_is_kept(window: MainWindow, open_window: OpenWindow, tmp_path: Path) -> None:
    window.resize(1300, 800)
    window.close()
    assert settings.load(tmp_path / "settings.json").window


def test_undo_says_what_it_took_back_and_not_what_was_last_seen(window: MainWindow, qtbot: QtBot) -> None:
    said: list[str] = []
    operations = window.desk.operations
    operations.run(_accept_first)
    window.desk.actions[Command.UNDO].setEnabled(True)
    window.desk.actions.trigger(Command.UNDO)  # before the window has been told of the change
    qtbot.waitUntil(lambda: window.current.notice.words.startswith("Undone"))
    said.append(window.current.notice.words)
    window.desk.actions.trigger(Command.REDO)
    qtbot.waitUntil(lambda: window.current.notice.words.startswith("Done again"))
    said.append(window.current.notice.words)
    assert said == ["Undone: accept 1 figure", "Done again: accept 1 figure"]


def _accept_first(library: Library) -> Change:
    return library.review(library.queue()[:1], Review.ACCEPTED)
