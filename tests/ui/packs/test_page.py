"""The page over a real library: everything by keyboard, saved as one writes, undone by the library."""

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from briefing_app.domain.changes import Area, Change
from briefing_app.domain.packs import ItemKind, PackDetails, PackItem
from briefing_app.domain.points import PointKind
from briefing_app.library.library import Library
from briefing_app.library.storage import database
from briefing_app.packs.elsewhere import Elsewhere
from briefing_app.packs.evidence.evidence import FindingKind
from briefing_app.ui.actions import Command
from briefing_app.ui.desk import Target
from briefing_app.ui.main_window import MainWindow
from briefing_app.ui.packs.shelf import Shelf
from tests.ui.packs.conftest import Packs, make_pack

Key, Mod = Qt.Key, Qt.KeyboardModifier
WRITTEN = "Soon. Today. We are recruiting."


def kept(packs: Packs) -> list[PackItem]:
    """The items as a second look at the library's file finds them."""
    with Library.open(packs.window.desk.operations.folder) as library:
        return list(library.pack(library.packs()[0].id).items)


def test_the_open_pack_is_shown_with_tree_preview_and_findings(packs: Packs) -> None:
    assert packs.page.head.title.text() == "Ferry landings"
    assert packs.page.head.counts.text() == "needed by 14:00"
    assert packs.titles()[1] == ["Lines to take", "Reopen after inspection", "Recruitment", "Why not sooner?"]
    assert packs.titles()[2] == ["Said", "“No passenger should step on to it,”"]
    assert "A landing reopens" in packs.preview()
    kinds = {finding.kind for finding in packs.bench.evidence.checked.findings}
    assert {FindingKind.NO_TIME, FindingKind.NOT_CLEARED} <= kinds


def test_typing_reaches_the_preview_before_it_is_saved(packs: Packs, qtbot: QtBot) -> None:
    packs.choose("Recruitment")
    with qtbot.waitSignal(packs.page.following.drawn):
        QTest.keyClicks(packs.bench.editor.text, "Quickly. ")
    assert "Quickly. We are recruiting." in packs.preview()


def test_what_is_written_is_saved_after_a_pause_and_undone_by_the_library(packs: Packs, qtbot: QtBot) -> None:
    packs.choose("Recruitment")
    QTest.keyClicks(packs.bench.editor.text, "Soon. ")
    with qtbot.waitSignal(packs.page.filled):
        pass
    assert [item.markdown for item in kept(packs) if item.title == "Recruitment"] == ["Soon. We are recruiting."]
    packs.settled(packs.window.desk.operations.undo)
    assert packs.bench.editor.text.toPlainText() == "We are recruiting."


def test_words_stay_though_the_pack_was_loaded_before_they_were_kept(packs: Packs, qtbot: QtBot) -> None:
    packs.choose("Recruitment")
    text, seen = packs.bench.editor.text, list[str]()
    QTest.keyClicks(text, "Soon. ")
    text.textChanged.connect(lambda: seen.append(text.toPlainText()))
    packs.page.refresh()  # as after a change before: it is asked for before the words are handed over
    packs.bench.editor.flush()
    assert not packs.bench.editor.pending
    with qtbot.waitSignal(packs.page.filled):
        pass
    QTest.keyClicks(text, "Today. ")
    packs.settled(packs.bench.editor.flush)
    qtbot.waitUntil(lambda: [one.markdown for one in kept(packs) if one.title == "Recruitment"] == [WRITTEN])
    assert text.toPlainText() == WRITTEN
    assert all(words.startswith("Soon. ") for words in seen)


def test_ctrl_z_in_the_text_saves_what_is_pending_and_then_takes_it_back(packs: Packs, qtbot: QtBot) -> None:
    packs.choose("Recruitment")
    text = packs.bench.editor.text
    packs.window.activateWindow()
    packs.bench.editor.focus_text()
    changes: list[str] = []
    packs.window.desk.operations.changed.connect(lambda change: changes.append(change.name))
    QTest.keyClicks(text, "Soon. ")
    QTest.keyClick(text, Key.Key_Z, Mod.ControlModifier)
    qtbot.waitUntil(lambda: len(changes) == 2)
    qtbot.waitUntil(lambda: text.toPlainText() == "We are recruiting.")
    assert all(item.markdown == "We are recruiting." for item in kept(packs) if item.title == "Recruitment")


def test_leaving_an_item_saves_it(packs: Packs, qtbot: QtBot) -> None:
    packs.choose("Recruitment")
    QTest.keyClicks(packs.bench.editor.text, "Now. ")
    packs.settled(lambda: packs.choose("Why not sooner?"))
    assert any(item.markdown == "Now. We are recruiting." for item in kept(packs))
    assert packs.bench.editor.text.toPlainText() == "We looked."


def test_rows_move_by_ctrl_up_and_down_and_undo(packs: Packs) -> None:
    packs.choose("Recruitment")
    packs.bench.tree.setFocus()
    packs.settled(lambda: packs.window.desk.actions.trigger(Command.MOVE_UP))
    assert packs.titles()[1][1:3] == ["Recruitment", "Reopen after inspection"]
    assert packs.current() == "Recruitment"
    packs.settled(lambda: packs.window.desk.actions.trigger(Command.MOVE_UP))
    assert packs.titles()[0][-1] == "Recruitment"
    packs.settled(packs.window.desk.operations.undo)
    assert packs.titles()[1][1] == "Recruitment"
    packs.choose("Said")
    packs.settled(lambda: packs.window.desk.actions.trigger(Command.MOVE_UP))
    assert [section[0] for section in packs.titles()] == ["Key facts", "Said", "Lines to take"]


def test_a_new_item_is_named_at_once_and_stands_below_the_current_one(packs: Packs, qtbot: QtBot) -> None:
    packs.choose("Reopen")
    packs.settled(lambda: packs.window.desk.actions.trigger(Command.NEW_ITEM))
    title = QApplication.focusWidget()
    assert title is not None
    assert title.accessibleName() == "Title of the item"
    QTest.keyClicks(title, "Fares are frozen")
    packs.settled(lambda: QTest.keyClick(title, Key.Key_Return))
    assert packs.titles()[1][2] == "Fares are frozen"
    assert QApplication.focusWidget() is packs.bench.editor.text


def test_what_other_sources_say_is_renewed_with_the_links(packs: Packs) -> None:
    page = packs.page
    opened = page._opened
    assert opened is not None
    stale = Elsewhere({1: "✓ In 9 sources"})
    page._opened = replace(opened, elsewhere=stale)
    packs.window.desk.operations.announce(Change("linked", frozenset({Area.LINKS}), undoable=False))
    packs.qtbot.waitUntil(lambda: page._opened is not None and page._opened.elsewhere not in (None, stale))
    assert page._opened.documents is opened.documents


def test_a_new_section_is_named_at_once(packs: Packs) -> None:
    packs.choose("Key facts")
    packs.settled(lambda: packs.window.desk.actions.trigger(Command.NEW_SECTION))
    title = QApplication.focusWidget()
    assert title is not None
    QTest.keyClicks(title, "If asked")
    packs.settled(lambda: QTest.keyClick(title, Key.Key_Return))
    assert [section[0] for section in packs.titles()] == ["Key facts", "If asked", "Lines to take", "Said"]


def test_delete_takes_out_a_row_and_undo_brings_it_back(packs: Packs) -> None:
    before = packs.titles()
    packs.choose("Recruitment")
    packs.settled(lambda: packs.window.desk.actions.trigger(Command.DELETE))
    assert "Recruitment" not in packs.titles()[1]
    assert packs.current() == "Why not sooner?"
    assert packs.page.notice.words
    packs.settled(packs.window.desk.operations.undo)
    assert packs.titles() == before


def test_a_question_has_its_likelihood(packs: Packs, qtbot: QtBot) -> None:
    packs.choose("Why not sooner?")
    editor = packs.bench.editor
    written = editor.written()
    assert isinstance(written, PackItem)
    assert written.kind is ItemKind.QUESTION
    assert "Certain" in packs.preview()


def test_sealed_words_cannot_be_changed_but_have_room_beside(packs: Packs, qtbot: QtBot) -> None:
    packs.choose("“No passenger")
    with qtbot.waitSignal(packs.page.following.drawn):
        QTest.keyClicks(packs.bench.editor.text, "Say this first.")
    assert "“No passenger should step on to it,”" in packs.preview()
    assert "Say this first." in packs.preview()
    packs.settled(packs.bench.editor.flush)
    item = next(each for each in kept(packs) if each.markdown == "Say this first.")
    assert item.kind is ItemKind.POINT


def test_the_preview_follows_the_row_and_a_click_on_it_leads_back(packs: Packs, qtbot: QtBot) -> None:
    packs.choose("“No passenger")
    view = packs.bench.preview.view
    assert view.sheets is not None
    blocks = view.sheets.blocks_of(2, packs.page._opened.item(packs.node("“No passenger").id))  # type: ignore[union-attr]
    assert len(blocks) == 1
    packs.choose("Recruitment")
    view.block_clicked.emit(min(blocks))
    assert packs.current().startswith("“No passenger")
    packs.choose("100")
    assert packs.current() == "100 inspectors"


def test_details_are_saved_and_reach_head_and_cover(packs: Packs, qtbot: QtBot) -> None:
    packs.window.desk.actions.trigger(Command.PACK_DETAILS)
    title = QApplication.focusWidget()
    assert title is not None
    assert title.accessibleName() == "Title"
    QTest.keyClicks(title, ", oral questions")
    with qtbot.waitSignal(packs.page.filled):
        pass
    assert packs.page.head.title.text().endswith(", oral questions")
    packs.bench.details.focus_field("facts_correct_at")
    now = QApplication.focusWidget()
    assert now is not None
    with qtbot.waitSignal(packs.page.filled):
        QTest.keyClick(now, Key.Key_Space)
    kinds = {finding.kind for finding in packs.bench.evidence.checked.findings}
    assert FindingKind.NOT_CLEARED in kinds
    assert FindingKind.NO_TIME not in kinds


def test_a_remedy_leads_to_the_field(packs: Packs) -> None:
    finding = next(each for each in packs.bench.evidence.checked.findings if each.kind is FindingKind.NOT_CLEARED)
    packs.bench.evidence.remedy_asked.emit(finding)
    field = QApplication.focusWidget()
    assert field is not None
    assert field.accessibleName() == "Cleared by"


def test_accepted_points_are_offered_until_they_are_in(packs: Packs, qtbot: QtBot) -> None:
    packs.choose("Said")
    pane = packs.bench.points
    packs.bench.points_asked.emit()
    qtbot.waitUntil(lambda: len(pane.shown) == 2)
    assert packs.bench.shown.name == "POINTS"
    assert {row.point.kind for row in pane.shown} == {PointKind.QUOTE}
    QTest.keyClick(pane.list, Key.Key_A, Mod.ControlModifier)
    packs.settled(lambda: QTest.keyClick(pane.list, Key.Key_Return))
    qtbot.waitUntil(lambda: not pane.shown)
    assert len(packs.titles()[2]) == 4
    QTest.keyClick(pane.list, Key.Key_Escape)
    assert packs.bench.shown.name == "EDITOR"


def test_accepted_points_are_found_by_words(packs: Packs, qtbot: QtBot) -> None:
    pane = packs.bench.points
    packs.bench.points_asked.emit()
    qtbot.waitUntil(lambda: len(pane.shown) == 2)
    QTest.keyClicks(pane.field, "every one")
    qtbot.waitUntil(lambda: [row.words for row in pane.shown] == ["“We will look at every one.”"])


def test_f6_steps_through_the_panes(packs: Packs) -> None:
    packs.window.activateWindow()
    packs.bench.tree.setFocus()
    visited: list[QWidget | None] = []
    for _ in range(4):
        packs.window.desk.actions.trigger(Command.NEXT_PANE)
        visited.append(QApplication.focusWidget())
    assert packs.bench.editor.text in visited
    assert packs.bench.preview.view in visited
    assert visited[-1] is packs.bench.tree


def test_every_control_has_a_name(packs: Packs) -> None:
    for widget in packs.page.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            assert widget.accessibleName() or getattr(widget, "text", str)(), widget


def test_under_1200_px_the_preview_becomes_a_tab(packs: Packs, qtbot: QtBot) -> None:
    assert not packs.bench.narrow
    packs.window.resize(1100, 768)
    qtbot.waitUntil(lambda: packs.bench.narrow)
    tabs = packs.bench.below
    names = [tabs.tabText(number).split("  ")[0] for number in range(tabs.count())]
    assert names == ["Preview", "Evidence check", "Comments"]
    assert packs.bench.preview.isVisible()
    packs.window.desk.actions.trigger(Command.PACK_BUILDS)
    assert not tabs.isVisible()  # what is chosen there has all the room
    packs.bench.builds.close_pane()
    assert tabs.isVisible()
    packs.window.resize(1440, 900)
    qtbot.waitUntil(lambda: not packs.bench.narrow)
    assert packs.bench.preview.isVisible()
    assert tabs.count() == 2


def test_large_text_makes_it_a_tab_too(packs: Packs, qtbot: QtBot) -> None:
    packs.window.desk.set(text_size=200)
    qtbot.waitUntil(lambda: packs.bench.narrow)


# the shelf


@pytest.fixture
def shelf(folder: Path, open_window: Callable[[], MainWindow], qtbot: QtBot) -> tuple[MainWindow, Shelf]:
    window = open_window()
    window.show_page("packs")
    page = window.page("packs")
    with qtbot.waitSignal(page.filled):
        pass
    return window, page.shelf  # type: ignore[attr-defined]


def test_without_packs_one_makes_the_first_from_a_template_by_keys(
    shelf: tuple[MainWindow, Shelf], qtbot: QtBot
) -> None:
    window, pane = shelf
    window.desk.actions.trigger(Command.NEW_PACK)
    assert QApplication.focusWidget() is pane.title
    pane.templates.setCurrentIndex(pane.templates.rows.index(1))
    template = pane.templates.current
    assert template is not None
    QTest.keyClicks(pane.title, "Ferry landings")
    found = Packs(window, qtbot)
    QTest.keyClick(pane.title, Key.Key_Return)
    qtbot.waitUntil(lambda: found.page.head.title.text() == "Ferry landings", timeout=10_000)
    assert [section[0] for section in found.titles()] == [part.title for part in getattr(template, "sections", ())]
    assert window.desk.open_pack is not None


def test_a_pack_is_deleted_from_the_shelf_and_undo_brings_it_back(packs: Packs, qtbot: QtBot) -> None:
    packs.page.close_pack()
    shelf = packs.page.shelf
    qtbot.waitUntil(shelf.isVisible)
    with qtbot.waitSignal(packs.page.filled):
        packs.window.desk.actions.trigger(Command.DELETE)
    assert shelf.packs.rows.rowCount() == 0
    with qtbot.waitSignal(packs.page.filled):
        packs.window.desk.operations.undo()
    assert shelf.packs.rows.rowCount() == 1
    QTest.keyClick(shelf.packs, Key.Key_Return)
    qtbot.waitUntil(packs.bench.isVisible)


def test_another_page_can_send_people_to_a_pack(packs: Packs, qtbot: QtBot) -> None:
    with Library.open(packs.window.desk.operations.folder) as library:
        other = make_pack(library)
    packs.settled(lambda: packs.window.show_page("packs", Target(pack_id=other)))
    qtbot.waitUntil(lambda: packs.page._pack_id == other)


def test_details_being_written_stay_with_their_pack(packs: Packs, qtbot: QtBot) -> None:
    with Library.open(packs.window.desk.operations.folder) as library:
        first = library.packs()[0].id
        other = library.add_pack(PackDetails("Another", for_whom="The other minister")).created
    packs.window.desk.actions.trigger(Command.PACK_DETAILS)
    field = packs.bench.details._lines["for_whom"]
    packs.page._asked, packs.page._pack_id = True, other  # as if it had become the open one while somebody writes
    packs.page.refresh()
    QTest.keyClicks(field, "The Secretary of State")
    qtbot.waitUntil(lambda: packs.page.head.title.text() == "Another", timeout=20_000)
    packs.window.close()
    with Library.open(packs.window.desk.operations.folder) as library:
        assert library.pack(first).details.for_whom == "The Secretary of State"
        assert library.pack(other or 0).details.for_whom == "The other minister"


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A library that does not wait long for another program."""
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.1)


@pytest.mark.usefixtures("impatient")
def test_what_could_not_be_saved_is_saved_on_leaving(packs: Packs, folder: Path, qtbot: QtBot) -> None:
    packs.choose("Recruitment")
    other = sqlite3.connect(folder / "library.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    QTest.keyClicks(packs.bench.editor.text, "Soon. ")
    qtbot.waitUntil(lambda: "being used by another program" in packs.page.error.words, timeout=20_000)
    other.execute("ROLLBACK")
    other.close()
    packs.settled(lambda: packs.choose("Why not sooner?"))
    assert any(item.markdown == "Soon. We are recruiting." for item in kept(packs))


def test_a_pack_without_sections_says_how_to_begin(packs: Packs, qtbot: QtBot) -> None:
    editor = packs.page.bench.editor
    assert not editor.nothing.isVisible()
    editor.show_node(None, None)
    qtbot.waitUntil(editor.nothing.isVisible)
    assert "Begin with a section" in editor.nothing.text()
