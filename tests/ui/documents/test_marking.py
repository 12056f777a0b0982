"""Tags, collections, notes and the bin on the Documents page."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from briefing_app.domain.changes import Change
from briefing_app.domain.marks import Collection, Tag
from briefing_app.library.library import Library
from briefing_app.ui.actions import Command
from briefing_app.ui.documents.page import DocumentsPage
from briefing_app.ui.main_window import MainWindow
from tests.ui.conftest import add


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> DocumentsPage:
    page = window.page("documents")
    assert isinstance(page, DocumentsPage)
    with qtbot.waitSignal(page.filled):
        page.desk.operations.run(add_another)
    qtbot.waitUntil(lambda: page.reader.opened is not None and page.model.rowCount() == 2)
    return page


def add_another(library: Library) -> Change:
    add(library, "Winter timetable", "No ferry sails at night.")
    return library.tag("crossings", document_ids=[2])


def test_documents_are_tagged_and_collected_and_filtered_by_it(page: DocumentsPage, qtbot: QtBot) -> None:
    page.table.selectRow(page.model.place(1) or 0)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_T)
    strip = page.marking.tags
    qtbot.waitUntil(strip.field.hasFocus)
    assert strip.title.text() == "Tags on the document"
    assert strip.field.names == ["crossings"]
    QTest.keyClicks(strip.field, "winter")
    with qtbot.waitSignal(page.filled):
        QTest.keyClick(strip.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: strip.names() == ["winter"])
    QTest.keyClick(strip.field, Qt.Key.Key_Escape)
    assert page.table.hasFocus()
    page.desk.actions.trigger(Command.COLLECT)
    collections = page.marking.collections
    qtbot.waitUntil(collections.field.hasFocus)
    QTest.keyClicks(collections.field, "Oral questions")
    with qtbot.waitSignal(page.filled):
        QTest.keyClick(collections.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Tags: winter" in [each.text() for each in page.reader.notes.findChildren(QLabel)])
    options = {action.text(): action.data() for action in page.filters.marks._menu.actions()}
    assert list(options) == ["Any tag or collection", "crossings", "winter", "Oral questions"]
    for name, kind in (("winter", Tag), ("Oral questions", Collection)):
        assert isinstance(options[name], kind)
        with qtbot.waitSignal(page.filled):
            page.filters.take_mark(options[name])
        assert page.model.place(1) == 0
        assert page.model.rowCount() == 1
    with qtbot.waitSignal(page.filled):
        collections.taken_off.emit("Oral questions")
    assert page.filters.none.text().startswith("No documents marked “Oral questions”.")
    with qtbot.waitSignal(page.filled):
        page.desk.actions.trigger(Command.UNDO)
    assert page.model.rowCount() == 1


def test_notes_on_documents_and_points_are_kept_and_shown(page: DocumentsPage, qtbot: QtBot) -> None:
    page.table.selectRow(page.model.place(1) or 0)
    qtbot.waitUntil(lambda: page.reader.opened is not None and page.reader.opened.document.id == 1)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_N)
    note = page.marking.note
    assert note.title.text() == "Note on the document"
    QTest.keyClicks(note.text, "Ask the press office")
    QTest.keyClick(note.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: [each.markdown for each in page.reader.notes.shown()] == ["Ask the press office"])
    page.reader.source.setFocus()
    page.reader.source.step(1)
    point = page.reader.point
    assert point is not None
    page.desk.actions.trigger(Command.NOTE)
    assert note.title.text() == "Note on the point"
    note.text.setPlainText("Said twice")
    note.leave()
    qtbot.waitUntil(lambda: len(page.reader.notes.shown()) == 2)
    remark = page.reader.notes.shown()[1]
    assert remark.point_id == point.id
    page.reader.notes.edit_asked.emit(remark)
    note.text.setPlainText("Said three times")
    note.leave()
    qtbot.waitUntil(lambda: page.reader.notes.shown()[-1].markdown == "Said three times")
    page.reader.notes.delete_asked.emit(page.reader.notes.shown()[0])
    qtbot.waitUntil(lambda: len(page.reader.notes.shown()) == 1)
    page.reader.select(None)
    assert not page.reader.notes.isVisible()


def test_the_bin_restores_and_asks_before_it_deletes_for_ever(page: DocumentsPage, qtbot: QtBot) -> None:
    assert not page._to_bin.isVisible()
    with qtbot.waitSignal(page.filled):
        page.desk.operations.run(lambda library: library.delete_documents([1, 2]))
    assert page._to_bin.isVisible(), "the bin can be reached when nothing else is left"
    page.desk.actions.trigger(Command.SHOW_BIN)
    qtbot.waitUntil(lambda: len(page.bin.model.binned) == 2)
    assert not page.desk.actions[Command.ACCEPT].isEnabled()

    def asked() -> bool:
        """The bin may be filled once more meanwhile, and forget which row was chosen."""
        page.bin.list.choose(next(row for row, one in enumerate(page.bin.model.binned) if one.id == 2))
        page.desk.actions.trigger(Command.PURGE)
        return page.bin.strip.title.text() == "Delete “Winter timetable” for ever?"

    qtbot.waitUntil(asked)
    page.bin.strip.no.click()
    assert len(page.bin.model.binned) == 2
    page.desk.actions.trigger(Command.PURGE)
    page.bin.strip.yes.click()
    qtbot.waitUntil(lambda: [one.id for one in page.bin.model.binned] == [1])
    page.desk.actions.trigger(Command.RESTORE)
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    qtbot.waitUntil(lambda: page.bin._about.text().startswith("The bin is empty"))
    with qtbot.waitSignal(page.filled):
        QTest.keyClick(page.bin.list, Qt.Key.Key_Escape)
    assert page.table.isVisible()
    assert page.desk.actions[Command.DETAILS].isEnabled()
