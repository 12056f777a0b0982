"""What was read -> documents in the library, many in one transaction, with each file's end told."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from briefing_app.domain.changes import Change
from briefing_app.domain.documents import Origin
from briefing_app.domain.points import Extraction
from briefing_app.domain.text import SourceText, whole_characters
from briefing_app.errors import BriefingError
from briefing_app.importing.outcomes import Failure, FileResult, Outcome, Piece, Reading, Status
from briefing_app.importing.readers import FORMATS, known_suffixes
from briefing_app.library.originals import Wanted
from briefing_app.library.publishers import Known, host_of
from briefing_app.library.storage.sameness import words_hash

if TYPE_CHECKING:
    from briefing_app.library.library import Library

Entry = tuple[SourceText, Extraction, Origin]


@dataclass(frozen=True, slots=True)
class Stored:
    """How each document ended, in order; `refused` is why the library could not be written to, if it could not."""

    results: tuple[FileResult, ...]
    refused: BriefingError | None = None


@dataclass(frozen=True, slots=True)
class _Arrival:
    """A document that is to be added; `parent` is its e-mail, where that comes along or was there before."""

    reading: Reading
    piece: Piece
    parent: "_Arrival | int | None" = None

    @property
    def inner(self) -> str:
        return self.piece.origin.name if self.piece.held is not None else ""

    def wanted(self) -> Wanted:
        origin = self.piece.origin
        return Wanted(self.piece.held or self.reading.path, origin.sha256, _suffix(origin))

    def result(self, status: Status, document_id: int | None = None, reason: str = "") -> FileResult:
        return FileResult(self.reading.path, status, document_id, reason=reason, inner=self.inner)

    def imported(self, document_id: int) -> FileResult:
        found = self.piece.extraction
        return replace(
            self.result(Status.IMPORTED, document_id),
            quotes=len(found.quotes),
            figures=len(found.figures),
            no_text=self.piece.source.needs_ocr,
            reason=_without_text(self.piece.source) if self.piece.source.needs_ocr else "",
        )


def _suffix(origin: Origin) -> str:
    """Whoever opens it later has it opened by what its name says: so by no ending that is not a document's."""
    suffix = PurePath(origin.name).suffix.casefold()
    if suffix in known_suffixes():
        return suffix
    return next((known.suffixes[0] for known in FORMATS if known.media_type == origin.media_type), ".bin")


def _without_text(source: SourceText) -> str:
    why = dict(source.provenance).get("text", "Its pages are pictures, and nothing here could read them.")
    return f"It was kept without its text. {why}"


_Planned = FileResult | _Arrival


def add_all(library: "Library", outcomes: Sequence[Outcome]) -> Stored:
    """Put what was read into the library, in one step, but for what is there already by its bytes or its words.

    Where that fails, file by file, until one of them fails too.
    """
    try:
        return Stored(tuple(_add(library, outcomes)))
    except BriefingError as error:
        if len(outcomes) == 1:
            return Stored((_failed(outcomes[0], str(error)),), error)
    return _one_by_one(library, outcomes)


def _one_by_one(library: "Library", outcomes: Sequence[Outcome]) -> Stored:
    results: list[FileResult] = []
    for place, outcome in enumerate(outcomes):
        stored = add_all(library, [outcome])
        results += stored.results
        if stored.refused is not None:
            rest = [not_tried(each.path, stored.refused) for each in outcomes[place + 1 :]]
            return Stored((*results, *rest), stored.refused)
    return Stored(tuple(results))


def not_tried(path: Path, error: BriefingError) -> FileResult:
    """A library that refuses one document refuses the next: the rest is not read for nothing."""
    return FileResult(path, Status.FAILED, reason=f"Not tried, since the library could not be written to: {error.what}")


def _failed(outcome: Outcome, reason: str) -> FileResult:
    return FileResult(outcome.path, Status.FAILED, reason=reason)


def _add(library: "Library", outcomes: Sequence[Outcome]) -> list[FileResult]:
    results: list[FileResult] = []
    planned: list[_Planned] = []
    seen: set[str] = set()
    for outcome in outcomes:
        marks = _marks(outcome)
        if seen & marks:  # what repeats another of this group is looked for once that is stored
            results += _flushed(library, planned)
            planned, seen = [], set()
        seen |= marks
        planned += _plan(library, outcome)
    return results + _flushed(library, planned)


def _marks(outcome: Outcome) -> set[str]:
    """What tells the documents of a file from others."""
    if isinstance(outcome, Failure):
        return set()
    hashes = ((piece.origin.sha256, words_hash(piece.source.text)) for piece in outcome.pieces)
    return {mark for pair in hashes for mark in pair if mark}


def _plan(library: "Library", outcome: Outcome) -> list[_Planned]:
    if isinstance(outcome, Failure):
        return [FileResult(outcome.path, Status.FAILED, reason=outcome.reason, details=outcome.details)]
    parents: list[_Arrival | int] = []
    planned: list[_Planned] = []
    for piece in outcome.pieces:
        arrival = _Arrival(outcome, piece, None if piece.inside is None else parents[piece.inside])
        known = library.find_duplicate(piece.origin.sha256, piece.source.text)
        parents.append(arrival if known is None else known)
        planned.append(arrival if known is None else _repeated(library, arrival, known))
    return planned + [_not_read(outcome, failure) for failure in outcome.unread]


def _repeated(library: "Library", arrival: _Arrival, known: int) -> FileResult:
    [there] = library.document_summaries([known])
    what = "file" if there.origin.sha256 == arrival.piece.origin.sha256 else "text"
    reason = f"The same {what} is in the library already, as “{there.details.title}”."
    return arrival.result(Status.DUPLICATE, known, reason)


def _not_read(reading: Reading, failure: Failure) -> FileResult:
    inner = str(failure.path)
    return FileResult(reading.path, Status.FAILED, reason=failure.reason, details=failure.details, inner=inner)


def _flushed(library: "Library", planned: Sequence[_Planned]) -> list[FileResult]:
    """Keep the originals, then add the documents in one step."""
    arrivals = [each for each in planned if isinstance(each, _Arrival)]
    names = library.keep_originals([arrival.wanted() for arrival in arrivals])
    kept = dict(zip(map(id, arrivals), names, strict=True))
    spoilt = {id(each.reading): name for each, name in zip(arrivals, names, strict=True) if not isinstance(name, str)}
    sound = [each for each in arrivals if id(each.reading) not in spoilt]
    places = {id(each): place for place, each in enumerate(sound)}
    publishers = library.publishers() if any(each.piece.source.link for each in sound) else {}
    batch = [_entry(each, str(kept[id(each)]), places, publishers) for each in sound]
    ids = library.add_documents(batch).ids if batch else ()
    return [_ended(each, spoilt, places, ids) for each in planned]


def _ended(
    planned: _Planned, spoilt: dict[int, BriefingError], places: dict[int, int], ids: Sequence[int]
) -> FileResult:
    if isinstance(planned, FileResult):
        return planned
    error = spoilt.get(id(planned.reading))
    if error is not None:
        return planned.result(Status.FAILED, reason=str(error))
    return planned.imported(ids[places[id(planned)]])


def _entry(arrival: _Arrival, original: str, places: dict[int, int], publishers: Known) -> Entry:
    parent = arrival.parent
    origin = replace(
        arrival.piece.origin,
        original=original,
        parent_id=parent if isinstance(parent, int) else None,
        inside=places[id(parent)] if isinstance(parent, _Arrival) else None,
    )
    return _published(_titled(arrival), publishers), arrival.piece.extraction, origin


def _published(source: SourceText, publishers: Known) -> SourceText:
    """With the publisher that somebody once corrected another document of the same host to, which said the same."""
    host = host_of(source.link) if publishers else ""
    name = publishers.get((host, source.publisher))
    if name is None:
        return source
    told = {**dict(source.provenance), "publisher": f"from your correction of another document of {host}"}
    return replace(source, publisher=name, provenance=tuple(told.items()))


def _titled(arrival: _Arrival) -> SourceText:
    source = arrival.piece.source
    name = whole_characters(PurePath(arrival.inner or arrival.reading.path.name).stem)
    return replace(source, title=source.title or name)


def store(library: "Library", reading: Reading, *, inner: str = "", instead_of: int | None = None) -> Change:
    """Put a document into the library, whatever is there already; another may go into the bin for it.

    `inner` is its name if it lay in the file that was read.

    Raises:
        BriefingError: the library could not be written to, or the file is no longer as it was read.
    """
    arrivals = (_Arrival(reading, piece) for piece in reading.pieces)
    arrival = next((each for each in arrivals if each.inner == inner), None)
    if arrival is None:
        raise BriefingError(
            f"“{inner}” is no longer in “{reading.path.name}”.",
            kept="Nothing of it was imported.",
            remedy="Look whether the file was changed, and import it again.",
        )
    [name] = library.keep_originals([arrival.wanted()])
    if isinstance(name, BriefingError):
        raise name
    entry = _entry(arrival, name, {}, library.publishers())
    if instead_of is None:
        return library.add_document(*entry)
    return library.replace_document(instead_of, *entry)


def let_go(outcomes: Iterable[Outcome]) -> None:
    """Take away what was kept on the way of the files inside files."""
    for outcome in outcomes:
        if isinstance(outcome, Reading):
            outcome.let_go()
