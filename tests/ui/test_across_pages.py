"""What goes from page to page: a target, a pack, a point, and one walk from a dropped file to a PDF."""

from functools import partial
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing_app.domain.changes import Change
from briefing_app.domain.packs import PackDetails, SectionKind
from briefing_app.domain.points import Review
from briefing_app.library.library import Library
from briefing_app.ui import tour
from briefing_app.ui.actions import Command
from briefing_app.ui.desk import Target
from briefing_app.ui.documents.page import DocumentsPage
from briefing_app.ui.main_window import MainWindow


def new_pack(library: Library) -> Change:
    return library.add_pack(PackDetails("Winter piers", needed_by="14:00"), [("Quotes", SectionKind.QUOTES)])


@pytest.fixture
def pack(window: MainWindow, qtbot: QtBot) -> int:
    with qtbot.waitSignal(window.desk.open_pack_changed):
        window.desk.operations.run(new_pack)
    assert window.desk.open_pack is not None
    return window.desk.open_pack.id


def test_a_pack_that_another_page_opens_keeps_its_title(window: MainWindow, pack: int, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.page("packs").filled):
        window.show_page("packs", Target(pack_id=pack))
    window.show_page("documents")
    kept: list[PackDetails] = []
    window.desk.operations.run(partial(details, pack_id=pack), kept.append)
    qtbot.waitUntil(lambda: bool(kept))
    assert kept[0] == PackDetails("Winter piers", needed_by="14:00")


def details(library: Library, pack_id: int) -> PackDetails:
    return library.pack(pack_id).details


def test_a_point_is_added_to_the_open_pack_by_key(window: MainWindow, pack: int, qtbot: QtBot) -> None:
    page = window.page("documents")
    assert isinstance(page, DocumentsPage)
    qtbot.waitUntil(lambda: page.reader.opened is not None)
    page.reader.source.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down):
        QTest.keyClick(page.reader.source, key, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(page.reader.source, Qt.Key.Key_P)
    qtbot.waitUntil(lambda: page.notice.words == "Added to Winter piers")
    qtbot.waitUntil(lambda: window.desk.open_pack is not None and window.desk.open_pack.items == 1)
    QTest.keyClick(page.reader.source, Qt.Key.Key_P)
    qtbot.waitUntil(lambda: page.notice.words == "Already in Winter piers")


def test_without_a_pack_p_leads_to_packs(window: MainWindow, qtbot: QtBot) -> None:
    page = window.page("documents")
    assert isinstance(page, DocumentsPage)
    qtbot.waitUntil(lambda: page.reader.opened is not None)
    page.reader.source.step(1)
    window.desk.actions.trigger(Command.ADD_TO_PACK)
    qtbot.waitUntil(lambda: window.current.title == "Packs")
    assert "pack first" in window.current.notice.words


def test_another_page_shows_a_point_in_its_document(window: MainWindow, qtbot: QtBot) -> None:
    window.show_page("help")
    page = window.page("documents")
    assert isinstance(page, DocumentsPage)
    window.desk.go.emit("documents", Target(document_id=1, point_id=3))
    qtbot.waitUntil(lambda: page.reader.source.selected_id == 3)


def test_the_tour_leaves_a_picture_of_each_page_and_a_pack(tmp_path: Path, qapp: QApplication) -> None:
    out = tmp_path / "out"
    out.mkdir()
    made = tour.Tour(out, tour.View(), tmp_path).walk()
    assert not any(isinstance(each, MainWindow) for each in qapp.topLevelWidgets())
    names = [path.name for path in made]
    assert names == [
        *("start.png", "documents.png", "review.png", "search.png", "speakers.png", "facts.png"),
        *("stories.png", "packs.png"),
        "pack.pdf",
    ]
    assert all(path.stat().st_size > 20_000 for path in made)
    with Library.open(tmp_path / "library") as library:
        accepted = [
            point.content.text
            for document in library.documents()
            for point in library.points(document)
            if point.review is Review.ACCEPTED
        ]
        [pack] = library.packs()
        chosen = [item.point_id for item in library.pack(pack.id).items]
        quotes = [point.content.text for point in library.points_by_id([each for each in chosen if each is not None])]
    document = pypdfium2.PdfDocument(out / "pack.pdf")
    words = " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)
    document.close()
    assert accepted
    assert quotes
    assert all(" ".join(quote.split()[:4]) in words for quote in quotes)
