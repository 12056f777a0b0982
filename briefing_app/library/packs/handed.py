"""A whole pack put into the library in one step, with the documents and points that it brings along."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC
from typing import Any

from sqlalchemy import Table, select
from sqlmodel import Session

from briefing_app.domain.changes import Area, Change
from briefing_app.domain.documents import Origin
from briefing_app.domain.excerpts import RECORD, Excerpt, closed_content, closed_up, hash_in_library
from briefing_app.domain.figures import Figure
from briefing_app.domain.handed import Brought, Descent, print_of
from briefing_app.domain.packs import Comment, Pack, PackItem, PackSection
from briefing_app.domain.points import Content, Extraction, Point
from briefing_app.domain.quotes import Quote
from briefing_app.domain.seals import text_hash
from briefing_app.errors import BriefingError
from briefing_app.library import documents, points
from briefing_app.library.packs import contents
from briefing_app.library.packs import rows as pack_rows
from briefing_app.library.register import matching
from briefing_app.library.storage import notes, rows
from briefing_app.library.storage.database import chunks
from briefing_app.library.storage.journal import Writer
from briefing_app.library.storage.keys import Keys
from briefing_app.library.storage.pack_tables import COMMENTS, ITEMS, PACKS, SECTIONS
from briefing_app.library.storage.tables import DOCUMENTS, POINTS
from briefing_app.library.storage.wording import titled

_AREAS = frozenset({Area.PACKS, Area.DOCUMENTS, Area.POINTS, Area.SPEAKERS})
_REFERENCE = re.compile(r"\(#(item|part)-(-?\d+)\)")


@dataclass(slots=True)
class _Ids:
    """The ids that this library gave to what came with others."""

    sections: dict[int, int] = field(default_factory=dict)
    items: dict[int, int] = field(default_factory=dict)
    points: dict[int, int] = field(default_factory=dict)
    documents: dict[int, int] = field(default_factory=dict)
    comments: dict[int, int] = field(default_factory=dict)


def put(writer: Writer, brought: Brought, name: str, base: str) -> Change:
    """Make a pack all that it is to be; `created` is its id.

    Args:
        writer: of the transaction.
        brought: the pack, and what it brings along.
        name: of the step.
        base: the pack as somebody else gave it, frozen, to be remembered with where each part came from.

    Raises:
        BriefingError: the pack was changed meanwhile, or a point's words do not stand in its document.
    """
    ids = _Ids()
    _bring_documents(writer, brought.documents, ids)
    _bring_points(writer, brought, ids)
    for point_id, content in brought.edits.items():
        points.edit(writer, point_id, content)
    pack_id = _put_cover(writer, brought)
    pack = _known(writer.session, brought.pack, ids)
    _put_sections(writer, pack_id, pack.sections, ids)
    _put_items(writer, pack_id, pack.sections, ids)
    _put_comments(writer, pack_id, pack.comments, ids)
    contents.touch(writer, [pack_id])
    if base:
        notes.set_note(writer.session, note_of(pack_id), _descent(writer.session, base, ids).to_json())
    return Change(name or f"open the pack {titled(pack.details.title)}", _AREAS, (pack_id,), created=pack_id)


def note_of(pack_id: int) -> str:
    """The key of the note that says where a pack came from."""
    return f"pack {pack_id} came from"


def _descent(session: Session, base: str, ids: _Ids) -> Descent:
    made = points.by_id(session, list(ids.points.values()))
    back = {name: _back(getattr(ids, name)) for name in ("sections", "items", "points", "documents", "comments")}
    return Descent(base, **back, prints={point.id: print_of(point.content) for point in made})


def _back(ids: Mapping[int, int]) -> dict[int, int]:
    return {mine: abs(given) for given, mine in ids.items()}


def _bring_documents(writer: Writer, brought: Sequence[Excerpt], ids: _Ids) -> None:
    """Find the documents, by their file's hash and their text, or add them."""
    for document in brought:
        source, key = closed_up(document), hash_in_library(document)
        found = _same_document(writer.session, document, source.text)
        if found is None:
            origin = Origin(document.origin.name, key, document.origin.media_type, document.origin.size)
            found = documents.add(writer, [(source, Extraction(), origin)]).ids[0]
            writer.update(DOCUMENTS, {found: rows.details_values(document.details)})
        ids.documents[document.id] = found


def _same_document(session: Session, document: Excerpt, closed: str) -> int | None:
    """The document of that file with the very same text, or with the very same passages."""
    hashes = {one for one in (document.origin.sha256, hash_in_library(document)) if one}
    wanted = select(DOCUMENTS.c.id).where(DOCUMENTS.c.sha256.in_(hashes), DOCUMENTS.c.deleted_at.is_(None))
    record = dict(closed_up(document).provenance).get(RECORD)
    for one in session.connection().execute(wanted.order_by(DOCUMENTS.c.id)).scalars():
        kept = documents.document(session, one)
        held = dict(kept.provenance).get(RECORD)
        if held is None and text_hash(kept.text) == document.text_sha256:
            return int(one)
        if held is not None and held == record and kept.text == closed:
            return int(one)
    return None


def _bring_points(writer: Writer, brought: Brought, ids: _Ids) -> None:
    """Find the points among those of their documents, or add them as they were decided upon."""
    given = {document.id: document for document in brought.documents}
    for document_id in dict.fromkeys(point.document_id for point in brought.points):
        among = [point for point in brought.points if point.document_id == document_id]
        home = ids.documents.get(document_id, document_id)
        kept = documents.document(writer.session, home)
        closed = RECORD in dict(kept.provenance)
        placed = [_placed(point, given.get(document_id) if closed else None) for point in among]
        there = points.of_document(writer.session, home, rejected=True)
        for point in placed:
            same = next((one.id for one in there if _says(one.content) == _says(point.content)), None)
            ids.points[point.id] = same if same is not None else _add_point(writer, home, kept.text, point)


def _placed(point: Point, document: Excerpt | None) -> Point:
    """The point at its place in what this library has of its document."""
    if document is None:
        return point
    try:
        return replace(point, content=closed_content(point.content, document))
    except LookupError as error:
        raise _astray() from error


def _says(content: Content) -> tuple[object, ...]:
    """What must be the same of two points for them to be one."""
    place = (content.start, content.end, content.text)
    if isinstance(content, Quote):
        return (*place, content.kind, content.speaker, content.role, content.organisation)
    if isinstance(content, Figure):
        measure = (content.value, content.value_high, content.unit, content.modifier, content.of)
        return (*place, content.kind, *measure, content.said_by, content.as_of, content.aspect)
    return (*place, "key point")


def _add_point(writer: Writer, document_id: int, text: str, point: Point) -> int:
    content = point.content
    if not (0 <= content.start < content.end <= len(text) and text[content.start : content.end] == content.text):
        raise _astray()
    published = documents.document(writer.session, document_id).details.published
    said = matching.said_in(writer, published, [content], by_a_person=point.edited or point.speaker_sure)
    (skey,) = Keys(writer.session).take(published, 1)
    values = rows.content_values(content, text, said)
    values |= {"document_id": document_id, "skey": skey, "review": point.review.value, "engine": ""}
    (made,) = writer.insert(POINTS, [values | {"edited": point.edited}])
    return made


def _astray() -> BriefingError:
    return BriefingError(
        "This pack cannot be read: the words of a quote or figure do not stand in its source.",
        kept="Nothing was changed.",
        remedy="Ask whoever gave it to you for the file as it was.",
    )


def _put_cover(writer: Writer, brought: Brought) -> int:
    details = brought.pack.details
    if brought.pack.id < 1:
        (pack_id,) = writer.insert(PACKS, [pack_rows.pack_values(details)])
        return pack_id
    row = contents.pack_row(writer.session, brought.pack.id)
    if brought.unless_changed_since is not None and rows.with_zone(row.updated_at) != brought.unless_changed_since:
        raise BriefingError(
            f"{titled(row.title)} was changed meanwhile.",
            kept="Nothing was taken over.",
            remedy="Look at the changes again, then choose.",
        )
    values = pack_rows.pack_values(details)
    del values["updated_at"]
    writer.update(PACKS, {brought.pack.id: values})
    return brought.pack.id


def _known(session: Session, pack: Pack, ids: _Ids) -> Pack:
    """The pack with its points by this library's ids; one that is not there is nobody's."""
    wanted = [ids.points.get(one, one) for one in pack.point_ids]
    there: set[int] = set()
    for chunk in chunks(wanted):
        there.update(session.connection().execute(select(POINTS.c.id).where(POINTS.c.id.in_(chunk))).scalars())

    def known(one: int | None) -> int | None:
        mine = None if one is None else ids.points.get(one, one)
        return mine if mine in there else None

    def item(one: PackItem) -> PackItem:
        drawn = tuple(mine for each in one.chart_points if (mine := known(each)) is not None)
        return replace(one, point_id=known(one.point_id), chart_points=drawn)

    return replace(pack, sections=tuple(replace(each, items=tuple(map(item, each.items))) for each in pack.sections))


def _put_sections(writer: Writer, pack_id: int, sections: Sequence[PackSection], ids: _Ids) -> None:
    there = set(writer.connection.execute(select(SECTIONS.c.id).where(SECTIONS.c.pack_id == pack_id)).scalars())
    values = {
        section.id: contents.section_values(pack_id, section.title, section.kind, at)
        | {"subtitle": section.subtitle, "annex": section.annex}
        for at, section in enumerate(sections)
    }
    gone = there - set(values)
    _put_rows(writer, SECTIONS, values, there, ids.sections)
    held = select(ITEMS.c.id).where(ITEMS.c.section_id.in_(gone))
    kept = {item.id for section in sections for item in section.items}
    contents.drop_items(writer, [one for one in writer.connection.execute(held).scalars() if one not in kept])
    home = next(iter(ids.sections.values()), 0)  # until each item is put into its own
    writer.update(
        ITEMS, {one: {"section_id": home} for one in writer.connection.execute(held).scalars() if one in kept}
    )
    writer.delete(SECTIONS, list(gone))


def _put_items(writer: Writer, pack_id: int, sections: Sequence[PackSection], ids: _Ids) -> None:
    held = select(ITEMS.c.id).join(SECTIONS, SECTIONS.c.id == ITEMS.c.section_id).where(SECTIONS.c.pack_id == pack_id)
    there = set(writer.connection.execute(held).scalars())
    values = {
        item.id: {"section_id": ids.sections[section.id], "position": at, **pack_rows.item_values(item)}
        for section in sections
        for at, item in enumerate(section.items)
    }
    contents.drop_items(writer, list(there - set(values)))
    _put_rows(writer, ITEMS, values, there, ids.items)
    for section in sections:
        for item in section.items:
            contents.draw(writer, ids.items[item.id], item.chart_points)
    refer = _referring(ids)
    items = (item for section in sections for item in section.items)
    writer.update(ITEMS, {ids.items[item.id]: {"markdown": _REFERENCE.sub(refer, item.markdown)} for item in items})


def _referring(ids: _Ids) -> Callable[[re.Match[str]], str]:
    """References to items and sections by this library's ids."""

    def refer(found: re.Match[str]) -> str:
        given = (ids.items if found[1] == "item" else ids.sections).get(int(found[2]))
        return found[0] if given is None else f"(#{found[1]}-{given})"

    return refer


def _put_comments(writer: Writer, pack_id: int, comments: Sequence[Comment], ids: _Ids) -> None:
    there = set(writer.connection.execute(select(COMMENTS.c.id).where(COMMENTS.c.pack_id == pack_id)).scalars())
    values: dict[int, rows.Values] = {
        one.id: {
            "pack_id": pack_id,
            "item_id": None if one.item_id is None else ids.items.get(one.item_id, one.item_id),
            "author": one.author,
            "words": one.words,
            "made_at": one.made_at.astimezone(UTC).replace(tzinfo=None),
            "resolved": one.resolved,
        }
        for one in comments
    }
    writer.delete(COMMENTS, list(there - set(values)))
    _put_rows(writer, COMMENTS, values, there, ids.comments)


def _put_rows(
    writer: Writer, table: Table, values: Mapping[int, Mapping[str, Any]], there: set[int], ids: dict[int, int]
) -> None:
    """Change the rows that are there, make the others, and note every one's id."""
    writer.update(table, {one: row for one, row in values.items() if one in there})
    new = [one for one in values if one not in there]
    made = writer.insert(table, [dict(values[one]) for one in new])
    ids.update({one: one for one in values if one in there} | dict(zip(new, made, strict=True)))
