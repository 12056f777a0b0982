"""What makes a pack fit to be cleared, in the window: findings, comments, words, versions, bundles; each undone."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from briefing_app.domain.packs import OpenFindings, Pack, PackDetails
from briefing_app.exporting import bundle
from briefing_app.library.library import Library
from briefing_app.packs.evidence.findings import FindingKind
from briefing_app.ui.actions import Command
from briefing_app.ui.main_window import MainWindow
from briefing_app.ui.packs.bench import Middle
from briefing_app.ui.packs.builds_pane import Build, BuildsPane, Format, kept, read
from briefing_app.ui.packs.export import file_name
from briefing_app.ui.theme import Theme
from tests.ui.packs.conftest import Packs

Key = Qt.Key


def pack_of(packs: Packs) -> Pack:
    """The pack as a second look at the library's file finds it."""
    with Library.open(packs.window.desk.operations.folder) as library:
        return library.pack(library.packs()[0].id)


def test_a_finding_is_accepted_with_a_reason_and_opened_again(packs: Packs, qtbot: QtBot) -> None:
    pane = packs.bench.evidence
    finding = next(each for each in pane.checked.open if each.kind is FindingKind.NOT_CLEARED)
    pane.ask_why(finding)
    assert pane.why is not None
    QTest.keyClicks(pane.why, "It is a draft.")
    pane.retheme()  # as when other findings come meanwhile: what is being written stays
    assert pane.why is not None
    QTest.keyClick(pane.why, Key.Key_Return)
    qtbot.waitUntil(lambda: len(pane.checked.accepted) == 1, timeout=20_000)
    (accepted,) = pane.checked.accepted
    assert accepted.accepted is not None
    assert (accepted.key, accepted.accepted.words) == (finding.key, "It is a draft.")
    assert finding.key not in {each.key for each in pane.checked.open}
    assert packs.bench.below.tabText(0) == f"Evidence check  {len(pane.checked.open)} to settle"
    pane.opened_again.emit(accepted)
    qtbot.waitUntil(lambda: not pane.checked.accepted, timeout=20_000)
    assert finding.key in {each.key for each in pane.checked.open}


def test_comments_stand_beside_their_item_and_are_counted_in_the_tree(packs: Packs, qtbot: QtBot) -> None:
    packs.choose("Recruitment")
    packs.window.desk.actions.trigger(Command.COMMENT)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "Where does 100 come from?")
    packs.settled(lambda: QTest.keyClick(field, Key.Key_Return))
    (comment,) = pack_of(packs).comments
    assert comment.words == "Where does 100 come from?"
    assert packs.bench.below.tabText(1) == "Comments 1"
    index = packs.bench.tree.tree.index_of(packs.node("Recruitment"))
    assert "1 comment" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    packs.choose("Reopen")
    assert packs.bench.comments.field.accessibleName() == "Comment on this item"
    packs.settled(lambda: packs.bench.comments.resolved.emit(comment.id, True))
    assert packs.bench.below.tabText(1) == "Comments"
    packs.settled(lambda: packs.bench.comments.deleted.emit(comment.id))
    assert not pack_of(packs).comments
    packs.settled(packs.window.desk.operations.undo)
    assert len(pack_of(packs).comments) == 1


def test_words_are_replaced_in_many_places_in_one_step(packs: Packs, qtbot: QtBot) -> None:
    packs.window.desk.actions.trigger(Command.FIND)
    pane = packs.bench.words
    assert packs.bench.shown is Middle.WORDS
    QTest.keyClicks(pane.field, "re")
    qtbot.waitUntil(lambda: pane.list.count() > 3)
    QTest.keyClick(pane.list, Key.Key_Space)  # the first place stays
    places, first = pane.list.count(), pane.list.item(0).text()
    QTest.keyClicks(pane.new, "Re")
    assert pane.replace.text().strip() == f"Replace {places - 1} places"
    before = pack_of(packs)
    packs.settled(lambda: QTest.keyClick(pane.new, Key.Key_Return))
    after = pack_of(packs)
    assert first != pane.list.item(0).text() or "re" in first.casefold()
    assert "We aRe Recruiting." in [item.markdown for item in after.items]
    assert [item.point_id for item in after.items] == [item.point_id for item in before.items]
    packs.settled(packs.window.desk.operations.undo)
    assert pack_of(packs).items == before.items


def test_a_version_is_issued_compared_and_added_to(packs: Packs, qtbot: QtBot) -> None:
    packs.window.desk.actions.trigger(Command.PACK_VERSIONS)
    pane = packs.bench.versions
    QTest.keyClicks(pane.why, "For the debate")
    packs.settled(lambda: QTest.keyClick(pane.why, Key.Key_Return))
    qtbot.waitUntil(lambda: len(pane._issues) == 1)
    assert pane.issue.text().strip() == "Issue version 2"
    assert "Version 1" in pane._list.words
    assert "For the debate" in pane._list.words
    packs.bench.show_editor()
    packs.choose("Recruitment")
    QTest.keyClicks(packs.bench.editor.text, "At last. ")
    packs.settled(packs.bench.editor.flush)
    packs.window.desk.actions.trigger(Command.PACK_VERSIONS)
    qtbot.waitUntil(lambda: len(pane._issues) == 1)
    pane.compare.click()
    qtbot.waitUntil(lambda: packs.page.following.apart)
    assert "At last." in packs.preview()
    assert "Idris Calloway" not in packs.preview()
    with qtbot.waitSignal(packs.page.following.drawn):
        packs.bench.preview.back.click()
    assert "Idris Calloway" in packs.preview()
    assert packs.bench.preview._strip.isHidden()
    pane.compare.click()
    qtbot.waitUntil(lambda: packs.page.following.apart)
    with qtbot.waitSignal(packs.page.filled):
        packs.page.close_pack()  # another pack, or none, is never hidden behind a comparison
    assert not packs.page.following.apart
    packs.settled(lambda: packs.page.open_pack(1))
    packs.window.desk.actions.trigger(Command.PACK_VERSIONS)
    qtbot.waitUntil(lambda: len(pane._issues) == 1)
    pane.pending.click()
    qtbot.waitUntil(pane.add.isVisible)
    (why,) = pane._reasons.values()
    QTest.keyClicks(why, "They began.")
    packs.settled(packs.page.refresh)  # something else was found meanwhile
    assert pane._reasons
    packs.settled(pane.add.click)
    qtbot.waitUntil(lambda: len(pane._issues) == 2)
    assert "Addendum 1 to version 1" in pane._list.words
    assert "They began." in pane._list.words


def test_a_pdf_that_is_out_is_checked_in_the_window(packs: Packs, qtbot: QtBot, tmp_path: Path) -> None:
    packs.page.issuing.export(Build(Format.PDF))
    dialog = packs.page.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    assert "the cover will say that" in dialog.windowTitle()
    dialog.fileSelected.emit(str(tmp_path / "brief.pdf"))
    dialog.reject()
    qtbot.waitUntil(lambda: packs.page.notice.words == "Exported brief.pdf", timeout=20_000)
    packs.page.issuing.verify(str(tmp_path / "brief.pdf"))
    pane = packs.bench.versions
    qtbot.waitUntil(lambda: "brief.pdf is sound" in pane.result, timeout=20_000)
    assert "Its source is in this library." in pane.result
    (tmp_path / "other.pdf").write_bytes(b"%PDF-1.7 not really")
    packs.page.issuing.verify(str(tmp_path / "other.pdf"))
    qtbot.waitUntil(lambda: "other.pdf was not checked" in pane.result, timeout=20_000)


def test_builds_are_remembered_and_refused_while_findings_are_open(packs: Packs, qtbot: QtBot, tmp_path: Path) -> None:
    packs.window.desk.actions.trigger(Command.PACK_BUILDS)
    pane = packs.bench.builds
    assert "still open: the cover will say so" in pane._told.text()
    pane._buttons[Format.WORD].click()
    pane.public.click()
    assert pane.build == Build(Format.WORD, public=True)
    assert read(packs.window.desk.settings.panes["pack-build"]) == pane.build
    pane._buttons[Format.FINDINGS].click()
    assert not pane.public.isEnabled()
    pane.export.click()
    dialog = packs.page.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "findings"))
    dialog.reject()
    qtbot.waitUntil(lambda: packs.page.notice.words == "Exported findings.pdf", timeout=20_000)
    sheet = pypdfium2.PdfDocument(tmp_path / "findings.pdf")
    words = " ".join(page.get_textpage().get_text_bounded() for page in sheet)
    sheet.close()
    assert "Not cleared" in words
    packs.window.desk.actions.trigger(Command.PACK_DETAILS)
    field = packs.bench.details._choices["open_findings"]
    field.setCurrentIndex(1)
    packs.settled(packs.bench.details.flush)
    assert pack_of(packs).details.open_findings is OpenFindings.REFUSE
    qtbot.waitUntil(lambda: packs.page.findChild(QFileDialog) is None)
    packs.window.desk.actions.trigger(Command.EXPORT_PDF)
    assert packs.page.findChild(QFileDialog) is None
    assert "does not leave so" in packs.page.notice.words
    assert not packs.bench.versions.issue.isEnabled()


def test_what_a_colleague_changed_comes_back_change_by_change(packs: Packs, qtbot: QtBot, tmp_path: Path) -> None:
    out, back = tmp_path / "out.briefing", tmp_path / "back.briefing"
    packs.page.issuing.export(Build(Format.BUNDLE))
    dialog = packs.page.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(out))
    dialog.reject()
    qtbot.waitUntil(out.exists, timeout=20_000)
    with Library.open(tmp_path / "colleague") as other:
        theirs = bundle.open_bundle(other, out).created or 0
        line = next(item for item in other.pack(theirs).items if item.title == "Recruitment")
        other.reword(theirs, [replace(line, markdown="We have recruited 40.")])
        bundle.hand_back(other, theirs, back)
    packs.page.handing.read_return(str(back))
    pane = packs.bench.back
    qtbot.waitUntil(lambda: pane.list.count() == 1, timeout=20_000)
    assert "have recruited 40." in packs.preview()
    assert "We are recruiting." in [item.markdown for item in pack_of(packs).items]
    packs.settled(pane.take.click)
    assert "We have recruited 40." in [item.markdown for item in pack_of(packs).items]
    assert packs.bench.shown is Middle.EDITOR
    packs.settled(packs.window.desk.operations.undo)
    assert "We are recruiting." in [item.markdown for item in pack_of(packs).items]


def test_a_library_that_is_read_only_takes_no_typing(
    filled: Path, open_unfilled: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    assert filled.is_dir()
    window = open_unfilled()
    window.desk.operations.open_read_only()
    window.desk.actions.read_only()
    packs = Packs(window, qtbot)
    packs.settled(lambda: window.show_page("packs"))
    packs.page.open_pack(1)
    packs.settled()
    packs.choose("Recruitment")
    QTest.keyClicks(packs.bench.editor.text, "Not this.")
    assert packs.bench.editor.text.toPlainText() == "We are recruiting."
    assert packs.bench.editor.item.bar.isHidden()
    assert packs.bench.comments.field.isHidden()
    assert not window.desk.actions[Command.NEW_ITEM].isEnabled()
    assert window.desk.actions[Command.PACK_BUILDS].isEnabled()


@pytest.mark.parametrize(
    "build", [Build(Format.PDF, large=True), Build(Format.PDF, True, True), Build(Format.HTML, public=True)]
)
def test_a_build_is_kept_in_the_settings(build: Build) -> None:
    assert read(kept(build)) == build


def test_settings_of_another_kind_mean_the_pdf() -> None:
    assert read("") == Build(Format.PDF)
    assert read("rtf") == Build(Format.PDF)
    assert read("html large") == Build(Format.HTML)


def test_large_print_is_offered_for_a_pdf_alone(theme: Theme, qtbot: QtBot) -> None:
    pane = BuildsPane(theme)
    qtbot.addWidget(pane)
    pane.large.click()
    assert pane.build == Build(Format.PDF, large=True)
    assert file_name(PackDetails("Locks"), pane.build) == "Locks, version 1, large print.pdf"
    pane._buttons[Format.HTML].click()
    assert pane.build == Build(Format.HTML)
    assert not pane.large.isEnabled()
