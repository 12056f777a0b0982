"""Brings files in: read and searched in the reading process, stored through Operations, counted for the report."""

import importlib
import threading
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from briefing_app.domain.changes import Area, Change
from briefing_app.errors import BriefingError
from briefing_app.importing.outcomes import FileResult, Outcome, Reading, Report, Status
from briefing_app.ui.operations import Operations

if TYPE_CHECKING:
    from briefing_app.importing.sandbox import Reader
    from briefing_app.library.library import Library

EVERYTHING = frozenset({Area.DOCUMENTS, Area.POINTS, Area.SPEAKERS})


class Importer(QObject):
    """One import at a time; files that come while one runs wait for their turn.

    Signals: `progress` (a Progress), `stored` (a document's id), `finished` (a Report).
    """

    progress = Signal(object)
    stored = Signal(int)
    finished = Signal(object)
    _read = Signal(object)
    _all_read = Signal(object)
    _broken = Signal(object)

    def __init__(self, operations: Operations) -> None:
        """Nothing is started before the first file."""
        super().__init__()
        self._operations = operations
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="reading")
        self._cancel = threading.Event()
        self._reader: Reader | None = None
        self._results: list[FileResult] = []
        self._readings: dict[Path, Reading] = {}
        self._running = 0
        self._read.connect(self._store)
        self._all_read.connect(self._end)
        # Queued: where the thread fails at once, its callback runs on this thread, within `take`.
        self._broken.connect(self._give_up, Qt.ConnectionType.QueuedConnection)

    @property
    def running(self) -> bool:
        """Whether files are on their way in."""
        return self._running > 0

    def take(self, paths: Sequence[Path]) -> None:
        """Import files and folders."""
        if not self._running:
            self._cancel.clear()
        self._running += 1
        self._thread.submit(self._read_all, list(paths)).add_done_callback(self._look)

    def cancel(self) -> None:
        """Stop; what is stored stays."""
        self._cancel.set()

    def close(self) -> None:
        """Stop, and end the thread and the reading process."""
        self.cancel()
        self._thread.submit(self._close_reader)
        self._thread.shutdown(wait=True)

    # on the reading thread

    def _read_all(self, paths: list[Path]) -> None:
        pipeline = importlib.import_module(
            "briefing_app.importing.pipeline"
        )  # brings the readers, after the first paint
        if self._reader is None:
            self._reader = importlib.import_module("briefing_app.importing.sandbox").Reader()
        selection = pipeline.gather(paths)
        for failure in selection.closed:
            self._read.emit(failure)
        done = 0
        told, stop = self.progress.emit, self._cancel.is_set
        for outcome in pipeline.read_and_extract(selection.files, self._reader, progress=told, cancelled=stop):
            done += 1
            self._read.emit(outcome)
        self._all_read.emit(Report((), selection.passed_over, selection.files[done:]))

    def _look(self, future: Future[None]) -> None:
        """A bug on the reading thread comes to light on the UI thread."""
        error = future.exception()
        if error is not None:
            self._broken.emit(error)

    def _close_reader(self) -> None:
        if self._reader is not None:
            self._reader.close()
            self._reader = None

    # on the UI thread

    def _store(self, outcome: Outcome) -> None:
        if isinstance(outcome, Reading):
            self._readings[outcome.path] = outcome
        refused = partial(self._refused, outcome.path)
        self._operations.run(partial(_add, outcome=outcome), self._count, failed=refused)

    def _count(self, result: FileResult) -> None:
        self._results.append(result)
        if result.status is not Status.DUPLICATE:
            self._readings.pop(result.path, None)
        if result.status is Status.IMPORTED and result.document_id is not None:
            self._operations.announce(Change("import", EVERYTHING, (result.document_id,), result.document_id))
            self.stored.emit(result.document_id)

    def _refused(self, path: Path, error: BriefingError) -> None:
        self._readings.pop(path, None)
        self._results.append(FileResult(path, Status.FAILED, reason=str(error)))
        self.cancel()  # a library that refuses one document refuses the next

    def _end(self, report: Report) -> None:
        """After the library has answered for every file: its calls are made in order."""
        self._operations.run(_nothing, partial(self._finish, report))

    def _give_up(self, error: BaseException) -> None:
        self._end(Report())
        raise error

    def _finish(self, report: Report, _nothing_more: None) -> None:
        self._running -= 1
        results, self._results = tuple(self._results), []
        self.finished.emit(Report(results, report.passed_over, report.left))

    # duplicates

    def keep_both(self, path: Path) -> None:
        """Import a duplicate all the same."""
        self._take_duplicate(path, None)

    def replace(self, path: Path, known: int) -> None:
        """Import a duplicate and put the document that it repeats into the bin."""
        self._take_duplicate(path, known)

    def _take_duplicate(self, path: Path, instead_of: int | None) -> None:
        reading = self._readings.pop(path, None)
        if reading is not None:
            self._operations.run(partial(_store, reading=reading, instead_of=instead_of), self._tell_created)

    def forget(self) -> None:
        """The report is put away: let go of the duplicates that were read."""
        self._readings.clear()

    def _tell_created(self, change: Change) -> None:
        if change.created is not None:
            self.stored.emit(change.created)


def _add(library: "Library", outcome: Outcome) -> FileResult:
    pipeline = importlib.import_module("briefing_app.importing.pipeline")
    result: FileResult = pipeline.add(library, outcome)
    return result


def _store(library: "Library", reading: Reading, instead_of: int | None) -> Change:
    pipeline = importlib.import_module("briefing_app.importing.pipeline")
    change: Change = pipeline.store(library, reading, instead_of=instead_of)
    return change


def _nothing(library: "Library") -> None:
    """A call that only says that those before it are done."""
