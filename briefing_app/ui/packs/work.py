"""What the page has done on the library's thread: loading, checking, finding points, writing; and composing."""

import importlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_app.domain.changes import Change
from briefing_app.domain.documents import Document
from briefing_app.domain.excerpts import restored, restored_point
from briefing_app.domain.packs import ItemKind, PackDetails, PackItem, PackSection, PackSummary, SectionKind
from briefing_app.domain.points import Point, Review
from briefing_app.errors import BriefingError
from briefing_app.packs.evidence.evidence import check
from briefing_app.packs.evidence.findings import Checked
from briefing_app.packs.templates import Template, shipped_folder, templates
from briefing_app.ui.packs.points_pane import Offered
from briefing_app.ui.packs.state import Move, Node, NodeKind, OpenPack

if TYPE_CHECKING:
    from briefing_app.library.library import Library
    from briefing_app.packs.blocks import PackDocument
    from briefing_app.packs.elsewhere import Elsewhere
    from briefing_app.packs.kept_sections import KeptSections

BLANK = "blank"
"""The name of the template without sections."""
_MOST_OFFERED = 300
_NEWEST = 500
"""Documents that are looked through where no words are given; words search them all."""
_PAGE = 100


@dataclass(frozen=True, slots=True)
class Loaded:
    """What the page shows: every pack, and the open one."""

    packs: tuple[PackSummary, ...]
    templates: tuple[Template, ...]
    opened: OpenPack | None
    fault: BriefingError | None = None
    """Why a person's own template cannot be offered."""


# Each of these runs on the library's thread; the library comes last, so that the rest can be bound beforehand.


def load(pack_id: int | None, known: OpenPack | None, library: "Library") -> Loaded:
    """Everything that the page shows, but the findings; documents that are `known` are not read again.

    What its pages say of other sources is gathered again where that is not known, or not known any more.
    """
    packs = tuple(library.packs())
    there = any(pack.id == pack_id for pack in packs)
    opened = _opened(library, pack_id, known) if pack_id is not None and there else None
    try:
        return Loaded(packs, templates(), opened)
    except BriefingError as error:  # one of a person's own files; the shipped ones are there all the same
        return Loaded(packs, templates(shipped_folder()), opened, error)


def _opened(library: "Library", pack_id: int, known: OpenPack | None) -> OpenPack:
    """The pack; of sources of which only passages came, in a bundle, these stand at their true places."""
    pack = library.pack(pack_id)
    points, documents = (dict(known.points), dict(known.documents)) if known else ({}, {})
    found = library.points_by_id(sorted(set(pack.point_ids) - set(points)))
    new = {point.document_id for point in found} - set(documents)
    kept = library.document_summaries(sorted(new)) if new else []
    documents |= {summary.id: restored(library.document(summary.id)) for summary in kept}
    there = (restored_point(point, documents[point.document_id]) for point in found if point.document_id in documents)
    points |= {point.id: point for point in there if point is not None}
    held = {key: points[key] for key in pack.point_ids if key in points}
    told = known.elsewhere if known and held == known.points else None
    return OpenPack(pack, held, documents, told or _elsewhere(library, held, documents))


def _elsewhere(library: "Library", points: Mapping[int, Point], documents: Mapping[int, Document]) -> "Elsewhere":
    """In how many sources the points stand, for the lines beside them."""
    linked = importlib.import_module("briefing_app.exporting.across").linked
    told: Elsewhere = importlib.import_module("briefing_app.packs.elsewhere").elsewhere(
        linked(library, points.values()), points, documents
    )
    return told


def beside(opened: OpenPack, library: "Library") -> "Elsewhere":
    """What a pack's pages say of other sources, as the library knows it now."""
    return _elsewhere(library, opened.points, opened.documents)


def evidence(opened: OpenPack, give_way: Callable[[], None], library: "Library") -> Checked:
    """What the evidence check finds, beside the library's other documents and its register.

    `give_way` is called between items: it waits there while somebody waits for what was just written.
    """
    across = importlib.import_module("briefing_app.exporting.across").across(library, opened.points, opened.documents)
    return check(opened.pack, opened.points, opened.documents, across, between=give_way)


def composed(opened: OpenPack, kept: "KeptSections | None") -> "PackDocument":
    """What the pack says, block by block; with sections `kept` from the last time for the preview."""
    compose = importlib.import_module("briefing_app.packs.compose")
    document: PackDocument = compose.compose(
        opened.pack, opened.points, opened.documents, elsewhere=opened.elsewhere, kept=kept
    )
    return document


def make_pack(title: str, template: Template, library: "Library") -> Change:
    """A new pack from a template, with what that begins with."""
    marking = library.note("marking") or "OFFICIAL"
    name = "" if template.name == BLANK else template.name
    details = PackDetails(title=title, brief=template.brief, marking=marking, template=name)
    return library.add_pack(details, template.new_sections())


def edit_pack(pack_id: int, details: PackDetails, library: "Library") -> Change:
    """What the cover says."""
    return library.edit_pack(pack_id, details)


def delete_pack(pack_id: int, library: "Library") -> Change:
    """A pack taken away; undo brings it back."""
    return library.delete_pack(pack_id)


def save(written: PackItem | PackSection, library: "Library") -> Change:
    """An item, or a section's heading and kind, as written."""
    if isinstance(written, PackItem):
        return library.edit_item(written)
    return library.edit_section(
        written.id, title=written.title, subtitle=written.subtitle, kind=written.kind, annex=written.annex
    )


def move(wished: Move, library: "Library") -> Change:
    """A row moved."""
    if wished.node.kind is NodeKind.SECTION or wished.section_id is None:
        return library.move_section(wished.node.id, wished.position)
    return library.move_item(wished.node.id, wished.section_id, wished.position)


def add_section(pack_id: int, position: int, library: "Library") -> Change:
    """A new section, to be named."""
    return library.add_section(pack_id, "New section", SectionKind.TEXT, position=position)


def add_item(section_id: int, position: int, library: "Library") -> Change:
    """A new note, to be written."""
    return library.add_item(section_id, PackItem(0, ItemKind.NOTE), position=position)


def delete(node: Node, library: "Library") -> Change:
    """A row taken out."""
    return library.delete_section(node.id) if node.kind is NodeKind.SECTION else library.delete_items([node.id])


def add_points(pack_id: int, point_ids: Sequence[int], section_id: int | None, library: "Library") -> Change:
    """Points put into a section, or each into the first of its kind."""
    return library.add_to_pack(pack_id, point_ids, section_id=section_id)


def accept(point_id: int, library: "Library") -> Change:
    """A point accepted."""
    return library.review([point_id], Review.ACCEPTED)


def reword(pack_id: int, items: Sequence[PackItem], sections: Sequence[PackSection], library: "Library") -> Change:
    """Other words in many places."""
    return library.reword(pack_id, items, sections)


def comment(pack_id: int, item_id: int | None, author: str, words: str, library: "Library") -> Change:
    """A comment beside an item, or beside the pack."""
    return library.comment(pack_id, item_id, author=author, words=words)


def resolve_comment(comment_id: int, resolved: bool, library: "Library") -> Change:
    """A comment dealt with, or open again."""
    return library.resolve_comment(comment_id, resolved=resolved)


def delete_comment(comment_id: int, library: "Library") -> Change:
    """A comment taken away."""
    return library.delete_comment(comment_id)


def accept_finding(pack_id: int, key: str, by: str, words: str, library: "Library") -> Change:
    """A finding that may stand."""
    return library.accept_findings(pack_id, [key], by=by, words=words)


def open_finding(pack_id: int, key: str, library: "Library") -> Change:
    """A finding open again."""
    return library.withdraw_acceptances(pack_id, [key])


def offered(pack_id: int, words: str, library: "Library") -> list[Offered]:
    """Accepted points that the pack does not hold: those that are found by `words`, or the newest."""
    held = {item.point_id for item in library.pack(pack_id).items}
    found = _found(library, words, held) if words.strip() else _newest(library, held)
    kept = library.document_summaries(sorted({point.document_id for point in found}))
    titles = {summary.id: summary.details.title for summary in kept}
    return [Offered(point, titles.get(point.document_id, "")) for point in found]


def _found(library: "Library", words: str, held: set[int | None]) -> list[Point]:
    query = importlib.import_module("briefing_app.library.query").parse(words, typing=True)
    found: list[Point] = []
    before: int | None = None
    while len(found) < _MOST_OFFERED:
        hits = library.search(query, before=before, limit=_PAGE)
        found += _fitting([hit.point for hit in hits], held)
        if len(hits) < _PAGE:
            break
        before = hits[-1].key
    return found


def _newest(library: "Library", held: set[int | None]) -> list[Point]:
    found: list[Point] = []
    for document_id in library.documents()[:_NEWEST]:
        found += _fitting(library.points(document_id), held)
        if len(found) >= _MOST_OFFERED:
            break
    return found


def _fitting(points: Sequence[Point], held: set[int | None]) -> list[Point]:
    return [point for point in points if point.review is Review.ACCEPTED and point.id not in held]
