"""Writing files: where to, then the writing off this thread, then the word that it is done, with a way to open it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from briefing_app.domain.packs import PackDetails
from briefing_app.errors import BriefingError
from briefing_app.ui.desk import Desk
from briefing_app.ui.packs.builds_pane import Build, Format
from briefing_app.ui.widgets.notice import NoticeStrip

if TYPE_CHECKING:
    from briefing_app.library.library import Library

Write = Callable[[Path, "Library"], Path]
"""Writes a file on the library's thread; its path."""


_ENDINGS = {
    ".pdf": "PDF",
    ".docx": "Word",
    ".html": "Web page",
    ".md": "Markdown",
    ".csv": "Table",
    ".briefing": "Bundle for a colleague",
}
"""What the files of a format are called where one says how to save them."""
_IN_NAMES = " -–’'£€$%&+.,()"
"""What may stand in a file's name on every system, besides letters and digits."""


class Exporter(QObject):
    """`ask` opens the file dialogue; `write` does it. Errors come to light as the page's own do."""

    def __init__(self, desk: Desk, notice: NoticeStrip, parent: QObject) -> None:
        """Say what was done on that strip."""
        super().__init__(parent)
        self._desk, self._notice = desk, notice
        self._folder = ""

    def tell(self, words: str) -> None:
        """Say why nothing is written."""
        self._notice.say(words, icon="warning", tint="warn")

    def ask(self, write: Write, name: str, ending: str, told: str) -> QFileDialog:
        """Ask for the file; the dialogue is the system's own where there is one. `told` ends its title."""
        dialog = self._dialog(f"Export{told}", f"{_ENDINGS.get(ending, 'Files')} (*{ending})")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ending.removeprefix("."))
        dialog.selectFile(name)
        dialog.fileSelected.connect(partial(self.write, write, ending))
        dialog.open()
        return dialog

    def ask_for(self, title: str, names: str, take: Callable[[str], None]) -> QFileDialog:
        """Ask for a file that is there."""
        dialog = self._dialog(title, names)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(take)
        dialog.open()
        return dialog

    def _dialog(self, title: str, names: str) -> QFileDialog:
        dialog = QFileDialog(self._notice, title, self._folder)
        dialog.setNameFilter(names)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog

    def write(self, write: Write, ending: str, path: str) -> None:
        """Write the file there, and say when it is done."""
        file = Path(path if path.casefold().endswith(ending) else f"{path}{ending}")
        self._folder = str(file.parent)
        self._desk.status.emit(f"Writing {file.name}")
        self._desk.operations.run(partial(write, file), self._say_done, failed=self._refused)

    def _say_done(self, path: Path) -> None:
        self._desk.status.emit("")
        self._notice.say(f"Exported {path.name}", link=("Open", partial(_open, path)))

    def _refused(self, error: BriefingError) -> None:
        self._desk.status.emit("")
        self._desk.operations.failed.emit(error)


def file_name(details: PackDetails, build: Build, version: str = "") -> str:
    """A file's name that every system takes: the title, the version, and what it is if it is not the whole pack."""
    words = "".join(character if character.isalnum() or character in _IN_NAMES else " " for character in details.title)
    title = " ".join(words.split())[:80].strip(" .") or "Pack"
    sort = {Format.FINDINGS: ", findings", Format.BUNDLE: ", for a colleague"}.get(build.format, "")
    public = (", public" if build.public else "") + (", large print" if build.large else "")
    return f"{title}, {version or f'version {details.version}'}{public}{sort}{build.ending}"


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
