"""On which page of a version as it was issued each part of its pack stands."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from briefing_app.domain.packs import Pack
from briefing_app.packs.blocks import FigureTable, PackDocument
from briefing_app.packs.crossrefs import placed
from briefing_app.packs.versions.differences import COVER, Difference, Turn

if TYPE_CHECKING:
    from briefing_app.exporting.pdf.layout import Layout


def pages_of(document: PackDocument, pack: Pack) -> dict[str, int]:
    """The first page of items, sections and the cover, by the keys that differences have: `item-12`, `section-5`.

    The rows of a table that goes on over pages are left out, since any of these may be theirs.
    """
    from briefing_app.exporting.pdf.pdf import laid_out  # noqa: PLC0415 - brings ReportLab in, which few changes need

    layout = laid_out(document)
    found = dict(_items(layout, document, pack))
    sections = ((f"section-{one.section.id}", layout.flow.anchors.get(one.anchor)) for one in placed(pack))
    return {f"cover-{name}": 1 for name in COVER} | found | {key: page for key, page in sections if page}


def _items(layout: "Layout", document: PackDocument, pack: Pack) -> Iterator[tuple[str, int]]:
    spans, items = _spans(layout), _by_point(pack)
    for number, block in reversed(list(enumerate(document.blocks))):
        first, last = spans.get(number, (0, 0))
        item_id = document.items[number]
        if item_id is not None and first:
            yield f"item-{item_id}", first
        elif isinstance(block, FigureTable) and first == last:
            yield from ((f"item-{one}", first) for row in block.rows for one in items.get(row.point_id, ()))


def _spans(layout: "Layout") -> dict[int, tuple[int, int]]:
    """The first and the last page of each block, by its number."""
    spans: dict[int, tuple[int, int]] = {}
    for page in layout.flow.pages:
        for _, strip in page.placed:
            first, _ = spans.get(strip.block, (page.number, 0))
            spans[strip.block] = first, page.number
    return spans


def _by_point(pack: Pack) -> dict[int | None, list[int]]:
    found: dict[int | None, list[int]] = {}
    for item in pack.items:
        if item.point_id is not None:
            found.setdefault(item.point_id, []).append(item.id)
    return found


def pages_for(changes: Iterable[Difference], pages: Mapping[str, int], pack: Pack) -> dict[str, int]:
    """The page of each change by its key; of what is new in `pack`, that of what it stands after."""
    before = _before(pack)
    found: dict[str, int] = {}
    for one in changes:
        key = one.key.removeprefix("move-")
        places = before.get(key, []) if one.turn is Turn.NEW else [key]
        page = next((pages[place] for place in places if place in pages), None)
        if page is not None:
            found[one.key] = page
    return found


def _before(pack: Pack) -> dict[str, list[str]]:
    """What each item stands after: the items before it in its section, the nearest first, and then the section."""
    found: dict[str, list[str]] = {}
    for section in pack.sections:
        earlier = [f"section-{section.id}"]
        for item in section.items:
            found[f"item-{item.id}"] = list(earlier)
            earlier.insert(0, f"item-{item.id}")
    return found
