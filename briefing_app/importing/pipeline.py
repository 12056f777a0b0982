"""Files and folders -> documents in the library: read in the reading process, stored one by one, then reported."""

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app.domain.changes import Change
from briefing_app.domain.text import whole_characters
from briefing_app.errors import BriefingError
from briefing_app.importing.outcomes import Failure, FileResult, Outcome, Progress, Reading, Report, Stage, Status
from briefing_app.importing.readers import supported
from briefing_app.importing.sandbox import Reader

if TYPE_CHECKING:
    from briefing_app.library.library import Library

ReportProgress = Callable[[Progress], None]
Cancelled = Callable[[], bool]


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
    files: Sequence[Path], reader: Reader, *, progress: ReportProgress, cancelled: Cancelled
) -> Iterator[Outcome]:
    """What is in each file, one after the other; ends early once cancelled."""
    for number, path in enumerate(files, start=1):
        if cancelled():
            return
        outcome = reader.read(path, tell=_teller(progress, path, number, len(files)), cancelled=cancelled)
        if outcome is None:
            return
        yield outcome


def _teller(progress: ReportProgress, path: Path, number: int, total: int) -> Callable[[Stage], None]:
    return lambda stage: progress(Progress(path, number, total, stage))


def add(library: "Library", outcome: Outcome) -> FileResult:
    """Put what was read into the library, unless the same bytes or the same text are there already.

    Raises:
        BriefingError: the library could not be written to.
    """
    if isinstance(outcome, Failure):
        return FileResult(outcome.path, Status.FAILED, reason=outcome.reason, details=outcome.details)
    known = library.find_duplicate(outcome.origin.sha256, outcome.source.text)
    if known is not None:
        return FileResult(outcome.path, Status.DUPLICATE, known, reason=_same_as(library, known))
    return _added(library, outcome)


def _added(library: "Library", reading: Reading) -> FileResult:
    found = reading.extraction
    created = store(library, reading).created
    return FileResult(reading.path, Status.IMPORTED, created, len(found.quotes), len(found.figures))


def store(library: "Library", reading: Reading, *, instead_of: int | None = None) -> Change:
    """Put what was read into the library, whatever is there already; a document may go into the bin for it.

    Raises:
        BriefingError: the library could not be written to.
    """
    titled = replace(reading.source, title=reading.source.title or whole_characters(reading.path.stem))
    if instead_of is None:
        return library.add_document(titled, reading.extraction, reading.origin)
    return library.replace_document(instead_of, titled, reading.extraction, reading.origin)


def _same_as(library: "Library", known: int) -> str:
    return f"The same text is in the library already, as “{library.document(known).details.title}”."


def import_files(
    library: "Library",
    paths: Iterable[Path],
    *,
    progress: ReportProgress = lambda _progress: None,
    cancelled: Cancelled = lambda: False,
    finished: Callable[[FileResult], None] = lambda _result: None,
    reader: Reader | None = None,
) -> Report:
    """Import files and folders. What is stored when it is cancelled, or when the disk is full, stays.

    `finished` is told of each file as it ends. `reader` is used and left running; without one, one is started for this
    import and ended with it.
    """
    selection = gather(paths)
    results: list[FileResult] = []
    with contextlib.nullcontext(reader) if reader else Reader() as reading:
        outcomes = read_and_extract(selection.files, reading, progress=progress, cancelled=cancelled)
        for result in _stored(library, selection, outcomes, progress):
            results.append(result)
            finished(result)
    left = selection.files[len(results) - len(selection.closed) :]
    return Report(tuple(results), selection.passed_over, left)


def _stored(
    library: "Library", selection: Selection, outcomes: Iterable[Outcome], progress: ReportProgress
) -> Iterator[FileResult]:
    for failure in selection.closed:
        yield add(library, failure)
    for index, outcome in enumerate(outcomes):
        progress(Progress(outcome.path, index + 1, len(selection.files), Stage.SAVING))
        try:
            yield add(library, outcome)
        except BriefingError as error:
            yield from _not_stored(selection.files[index:], error)
            return


def _not_stored(files: tuple[Path, ...], error: BriefingError) -> Iterator[FileResult]:
    """A library that refuses one document refuses the next: the rest is not read for nothing."""
    reason = f"Not tried, since the library could not be written to: {error.what}"
    for path in files:
        yield FileResult(path, Status.FAILED, reason=str(error) if path == files[0] else reason)
