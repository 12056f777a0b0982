"""What other programs drop on the page."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from pytestqt.qtbot import QtBot

from briefing_app.importing.readers import read_bytes
from briefing_app.ui.documents.drops import taken, welcome
from briefing_app.ui.documents.page import DocumentsPage
from briefing_app.ui.main_window import MainWindow

HTML = "<p>The department will spend £42 million on lock gates.</p><p>“We are glad,” said Oriel Fenwick.</p>"
LINK = "https://courier.example/locks"


def mime(*, html: str = "", text: str = "", urls: tuple[str, ...] = (), formats: Mapping[str, bytes] = {}) -> QMimeData:
    data = QMimeData()
    if html:
        data.setHtml(html)
    if text:
        data.setText(text)
    if urls:
        data.setUrls([QUrl(url) for url in urls])
    for name, value in formats.items():
        data.setData(name, value)
    return data


def promise(name: str, data: bytes) -> QMimeData:
    """As Outlook hands a message over on Windows."""
    group = (1).to_bytes(4, "little") + bytes(72) + name.encode("utf-16-le").ljust(520, b"\0")
    formats = {"FileContents": data, "FileGroupDescriptorW": group}
    return mime(formats={f'application/x-qt-windows-mime;value="{key}"': value for key, value in formats.items()})


def test_files_come_before_anything_else(tmp_path: Path) -> None:
    path = tmp_path / "locks.txt"
    dropped = taken(mime(urls=(QUrl.fromLocalFile(str(path)).toString(), LINK), html=HTML, text="locks"))
    assert (dropped.files, dropped.data) == ((path,), b"")


def test_a_piece_of_a_page_becomes_a_page_that_reads_well() -> None:
    dropped = taken(mime(html=HTML, text="The department will spend", urls=(LINK,)))
    assert (dropped.name, dropped.suffix) == ("The department will spend", ".html")
    source = read_bytes(dropped.data, "dropped.html").parts[0].source
    assert "£42 million on lock gates" in source.text
    assert source.link == LINK


def test_a_whole_page_keeps_its_title_and_needs_no_right_encoding() -> None:
    page = f"<html><head><meta charset='windows-1252'><title>Gates: now!</title></head><body>{HTML}</body></html>"
    dropped = taken(mime(html=page))
    assert dropped.name == "Gates now"
    assert "£42 million" in read_bytes(dropped.data, "dropped.html").parts[0].source.text


def test_a_mere_link_with_its_words_is_no_page() -> None:
    dropped = taken(mime(html=f'<a href="{LINK}">Locks to open</a>', text=LINK, urls=(LINK,)))
    assert (dropped.data, dropped.link) == (b"", LINK)


def test_text_becomes_a_text() -> None:
    dropped = taken(mime(text="  Locks / open: in May?\nSo they say."))
    assert (dropped.name, dropped.suffix) == ("Locks open in May", ".txt")
    assert dropped.data == b"Locks / open: in May?\nSo they say."


def test_a_message_comes_as_a_message() -> None:
    dropped = taken(mime(text="From: a", formats={"message/rfc822": b"From: a\r\n\r\nHello"}))
    assert (dropped.suffix, dropped.data) == (".eml", b"From: a\r\n\r\nHello")


@pytest.mark.parametrize("name", ["Re locks.msg", "..\\..\\Re locks.msg"])
def test_a_promised_file_comes_under_its_own_name_and_no_path(name: str) -> None:
    dropped = taken(promise(name, b"message"))
    assert (dropped.name, dropped.suffix, dropped.data) == ("Re locks", ".msg", b"message")
    assert welcome(promise(name, b"message"))


def test_what_holds_nothing_is_not_welcome() -> None:
    assert not welcome(QMimeData())
    assert not welcome(mime(formats={"application/x-color": b"red"}))


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> DocumentsPage:
    page = window.page("documents")
    assert isinstance(page, DocumentsPage)
    qtbot.waitUntil(lambda: page.reader.opened is not None)
    return page


def test_a_page_that_is_dropped_is_a_document_with_its_link(page: DocumentsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.imports.importer.stored, timeout=60_000) as stored:
        page.imports.take_dropped(mime(html=HTML, text="The department will spend", urls=(LINK,)))
    assert stored.args is not None
    document_id = stored.args[0]
    qtbot.waitUntil(lambda: document_id in page.model)
    page._choose(document_id)
    qtbot.waitUntil(lambda: page.reader.opened is not None and page.reader.opened.document.details.link == LINK)


def test_a_link_alone_is_explained_and_not_followed(page: DocumentsPage) -> None:
    page.imports.take_dropped(mime(text=LINK, urls=(LINK,)))
    assert page.notice.words.startswith("Only a link was dropped, and nothing is fetched from the network.")
    assert not page.imports.importer.running
