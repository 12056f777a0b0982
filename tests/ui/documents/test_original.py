"""Opening the file that a document came from. The system's own programs are not started: Qt hands the address to us."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from briefing_app.ui.actions import Command
from briefing_app.ui.documents.page import DocumentsPage
from briefing_app.ui.main_window import MainWindow
from tests.ui.documents.opening import import_file


class Program(QObject):
    """Stands where the system would choose a program."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Path] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.opened.append(Path(url.toLocalFile()))


@pytest.fixture
def program() -> Iterator[Program]:
    program = Program()
    QDesktopServices.setUrlHandler("file", program, "take")  # type: ignore[arg-type]  # PySide6 wants a text
    yield program
    QDesktopServices.unsetUrlHandler("file")


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> DocumentsPage:
    page = window.page("documents")
    assert isinstance(page, DocumentsPage)
    qtbot.waitUntil(lambda: page.reader.opened is not None)
    return page


def test_the_original_is_opened_as_it_was(page: DocumentsPage, program: Program, tmp_path: Path, qtbot: QtBot) -> None:
    assert not page.reader._original.isVisible()
    page.desk.actions.trigger(Command.OPEN_ORIGINAL)
    qtbot.waitUntil(lambda: "was not kept" in page.notice.words)
    path = tmp_path / "locks.html"
    path.write_text("<html><body><article><p>The locks will open in May, at last.</p></article></body></html>", "utf-8")
    import_file(page, path, qtbot)
    assert page.reader._original.isVisible()
    page.reader._original.click()
    qtbot.waitUntil(lambda: bool(program.opened))
    assert program.opened[0] != path
    assert program.opened[0].read_bytes() == path.read_bytes()
    qtbot.waitUntil(lambda: "may fetch pictures" in page.notice.words)
    program.opened[0].chmod(0o600)
    program.opened[0].write_bytes(b"something else")
    page.reader._original.click()
    qtbot.waitUntil(lambda: "was changed after it was imported" in page.error.words)
    assert len(program.opened) == 1
