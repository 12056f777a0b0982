"""Where words stand in a pack's own words, and the items with other words in their place: pure."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from briefing_app.domain.packs import Pack, PackItem, PackSection
from briefing_app.ui.packs.state import Node, NodeKind, OpenPack, title

Part = TypeVar("Part", PackItem, PackSection)
_AROUND = 16


@dataclass(frozen=True, slots=True)
class Found:
    """A place: characters `start` to `end` of an item's or a section's `field`, whose whole text is `text`."""

    node: Node
    field: str
    where: str
    text: str
    start: int
    end: int

    @property
    def words(self) -> str:
        """The words as they stand there."""
        return self.text[self.start : self.end]

    def reading(self, new: str) -> tuple[str, int]:
        """The words around it on one line as they would read with others in its place; where these begin."""
        before = _one_line(self.text[: self.start])
        lead = before if len(before) <= _AROUND else f"…{before[-_AROUND:]}"
        return f"{lead}{new or self.words}{_one_line(self.text[self.end : self.end + 200])}", len(lead)


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def find(opened: OpenPack, words: str, *, capitals: bool = False) -> list[Found]:
    """Every place of the words in titles and own words, in reading order; never in what is sealed."""
    if not words:
        return []
    pattern = re.compile(re.escape(words), 0 if capitals else re.IGNORECASE)
    return list(_found(opened, pattern))


def _found(opened: OpenPack, pattern: re.Pattern[str]) -> Iterator[Found]:
    for section in opened.pack.sections:
        node = Node(NodeKind.SECTION, section.id)
        for field, text in (("title", section.title), ("subtitle", section.subtitle)):
            yield from _places(pattern, node, field, f"{section.title}", text)
        for item in section.items:
            where = f"{section.title}: {title(item, opened.point(item))}"
            for field, text in (("title", item.title), ("markdown", item.markdown)):
                yield from _places(pattern, Node(NodeKind.ITEM, item.id), field, where, text)


def _places(pattern: re.Pattern[str], node: Node, field: str, where: str, text: str) -> Iterator[Found]:
    for found in pattern.finditer(text):
        yield Found(node, field, where, text, found.start(), found.end())


def sealed(opened: OpenPack, words: str, *, capitals: bool = False) -> int:
    """How often the words stand in what the pack shows of others' words."""
    if not words:
        return 0
    pattern = re.compile(re.escape(words), 0 if capitals else re.IGNORECASE)
    shown = (opened.point(item) for item in opened.pack.items)
    return sum(len(pattern.findall(point.content.text)) for point in shown if point is not None)


def changed(pack: Pack, found: Sequence[Found], new: str) -> tuple[list[PackItem], list[PackSection]]:
    """The items and the sections with other words in those places, where they still stand there."""
    items = [_reworded(item, NodeKind.ITEM, found, new) for item in pack.items]
    sections = [_reworded(section, NodeKind.SECTION, found, new) for section in pack.sections]
    return (
        [now for was, now in zip(pack.items, items, strict=True) if now != was],
        [now for was, now in zip(pack.sections, sections, strict=True) if now != was],
    )


def _reworded(part: Part, kind: NodeKind, found: Sequence[Found], new: str) -> Part:
    own = [each for each in found if each.node == Node(kind, part.id) and each.text == getattr(part, each.field)]
    words: dict[str, Any] = {
        field: _with(getattr(part, field), [each for each in own if each.field == field], new)
        for field in {each.field for each in own}
    }
    return replace(part, **words)


def _with(text: str, places: Iterable[Found], new: str) -> str:
    """The text with other words in some places, from the end so that the rest stay where they are."""
    for each in sorted(places, key=lambda place: place.start, reverse=True):
        text = text[: each.start] + new + text[each.end :]
    return text
