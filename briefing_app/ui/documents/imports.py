"""The commands that bring documents in, what they show meanwhile, and the report at their end."""

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from briefing_app import paths
from briefing_app.domain.text import whole_characters
from briefing_app.errors import BriefingError
from briefing_app.importing.outcomes import Progress, Report
from briefing_app.ui.actions import Command, Handler
from briefing_app.ui.desk import Desk, Target
from briefing_app.ui.documents.importer import Importer
from briefing_app.ui.documents.report import ReportPane, told
from briefing_app.ui.wording import counted

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
        self._pasted = tempfile.TemporaryDirectory(prefix="briefing-desk-pasted-")
        self.importer.progress.connect(self._show_progress)
        self.importer.finished.connect(self._finish)
        desk.cancel.connect(self._cancel)
        desk.pause.connect(self._pause)
        self.report.open_existing.connect(self._open_existing)
        self.report.keep_both.connect(self.importer.keep_both)
        self.report.replace.connect(self.importer.replace)
        self.report.again.connect(self.take)

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
            self._desk.progress.emit("Starting the reader", 0, 1)
            self._desk.can_pause.emit(True)
            self.importer.take([Path(file) for file in files])

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
        try:
            self.take([self._kept(text)])
        except OSError as error:
            reason = f" ({error.strerror})" if error.strerror else ""
            what = f"The text on the clipboard could not be written to a file on the way in{reason}."
            remedy = "Make some room on the disk, then paste it again."
            self._desk.operations.failed.emit(BriefingError(what, kept="Nothing was imported.", remedy=remedy))

    def _kept(self, text: str) -> str:
        """A file with that text, for the reading process."""
        with tempfile.NamedTemporaryFile(
            "w", dir=self._pasted.name, prefix="pasted-", suffix=".txt", encoding="utf-8", newline="", delete=False
        ) as file:
            file.write(text)
        return file.name

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
        self.report.show_report(report)
        if self.report.isHidden():
            self._page.say(told(report))

    def _open_existing(self, document_id: int) -> None:
        self._desk.go.emit("documents", Target(document_id=document_id))


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
