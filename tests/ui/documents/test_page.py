"""The Documents page as people use it: a real window, a real library, the real reading process."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from briefing_app.domain.changes import Change
from briefing_app.domain.documents import Origin
from briefing_app.domain.points import Extraction, Review
from briefing_app.domain.quotes import Quote
from briefing_app.domain.text import SourceText
from briefing_app.library.library import Library
from briefing_app.ui.actions import Command
from briefing_app.ui.documents.page import DocumentsPage
from briefing_app.ui.documents.start import StartPane
from briefing_app.ui.main_window import MainWindow
from tests.ui.conftest import TEXT

ARTICLE = (
    "Gates to be repaired\n\nThe department will spend £42 million on lock gates.\n\n"
    "“We are putting that right,” said Oriel Fenwick, the waterways secretary.\n"
)


def page_of(window: MainWindow) -> DocumentsPage:
    page = window.page("documents")
    assert isinstance(page, DocumentsPage)
    return page


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> DocumentsPage:
    page = page_of(window)
    qtbot.waitUntil(lambda: page.reader.opened is not None)
    return page


def drop(page: DocumentsPage, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    page.dropEvent(QDropEvent(QPointF(5, 5), action, data, button, Qt.KeyboardModifier.NoModifier))


def press(page: DocumentsPage, label: str) -> None:
    [button] = [button for button in page.imports.report.findChildren(QPushButton) if button.text() == label]
    button.click()


def test_an_empty_library_offers_ways_to_begin(open_window: Callable[[], MainWindow]) -> None:
    page = page_of(open_window())
    assert isinstance(page._stack.currentWidget(), StartPane)
    assert page.desk.actions[Command.OPEN_SAMPLES].isEnabled()
    start = page._stack.currentWidget()
    assert isinstance(start, StartPane)
    assert start.choose.hasFocus()


def test_dropped_files_are_read_stored_and_shown(
    open_window: Callable[[], MainWindow], tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_window()
    page = page_of(window)
    (tmp_path / "gates.txt").write_text(ARTICLE, "utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    with qtbot.waitSignal(page.imports.importer.finished, timeout=60_000):
        drop(page, tmp_path / "gates.txt", tmp_path / "empty.txt")
    qtbot.waitUntil(lambda: page.reader.opened is not None)
    assert len(page.model.ids) == 1
    assert "Oriel Fenwick" in {getattr(point.content, "speaker", "") for point in page.reader.points}
    report = page.imports.report
    assert report.isVisible()
    assert "1 not imported" in report._title.text()
    (tmp_path / "empty.txt").write_text(ARTICLE, "utf-8")
    with qtbot.waitSignal(page.imports.importer.finished, timeout=60_000):
        press(page, "\u2009Try again")
    assert "1 already here" in report._title.text()
    with qtbot.waitSignal(page.imports.importer.stored):
        press(page, "Keep both")
    qtbot.waitUntil(lambda: len(page.model.ids) == 2)
    assert window.rail.buttons["documents"].accessibleName() == "Documents, 2"


def test_what_the_reader_shows_is_selected_even_where_the_focus_made_its_row_current(
    page: DocumentsPage, qtbot: QtBot
) -> None:
    page.table.clearSelection()
    assert page.table.currentIndex().isValid()
    with qtbot.waitSignal(page.filled):
        page.refresh()
    assert page.table.chosen_ids() == [page.table.document_id()]


def test_points_are_decided_upon_and_undone_by_key(page: DocumentsPage, window: MainWindow, qtbot: QtBot) -> None:
    page.reader.source.setFocus()
    page.reader.source.step(1)
    point = page.reader.point
    assert point is not None
    with qtbot.waitSignal(page.filled):
        QTest.keyClick(page.reader.source, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: page.reader.point is not None and page.reader.point.review is Review.ACCEPTED)
    assert page.notice.words.startswith("Accept")
    assert window.desk.actions[Command.UNDO].text().startswith("Undo accept")
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.reader.point is not None and page.reader.point.review is Review.SUGGESTED)


def test_rejected_points_lose_their_mark(page: DocumentsPage, qtbot: QtBot) -> None:
    page.reader.source.step(1)
    before = len(page.reader.source.marks)
    page.desk.actions.trigger(Command.REJECT)
    qtbot.waitUntil(lambda: len(page.reader.source.marks) == before - 1)
    assert page.reader.strip.isHidden()


def test_a_point_is_copied_with_its_source(page: DocumentsPage) -> None:
    page.reader.source.step(1)
    page.reader.source.step(1)
    page.desk.actions.trigger(Command.COPY_WITH_SOURCE)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "“No passenger should step on to it,”"
    assert lines[1] == "Idris Calloway, chief inspector"
    assert "The Saltmarsh Gazette" in lines[2]


def test_a_document_goes_to_the_bin_and_comes_back(page: DocumentsPage, window: MainWindow, qtbot: QtBot) -> None:
    page.table.setFocus()
    page.desk.actions.trigger(Command.DELETE)
    qtbot.waitUntil(lambda: isinstance(page._stack.currentWidget(), StartPane))
    assert page.reader.opened is None
    window.desk.actions.trigger(Command.UNDO)
    qtbot.waitUntil(lambda: page.reader.opened is not None)


def test_details_are_saved_as_they_are_typed(page: DocumentsPage, qtbot: QtBot, folder: Path) -> None:
    page.desk.actions.trigger(Command.DETAILS)
    title = page.reader.details._fields["title"]
    qtbot.waitUntil(title.hasFocus)
    title.setText("Piers to close")
    with qtbot.waitSignal(page.desk.operations.changed):
        QTest.keyClick(title, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: page.table.currentIndex().data() == "Piers to close")


def test_a_speaker_is_corrected_in_place(page: DocumentsPage, qtbot: QtBot) -> None:
    for _ in range(4):
        page.reader.source.step(1)
    page.desk.actions.trigger(Command.EDIT)
    field = page.reader.form._fields["speaker"]
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, "Ada Penrose")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: getattr(page.reader.points[-1].content, "speaker", "") == "Ada Penrose")
    assert page.reader.points[-1].edited


def test_a_quote_is_made_by_hand(page: DocumentsPage, qtbot: QtBot) -> None:
    opened = page.reader.opened
    assert opened is not None
    start = opened.document.text.index("Port Wennick")
    positions = page.reader.source._layout.positions
    cursor = QTextCursor(page.reader.source.document())
    cursor.setPosition(positions.to_document(start))
    cursor.setPosition(positions.to_document(start + 12), QTextCursor.MoveMode.KeepAnchor)
    page.reader.source.setTextCursor(cursor)
    page.desk.actions.trigger(Command.MAKE_QUOTE)
    qtbot.waitUntil(lambda: "Port Wennick" in {point.content.text for point in page.reader.points})
    qtbot.waitUntil(lambda: page.reader.point is not None and page.reader.point.content.text == "Port Wennick")


def test_filtering_says_when_nothing_fits(page: DocumentsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.filled):
        QTest.keyClicks(page.filters.field, "zebra")
    assert page.model.rowCount() == 0
    assert page.filters.none.isVisible()
    assert "“zebra”" in page.filters.none.text()
    page.filters.field.clear()
    with qtbot.waitSignal(page.filled):
        QTest.keyClick(page.filters.field, Qt.Key.Key_Return)
    assert page.model.rowCount() == 1


def test_letters_typed_into_the_filter_are_no_commands(page: DocumentsPage, qtbot: QtBot, folder: Path) -> None:
    page.reader.source.step(1)
    page.filters.field.setFocus()
    QTest.keyClicks(page.filters.field, "pier a r e")
    assert page.filters.field.text() == "pier a r e"
    assert {point.review for point in page.reader.points} == {Review.SUGGESTED}


def test_tab_leaves_the_table_and_f6_steps_between_panes(page: DocumentsPage, window: MainWindow) -> None:
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not page.table
    page.table.setFocus()
    seen = []
    for _ in range(3):
        window.desk.actions.trigger(Command.NEXT_PANE)
        seen.append(QApplication.focusWidget())
    assert seen == [page.reader.source, page.filters.field, page.table]


def test_a_pasted_text_becomes_a_document(page: DocumentsPage, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText(ARTICLE)
    with qtbot.waitSignal(page.imports.importer.finished, timeout=60_000):
        page.desk.actions.trigger(Command.PASTE_TEXT)
    qtbot.waitUntil(lambda: len(page.model.ids) == 2)


def test_cancelling_keeps_what_is_done(page: DocumentsPage, tmp_path: Path, qtbot: QtBot) -> None:
    files = []
    for number in range(6):
        file = tmp_path / f"{number}.txt"
        file.write_text(f"{ARTICLE}\nNumber {number}.", "utf-8")
        files.append(file)
    page.imports.importer.stored.connect(page.desk.cancel)
    with qtbot.waitSignal(page.imports.importer.finished, timeout=60_000) as ended:
        drop(page, *files)
    assert ended.args is not None
    report = ended.args[0]
    assert len(report.results) >= 1
    assert len(report.results) + len(report.left) == 6
    qtbot.waitUntil(lambda: len(page.model.ids) == 1 + len(report.results))


def test_an_edit_that_is_being_typed_is_saved_when_the_window_closes(
    page: DocumentsPage, window: MainWindow, qtbot: QtBot, folder: Path
) -> None:
    page.desk.actions.trigger(Command.DETAILS)
    qtbot.waitUntil(page.reader.details._fields["title"].hasFocus)
    page.reader.details._fields["title"].setText("Half typed")
    window.close()
    with Library.open(folder) as library:
        [document] = library.documents()
        assert library.document(document).details.title == "Half typed"


def test_a_bug_while_reading_ends_the_import_and_is_reported(page: DocumentsPage, qtbot: QtBot) -> None:
    nothing_to_read: list[Path] = [None]  # type: ignore[list-item]
    with qtbot.captureExceptions() as caught, qtbot.waitSignal(page.imports.importer.finished, timeout=20_000):
        page.imports.importer.take(nothing_to_read)
    assert caught
    assert not page.imports.importer.running


@pytest.fixture
def two(page: DocumentsPage, folder: Path, qtbot: QtBot) -> tuple[int, int]:
    """The document that is open and another one."""
    opened = page.reader.opened
    assert opened is not None
    with qtbot.waitSignal(page.filled):
        page.desk.operations.run(add_another)
    return opened.document.id, next(each for each in page.model.ids if each != opened.document.id)


def add_another(library: Library) -> Change:
    return library.add_document(SourceText("Something else.", "Another"), Extraction(), Origin("b.txt", "b" * 64))


def titles(folder: Path) -> dict[int, str]:
    with Library.open(folder) as library:
        return {row.id: row.details.title for row in library.document_summaries(library.documents())}


def test_what_is_being_typed_about_one_document_never_becomes_anothers(
    page: DocumentsPage, window: MainWindow, two: tuple[int, int], folder: Path, qtbot: QtBot
) -> None:
    first, second = two
    window.activateWindow()
    page.desk.actions.trigger(Command.DETAILS)
    field = page.reader.details._fields["title"]
    qtbot.waitUntil(field.hasFocus)
    field.selectAll()
    QTest.keyClicks(field, "As typed")
    page._open(second)  # as the library's answer to an earlier wish may come while somebody types
    qtbot.waitUntil(lambda: page.reader.opened is not None and page.reader.opened.document.id == second)
    window.close()
    assert titles(folder) == {first: "As typed", second: "Another"}


def test_details_follow_an_undo(page: DocumentsPage, window: MainWindow, qtbot: QtBot) -> None:
    page.desk.actions.trigger(Command.DETAILS)
    field = page.reader.details._fields["title"]
    before = field.text()
    field.selectAll()
    QTest.keyClicks(field, "As typed")
    with qtbot.waitSignal(page.filled):
        page.reader.source.setFocus()
    window.desk.actions.trigger(Command.UNDO)
    qtbot.waitUntil(lambda: page.reader.details._fields["title"].text() == before)


def test_a_date_that_is_none_is_named(page: DocumentsPage) -> None:
    page.desk.actions.trigger(Command.DETAILS)
    page.reader.details._date.setText("21 Smarch 2024")
    page.reader.details.finish()
    assert "21 Smarch 2024" in page.notice.words
    assert page.reader.details._date.text() == ""


def test_a_form_that_is_being_filled_in_saves_to_its_own_point(
    page: DocumentsPage, window: MainWindow, folder: Path, qtbot: QtBot
) -> None:
    window.activateWindow()
    quotes = [point for point in page.reader.points if isinstance(point.content, Quote)]
    form = page.reader.form
    form.show_point(quotes[0])
    form.focus_first()
    qtbot.waitUntil(form._fields["speaker"].hasFocus)
    form._fields["speaker"].selectAll()
    QTest.keyClicks(form._fields["speaker"], "Oriel Fenwick")
    form.show_point(quotes[1])
    window.close()
    with Library.open(folder) as library:
        said = [point.content for point in library.points_by_id([quotes[0].id, quotes[1].id])]
    assert [quote.speaker for quote in said if isinstance(quote, Quote)] == ["Oriel Fenwick", "Idris Calloway"]


def test_a_duplicate_can_take_the_place_of_what_it_repeats_and_undo_gives_that_back(
    page: DocumentsPage, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    [before] = page.model.ids
    (tmp_path / "again.txt").write_text(TEXT, "utf-8", newline="")
    with qtbot.waitSignal(page.imports.importer.finished, timeout=60_000):
        drop(page, tmp_path / "again.txt")
    press(page, "Replace it")
    qtbot.waitUntil(lambda: len(page.model.ids) == 1 and before not in page.model.ids)
    window.desk.actions.trigger(Command.UNDO)
    qtbot.waitUntil(lambda: list(page.model.ids) == [before])


def test_text_that_cannot_be_taken_from_the_clipboard_is_an_error_in_words(page: DocumentsPage) -> None:
    QGuiApplication.clipboard().setText("Some words.")
    page.imports._pasted.cleanup()  # as where the system has cleared its folder of temporary files meanwhile
    page.desk.actions.trigger(Command.PASTE_TEXT)
    assert "clipboard" in page.error.words
