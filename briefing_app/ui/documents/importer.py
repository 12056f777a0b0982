"""Brings files in: read and searched in reading processes, stored through Operations, counted for the report."""

import importlib
import threading
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal

from briefing_app.domain.changes import Area, Change
from briefing_app.errors import BriefingError
from briefing_app.importing.outcomes import Failure, FileResult, Outcome, Progress, Reading, Report, Stage, Status
from briefing_app.ui.operations import Operations

if TYPE_CHECKING:
    from briefing_app.importing.sandbox import Reader
    from briefing_app.importing.storing import Stored
    from briefing_app.library.library import Library

EVERYTHING = frozenset({Area.DOCUMENTS, Area.POINTS, Area.SPEAKERS})
GROUPS_AHEAD = 2
"""How many groups may have been read before an earlier one is stored."""


class Importer(QObject):
    """One import at a time; files that come while one runs wait for their turn.

    Signals: `progress` (a Progress), `stored` (a document's id), `finished` (a Report).
    """

    progress = Signal(object)
    stored = Signal(int)
    finished = Signal(object)
    _read = Signal(object)
    _read_again = Signal(object, str, object)
    _all_read = Signal(object)
    _broken = Signal(object, bool)

    def __init__(self, operations: Operations) -> None:
        """Nothing is started before the first file."""
        super().__init__()
        self._operations = operations
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="reading")
        self._cancel, self._pause = threading.Event(), threading.Event()
        self._room = threading.Semaphore(GROUPS_AHEAD)
        self._reader: Reader | None = None
        self._results: list[FileResult] = []
        self._running = 0
        self._read.connect(self._store)
        self._read_again.connect(self._store_again)
        self._all_read.connect(self._end)
        # Queued: where the thread fails at once, its callback runs on this thread, within `take`.
        self._broken.connect(self._give_up, Qt.ConnectionType.QueuedConnection)

    @property
    def running(self) -> bool:
        """Whether files are on their way in."""
        return self._running > 0

    @property
    def paused(self) -> bool:
        """Whether nothing new is begun for now."""
        return self._pause.is_set()

    def take(self, paths: Sequence[Path]) -> None:
        """Import files and folders."""
        if not self._running:
            self._cancel.clear()
        self._running += 1
        self._thread.submit(self._read_all, list(paths)).add_done_callback(partial(self._look, True))

    def pause(self, pause: bool) -> None:
        """Begin nothing new, or go on; what is under way is finished."""
        self._pause.set() if pause else self._pause.clear()

    def cancel(self) -> None:
        """Stop; what is stored stays."""
        self._cancel.set()
        self._pause.clear()

    def close(self) -> None:
        """Stop, and end the thread and the reading processes."""
        self.cancel()
        self._thread.submit(self._close_reader)
        self._thread.shutdown(wait=True)

    # on the reading thread

    def _read_all(self, paths: list[Path]) -> None:
        pipeline = _pipeline()  # brings the readers, after the first paint
        selection = pipeline.gather(paths)
        done = 0
        if selection.closed and self._wait_for_room():
            self._read.emit(selection.closed)
        asked = {"cancelled": self._cancel.is_set, "paused": self._pause.is_set, "progress": self.progress.emit}
        for together in pipeline.read_and_extract(selection.files, self._ready_reader(), **asked):
            if not self._wait_for_room():
                pipeline.let_go(together)
                break
            done += len(together)
            self._read.emit(together)
            if self._pause.is_set():
                last, total = selection.files[done - 1], len(selection.files)
                self.progress.emit(Progress(last, done, total, Stage.SAVING, done))
        self._ready_reader().rest()
        self._all_read.emit(Report((), selection.passed_over, selection.files[done:]))

    def _ready_reader(self) -> "Reader":
        if self._reader is None:
            sandbox = importlib.import_module("briefing_app.importing.sandbox")
            self._reader = sandbox.Reader(lanes=_pipeline().lanes())
        assert self._reader is not None  # noqa: S101
        return self._reader

    def _wait_for_room(self) -> bool:
        """Read no further ahead of the library than need be; False once it was cancelled."""
        while not self._room.acquire(timeout=0.2):
            if self._cancel.is_set():
                return False
        return True

    def _read_one(self, path: Path, inner: str, instead_of: int | None) -> None:
        outcome = self._ready_reader().read(path, cancelled=self._cancel.is_set)
        if outcome is not None:
            self._read_again.emit(outcome, inner, instead_of)

    def _look(self, whole: bool, future: Future[None]) -> None:
        """A bug on the reading thread comes to light on the UI thread; `whole` if it ended an import."""
        error = future.exception()
        if error is not None:
            self._broken.emit(error, whole)

    def _close_reader(self) -> None:
        if self._reader is not None:
            self._reader.close()
            self._reader = None

    # on the UI thread

    def _store(self, together: Sequence[Outcome]) -> None:
        self._operations.run(partial(_add_all, outcomes=together), self._count, failed=partial(self._refused, together))

    def _count(self, stored: "Stored") -> None:
        self._room.release()
        self._results += stored.results
        created = [result.document_id for result in stored.results if result.status is Status.IMPORTED]
        ids = tuple(document_id for document_id in created if document_id is not None)
        if ids:
            self._operations.announce(Change("import", EVERYTHING, ids, ids[0] if len(ids) == 1 else None))
        for document_id in ids:
            self.stored.emit(document_id)
        if stored.refused is not None:
            self.cancel()  # a library that refuses one document refuses the next

    def _refused(self, together: Sequence[Outcome], error: BriefingError) -> None:
        self._room.release()
        self._results += [FileResult(outcome.path, Status.FAILED, reason=str(error)) for outcome in together]
        self.cancel()

    def _end(self, report: Report) -> None:
        """After the library has answered for every file: its calls are made in order."""
        self._operations.run(_nothing, partial(self._finish, report))

    def _give_up(self, error: BaseException, whole: bool) -> None:
        if whole:
            self._end(Report())
        raise error

    def _finish(self, report: Report, _nothing_more: None) -> None:
        self._running -= 1
        results, self._results = tuple(self._results), []
        self.finished.emit(Report(results, report.passed_over, report.left))

    # duplicates

    def keep_both(self, result: FileResult) -> None:
        """Import a duplicate all the same; what is only much like another was imported."""
        if result.like is None:
            self._take_duplicate(result, None)

    def replace(self, result: FileResult) -> None:
        """Put the document that one repeats, or is much like, into the bin for it."""
        if result.like is None:
            self._take_duplicate(result, result.document_id)
        else:
            self._operations.run(partial(_put_away, document_id=result.like))

    def _take_duplicate(self, result: FileResult, instead_of: int | None) -> None:
        # Read again: to keep every duplicate's text until somebody decides would fill the memory.
        self._cancel.clear()
        self._thread.submit(self._read_one, result.path, result.inner, instead_of).add_done_callback(
            partial(self._look, False)
        )

    def _store_again(self, outcome: Outcome, inner: str, instead_of: int | None) -> None:
        if isinstance(outcome, Failure):
            self._operations.failed.emit(BriefingError(outcome.what, kept=outcome.kept, remedy=outcome.remedy))
        else:
            store = partial(_store_one, reading=outcome, inner=inner, instead_of=instead_of)
            self._operations.run(store, self._tell_created)

    def _tell_created(self, change: Change) -> None:
        if change.created is not None:
            self.stored.emit(change.created)


def _pipeline() -> Any:
    return importlib.import_module("briefing_app.importing.pipeline")


def _storing() -> Any:
    return importlib.import_module("briefing_app.importing.storing")


def _add_all(library: "Library", outcomes: Sequence[Outcome]) -> "Stored":
    storing = _storing()
    try:
        stored: Stored = storing.add_all(library, outcomes)
    finally:
        storing.let_go(outcomes)
    return stored


def _store_one(library: "Library", reading: Reading, inner: str, instead_of: int | None) -> Change:
    try:
        change: Change = _storing().store(library, reading, inner=inner, instead_of=instead_of)
    finally:
        reading.let_go()
    return change


def _put_away(library: "Library", document_id: int) -> Change:
    return library.delete_documents([document_id])


def _nothing(library: "Library") -> None:
    """A call that only says that those before it are done."""
