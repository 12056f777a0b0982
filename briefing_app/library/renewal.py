"""Finding again: a newer engine's findings in place of the suggestions that nobody has touched."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlmodel import Session

from briefing_app.domain.changes import Area, Change
from briefing_app.domain.documents import Document
from briefing_app.domain.points import Content, Extraction, Review
from briefing_app.domain.renewal import Plan, Renewal, plan, told
from briefing_app.domain.wording import counted
from briefing_app.errors import BriefingError
from briefing_app.library import documents, points
from briefing_app.library.engines import note_engine, people_use
from briefing_app.library.register.matching import identify
from briefing_app.library.storage import rows
from briefing_app.library.storage.database import chunks
from briefing_app.library.storage.journal import Writer
from briefing_app.library.storage.keys import Keys
from briefing_app.library.storage.tables import POINTS
from briefing_app.library.storage.wording import titled

Batch = Sequence[tuple[int, Extraction]]
_LOT = 50
"""How many documents are read and matched at once."""
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
    keys, searched = Keys(writer.session), dict(batch)
    done = [
        one for lot in chunks(searched, _LOT) for one in _renewed(writer, keys, {each: searched[each] for each in lot})
    ]
    note_engine(writer.session, {one.document_id: searched[one.document_id].engine for one in done})
    name = titled(done[0].title) if len(done) == 1 else counted(len(done), "document")
    changed = tuple(row_id for table, row_id in writer.images if table == POINTS.name)
    return Change(f"find again in {name}: {told(done)}", _AREAS, changed, renewals=tuple(done))


@dataclass(frozen=True, slots=True)
class _Planned:
    """A document with what is to become of its suggestions; `kept` counts what belongs to people."""

    document: Document
    plan: Plan
    kept: int
    engine: str

    @property
    def going_on(self) -> list[Content]:
        """What is suggested in the end."""
        return [*self.plan.taken.values(), *self.plan.added]


def _renewed(writer: Writer, keys: Keys, searched: Mapping[int, Extraction]) -> list[Renewal]:
    planned = list(_planned(writer.session, searched))
    said = identify(writer, [(each.document.details.published, each.going_on) for each in planned])
    return [_put(writer, keys, each, mentions) for each, mentions in zip(planned, said, strict=True)]


def _planned(session: Session, searched: Mapping[int, Extraction]) -> Iterator[_Planned]:
    used = select(POINTS.c.id).where(POINTS.c.document_id.in_(list(searched)), people_use())
    theirs = set(session.connection().execute(used).scalars())
    for summary in documents.summaries(session, list(searched)):
        document, found = documents.document(session, summary.id), searched[summary.id]
        if _fits(document, found):
            every = points.of_document(session, document.id, rejected=True)
            kept = [one for one in every if one.id in theirs]
            made = plan(documents.contents(found), [one for one in every if one.id not in theirs], kept)
            yield _Planned(document, made, len(kept), found.engine)


def _fits(document: Document, found: Extraction) -> bool:
    return all(document.text[one.start : one.end] == one.text for one in documents.contents(found))


def _put(writer: Writer, keys: Keys, planned: _Planned, said: Mapping[rows.Mention, rows.Said]) -> Renewal:
    """Make the plan true."""
    document, made, engine = planned.document, planned.plan, {"engine": planned.engine}
    values = {one: rows.content_values(content, document.text, said) for one, content in made.taken.items()}
    changed = len(writer.update(POINTS, values))
    writer.update(POINTS, dict.fromkeys(made.taken, engine))
    writer.delete(POINTS, made.removed)
    if made.added:
        added = [rows.content_values(content, document.text, said) | engine for content in made.added]
        _add(writer, keys, document, made, added)
    return Renewal(
        document.id,
        document.details.title,
        added=len(made.added),
        changed=changed,
        removed=len(made.removed),
        kept=planned.kept,
        same=len(made.taken) - changed,
    )


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
