"""Packs: what their covers say; `contents` has their sections and items."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlmodel import Session, col
from sqlmodel import select as rows_of

from briefing_app.domain.changes import Change
from briefing_app.domain.packs import Pack, PackDetails, PackSection, PackSummary, SectionKind
from briefing_app.library.packs import rows as pack_rows
from briefing_app.library.packs.contents import AREAS, fill, pack_row, section_values
from briefing_app.library.storage import rows, wording
from briefing_app.library.storage.journal import Writer
from briefing_app.library.storage.pack_tables import (
    CHART_POINTS,
    ITEMS,
    PACKS,
    SECTIONS,
    AcceptanceRow,
    CommentRow,
    ItemRow,
    SectionRow,
)

NewSection = tuple[str, SectionKind] | tuple[str, SectionKind, str] | PackSection
"""A section to be made: its title, how it sets its items, and what it is for; or a whole one with its items."""


def summaries(session: Session) -> list[PackSummary]:
    """Every pack, the one last changed first."""
    number = select(func.count(ITEMS.c.id)).join(SECTIONS, SECTIONS.c.id == ITEMS.c.section_id)
    number = number.where(SECTIONS.c.pack_id == PACKS.c.id)
    columns = (PACKS.c.id, PACKS.c.title, PACKS.c.marking, PACKS.c.for_whom, PACKS.c.needed_by)
    statement = select(*columns, number.scalar_subquery(), PACKS.c.updated_at)
    statement = statement.where(PACKS.c.deleted_at.is_(None))
    found = session.connection().execute(statement.order_by(PACKS.c.updated_at.desc(), PACKS.c.id.desc()))
    return [PackSummary(*row[:-1], updated_at=rows.with_zone(row[-1])) for row in found]


def pack(session: Session, pack_id: int) -> Pack:
    """A pack with everything in it."""
    row = pack_row(session, pack_id)
    parts = rows_of(SectionRow).where(SectionRow.pack_id == pack_id)
    sections = session.exec(parts.order_by(col(SectionRow.position))).all()
    wanted = rows_of(ItemRow).join(SectionRow).where(SectionRow.pack_id == pack_id)
    items, drawn = list(session.exec(wanted)), _drawn(session, pack_id)
    filled = (
        pack_rows.to_section(each, [one for one in items if one.section_id == each.id], drawn) for each in sections
    )
    remarks = session.exec(rows_of(CommentRow).where(CommentRow.pack_id == pack_id).order_by(col(CommentRow.id)))
    let_stand = rows_of(AcceptanceRow).where(AcceptanceRow.pack_id == pack_id).order_by(col(AcceptanceRow.id))
    return Pack(
        pack_id,
        pack_rows.to_pack_details(row),
        tuple(filled),
        rows.with_zone(row.updated_at),
        comments=tuple(map(pack_rows.to_comment, remarks)),
        acceptances=tuple(map(pack_rows.to_acceptance, session.exec(let_stand))),
    )


def _drawn(session: Session, pack_id: int) -> dict[int, list[int]]:
    """The points that the items of a pack draw, in order."""
    joined = CHART_POINTS.join(ITEMS, ITEMS.c.id == CHART_POINTS.c.item_id)
    joined = joined.join(SECTIONS, SECTIONS.c.id == ITEMS.c.section_id)
    wanted = select(CHART_POINTS.c.item_id, CHART_POINTS.c.point_id).select_from(joined)
    wanted = wanted.where(SECTIONS.c.pack_id == pack_id).order_by(CHART_POINTS.c.item_id, CHART_POINTS.c.position)
    drawn: dict[int, list[int]] = {}
    for item_id, point_id in session.connection().execute(wanted):
        drawn.setdefault(item_id, []).append(point_id)
    return drawn


def add(writer: Writer, details: PackDetails, sections: Sequence[NewSection]) -> Change:
    """Make a pack with its sections, and with the items of those that bring some."""
    (pack_id,) = writer.insert(PACKS, [pack_rows.pack_values(details)])
    made = writer.insert(SECTIONS, [_section_row(pack_id, each, at) for at, each in enumerate(sections)])
    for section_id, each in zip(made, sections, strict=True):
        fill(writer, section_id, each.items if isinstance(each, PackSection) else ())
    return Change(f"make the pack {wording.titled(details.title)}", AREAS, (pack_id,), created=pack_id)


def _section_row(pack_id: int, new: NewSection, position: int) -> rows.Values:
    if isinstance(new, PackSection):
        values = section_values(pack_id, new.title, new.kind, position)
        return values | {"subtitle": new.subtitle, "annex": new.annex}
    return section_values(pack_id, new[0], new[1], position) | {"subtitle": new[2] if len(new) > 2 else ""}


def edit(writer: Writer, pack_id: int, details: PackDetails) -> Change:
    """Change what the cover says."""
    pack_row(writer.session, pack_id)
    writer.update(PACKS, {pack_id: pack_rows.pack_values(details)})
    return Change(f"edit the pack {wording.titled(details.title)}", AREAS, (pack_id,))


def delete(writer: Writer, pack_id: int) -> Change:
    """Put a pack into the bin with everything in it."""
    title = pack_row(writer.session, pack_id).title
    writer.update(PACKS, {pack_id: {"deleted_at": rows.now()}})
    return Change(f"delete the pack {wording.titled(title)}", AREAS, (pack_id,))
