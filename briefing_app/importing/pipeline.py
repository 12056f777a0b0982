"""Files and folders -> documents in the library: read in the reading processes, stored in groups, then reported."""

import contextlib
import os
import queue
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app.importing.estimate import Estimate
from briefing_app.importing.outcomes import Failure, FileResult, Outcome, Progress, Report, Stage
from briefing_app.importing.readers import supported
from briefing_app.importing.sandbox import Reader
from briefing_app.importing.storing import add_all, let_go, not_tried

if TYPE_CHECKING:
    from briefing_app.library.library import Library

ReportProgress = Callable[[Progress], None]
__all__ = ["gather", "import_files", "lanes", "let_go", "read_and_extract"]

Asked = Callable[[], bool]
Together = tuple[Outcome, ...]

_MOST_LANES = 4
_GROUPS_AHEAD = 2
"""How many groups may have been read before an earlier one is stored."""


def lanes() -> int:
    """How many files to read at once on this computer."""
    return max(1, min(os.cpu_count() or 1, _MOST_LANES))


@dataclass(frozen=True, slots=True)
class Selection:
    """What the chosen paths come to: files in order, each once; `closed` are folders that could not be opened."""

    files: tuple[Path, ...]
    passed_over: tuple[Path, ...] = ()
    closed: tuple[Failure, ...] = ()


@dataclass(slots=True)
class _Gathering:
    files: dict[Path, None] = field(default_factory=dict)
    passed_over: dict[Path, None] = field(default_factory=dict)
    closed: list[Failure] = field(default_factory=list)

    def take(self, path: Path) -> None:
        # Unlike Path.is_dir, this is no error where a folder above may not be entered: the reader says so in words.
        if os.path.isdir(path):  # noqa: PTH112
            self._take_folder(path)
        else:
            self.files.setdefault(path)

    def _take_folder(self, folder: Path) -> None:
        for place, folders, names in os.walk(folder, onerror=self._refuse):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(name for name in names if not name.startswith(".")):
                path = Path(place, name)
                (self.files if supported(path) else self.passed_over).setdefault(path)

    def _refuse(self, error: OSError) -> None:
        folder = Path(error.filename)
        what = f"The folder “{folder.name}” could not be opened ({error.strerror})."
        self.closed.append(Failure(folder, what, "", "Ask its owner for permission to read it."))


def gather(paths: Iterable[Path]) -> Selection:
    """The files behind the chosen paths. A file that was chosen itself is taken, whatever its kind; of a folder, at any
    depth, those that can be read, while the others are passed over and hidden ones are not looked at.
    """  # noqa: D205
    gathering = _Gathering()
    for path in paths:
        gathering.take(path)
    return Selection(tuple(gathering.files), tuple(gathering.passed_over), tuple(gathering.closed))


def read_and_extract(
    files: Sequence[Path],
    reader: Reader,
    *,
    progress: ReportProgress,
    cancelled: Asked = lambda: False,
    paused: Asked = lambda: False,
) -> Iterator[Together]:
    """What is in each file, in order, a few at once; ends early once cancelled, and waits while paused."""
    estimate = Estimate(files)
    done = 0

    def tell(place: int, stage: Stage) -> None:
        if stage is not Stage.STARTING:
            estimate.begin()
        progress(Progress(files[place], place + 1, len(files), stage, done, estimate.seconds_left()))

    def waiting() -> bool:
        wait = paused()
        estimate.tick(paused=wait)
        return wait

    for together in reader.each(files, tell=tell, cancelled=cancelled, paused=waiting):
        for place in range(done, done + len(together)):
            estimate.ended(place)
        done += len(together)
        yield together


def import_files(
    library: "Library",
    paths: Iterable[Path],
    *,
    progress: ReportProgress = lambda _progress: None,
    cancelled: Asked = lambda: False,
    finished: Callable[[FileResult], None] = lambda _result: None,
    reader: Reader | None = None,
) -> Report:
    """Import files and folders. What is stored when it is cancelled, or when the disk is full, stays.

    `finished` is told of each document as it ends. `reader` is used and left running; without one, one is started for
    this import and ended with it.
    """
    selection = gather(paths)
    results: list[FileResult] = []
    done = 0
    with contextlib.nullcontext(reader) if reader else Reader(lanes=lanes()) as reading:
        read = _Ahead(selection.files, reading, progress, cancelled)
        for number, result in _stored(library, selection, read, progress):
            done += number
            results.append(result)
            finished(result)
    return Report(tuple(results), selection.passed_over, selection.files[done:])


def _stored(
    library: "Library", selection: Selection, read: Iterable[Together], progress: ReportProgress
) -> Iterator[tuple[int, FileResult]]:
    """How each document ended, and how many files are done with by that, none or all of a group."""
    yield from ((0, result) for result in add_all(library, selection.closed).results)
    done = 0
    for together in read:
        for place, outcome in enumerate(together, start=done + 1):
            progress(Progress(outcome.path, place, len(selection.files), Stage.SAVING, done))
        stored = add_all(library, together)
        let_go(together)
        done += len(together)
        for place, result in enumerate(stored.results):
            yield (len(together) if place == 0 else 0), result
        if stored.refused is not None:
            yield from ((1, not_tried(path, stored.refused)) for path in selection.files[done:])
            return


class _Ahead:
    """Reads on a thread of its own while what was read before is stored; tells of progress on the caller's."""

    def __init__(self, files: Sequence[Path], reader: Reader, progress: ReportProgress, cancelled: Asked) -> None:
        self._files, self._reader, self._progress, self._cancelled = files, reader, progress, cancelled
        self._events: queue.SimpleQueue[Progress | Together | Future[None]] = queue.SimpleQueue()
        self._room = threading.Semaphore(_GROUPS_AHEAD)
        self._left = False

    def __iter__(self) -> Iterator[Together]:
        with ThreadPoolExecutor(max_workers=1, thread_name_prefix="reading") as thread:
            thread.submit(self._read).add_done_callback(self._events.put)
            try:
                yield from self._heard()
            finally:
                self._left = True
                self._room.release()

    def _heard(self) -> Iterator[Together]:
        while not isinstance(event := self._events.get(), Future):
            if isinstance(event, Progress):
                self._progress(event)
            else:
                yield event
                self._room.release()
        event.result()

    def _stopped(self) -> bool:
        return self._left or self._cancelled()

    def _read(self) -> None:
        for together in read_and_extract(self._files, self._reader, progress=self._events.put, cancelled=self._stopped):
            self._room.acquire()
            self._events.put(together)
            if self._left:
                return
