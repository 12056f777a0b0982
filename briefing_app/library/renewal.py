"""Finding again: a newer engine's findings in place of the suggestions that nobody has touched."""

from collections.abc import Iterator, Sequence

from sqlalchemy import select
from sqlmodel import Session

from briefing_app.domain.changes import Area, Change
from briefing_app.domain.documents import Document
from briefing_app.domain.points import Content, Extraction, Point, Review
from briefing_app.domain.renewal import Plan, Renewal, plan, told
from briefing_app.errors import BriefingError
from briefing_app.library import documents, points, rows
from briefing_app.library.engines import note_engine, people_use
from briefing_app.library.journal import Writer
from briefing_app.library.keys import Keys
from briefing_app.library.matching import said_in
from briefing_app.library.tables import POINTS
from briefing_app.library.wording import counted, titled

Batch = Sequence[tuple[int, Extraction]]
_AREAS = frozenset({Area.POINTS, Area.DOCUMENTS, Area.SPEAKERS, Area.PACKS})


def renew(writer: Writer, document_id: int, extraction: Extraction) -> Change:
    """Put what was found again into a document, which must be there with the very text that was searched."""
    if not _fits(documents.document(writer.session, document_id), extraction):
        raise BriefingError(
            "The document's text is no longer the one that was searched.",
            kept="Its points were left as they were.",
            remedy="Find its points again.",
        )
    return renew_documents(writer, [(document_id, extraction)])


def renew_documents(writer: Writer, batch: Batch) -> Change:
    """Put what was found again into documents; those that are gone, or have another text now, are left out."""
    keys = Keys(writer.session)
    done = [_renewed(writer, keys, document, found) for document, found in _there(writer.session, batch)]
    engines = {document_id: found.engine for document_id, found in batch}
    note_engine(writer.session, {one.document_id: engines[one.document_id] for one in done})
    name = titled(done[0].title) if len(done) == 1 else counted(len(done), "document")
    changed = tuple(row_id for table, row_id in writer.images if table == POINTS.name)
    return Change(f"find again in {name}: {told(done)}", _AREAS, changed, renewals=tuple(done))


def _there(session: Session, batch: Batch) -> Iterator[tuple[Document, Extraction]]:
    searched = dict(batch)
    for summary in documents.summaries(session, list(searched)):
        document = documents.document(session, summary.id)
        if _fits(document, searched[summary.id]):
            yield document, searched[summary.id]


def _fits(document: Document, found: Extraction) -> bool:
    return all(document.text[one.start : one.end] == one.text for one in documents.contents(found))


def _renewed(writer: Writer, keys: Keys, document: Document, found: Extraction) -> Renewal:
    suggestions, kept = _by_owner(writer.session, document.id)
    made = plan(documents.contents(found), suggestions, kept)
    changed = _put(writer, keys, document, made, found.engine)
    return Renewal(
        document.id,
        document.details.title,
        added=len(made.added),
        changed=changed,
        removed=len(made.removed),
        kept=len(kept),
        same=len(made.taken) - changed,
    )


def _by_owner(session: Session, document_id: int) -> tuple[list[Point], list[Point]]:
    """A document's points: those that are the engine's alone, and those that belong to people."""
    used = select(POINTS.c.id).where(POINTS.c.document_id == document_id, people_use())
    theirs = set(session.connection().execute(used).scalars())
    every = points.of_document(session, document_id, rejected=True)
    return [one for one in every if one.id not in theirs], [one for one in every if one.id in theirs]


def _put(writer: Writer, keys: Keys, document: Document, made: Plan, engine: str) -> int:
    """Make the plan true; how many suggestions that go on say something else now."""
    names = said_in(writer, document.details.published, (*made.taken.values(), *made.added))
    values = {one: rows.content_values(content, document.text, names) for one, content in made.taken.items()}
    changed = writer.update(POINTS, values)
    writer.update(POINTS, {one: {"engine": engine} for one in made.taken})
    writer.delete(POINTS, made.removed)
    if made.added:
        added = [rows.content_values(content, document.text, names) for content in made.added]
        _add(writer, keys, document, made, [one | {"engine": engine} for one in added])
    return len(changed)


def _add(writer: Writer, keys: Keys, document: Document, made: Plan, added: Sequence[rows.Values]) -> None:
    """Add what is new; all suggestions take fresh keys, so that the queue still reads the document from its top."""
    places: list[tuple[Content, int | None, int]] = [(content, one, 0) for one, content in made.taken.items()]
    places += [(content, None, number) for number, content in enumerate(made.added)]
    places.sort(key=lambda place: (place[0].start, place[0].end))
    fresh = list(zip(places, keys.take(document.details.published, len(places)), strict=True))
    by_number = {number: skey for (_, one, number), skey in fresh if one is None}
    own = {"document_id": document.id, "review": Review.SUGGESTED.value, "edited": False}
    writer.insert(POINTS, [values | own | {"skey": by_number[number]} for number, values in enumerate(added)])
    writer.update(POINTS, {one: {"skey": skey} for (_, one, _), skey in fresh if one is not None})
