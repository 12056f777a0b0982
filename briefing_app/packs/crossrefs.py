"""References from one place of a pack to another: [[its title]] in the words, or a link to #item-12."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cached_property
from typing import Any, TypeVar

from briefing_app.domain.packs import ItemKind, Pack, PackItem, PackSection, SectionKind
from briefing_app.packs import prompts
from briefing_app.packs.blocks import Text

T = TypeVar("T")
_NAMED = re.compile(r"\[\[([^\[\]\n]{1,160})\]\](?!\()")
_LINKED = re.compile(r"\]\(#([\w-]+)\)")
_SIGNS = re.compile(r"([\\`*_\[\]<>|])")
_OPENS = re.compile(r"(?:^|[.!?:]\s+|\n\s*(?:[-*+]\s+|\d+[.)]\s+)?)$")


@dataclass(frozen=True, slots=True)
class Placed:
    """A section as a pack sets it: *Section 3* or *Annex B*, its anchor, and the items that this build shows."""

    section: PackSection
    label: str
    anchor: str
    items: tuple[PackItem, ...]


@dataclass(frozen=True, slots=True)
class Target:
    """What a reference leads to: how it is called in a sentence, and its anchor."""

    label: str
    anchor: str


def placed(pack: Pack, *, public: bool = False) -> tuple[Placed, ...]:
    """The sections in the order of the pages: numbered ones, then annexes, which Sources follows as the last.

    What is not for use is left out of a public build, with sections that held nothing else; prompts that nobody filled
    in stand in no build.
    """
    kept = [section for section in pack.sections if not (public and _kept_back(section))]
    found = [section for section in kept if not section.annex]
    result = [_placed(section, f"Section {at}", f"section-{at}", public=public) for at, section in enumerate(found, 1)]
    annexes = [section for section in kept if section.annex]
    result += [_placed(one, f"Annex {letter(at)}", f"annex-{at + 1}", public=public) for at, one in enumerate(annexes)]
    return tuple(result)


def letter(at: int) -> str:
    """*A* for 0, *Z* for 25, *AA* for 26."""
    return (letter(at // 26 - 1) if at >= 26 else "") + chr(ord("A") + at % 26)


def _kept_back(section: PackSection) -> bool:
    """Whether a section holds nothing but what is not for use."""
    return bool(section.items) and all(item.not_for_use for item in section.items)


def _placed(section: PackSection, label: str, anchor: str, *, public: bool) -> Placed:
    items = (one for one in section.items if not prompts.untouched(one) and not (public and one.not_for_use))
    return Placed(section, label, anchor, tuple(items))


class Targets:
    """What references of a build can lead to, by title and by anchor."""

    def __init__(self, places: Iterable[Placed], others: Iterable[tuple[str, Target]] = ()) -> None:
        """Keep the places until somebody asks: most packs hold no reference."""
        self._places, self._others = tuple(places), tuple(others)

    @cached_property
    def _known(self) -> tuple[dict[str, Target], dict[str, Target]]:
        """By title and by anchor; of two with one title the first counts, and sections come before items."""
        by_title: dict[str, Target] = {}
        by_anchor: dict[str, Target] = {}
        for title, target, anchor in self._each():
            if title.strip():
                by_title.setdefault(_folded(title), target)
            by_anchor.setdefault(anchor, target)
        return by_title, by_anchor

    def _each(self) -> Iterator[tuple[str, Target, str]]:
        for place in self._places:
            yield place.section.title, Target(_in_a_sentence(place.label), place.anchor), place.anchor
        for place in self._places:
            yield from ((item.title, _target(place, item), f"item-{item.id}") for item in place.items)
        yield from ((title, target, target.anchor) for title, target in self._others)

    def titled(self, title: str) -> Target | None:
        """The place of that title."""
        return self._known[0].get(_folded(title))

    def anchored(self, anchor: str) -> Target | None:
        """The place of that anchor."""
        return self._known[1].get(anchor)

    def unresolved(self, markdown: str) -> Iterator[str]:
        """The references in the words that lead nowhere, as written."""
        if "[[" not in markdown and "](#" not in markdown:
            return
        yield from (found.group(1) for found in _NAMED.finditer(markdown) if self.titled(found.group(1)) is None)
        yield from (f"#{found.group(1)}" for found in _LINKED.finditer(markdown) if not self.anchored(found.group(1)))

    def resolve(self, markdown: str) -> str:
        """The words with each reference by title as a link; one that leads nowhere stays as its title."""
        if "[[" not in markdown:
            return markdown
        return _NAMED.sub(self._linked, markdown)

    def _linked(self, found: re.Match[str]) -> str:
        target = self.titled(found.group(1))
        if target is None:
            return _SIGNS.sub(r"\\\1", found.group(1))
        opens = _OPENS.search(found.string[: found.start()]) is not None
        label = target.label[:1].upper() + target.label[1:] if opens else target.label
        escaped = _SIGNS.sub(r"\\\1", label)
        return f"[{escaped}](#{target.anchor})"

    def follow(self, block: T) -> T:
        """A block whose links to places of the pack lead there, with their pages; others lose the link."""
        return _changed(block, self._followed)

    def _followed(self, run: Text) -> Text:
        if run.link is None or not run.link.startswith("#") or run.link.startswith("#source-"):
            return run
        target = self.anchored(run.link[1:])
        return replace(run, link=None, page_of=target.anchor if target else None)


def _folded(title: str) -> str:
    return " ".join(title.casefold().split())


def _in_a_sentence(label: str) -> str:
    return label[:1].lower() + label[1:] if label.startswith("Section") else label


def _target(place: Placed, item: PackItem) -> Target:
    """An item with a heading of its own; any other is found in its section."""
    headed = place.section.kind is SectionKind.TEXT and item.kind is not ItemKind.LINE and item.title
    if headed or item.kind is ItemKind.CHART:
        return Target(f"“{item.title}”" if item.title else "the chart", f"item-{item.id}")
    return Target(_in_a_sentence(place.label), place.anchor)


def _changed(value: T, change: Any) -> T:
    """A block with each of its runs changed; the very same where none is."""
    if isinstance(value, Text):
        return change(value)  # type: ignore[no-any-return]
    if isinstance(value, tuple):
        parts = tuple(_changed(part, change) for part in value)
        return value if all(map(_same, parts, value)) else parts  # type: ignore[return-value]
    if is_dataclass(value) and not isinstance(value, type):
        new = {each.name: _changed(getattr(value, each.name), change) for each in fields(value)}
        changed = {name: part for name, part in new.items() if part is not getattr(value, name)}
        return replace(value, **changed) if changed else value
    return value


def _same(one: object, other: object) -> bool:
    return one is other
