"""Watches for documents that came in and turn out to be much like others, once the background has linked them."""

import importlib
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from briefing_app.domain.changes import Area, Change
from briefing_app.importing.outcomes import FileResult, Report, Status
from briefing_app.ui.operations import Operations

if TYPE_CHECKING:
    from briefing_app.library.library import Library

MOST = 2000
"""Of a larger import the last so many are looked at: nobody settles more by hand."""
_KEY = "documents much like others"


@dataclass(frozen=True, slots=True)
class _Looked:
    """What was looked at, and what of it is like others; nothing where some of it waits to be linked."""

    at: tuple[FileResult, ...]
    found: tuple[FileResult, ...]
    waiting: bool


class Alike(QObject):
    """Looks after each round of linking. `found` has a Report of the whole import, the documents that are like others
    with what is said of them.
    """  # noqa: D205

    found = Signal(object)

    def __init__(self, operations: Operations, parent: QObject) -> None:
        """Look at nothing yet."""
        super().__init__(parent)
        self._operations = operations
        self._report = Report()
        operations.changed.connect(self._changed)

    def look_at(self, report: Report) -> None:
        """Look at what came in, once it is linked."""
        done = report.with_status(Status.IMPORTED)
        self._report = Report((*self._report.results, *done)[-MOST:])

    def _changed(self, change: Change) -> None:
        if Area.LINKS in change.areas and self._report.results:
            self._operations.run(partial(_look, results=self._report.results), self._take, key=_KEY)

    def _take(self, looked: _Looked) -> None:
        if looked.waiting:
            return
        self._report = Report(tuple(result for result in self._report.results if result not in looked.at))
        told = {result.document_id: result for result in looked.found}
        if told:
            self.found.emit(Report(tuple(told.get(result.document_id, result) for result in looked.at)))


def _look(library: "Library", results: tuple[FileResult, ...]) -> _Looked:
    copies = importlib.import_module("briefing_app.importing.copies")
    waiting = bool(copies.unlinked(library, results))
    return _Looked(results, () if waiting else copies.like_others(library, results), waiting)
