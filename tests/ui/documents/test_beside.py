"""The page of a PDF beside its text, drawn in a process of its own."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from briefing_app.ui.actions import Command
from briefing_app.ui.documents.page import DocumentsPage
from briefing_app.ui.main_window import MainWindow
from tests.importing.articles import articles
from tests.importing.readers.pdf_building import LOOKS, pdf_of
from tests.ui.documents.opening import import_file


@pytest.fixture
def page(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> DocumentsPage:
    """The Documents page with a PDF open, of three pages that are numbered from 4 on."""
    page = window.page("documents")
    assert isinstance(page, DocumentsPage)
    qtbot.waitUntil(lambda: page.reader.opened is not None)
    page.desk.actions.trigger(Command.SHOW_PAGE)
    assert not page.beside.is_shown  # the document of the fixture has no pages
    path = tmp_path / "harbour.pdf"
    path.write_bytes(pdf_of(articles()[0], LOOKS["headed and footed"]))
    import_file(page, path, qtbot)
    return page


def point_on(page: DocumentsPage, words: str) -> int:
    return next(point.id for point in page.reader.points if words in point.content.text)


def drawn(page: DocumentsPage, qtbot: QtBot, do: Callable[[], object]) -> str:
    """What stands above the page that is drawn once that is done."""
    with qtbot.waitSignal(page.beside._drawn.drawn, timeout=30_000):
        do()
    return page.beside.pane._label.text()


def test_the_page_follows_the_selected_point(page: DocumentsPage, folder: Path, qtbot: QtBot) -> None:
    page.reader.select(point_on(page, "failure of nerve"))
    assert drawn(page, qtbot, partial(page.desk.actions.trigger, Command.SHOW_PAGE)) == "p. 6 (PDF page 3)"
    assert page.reader.strip._place.text().startswith("p. 6 (PDF page 3)")
    assert len(page.beside.pane.sheet.boxes) >= 1
    assert not page._left.isVisible()
    page.points._copy()
    assert "12 May 2026, p. 6 (PDF page 3)" in QGuiApplication.clipboard().text()

    page.reader.select(point_on(page, "Nobody in this building"))
    qtbot.waitUntil(lambda: page.beside.pane.number == 1)
    assert drawn(page, qtbot, page.beside.pane._after.click) == "p. 5 (PDF page 2)"

    for path in (folder / "originals").rglob("*.pdf"):
        path.chmod(0o600)
        path.unlink()
    page.beside.pane._after.click()
    qtbot.waitUntil(lambda: "was not found" in page.beside.pane._notice.text(), timeout=30_000)
    page.reader.back.emit()
    assert page.beside.pane.isHidden()
    assert page._left.isVisible()
