"""The rows of packs as values, and values as rows."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from datetime import datetime

from briefing_app.domain.packs import (
    Acceptance,
    ChartKind,
    Comment,
    HouseStyle,
    Issue,
    ItemKind,
    Likelihood,
    OpenFindings,
    PackDetails,
    PackItem,
    PackSection,
    Paper,
    SectionKind,
)
from briefing_app.library.storage.pack_tables import AcceptanceRow, CommentRow, IssueRow, ItemRow, PackRow, SectionRow
from briefing_app.library.storage.rows import Values, now, with_zone

_ENUMS = {"house_style": HouseStyle, "paper": Paper, "open_findings": OpenFindings}
_ON_THE_COVER = {each.name for each in fields(PackDetails)} - {"facts_correct_at", *_ENUMS}
Drawn = Mapping[int, Sequence[int]]
"""The points that items draw, by the items' ids, in order."""


def pack_values(details: PackDetails) -> Values:
    """A pack's row."""
    when = details.facts_correct_at
    chosen = {name: getattr(details, name).value for name in _ENUMS}
    return {**asdict(details), **chosen, "facts_correct_at": when and when.isoformat(), "updated_at": now()}


def to_pack_details(row: PackRow) -> PackDetails:
    """What the cover says."""
    values = row.model_dump(include=_ON_THE_COVER)
    return PackDetails(
        **values,
        facts_correct_at=_moment(row.facts_correct_at),
        house_style=HouseStyle(row.house_style),
        paper=Paper(row.paper),
        open_findings=OpenFindings(row.open_findings),
    )


def item_values(item: PackItem) -> Values:
    """An item's own columns, without its place and what it draws."""
    return {
        "kind": item.kind.value,
        "title": item.title,
        "markdown": item.markdown,
        "point_id": item.point_id,
        "likelihood": item.likelihood and item.likelihood.value,
        "display": item.display,
        "not_for_use": item.not_for_use,
        "embargo": item.embargo and item.embargo.isoformat(),
        "file_note": item.file_note,
        "chart": item.chart and item.chart.value,
    }


def to_section(row: SectionRow, items: Sequence[ItemRow], drawn: Drawn) -> PackSection:
    """A section with its items, in order."""
    ordered = sorted(items, key=lambda item: item.position)
    held = tuple(to_item(item, drawn.get(item.id or 0, ())) for item in ordered)
    return PackSection(row.id or 0, row.title, SectionKind(row.kind), row.subtitle, held, annex=row.annex)


def to_item(row: ItemRow, drawn: Sequence[int] = ()) -> PackItem:
    """An item from its row and the points that it draws."""
    return PackItem(
        row.id or 0,
        ItemKind(row.kind),
        row.title,
        row.markdown,
        row.point_id,
        Likelihood(row.likelihood) if row.likelihood else None,
        display=row.display,
        not_for_use=row.not_for_use,
        embargo=_moment(row.embargo),
        file_note=row.file_note,
        chart=ChartKind(row.chart) if row.chart else None,
        chart_points=tuple(drawn),
    )


def to_comment(row: CommentRow) -> Comment:
    """A comment from its row."""
    return Comment(row.id or 0, row.item_id, row.author, row.words, _zoned(row.made_at), row.resolved)


def to_acceptance(row: AcceptanceRow) -> Acceptance:
    """An accepted finding from its row."""
    return Acceptance(row.finding, row.by, _zoned(row.at), row.words)


def to_issue(row: IssueRow) -> Issue:
    """An issued version from its row."""
    return Issue(
        row.id or 0,
        row.pack_id,
        row.number,
        row.addendum,
        _zoned(row.issued_at),
        row.cleared_by,
        _moment(row.facts_correct_at),
        row.why,
        row.content,
        row.sha256,
    )


def _zoned(moment: datetime) -> datetime:
    return with_zone(moment) or moment


def _moment(written: str | None) -> datetime | None:
    return datetime.fromisoformat(written) if written else None
