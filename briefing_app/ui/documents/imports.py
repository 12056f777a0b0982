"""The commands that bring documents in, what they show meanwhile, and the report at their end."""

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from briefing_app import paths
from briefing_app.domain.text import whole_characters
from briefing_app.domain.wording import counted
from briefing_app.errors import BriefingError
from briefing_app.importing.outcomes import Progress, Report
from briefing_app.ui.actions import Command, Handler
from briefing_app.ui.desk import Desk, Target
from briefing_app.ui.documents.alike import Alike
from briefing_app.ui.documents.drops import Dropped, taken
from briefing_app.ui.documents.importer import Importer
from briefing_app.ui.documents.report import ReportPane, needs_somebody, told
from briefing_app.ui.documents.watch import WatchedFolder

if TYPE_CHECKING:
    from briefing_app.ui.page import Page


class Imports(QObject):
    """Belongs to the Documents page."""

    def __init__(self, desk: Desk, page: "Page") -> None:
        """Nothing runs yet."""
        super().__init__(page)
        self._desk, self._page = desk, page
        self.importer = Importer(desk.operations)
        self.report = ReportPane(desk.theme)
        self._at: Progress | None = None
        self._told = ""
        self._pasted = tempfile.TemporaryDirectory(prefix="briefing-desk-pasted-")
        self.importer.progress.connect(self._show_progress)
        self.importer.finished.connect(self._finish)
        desk.cancel.connect(self._cancel)
        desk.pause.connect(self._pause)
        self.report.open_existing.connect(self._open_existing)
        self.report.keep_both.connect(self.importer.keep_both)
        self.report.replace.connect(self.importer.replace)
        self.report.again.connect(self.take)
        self._alike = Alike(desk.operations, self)
        self._alike.found.connect(self._tell_of_likes)
        self._watched = WatchedFolder(desk, self)
        self._watched.arrived.connect(self._take_arrived)

    def commands(self) -> Mapping[Command, Handler]:
        """What the page answers to."""
        return {
            Command.ADD_FILES: self._choose_files,
            Command.ADD_FOLDER: self._choose_folder,
            Command.PASTE_TEXT: self._paste,
            Command.OPEN_SAMPLES: self._take_samples,
            Command.OPEN_LIBRARY: self._choose_library,
        }

    def take(self, files: Sequence[str | Path]) -> None:
        """Import files and folders."""
        if files:
            self.report.hide()
            self._begin([Path(file) for file in files])

    def _begin(self, files: list[Path]) -> None:
        if not self.importer.running:
            self._desk.progress.emit("Starting the reader", 0, 1)
            self._desk.can_pause.emit(True)
        self.importer.take(files)

    def _take_arrived(self, files: list[Path]) -> None:
        """Nobody asked for these just now: a report that is open stays, and theirs is added to it."""
        self._begin(files)

    def sample_count(self) -> int:
        """How many sample documents there are."""
        return sum(path.is_file() for path in paths.samples().glob("*")) if paths.samples().is_dir() else 0

    def close(self) -> None:
        """Stop, and take the pasted texts away."""
        self.importer.close()
        self._pasted.cleanup()

    def _take_samples(self) -> None:
        self.take([paths.samples()])

    def _choose_files(self) -> None:
        dialog = QFileDialog(self._page, "Add files")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self.take)
        _open(dialog)

    def _choose_folder(self) -> None:
        dialog = QFileDialog(self._page, "Add a folder")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.filesSelected.connect(self.take)
        _open(dialog)

    def _choose_library(self) -> None:
        dialog = QFileDialog(self._page, "Open the library in this folder")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self._desk.library_chosen)
        _open(dialog)

    def _paste(self) -> None:
        text = QGuiApplication.clipboard().text()
        if not text.strip():
            self._desk.say.emit("There is no text on the clipboard.", False)
            return
        self._take_text(
            Dropped(data=text.encode("utf-8", "replace"), name="pasted text", suffix=".txt"), "on the clipboard"
        )

    def take_dropped(self, mime: QMimeData) -> None:
        """Import what was dropped: files, a message, a page or a piece of text. Nothing is fetched from a network."""
        dropped = taken(mime)
        if dropped.files:
            self.take(dropped.files)
        elif dropped.data:
            self._take_text(dropped, "that was dropped")
        else:
            only = "Only a link was dropped" if dropped.link else "There was nothing in it to import"
            self._page.say(f"{only}, and nothing is fetched from the network. Save the page and drop the file.")

    def _take_text(self, dropped: Dropped, where: str) -> None:
        try:
            self.take([self._kept(dropped)])
        except OSError as error:
            reason = f" ({error.strerror})" if error.strerror else ""
            what = f"The text {where} could not be written to a file on the way in{reason}."
            remedy = "Make some room on the disk, then try again."
            self._desk.operations.failed.emit(BriefingError(what, kept="Nothing was imported.", remedy=remedy))

    def _kept(self, dropped: Dropped) -> Path:
        """A file of it, for the reading process; it stays until the window closes, to be tried again."""
        path = Path(tempfile.mkdtemp(dir=self._pasted.name)) / (dropped.name + dropped.suffix)
        path.write_bytes(dropped.data)
        return path

    def _show_progress(self, progress: Progress) -> None:
        self._at = progress
        if self.importer.paused:
            words = f"Paused with {progress.done:,} of {counted(progress.total, 'file')} read"
            self._desk.progress.emit(words, progress.done, progress.total)
        elif self.importer.running:
            name = whole_characters(progress.path.name)
            words = f"Importing {progress.number:,} of {progress.total:,}: {name}, {progress.stage.value}"
            self._desk.progress.emit(words + left(progress.seconds_left), progress.done, progress.total)

    def _pause(self, pause: bool) -> None:
        self.importer.pause(pause)
        if self._at is not None:
            self._show_progress(self._at)

    def _cancel(self) -> None:
        if self.importer.running:
            self.importer.cancel()
            self._desk.can_pause.emit(False)

    def _finish(self, report: Report) -> None:
        if not self.importer.running:
            self._at = None
            self._desk.can_pause.emit(False)
            self._desk.progress.emit("", 0, 0)
        self._watched.note(report)
        self._alike.look_at(report)
        self.report.show_report(report if self.report.isHidden() else _both(self.report.report, report))
        if self.report.isHidden():
            self._told = told(report)
            self._page.say(self._told)

    def _tell_of_likes(self, report: Report) -> None:
        """Some documents turned out to be much like others, after they were linked; a report that is open grows."""
        if not self.report.isHidden():
            likes = tuple(result for result in report.results if result.like is not None)
            told_anew, shown = {result.document_id for result in likes}, self.report.report
            rest = tuple(each for each in shown.results if each.document_id not in told_anew or needs_somebody(each))
            report = Report(rest + likes, shown.passed_over, shown.left)
        self.report.show_report(report)
        if self._page.notice.words == self._told and not self.report.isHidden():
            self._page.notice.dismiss()  # the report says the same and more

    def _open_existing(self, document_id: int) -> None:
        self._desk.go.emit("documents", Target(document_id=document_id))


def _both(before: Report, after: Report) -> Report:
    """What is not settled of one report, with all of another."""
    told_anew = {(result.path, result.inner) for result in after.results}
    unsettled = tuple(
        result for result in before.results if needs_somebody(result) and (result.path, result.inner) not in told_anew
    )
    return Report(unsettled + after.results, before.passed_over + after.passed_over, before.left + after.left)


def left(seconds: float | None) -> str:
    """*, about 2 minutes left*; nothing where nobody knows."""
    if seconds is None:
        return ""
    if seconds < 50:
        return f", about {max(5, round(seconds / 5) * 5)} seconds left"
    return f", about {counted(max(1, round(seconds / 60)), 'minute')} left"


def _open(dialog: QFileDialog) -> None:
    """Show the dialogue, the system's own where there is one, without stopping the window meanwhile."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
