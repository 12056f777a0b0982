"""Opening the file that a document came from, in whatever program the system has for it."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from briefing_app.errors import BriefingError
from briefing_app.ui.desk import Desk

if TYPE_CHECKING:
    from briefing_app.library.library import Library

_WEB = {".html", ".htm", ".xhtml", ".mhtml", ".mht"}
_WITH_MACROS = {".docm", ".dotm", ".xlsm", ".xltm", ".pptm"}


@dataclass(frozen=True, slots=True)
class Original:
    """Where it is, if it was kept."""

    path: Path | None


def open_original(desk: Desk, document_id: int) -> None:
    """Open it as it was kept, or say why that cannot be; it is write-protected, so that a program opens a copy."""
    desk.operations.run(partial(_original, document_id=document_id), partial(_open, desk))


def _original(library: "Library", document_id: int) -> Original:
    return Original(library.original(document_id))


def _open(desk: Desk, original: Original) -> None:
    path = original.path
    if path is None:
        desk.say.emit("The file that this document came from was not kept.", False)
    elif not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        desk.operations.failed.emit(_no_program(path))
    elif path.suffix in _WEB:
        desk.say.emit("Opened in your browser, which may fetch pictures from the network.", False)
    elif path.suffix in _WITH_MACROS:
        desk.say.emit("Opened. It may hold macros: do not allow them unless you trust whoever sent it.", False)


def _no_program(path: Path) -> BriefingError:
    return BriefingError(
        f"This computer has no program that opens {path.suffix.lstrip('.').upper()} files.",
        kept="The original is kept in the library’s folder as it was.",
        remedy=f"Ask for such a program, or look at the file yourself: {path}",
    )
