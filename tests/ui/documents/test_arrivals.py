"""How documents look that came with an e-mail, or came without text."""

import hashlib
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from briefing_app.domain.documents import Origin
from briefing_app.domain.points import Extraction
from briefing_app.domain.text import SourceText
from briefing_app.library.library import Library
from briefing_app.ui.documents.model import Column
from briefing_app.ui.documents.page import DocumentsPage
from briefing_app.ui.main_window import MainWindow

MAIL = """From: Ida Rookwood <ida@canals.example>
To: Locks <locks@canals.example>
Subject: The plan for the locks
Date: Wed, 4 Mar 2026 10:00:00 +0000
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="part"

--part
Content-Type: text/plain; charset=utf-8

Please see the plan.

--part
Content-Type: text/plain; charset=utf-8
Content-Disposition: attachment; filename="plan.txt"

The lock of Marl End will open in May.

--part--
"""


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> DocumentsPage:
    page = window.page("documents")
    assert isinstance(page, DocumentsPage)
    qtbot.waitUntil(lambda: page.reader.opened is not None)
    return page


def add_scan(library: Library) -> int:
    source = SourceText("", "A scan", needs_ocr=True, provenance=(("text", "Its pages are pictures."),))
    return library.add_document(source, Extraction(), Origin("scan.pdf", hashlib.sha256(b"scan").hexdigest())).ids[0]


def test_an_attachment_says_what_it_came_with(page: DocumentsPage, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "locks.eml").write_text(MAIL, "utf-8")
    with qtbot.waitSignal(page.imports.importer.finished, timeout=60_000) as ended:
        page.imports.take([tmp_path / "locks.eml"])
    assert ended.args is not None
    mail, plan = (result.document_id for result in ended.args[0].results)
    assert mail is not None
    qtbot.waitUntil(lambda: plan in page.model)
    page._choose(plan)
    qtbot.waitUntil(lambda: page.reader.opened is not None and page.reader.opened.document.id == plan)
    opened = page.reader.opened
    assert opened is not None
    assert opened.document.origin.parent_id == mail
    assert opened.came_with == "The plan for the locks"
    assert "came with “The plan for the locks”" in page.reader.source.toPlainText()


def test_a_document_without_text_says_so(page: DocumentsPage, qtbot: QtBot) -> None:
    added: list[int] = []
    page.desk.operations.run(add_scan, added.append)
    page.refresh()
    qtbot.waitUntil(lambda: bool(added) and added[0] in page.model)
    place = page.model.place(added[0])
    assert place is not None
    qtbot.waitUntil(lambda: page.model.index(place, Column.REVIEWED).data() == "No text")
    page._choose(added[0])
    qtbot.waitUntil(lambda: page.reader._counts.text().startswith("No text: a picture of text"))
