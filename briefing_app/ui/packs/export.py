"""The export: where to, then the writing off this thread, then the word that it is done, with a way to open it."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from briefing_app.domain.packs import PackDetails
from briefing_app.errors import BriefingError
from briefing_app.ui.desk import Desk
from briefing_app.ui.packs import work
from briefing_app.ui.widgets.notice import NoticeStrip


class Exporter(QObject):
    """`ask` opens the file dialogue; `write` does it. Errors come to light as the page's own do."""

    def __init__(self, desk: Desk, notice: NoticeStrip, parent: QObject) -> None:
        """Say what was done on that strip."""
        super().__init__(parent)
        self._desk, self._notice = desk, notice
        self._folder = ""

    def ask(self, pack_id: int, details: PackDetails) -> QFileDialog:
        """Ask for the file; the dialogue is the system's own where there is one."""
        dialog = QFileDialog(self._notice, "Export the pack as a PDF", self._folder)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter("PDF (*.pdf)")
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(file_name(details))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(partial(self.write, pack_id))
        dialog.open()
        return dialog

    def write(self, pack_id: int, path: str) -> None:
        """Write the pack there, and say when it is done."""
        file = Path(path if path.casefold().endswith(".pdf") else f"{path}.pdf")
        self._folder = str(file.parent)
        self._desk.status.emit(f"Writing {file.name}")
        self._desk.operations.run(partial(work.export, pack_id, file), self._say_done, failed=self._refused)

    def _say_done(self, path: Path) -> None:
        self._desk.status.emit("")
        self._notice.say(f"Exported {path.name}", link=("Open", partial(_open, path)))

    def _refused(self, error: BriefingError) -> None:
        self._desk.status.emit("")
        self._desk.operations.failed.emit(error)


def file_name(details: PackDetails) -> str:
    """A file's name that every system takes: the title and the version."""
    words = "".join(character if character.isalnum() or character in " -’'" else " " for character in details.title)
    return f"{' '.join(words.split())[:80] or 'Pack'}, version {details.version}.pdf"


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
