"""The whole line through the real window: a file comes in, a PDF goes out; once by mouse, once by keyboard alone."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from briefing_app.domain.points import Review
from briefing_app.ui.actions import Command
from briefing_app.ui.documents.page import DocumentsPage
from briefing_app.ui.main_window import MainWindow
from briefing_app.ui.packs import work_versions
from briefing_app.ui.packs.builds_pane import Build, Format
from briefing_app.ui.packs.page import PacksPage
from briefing_app.ui.review.page import ReviewPage
from tests.features.conftest import QUOTE, text_of

PATIENT = 60_000
Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier


def documents(window: MainWindow) -> DocumentsPage:
    page = window.page("documents")
    assert isinstance(page, DocumentsPage)
    return page


def review(window: MainWindow) -> ReviewPage:
    page = window.page("review")
    assert isinstance(page, ReviewPage)
    return page


def packs(window: MainWindow) -> PacksPage:
    page = window.page("packs")
    assert isinstance(page, PacksPage)
    return page


def field_of(parent: QWidget) -> QLineEdit:
    """The field in which the open file dialogue takes a name."""
    dialog = parent.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    field = dialog.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    return field


def press(window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key wherever the focus is."""
    QTest.keyClick(QApplication.focusWidget() or window, key, modifiers)


def paste(field: QLineEdit, words: str) -> None:
    """Replace what a field holds, with Ctrl+A and Ctrl+V: typing would open its list of suggestions."""
    QApplication.clipboard().setText(words)
    for key in (Key.Key_A, Key.Key_V):
        QTest.keyClick(field, key, Ctrl)


def come_back(window: MainWindow, qtbot: QtBot) -> None:
    """Make the window active again after a dialogue: where nothing is displayed, nobody else does."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=PATIENT)


def says_all(words: str) -> None:
    assert "Maren Thistlewood" in words
    assert "oasts secretary" in words
    assert all(part in words for part in QUOTE)
    assert "up to" in words
    assert "£12" in words
    assert "The Saltmarsh Gazette" in words
    assert "21 August 2024" in words
    assert "Page 1 of" in words
    assert "OFFICIAL" in words


def test_a_dropped_article_becomes_a_pdf(
    open_window: Callable[[], MainWindow], article: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_window()
    page = documents(window)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(article))])
    action, button, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    with qtbot.waitSignal(page.imports.importer.finished, timeout=PATIENT):
        page.dropEvent(QDropEvent(QPointF(5, 5), action, data, button, none))
    qtbot.waitUntil(lambda: page.reader.opened is not None and bool(page.reader.points), timeout=PATIENT)
    ids = [point.id for point in page.reader.points]
    with qtbot.waitSignal(review(window).filled, timeout=PATIENT):
        window.show_page("review")
    review(window).accept_many(ids)
    qtbot.waitUntil(lambda: not review(window).sitting.pending(), timeout=PATIENT)

    window.show_page("packs")
    shelf = packs(window).shelf
    window.desk.actions.trigger(Command.NEW_PACK)
    shelf.title.setText("Piers")
    with qtbot.waitSignal(window.desk.open_pack_changed, timeout=PATIENT):
        QTest.keyClick(shelf.title, Key.Key_Return)
    with qtbot.waitSignal(window.desk.operations.changed, timeout=PATIENT):
        window.desk.add_to_open_pack(ids)
    write = partial(work_versions.write, packs(window)._pack_id or 0, Build(Format.PDF))
    packs(window).exporter.write(write, ".pdf", str(tmp_path / "piers.pdf"))
    qtbot.waitUntil(lambda: packs(window).notice.words == "Exported piers.pdf", timeout=PATIENT)
    says_all(text_of(tmp_path / "piers.pdf"))


def test_the_same_by_keyboard_alone(
    open_window: Callable[[], MainWindow], article: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_window()
    press(window, Key.Key_O, Ctrl)
    name = field_of(documents(window))
    paste(name, str(article))
    with qtbot.waitSignal(documents(window).imports.importer.finished, timeout=PATIENT):
        QTest.keyClick(name, Key.Key_Return)
    come_back(window, qtbot)

    # a pack to add to, then every suggestion: accepted, and added as one goes
    press(window, Key.Key_6, Ctrl)
    qtbot.waitUntil(packs(window).shelf.isVisible, timeout=PATIENT)
    press(window, Key.Key_N, Ctrl)
    assert packs(window).shelf.title.hasFocus()
    QTest.keyClicks(packs(window).shelf.title, "Piers")
    with qtbot.waitSignal(window.desk.open_pack_changed, timeout=PATIENT):
        press(window, Key.Key_Return)
    with qtbot.waitSignal(review(window).filled, timeout=PATIENT):
        press(window, Key.Key_2, Ctrl)
    while review(window).sitting.pending():
        with qtbot.waitSignal(window.desk.operations.changed, timeout=PATIENT):
            press(window, Key.Key_P)
        with qtbot.waitSignal(review(window).filled, timeout=PATIENT):
            press(window, Key.Key_A)
    assert {row.point.review for row in review(window).sitting.rows() if row.point} == {Review.ACCEPTED}

    with qtbot.waitSignal(packs(window).filled, timeout=PATIENT):
        press(window, Key.Key_6, Ctrl)
    press(window, Key.Key_E, Ctrl)
    name = field_of(packs(window))
    paste(name, str(tmp_path / "by-key.pdf"))
    QTest.keyClick(name, Key.Key_Return)
    qtbot.waitUntil(lambda: packs(window).notice.words == "Exported by-key.pdf", timeout=PATIENT)
    says_all(text_of(tmp_path / "by-key.pdf"))
