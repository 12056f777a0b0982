"""Reading a register in from a CSV file, and writing it to one: a file dialogue, then the work off this thread."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog

from briefing_app.domain.changes import Change
from briefing_app.domain.speakers import RegisterPreview
from briefing_app.domain.wording import counted
from briefing_app.exporting.register import write_register
from briefing_app.importing.register import read_register
from briefing_app.ui.page import Page

if TYPE_CHECKING:
    from briefing_app.library.library import Library


class RegisterFiles(QObject):
    """Belongs to the Speakers page; `previewed` carries a register, its file's name and what it would settle."""

    previewed = Signal(str, str, object)

    def __init__(self, page: Page) -> None:
        """`page` says what came of it."""
        super().__init__(page)
        self._page, self._run = page, page.desk.operations.run

    def ask_import(self) -> None:
        """Ask which file to read in."""
        dialog = QFileDialog(self._page, "Read in a register")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.read_in)
        self._open(dialog)

    def ask_export(self) -> None:
        """Ask where to."""
        dialog = QFileDialog(self._page, "Write the register to a file")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.selectFile("Register of speakers.csv")
        dialog.fileSelected.connect(self.write)
        self._open(dialog)

    @staticmethod
    def _open(dialog: QFileDialog) -> None:
        dialog.setNameFilter("Comma-separated values (*.csv)")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def read_in(self, path: str) -> None:
        """Take a register over, wholly or not at all; if that settles what stood in doubt, tell first."""
        self._run(partial(_looked_at, file=Path(path)), partial(self._consider, Path(path).name))

    def _consider(self, name: str, found: tuple[str, RegisterPreview]) -> None:
        text, preview = found
        if preview.settled:
            self.previewed.emit(text, name, preview)
        else:
            self.take_over(text, name)

    def take_over(self, text: str, name: str) -> None:
        """Do it; `name` is the file's."""
        self._run(partial(_take_over, text=text), partial(self._say_read, name))

    def _say_read(self, name: str, change: Change) -> None:
        many = counted(len(change.ids), "entry", "entries")
        self._page.say(f"Read in {many} from {name}", undo=change.undoable)

    def write(self, path: str) -> None:
        """Write the register to a file."""
        file = Path(path if path.casefold().endswith(".csv") else f"{path}.csv")
        self._run(partial(_write, file=file), self._say_written)

    def _say_written(self, file: Path) -> None:
        self._page.say(f"The register was written to {file.name}")


def _looked_at(library: "Library", file: Path) -> tuple[str, RegisterPreview]:
    text = read_register(file)
    return text, library.preview_register(text)


def _take_over(library: "Library", text: str) -> Change:
    return library.import_register(text)


def _write(library: "Library", file: Path) -> Path:
    write_register(library, file)
    return file
