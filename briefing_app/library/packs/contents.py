"""What is in a pack: sections in order, and in each its items in order."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from sqlalchemy import Table, select
from sqlmodel import Session, col
from sqlmodel import select as rows_of

from briefing_app.domain.changes import Area, Change
from briefing_app.domain.packs import ItemKind, PackItem, SectionKind
from briefing_app.domain.points import Point, PointKind
from briefing_app.domain.wording import counted
from briefing_app.library import points
from briefing_app.library.packs import rows as pack_rows
from briefing_app.library.storage import rows
from briefing_app.library.storage.journal import Writer
from briefing_app.library.storage.pack_tables import (
    CHART_POINTS,
    ITEMS,
    PACKS,
    SECTIONS,
    ItemRow,
    PackRow,
    SectionRow,
)
from briefing_app.library.storage.wording import gone, kinds_of, titled

_Row = TypeVar("_Row")
AREAS = frozenset({Area.PACKS})
_HOME = {
    PointKind.QUOTE: (SectionKind.QUOTES, "Quotes"),
    PointKind.FIGURE: (SectionKind.FIGURES, "Key figures"),
    PointKind.KEY_POINT: (SectionKind.TEXT, "Key points"),
}
_ITEMS = {ItemKind.NOTE: "note", ItemKind.LINE: "line", ItemKind.QUESTION: "question", ItemKind.CHART: "chart"}


def add_section(writer: Writer, pack_id: int, title: str, kind: SectionKind, position: int | None) -> Change:
    """Add an empty section, at the end unless a place is given."""
    section_id = _new_section(writer, pack_id, title, kind, position)
    return _changed(writer, pack_id, f"add the section {titled(title)}", [section_id], created=section_id)


def edit_section(
    writer: Writer, section_id: int, title: str, subtitle: str, kind: SectionKind, annex: bool | None
) -> Change:
    """Change a section's heading, how it sets its items, or whether it is an annex (None: as it is)."""
    section = _section(writer.session, section_id)
    pack_id, lettered = section.pack_id, section.annex if annex is None else annex
    values = {"title": title, "subtitle": subtitle, "kind": kind.value, "annex": lettered}
    writer.update(SECTIONS, {section_id: values})
    return _changed(writer, pack_id, f"edit the section {titled(title)}", [section_id])


def move_section(writer: Writer, section_id: int, position: int) -> Change:
    """Move a section to a place among those of its pack."""
    section = _section(writer.session, section_id)
    others = [one for one in _section_ids(writer.session, section.pack_id) if one != section_id]
    _number(writer, SECTIONS, _inserted(others, section_id, position))
    return _changed(writer, section.pack_id, f"move the section {titled(section.title)}", [section_id])


def delete_section(writer: Writer, section_id: int) -> Change:
    """Delete a section with its items."""
    section = _section(writer.session, section_id)
    drop_items(writer, _item_ids(writer.session, section_id))
    writer.delete(SECTIONS, [section_id])
    _number(writer, SECTIONS, _section_ids(writer.session, section.pack_id))
    return _changed(writer, section.pack_id, f"delete the section {titled(section.title)}", [section_id])


def add_points(writer: Writer, pack_id: int, point_ids: Sequence[int], section_id: int | None) -> Change:
    """Put points into a section, or each into the first section of its kind; none twice into one section."""
    found = points.by_id(writer.session, list(dict.fromkeys(point_ids)))
    kinds = dict.fromkeys(point.kind for point in found)
    if section_id is not None:
        homes = dict.fromkeys(kinds, _section(writer.session, section_id).id or 0)
    else:
        homes = {kind: _home(writer, pack_id, kind) for kind in kinds}
    added = [
        point
        for home in dict.fromkeys(homes.values())
        for point in _append(writer, home, [point for point in found if homes[point.kind] == home])
    ]
    name = f"add {kinds_of([point.kind for point in added])} to {titled(pack_row(writer.session, pack_id).title)}"
    return _changed(writer, pack_id, name, [point.id for point in added])


def add_item(writer: Writer, section_id: int, item: PackItem, position: int | None) -> Change:
    """Put an item into a section, at the end unless a place is given."""
    section = _section(writer.session, section_id)
    item_id = _new_item(writer, section_id, item, position)
    return _changed(writer, section.pack_id, f"add {_named(item)}", [item_id], created=item_id)


def edit_item(writer: Writer, item: PackItem) -> Change:
    """Change an item's own words or likelihood."""
    row = _item(writer.session, item.id)
    writer.update(ITEMS, {item.id: pack_rows.item_values(item)})
    draw(writer, item.id, item.chart_points)
    return _changed(writer, _section(writer.session, row.section_id).pack_id, f"edit {_named(item)}", [item.id])


def move_item(writer: Writer, item_id: int, section_id: int, position: int) -> Change:
    """Move an item to a place in its own or another section."""
    row = _item(writer.session, item_id)
    section = _section(writer.session, section_id)
    others = [one for one in _item_ids(writer.session, section_id) if one != item_id]
    if row.section_id != section_id:
        writer.update(ITEMS, {item_id: {"section_id": section_id}})
        _number(writer, ITEMS, _item_ids(writer.session, row.section_id))
    _number(writer, ITEMS, _inserted(others, item_id, position))
    return _changed(writer, section.pack_id, f"move {_named(pack_rows.to_item(row))}", [item_id])


def delete_items(writer: Writer, ids: Sequence[int]) -> Change:
    """Take items out of their packs; the points themselves stay in the library."""
    gone = writer.session.exec(rows_of(ItemRow).where(col(ItemRow.id).in_(ids))).all()
    sections = {row.section_id: _section(writer.session, row.section_id).pack_id for row in gone}
    drop_items(writer, ids)
    for section_id in sections:
        _number(writer, ITEMS, _item_ids(writer.session, section_id))
    name = _named(pack_rows.to_item(gone[0])) if len(gone) == 1 else counted(len(gone), "item")
    touch(writer, sections.values())
    return Change(f"remove {name}", AREAS, tuple(ids))


def fill(writer: Writer, section_id: int, items: Sequence[PackItem]) -> None:
    """Put items into a new section; their own ids count for nothing."""
    placed = enumerate(items)
    values = [{"section_id": section_id, "position": at, **pack_rows.item_values(item)} for at, item in placed]
    for item_id, item in zip(writer.insert(ITEMS, values), items, strict=True):
        draw(writer, item_id, item.chart_points)


def section_values(pack_id: int, title: str, kind: SectionKind, position: int) -> rows.Values:
    """The row of a new section."""
    values = {"pack_id": pack_id, "position": position, "title": title, "subtitle": "", "kind": kind.value}
    return values | {"annex": False}


def pack_row(session: Session, pack_id: int) -> PackRow:
    """A pack that must be there, and not in the bin."""
    row = _there(session.get(PackRow, pack_id, populate_existing=True), "pack")
    return _there(row if row.deleted_at is None else None, "pack")


def touch(writer: Writer, pack_ids: Iterable[int]) -> None:
    """Note when packs were last changed."""
    if writer.images:
        writer.update(PACKS, {pack_id: {"updated_at": rows.now()} for pack_id in pack_ids})


def _changed(writer: Writer, pack_id: int, name: str, ids: Sequence[int], *, created: int | None = None) -> Change:
    touch(writer, [pack_id])
    return Change(name, AREAS, tuple(ids), created=created)


def _new_section(writer: Writer, pack_id: int, title: str, kind: SectionKind, position: int | None = None) -> int:
    pack_row(writer.session, pack_id)
    others = _section_ids(writer.session, pack_id)
    (section_id,) = writer.insert(SECTIONS, [section_values(pack_id, title, kind, len(others))])
    _number(writer, SECTIONS, _inserted(others, section_id, position))
    return section_id


def _new_item(writer: Writer, section_id: int, item: PackItem, position: int | None = None) -> int:
    others = _item_ids(writer.session, section_id)
    values = {"section_id": section_id, "position": len(others), **pack_rows.item_values(item)}
    (item_id,) = writer.insert(ITEMS, [values])
    draw(writer, item_id, item.chart_points)
    _number(writer, ITEMS, _inserted(others, item_id, position))
    return item_id


def draw(writer: Writer, item_id: int, wanted: Sequence[int]) -> None:
    """The points that an item draws, in order; those that are as they should be are left alone."""
    there = select(CHART_POINTS.c.id, CHART_POINTS.c.point_id).where(CHART_POINTS.c.item_id == item_id)
    held = writer.connection.execute(there.order_by(CHART_POINTS.c.position)).all()
    if [row.point_id for row in held] == list(wanted):
        return
    writer.delete(CHART_POINTS, [row.id for row in held])
    places = enumerate(wanted)
    writer.insert(CHART_POINTS, [{"item_id": item_id, "position": at, "point_id": one} for at, one in places])


def drop_items(writer: Writer, ids: Sequence[int]) -> None:
    """Items with what they draw."""
    drawn = select(CHART_POINTS.c.id).where(CHART_POINTS.c.item_id.in_(ids))
    writer.delete(CHART_POINTS, list(writer.connection.execute(drawn).scalars()))
    writer.delete(ITEMS, ids)


def _append(writer: Writer, section_id: int, wanted: Sequence[Point]) -> list[Point]:
    """Put the points that a section does not hold yet at its end; those that were put there."""
    held = _points_in(writer.session, section_id)
    new, end = [point for point in wanted if point.id not in held], len(_item_ids(writer.session, section_id))
    items = (PackItem(0, ItemKind.POINT, point_id=point.id) for point in new)
    placed = enumerate(items, start=end)
    writer.insert(
        ITEMS, [{"section_id": section_id, "position": at, **pack_rows.item_values(item)} for at, item in placed]
    )
    return new


def _home(writer: Writer, pack_id: int, kind: PointKind) -> int:
    """The first section that sets points of a kind; made if there is none."""
    section_kind, title = _HOME[kind]
    wanted = select(SECTIONS.c.id).where(SECTIONS.c.pack_id == pack_id, SECTIONS.c.kind == section_kind.value)
    found = writer.connection.execute(wanted.order_by(SECTIONS.c.position)).scalar()
    return int(found) if found is not None else _new_section(writer, pack_id, title, section_kind)


def _inserted(others: Sequence[int], one: int, position: int | None) -> list[int]:
    at = len(others) if position is None else max(0, min(position, len(others)))
    return [*others[:at], one, *others[at:]]


def _number(writer: Writer, table: Table, order: Sequence[int]) -> None:
    writer.update(table, {one: {"position": position} for position, one in enumerate(order)})


def _section_ids(session: Session, pack_id: int) -> list[int]:
    wanted = select(SECTIONS.c.id).where(SECTIONS.c.pack_id == pack_id)
    return list(session.connection().execute(wanted.order_by(SECTIONS.c.position)).scalars())


def _item_ids(session: Session, section_id: int) -> list[int]:
    wanted = select(ITEMS.c.id).where(ITEMS.c.section_id == section_id)
    return list(session.connection().execute(wanted.order_by(ITEMS.c.position)).scalars())


def _points_in(session: Session, section_id: int) -> set[int]:
    wanted = select(ITEMS.c.point_id).where(ITEMS.c.section_id == section_id)
    return set(session.connection().execute(wanted).scalars())


def _section(session: Session, section_id: int) -> SectionRow:
    row = _there(session.get(SectionRow, section_id, populate_existing=True), "section")
    pack_row(session, row.pack_id)
    return row


def _item(session: Session, item_id: int) -> ItemRow:
    return _there(session.get(ItemRow, item_id, populate_existing=True), "item")


def _there(row: _Row | None, noun: str) -> _Row:
    if row is None:
        raise gone(noun)
    return row


def _named(item: PackItem) -> str:
    """An item in the name of a step."""
    if item.kind is ItemKind.POINT:
        return "a point"
    return f"the {_ITEMS[item.kind]} {titled(item.title)}" if item.title else f"a {_ITEMS[item.kind]}"
