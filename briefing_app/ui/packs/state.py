"""What the page knows of the open pack, and where things are in it: values and pure functions."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from briefing_app.domain.documents import Document
from briefing_app.domain.packs import ItemKind, Pack, PackItem, PackSection
from briefing_app.domain.points import Point, PointKind

if TYPE_CHECKING:
    from briefing_app.packs.elsewhere import Elsewhere


class NodeKind(StrEnum):
    """The two sorts of row in the tree."""

    SECTION = "section"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Node:
    """A row of the tree by its id."""

    kind: NodeKind
    id: int


@dataclass(frozen=True)
class OpenPack:
    """A pack with its points and their documents by id; a point that is not there is lost."""

    pack: Pack
    points: Mapping[int, Point] = field(default_factory=dict)
    documents: Mapping[int, Document] = field(default_factory=dict)
    elsewhere: "Elsewhere | None" = None
    """What its pages say of other sources."""

    def section(self, section_id: int) -> PackSection | None:
        """The section of that id."""
        return next((section for section in self.pack.sections if section.id == section_id), None)

    def item(self, item_id: int) -> PackItem | None:
        """The item of that id."""
        return next((item for item in self.pack.items if item.id == item_id), None)

    def section_of(self, node: Node | None) -> PackSection | None:
        """The section that a row is or stands in."""
        if node is None:
            return None
        if node.kind is NodeKind.SECTION:
            return self.section(node.id)
        return next(
            (section for section in self.pack.sections if any(item.id == node.id for item in section.items)), None
        )

    def point(self, item: PackItem) -> Point | None:
        """An item's point, unless it has none or it is lost."""
        return self.points.get(item.point_id) if item.point_id is not None else None

    def holds(self, node: Node | None) -> bool:
        """Whether the row is there."""
        return self.section_of(node) is not None

    def comments_on(self, item_id: int | None) -> int:
        """How many comments beside an item, or beside the pack as a whole (None), nobody has dealt with yet."""
        return self._open_comments.get(item_id, 0)

    @cached_property
    def _open_comments(self) -> Mapping[int | None, int]:
        return Counter(comment.item_id for comment in self.pack.comments if not comment.resolved)

    def looks_like(self, other: "OpenPack") -> bool:
        """Whether the pages of the two are the same, whatever was remarked on them or accepted beside them."""
        ours, theirs = (replace(each.pack, updated_at=None, comments=(), acceptances=()) for each in (self, other))
        alike = self.points == other.points and self.documents == other.documents
        return ours == theirs and alike and self.elsewhere == other.elsewhere

    def with_item(self, item: PackItem) -> "OpenPack":
        """The same pack with an item as it is being written."""
        sections = tuple(
            replace(section, items=tuple(item if each.id == item.id else each for each in section.items))
            for section in self.pack.sections
        )
        return replace(self, pack=replace(self.pack, sections=sections))

    def with_heading(self, written: PackSection) -> "OpenPack":
        """The same pack with a section's heading as it is being written; its items stay as they are."""
        sections = tuple(
            replace(written, items=each.items) if each.id == written.id else each for each in self.pack.sections
        )
        return replace(self, pack=replace(self.pack, sections=sections))


@dataclass(frozen=True, slots=True)
class Move:
    """Where a row goes: a section to `position` in the pack, an item to `position` in `section_id`.

    Positions count from 0 in the list without the row that is moved.
    """

    node: Node
    position: int
    section_id: int | None = None


def stepped(pack: Pack, node: Node, by: int) -> Move | None:
    """One step up (-1) or down (1): an item passes into the next section at the end of its own; None at the ends."""
    if node.kind is NodeKind.SECTION:
        at = next(number for number, section in enumerate(pack.sections) if section.id == node.id)
        to = at + by
        return Move(node, to) if 0 <= to < len(pack.sections) else None
    number, place = _place(pack, node.id)
    within = place + by
    if 0 <= within < len(pack.sections[number].items):
        return Move(node, within, pack.sections[number].id)
    if not 0 <= number + by < len(pack.sections):
        return None
    other = pack.sections[number + by]
    return Move(node, 0 if by > 0 else len(other.items), other.id)


def dropped(pack: Pack, node: Node, section_row: int, row: int) -> Move | None:
    """A row dropped by the mouse.

    Args:
        pack: the pack as it is.
        node: the row that is dragged.
        section_row: the row of the section that it was dropped in, -1 between sections.
        row: before which row it was dropped, -1 onto the section itself.
    """
    if node.kind is NodeKind.SECTION:
        at = next(number for number, section in enumerate(pack.sections) if section.id == node.id)
        to = section_row if section_row >= 0 else row if row >= 0 else len(pack.sections)
        to -= at < to and section_row < 0
        return Move(node, to) if to != at else None
    if section_row < 0:
        return None
    section = pack.sections[section_row]
    number, place = _place(pack, node.id)
    to = row if row >= 0 else len(section.items)
    if number == section_row:
        to -= place < to
        return Move(node, to, section.id) if to != place else None
    return Move(node, to, section.id)


def first(opened: OpenPack) -> Node | None:
    """The row to begin with: the first item, else the first section."""
    if opened.pack.items:
        return Node(NodeKind.ITEM, opened.pack.items[0].id)
    return Node(NodeKind.SECTION, opened.pack.sections[0].id) if opened.pack.sections else None


def beside(opened: OpenPack, node: Node) -> Node | None:
    """The row to make current once `node` is gone: the next of its kind, the one before, or its section."""
    section = opened.section_of(node)
    if section is None:
        return None
    rows = opened.pack.sections if node.kind is NodeKind.SECTION else section.items
    ids = [row.id for row in rows]
    at = ids.index(node.id)
    others = ids[at + 1 :] or ids[:at][-1:]
    return Node(node.kind, others[0]) if others else Node(NodeKind.SECTION, section.id)


def _place(pack: Pack, item_id: int) -> tuple[int, int]:
    """The numbers of an item's section and of the item in it."""
    return next(
        (number, place)
        for number, section in enumerate(pack.sections)
        for place, item in enumerate(section.items)
        if item.id == item_id
    )


_NEW = {ItemKind.LINE: "New line", ItemKind.QUESTION: "New question", ItemKind.CHART: "New chart"}


def title(item: PackItem, point: Point | None) -> str:
    """What an item is called in the tree: its title, its point's words, or the start of its own."""
    if item.title:
        return item.title
    if point is not None:
        words = " ".join(point.content.text.split())
        of = getattr(point.content, "of", None)
        if point.kind is PointKind.FIGURE:
            return f"{words} {of}" if of and of.casefold() not in words.casefold() else words
        return f"“{words}”"
    if item.kind is ItemKind.POINT:
        return "Lost source"
    first = next((line.strip("#*>- ") for line in item.markdown.splitlines() if line.strip()), "")
    return first or _NEW.get(item.kind, "New note")


def exact(item: PackItem, point: Point | None) -> bool:
    """Whether that title is a source's exact words."""
    return not item.title and point is not None and point.kind is not PointKind.FIGURE


def references(opened: OpenPack, *, but: PackItem | None = None) -> list[tuple[str, str]]:
    """What can be referred to, in reading order: (words, what to write) of each section and each item but one."""
    found: list[tuple[str, str]] = []
    for section in opened.pack.sections:
        found.append((section.title, f"[[{section.title}]]"))
        items = [item for item in section.items if but is None or item.id != but.id]
        found += [(f"    {title(item, opened.point(item))}", _reference(item)) for item in items]
    return found


def _reference(item: PackItem) -> str:
    """By title where there is one, so that the page says what it is called now; else a link to it."""
    return f"[[{item.title}]]" if item.title else f"[see](#item-{item.id})"
