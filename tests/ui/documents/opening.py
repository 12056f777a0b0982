"""A file that is imported and opened on the Documents page."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from briefing_app.ui.documents.page import DocumentsPage


def import_file(page: DocumentsPage, path: Path, qtbot: QtBot) -> None:
    """Import a file, and wait until its document is open."""
    with qtbot.waitSignal(page.imports.importer.stored, timeout=60_000) as stored:
        page.imports.take([path])
    assert stored.args is not None
    document_id = stored.args[0]
    qtbot.waitUntil(lambda: document_id in page.model)
    page._choose(document_id)
    qtbot.waitUntil(lambda: page.reader.opened is not None and page.reader.opened.document.id == document_id)
