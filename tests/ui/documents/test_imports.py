"""An import as people see it: where it is, how long it takes, waiting, and the report."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from briefing_app.domain.changes import Area, Change
from briefing_app.importing.outcomes import FileResult, Progress, Report, Status
from briefing_app.ui.documents.imports import left
from briefing_app.ui.documents.page import DocumentsPage
from briefing_app.ui.documents.report import MOST_ROWS, ReportPane
from briefing_app.ui.main_window import MainWindow
from briefing_app.ui.theme import Theme
from tests.importing.articles import articles
from tests.ui.conftest import add

UNDATED = articles()[5].text


@pytest.fixture
def pane(theme: Theme, qtbot: QtBot) -> ReportPane:
    pane = ReportPane(theme)
    qtbot.addWidget(pane)
    return pane


def words(pane: ReportPane) -> str:
    return "\n".join(part.text() for part in pane._list.findChildren(QLabel))


def failure(name: str, inner: str = "") -> FileResult:
    return FileResult(Path(name), Status.FAILED, reason=f"“{inner or name}” is empty.", inner=inner)


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (None, ""),
        (0.2, ", about 5 seconds left"),
        (41, ", about 40 seconds left"),
        (55, ", about 1 minute left"),
        (500, ", about 8 minutes left"),
    ],
)
def test_the_time_left_is_said_roughly(seconds: float | None, said: str) -> None:
    assert left(seconds) == said


def test_an_import_waits_and_goes_on(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    page = window.page("documents")
    assert isinstance(page, DocumentsPage)
    importer, status = page.imports.importer, window.status
    for number in range(4):
        (tmp_path / f"{number}.txt").write_text(f"The lock of number {number} will open in May.", "utf-8")
    told: list[Progress] = []
    importer.progress.connect(told.append)
    assert status._pause.isHidden()
    page.imports.take([tmp_path / f"{number}.txt" for number in range(4)])
    assert not status._pause.isHidden()
    status._pause.click()
    assert (importer.paused, status._pause.text()) == (True, "Resume")
    with qtbot.waitSignal(importer.finished, timeout=60_000) as ended:
        status._pause.click()
    assert not importer.paused
    assert ended.args is not None
    assert len(ended.args[0].results) == 4
    assert status._pause.isHidden()
    page.imports.importer.pause(True)
    page.imports._show_progress(told[-1])
    assert status._words.text().startswith("Paused with")
    page.imports.importer.cancel()
    assert not importer.paused


def test_cancelling_ends_a_pause(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    page = window.page("documents")
    assert isinstance(page, DocumentsPage)
    (tmp_path / "a.txt").write_text("The lock will open in May.", "utf-8")
    page.imports.importer.pause(True)
    with qtbot.waitSignal(page.imports.importer.finished, timeout=60_000) as ended:
        page.imports.take([tmp_path / "a.txt"])
        window.status._cancel.click()
    assert ended.args is not None
    assert ended.args[0].left == (tmp_path / "a.txt",)


def test_the_report_names_what_lay_in_a_file_and_what_has_no_text(pane: ReportPane) -> None:
    scan = FileResult(Path("scan.pdf"), Status.IMPORTED, 4, reason="It was kept without its text.", no_text=True)
    pane.show_report(Report((failure("mail.eml", "notes.xyz"), failure("mail.eml", "plan.xyz"), scan)))
    assert "notes.xyz, in mail.eml" in words(pane)
    assert "It was kept without its text." in words(pane)
    assert "1 without text; 2 not imported" in pane._title.text()
    assert pane._retry_paths() == [Path("mail.eml")]
    pane._copy_report()
    assert "mail.eml (plan.xyz): failed. “plan.xyz” is empty." in QGuiApplication.clipboard().text()


def test_a_single_file_is_tried_again(pane: ReportPane, qtbot: QtBot) -> None:
    pane.show_report(Report((failure("a.txt"), failure("b.txt"))))
    buttons = [one for one in pane.findChildren(QPushButton) if one.text() == "Try this one again"]
    with qtbot.waitSignal(pane.again) as asked:
        buttons[1].click()
    assert asked.args == [[Path("b.txt")]]


def test_thousands_of_failures_do_not_fill_the_window(pane: ReportPane) -> None:
    pane.show_report(Report(tuple(failure(f"{number}.txt") for number in range(5000))))
    assert f"And {5000 - MOST_ROWS:,} more." in words(pane)
    assert len(pane._list.findChildren(QPushButton)) == MOST_ROWS
    pane._copy_report()
    assert "4999.txt" in QGuiApplication.clipboard().text()


def test_what_is_much_like_another_document_is_told_and_offered(pane: ReportPane, qtbot: QtBot) -> None:
    twin = FileResult(Path("a.txt"), Status.IMPORTED, 8, reason="Nearly the same as “B”.", like=3)
    cousin = FileResult(Path("c.txt"), Status.IMPORTED, 9, reason="Shares with “B”.", like=3, shares_only=True)
    pane.show_report(Report((FileResult(Path("d.txt"), Status.IMPORTED, 10), twin, cousin)))
    assert pane._title.text().endswith("; 2 much like others here")
    offered = list(pane._list.findChildren(QPushButton))
    names = ["Open existing", "Keep both", "Replace it", "Open existing", "Keep both"]
    assert [one.text() for one in offered] == names
    with qtbot.waitSignal(pane.open_existing) as asked:
        offered[0].click()
    assert asked.args == [3]
    with qtbot.waitSignal(pane.replace) as asked:
        offered[2].click()
    assert asked.args == [twin]
    with qtbot.waitSignal(pane.keep_both) as asked:
        next(one for one in pane._list.findChildren(QPushButton) if one.text() == "Keep both").click()
    assert asked.args == [cousin]
    assert not pane.isVisible()


def test_a_copy_is_told_once_it_is_linked_and_the_older_one_replaced(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    page, article = window.page("documents"), UNDATED
    assert isinstance(page, DocumentsPage)
    with qtbot.waitSignal(window.linker.rested):
        window.desk.operations.run(lambda library: add(library, "The first", article) and None)
        window.desk.operations.announce(Change("add", frozenset({Area.DOCUMENTS})))
    (tmp_path / "copy.txt").write_text(f"{article}\nThis report came from our agency.\n", "utf-8")
    report = page.imports.report
    page.imports.take([tmp_path / "copy.txt"])
    qtbot.waitUntil(lambda: "1 much like another here" in report._title.text(), timeout=60_000)
    assert "Nearly the same text is in the library already, as “The first”" in words(report)
    before = set(page.model.ids)
    next(one for one in report._list.findChildren(QPushButton) if one.text() == "Replace it").click()
    qtbot.waitUntil(lambda: set(page.model.ids) < before)
    [gone] = before - set(page.model.ids)
    assert gone == 2
    assert report.isHidden()
