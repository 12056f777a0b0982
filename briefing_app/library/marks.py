"""Tags and collections: names that are put on documents and on points."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Select, Table, func, select
from sqlmodel import Session

from briefing_app.domain.changes import Area, Change
from briefing_app.domain.marks import Collection, Tag
from briefing_app.domain.wording import counted
from briefing_app.errors import BriefingError
from briefing_app.library.query import folded, tokens
from briefing_app.library.storage.database import among, chunks
from briefing_app.library.storage.journal import Writer
from briefing_app.library.storage.tables import COLLECTED, COLLECTIONS, DOCUMENTS, POINTS, TAGGINGS, TAGS
from briefing_app.library.storage.wording import gone, titled

AREAS = frozenset({Area.MARKS})
Mark = TypeVar("Mark", Tag, Collection)


@dataclass(frozen=True)
class Sort(Generic[Mark]):
    """A sort of mark: its table, the table of what it is on, and how it is called."""

    table: Table
    on: Table
    column: str
    noun: str
    value: Callable[[int, str, int, int], Mark]

    @property
    def key(self) -> ColumnElement[int]:
        """The column that refers to the mark."""
        return self.on.c[self.column]


TAG = Sort(TAGS, TAGGINGS, "tag_id", "tag", Tag)
COLLECTION = Sort(COLLECTIONS, COLLECTED, "collection_id", "collection", Collection)


def listed(session: Session, sort: Sort[Mark]) -> list[Mark]:
    """Every mark with what it is on: tags by name, collections in their order."""
    there = sort.on.outerjoin(POINTS, POINTS.c.id == sort.on.c.point_id)
    document = func.coalesce(sort.on.c.document_id, POINTS.c.document_id)
    there = there.join(DOCUMENTS, DOCUMENTS.c.id == document)
    numbers = select(sort.key.label("mark"), func.count(sort.on.c.document_id), func.count(sort.on.c.point_id))
    counted_ = numbers.select_from(there).where(DOCUMENTS.c.deleted_at.is_(None)).group_by(sort.key)
    found = {row[0]: row[1:] for row in session.connection().execute(counted_)}
    order = sort.table.c.folded if sort is TAG else sort.table.c.position
    marks: list[Mark] = []
    for row in session.connection().execute(select(sort.table.c.id, sort.table.c.name).order_by(order)):
        documents, points = found.get(row.id, (0, 0))
        marks.append(sort.value(row.id, row.name, documents, points))
    return marks


def any_on(session: Session, sort: Sort[Any]) -> bool:
    """Whether any mark of a sort is on anything."""
    return session.connection().execute(select(sort.on.c.id).limit(1)).first() is not None


def names_on(session: Session, sort: Sort[Any], column: str, ids: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """The names of the marks on documents (`document_id`) or points (`point_id`), by their ids."""
    found: dict[int, tuple[str, ...]] = {}
    target = sort.on.c[column]
    wanted = select(target, sort.table.c.name).join(sort.table, sort.table.c.id == sort.key)
    for chunk in chunks(ids):
        ordered = wanted.where(target.in_(chunk)).order_by(sort.table.c.name)
        for row in session.connection().execute(ordered):
            found[row[0]] = (*found.get(row[0], ()), row[1])
    return found


def held(session: Session, sort: Sort[Any], mark_id: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The documents and the points that a mark is on, in the order in which it was put on them."""
    _there(session, sort, mark_id)
    wanted = select(sort.on.c.document_id, sort.on.c.point_id).where(sort.key == mark_id).order_by(sort.on.c.id)
    pairs = session.connection().execute(wanted).all()
    return tuple(row[0] for row in pairs if row[0] is not None), tuple(row[1] for row in pairs if row[1] is not None)


def tag(writer: Writer, name: str, document_ids: Sequence[int], point_ids: Sequence[int]) -> Change:
    """Put a tag, made if it is new, on documents and points."""
    tag_id, clean = _tag(writer, name)
    number = _put(writer, TAG, tag_id, document_ids, point_ids)
    return Change(f"tag {number} with {titled(clean)}", AREAS, (tag_id,), created=tag_id)


def _tag(writer: Writer, name: str) -> tuple[int, str]:
    clean = _clean(name, "tag")
    known = select(TAGS.c.id, TAGS.c.name).where(TAGS.c.folded == folded(clean))
    found = writer.connection.execute(known).first()
    if found is not None:
        return found[0], found[1]
    (made,) = writer.insert(TAGS, [{"name": clean, "folded": folded(clean)}])
    return made, clean


def add_collection(writer: Writer, name: str, document_ids: Sequence[int], point_ids: Sequence[int]) -> Change:
    """Make a collection, after the others, with documents and points in it."""
    clean = _clean(name, "collection")
    last = writer.connection.execute(select(func.count()).select_from(COLLECTIONS)).scalar_one()
    (made,) = writer.insert(COLLECTIONS, [{"name": clean, "position": last}])
    _put(writer, COLLECTION, made, document_ids, point_ids)
    return Change(f"make the collection {titled(clean)}", AREAS, (made,), created=made)


def collect(writer: Writer, collection_id: int, document_ids: Sequence[int], point_ids: Sequence[int]) -> Change:
    """Put documents and points into a collection."""
    name = _there(writer.session, COLLECTION, collection_id)
    number = _put(writer, COLLECTION, collection_id, document_ids, point_ids)
    return Change(f"add {number} to {titled(name)}", AREAS, (collection_id,))


def take_off(
    writer: Writer, sort: Sort[Any], mark_id: int, document_ids: Sequence[int], point_ids: Sequence[int]
) -> Change:
    """Take a mark off documents and points."""
    name = _there(writer.session, sort, mark_id)
    gone: list[int] = []
    for column, ids in (("document_id", document_ids), ("point_id", point_ids)):
        for chunk in chunks(ids):
            wanted = select(sort.on.c.id).where(sort.key == mark_id, sort.on.c[column].in_(chunk))
            gone += writer.connection.execute(wanted).scalars()
    writer.delete(sort.on, gone)
    what = f"take the tag {titled(name)} off" if sort is TAG else f"remove from {titled(name)}:"
    return Change(f"{what} {counted(len(gone), 'item')}", AREAS, (mark_id,))


def rename(writer: Writer, sort: Sort[Any], mark_id: int, name: str) -> Change:
    """Give a mark another name; a tag that takes another's name becomes one with it."""
    before, clean = _there(writer.session, sort, mark_id), _clean(name, sort.noun)
    after: dict[str, Any] = {"name": clean}
    if sort is TAG:
        after["folded"] = folded(clean)
        same = select(TAGS.c.id).where(TAGS.c.folded == folded(clean), TAGS.c.id != mark_id)
        other = writer.connection.execute(same).scalar()
        if other is not None:
            _put(writer, TAG, other, *held(writer.session, TAG, mark_id))
            _remove(writer, TAG, mark_id)
            return Change(f"join the tag {titled(before)} to {titled(clean)}", AREAS, (other,))
    writer.update(sort.table, {mark_id: after})
    return Change(f"rename the {sort.noun} {titled(before)} to {titled(clean)}", AREAS, (mark_id,))


def delete(writer: Writer, sort: Sort[Any], mark_id: int) -> Change:
    """Delete a mark; what it was on stays."""
    name = _there(writer.session, sort, mark_id)
    _remove(writer, sort, mark_id)
    if sort is COLLECTION:
        _number(writer, _order(writer))
    return Change(f"delete the {sort.noun} {titled(name)}", AREAS, (mark_id,))


def move_collection(writer: Writer, collection_id: int, position: int) -> Change:
    """Move a collection to a place among the others."""
    name = _there(writer.session, COLLECTION, collection_id)
    others = [one for one in _order(writer) if one != collection_id]
    at = max(0, min(position, len(others)))
    _number(writer, [*others[:at], collection_id, *others[at:]])
    return Change(f"move the collection {titled(name)}", AREAS, (collection_id,))


def _order(writer: Writer) -> list[int]:
    return list(writer.connection.execute(select(COLLECTIONS.c.id).order_by(COLLECTIONS.c.position)).scalars())


def _number(writer: Writer, order: Sequence[int]) -> None:
    writer.update(COLLECTIONS, {one: {"position": position} for position, one in enumerate(order)})


def _remove(writer: Writer, sort: Sort[Any], mark_id: int) -> None:
    on = select(sort.on.c.id).where(sort.key == mark_id)
    writer.delete(sort.on, list(writer.connection.execute(on).scalars()))
    writer.delete(sort.table, [mark_id])


def _put(writer: Writer, sort: Sort[Any], mark_id: int, document_ids: Sequence[int], point_ids: Sequence[int]) -> str:
    """Put a mark on what does not have it and is there; how much that is, in words."""
    new = {
        "document": _without(writer, sort, mark_id, "document_id", DOCUMENTS, document_ids),
        "point": _without(writer, sort, mark_id, "point_id", POINTS, point_ids),
    }
    rows: list[dict[str, Any]] = []
    for noun, ids in new.items():
        columns = dict.fromkeys(("document_id", "point_id"))
        rows += [{sort.column: mark_id, **columns, f"{noun}_id": one} for one in ids]
    writer.insert(sort.on, rows)
    return " and ".join(counted(len(ids), noun) for noun, ids in new.items() if ids) or "nothing"


def _without(writer: Writer, sort: Sort[Any], mark_id: int, column: str, table: Table, ids: Sequence[int]) -> list[int]:
    """Those of documents or points that are in the library and do not have a mark yet, in the order given."""
    have = select(sort.on.c[column]).where(sort.key == mark_id, sort.on.c[column].is_not(None))
    known = set(writer.connection.execute(have).scalars()) if ids else set()
    there = set(writer.connection.execute(select(table.c.id).where(table.c.id.in_(among(ids)))).scalars())
    new = there - known
    return [one for one in dict.fromkeys(ids) if one in new]


def ids_named(session: Session, sort: Sort[Any], words: Sequence[str]) -> list[int]:
    """The marks whose names have all these folded words."""
    rows = session.connection().execute(select(sort.table.c.id, sort.table.c.name))
    return [one for one, name in rows if set(words) <= set(tokens(name))]


def keys_with(sort: Sort[Any], mark_ids: Sequence[int]) -> Select[Any]:
    """The keys of the points that a mark is on, or whose documents it is on."""
    mine = select(POINTS.c.skey).join(sort.on, sort.on.c.point_id == POINTS.c.id).where(sort.key.in_(mark_ids))
    theirs = select(POINTS.c.skey).join(sort.on, sort.on.c.document_id == POINTS.c.document_id)
    return select(mine.union_all(theirs.where(sort.key.in_(mark_ids))).subquery().c.skey)


def documents_marked(sort: Sort[Any], mark_ids: Sequence[int]) -> Select[Any]:
    """The documents themselves that any of some marks is on."""
    return select(sort.on.c.document_id).where(sort.key.in_(mark_ids), sort.on.c.document_id.is_not(None))


def documents_with(sort: Sort[Any], mark_id: int) -> Select[Any]:
    """The documents that a mark is on, or on one of whose points it is."""
    mine = select(sort.on.c.document_id).where(sort.key == mark_id, sort.on.c.document_id.is_not(None))
    theirs = select(POINTS.c.document_id).join(sort.on, sort.on.c.point_id == POINTS.c.id)
    return select(mine.union(theirs.where(sort.key == mark_id)).subquery().c.document_id)


def _clean(name: str, noun: str) -> str:
    clean = " ".join(name.split())
    if not clean:
        raise BriefingError(
            f"A {noun} needs a name.", kept="Nothing was changed.", remedy="Type the name, then try again."
        )
    return clean


def _there(session: Session, sort: Sort[Any], mark_id: int) -> str:
    """The name of a mark that must be there."""
    name = session.connection().execute(select(sort.table.c.name).where(sort.table.c.id == mark_id)).scalar()
    if name is None:
        raise gone(sort.noun)
    return str(name)
