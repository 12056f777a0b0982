"""What differs between two states of a pack: its cover, its sections, its items and where they stand."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from difflib import SequenceMatcher
from enum import StrEnum

from rapidfuzz import fuzz

from briefing_app.domain.packs import ItemKind, PackDetails, PackItem, PackSection, SectionKind
from briefing_app.packs import prompts
from briefing_app.packs.blocks import Runs, Text
from briefing_app.packs.citations import facts_time
from briefing_app.packs.versions.flat import Said, plain, said
from briefing_app.packs.versions.frozen import Frozen

COVER = {
    "title": "title",
    "marking": "marking",
    "handling": "handling instruction",
    "department": "department",
    "brief": "kind of brief",
    "for_whom": "for whom",
    "when": "when",
    "needed_by": "needed no later than",
    "why_now": "why now",
    "what_we_want": "what we want",
    "author": "author",
    "telephone": "telephone",
    "cleared_by": "cleared by",
    "copied_to": "copied to",
    "facts_correct_at": "facts correct at",
    "house_style": "house style",
    "paper": "paper",
    "two_sided": "two-sided",
}
"""The fields of a cover that two versions are compared by, as people read them."""
_NOUNS = {ItemKind.LINE: "line", ItemKind.QUESTION: "question", ItemKind.CHART: "chart"}
_SETS = {SectionKind.TEXT: "In the order given.", SectionKind.QUOTES: "A quote sheet.", SectionKind.FIGURES: "A table."}
_ALIKE = 60.0
_LONGEST = 60
_RULE = re.compile(r"[\s|:-]*-{3,}[\s|:-]*$")
_MARKS = re.compile(r"\[\[|\]\]|\*+|`+|^\s*(?:#+|>+|[-*+]|\d+[.)])\s+")
_LINK = re.compile(r"\[([^\[\]]*)\]\([^)\s]*\)")
"""The line under a table's head; marks of emphasis, headings, lists and links."""


class Turn(StrEnum):
    """What became of a part of a pack."""

    CHANGED = "Changed"
    NEW = "New"
    TAKEN_OUT = "Taken out"
    MOVED = "Moved"


@dataclass(frozen=True, slots=True)
class Difference:
    """A part of a pack that is not as it was. `key` names it: `item-12`, `section-5`, `cover-for_whom`.

    `group` is *Cover* or its section's title, `place` its place there now (of what was taken out: then), `was` the
    former place of what moved. `old` and `new` are what it said and says.
    """

    key: str
    turn: Turn
    group: str
    place: str
    old: Said = field(default_factory=Said)
    new: Said = field(default_factory=Said)
    was: str = ""
    after: str = ""
    """What it stands after, in short; empty at the beginning of a section."""


@dataclass(frozen=True, slots=True)
class At:
    """An item with where it stands."""

    item: PackItem
    section: PackSection
    number: int
    after: str

    @property
    def place(self) -> str:
        """*line 2*."""
        return f"{_NOUNS.get(self.item.kind, 'item')} {self.number}"


def differences(old: Frozen, new: Frozen, *, likeness: bool = True) -> tuple[Difference, ...]:
    """What differs, in the order of the new pack; what was taken out comes last in its section, or at the end.

    Parts are the same by their ids; those of ids that the other does not have, by their point, title or likeness,
    unless `likeness` is not to count.
    """
    sections = _same_sections(old.pack.sections, new.pack.sections, likeness=likeness)
    items = _same_items(old, new, likeness=likeness)
    found = [*_cover(old.pack.details, new.pack.details)]
    found += _sections(old.pack.sections, new.pack.sections, sections)
    found += _items(old, new, items, sections)
    order = {group: at for at, group in enumerate(dict.fromkeys(one.group for one in found))}
    return tuple(sorted(found, key=lambda one: order[one.group]))


def _cover(old: PackDetails, new: PackDetails) -> Iterator[Difference]:
    for name, label in COVER.items():
        before, now = getattr(old, name), getattr(new, name)
        if before != now:
            turn = Turn.CHANGED if before and now else Turn.NEW if now else Turn.TAKEN_OUT
            yield Difference(f"cover-{name}", turn, "Cover", label, _worded(before), _worded(now))


def _worded(value: object) -> Said:
    """A field of the cover in words."""
    if isinstance(value, datetime):
        words = facts_time(value)
    else:
        words = {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value or "")
    return Said(tuple((Text(line),) for line in words.split("\n") if line.strip()))


def _same_sections(old: Sequence[PackSection], new: Sequence[PackSection], *, likeness: bool) -> dict[int, int]:
    """For sections of the new pack by id, the id of the same one in the old."""
    ids = {one.id for one in old}
    same = {one.id: one.id for one in new if one.id in ids}
    free = [one for one in old if one.id not in same] if likeness else []
    for section in new:
        twin = next((one for one in free if one.title == section.title), None) if section.id not in same else None
        if twin is not None:
            free.remove(twin)
            same[section.id] = twin.id
    return same


def _sections(old: Sequence[PackSection], new: Sequence[PackSection], same: Mapping[int, int]) -> Iterator[Difference]:
    before = {one.id: one for one in old}
    moved = _moved([one.id for one in old], [same[one.id] for one in new if one.id in same])
    for number, section in enumerate(new, 1):
        place, key = f"section {number}", f"section-{section.id}"
        was = before.get(same.get(section.id, 0))
        if was is None:
            yield Difference(key, Turn.NEW, section.title, place, new=headed(section))
            continue
        if headed(was) != headed(section):
            yield Difference(key, Turn.CHANGED, section.title, place, headed(was), headed(section))
        if was.id in moved:
            then = f"section {1 + [one.id for one in old].index(was.id)}"
            yield Difference(f"move-{key}", Turn.MOVED, section.title, place, headed(section), headed(section), then)
    kept = set(same.values())
    for number, section in enumerate(old, 1):
        if section.id not in kept:
            place = f"section {number}"
            yield Difference(f"section-{section.id}", Turn.TAKEN_OUT, section.title, place, headed(section))


def headed(section: PackSection) -> Said:
    """What a section says of itself."""
    lines = (section.title, section.subtitle, _SETS[section.kind], "An annex." if section.annex else "")
    return Said(tuple((Text(line, bold=not at),) for at, line in enumerate(lines) if line))


def _same_items(old: Frozen, new: Frozen, *, likeness: bool) -> dict[int, int]:
    """For items of the new pack by id, the id of the same one in the old."""
    ids = {one.id for one in old.pack.items}
    same = {one.id: one.id for one in new.pack.items if one.id in ids}
    kept = set(same.values())
    free = {one.id: one for one in old.pack.items if one.id not in kept}
    for item in new.pack.items:
        if likeness and item.id not in same and free:
            twin = _twin(item, free.values())
            if twin is not None:
                same[item.id] = twin
                del free[twin]
    return same


def _twin(item: PackItem, among: Iterable[PackItem]) -> int | None:
    """The item of the same kind on the same point, or else the one most like it in its words."""
    same = [one for one in among if one.kind is item.kind]
    if item.kind is ItemKind.POINT or item.kind is ItemKind.CHART:
        pointed = (item.point_id, item.chart_points)
        return next((one.id for one in same if (one.point_id, one.chart_points) == pointed), None)
    words = f"{item.title}\n{item.markdown}"
    scored = [(fuzz.ratio(words, f"{one.title}\n{one.markdown}"), -one.id) for one in same]
    best = max(scored, default=(0.0, 0))
    return -best[1] if best[0] >= _ALIKE else None


def _items(old: Frozen, new: Frozen, same: Mapping[int, int], sections: Mapping[int, int]) -> Iterator[Difference]:
    then = {at.item.id: at for at in places(old)}
    moved = _moved_items(old, new, same, sections)
    steady = old.pack.details == new.pack.details and old.documents == new.documents
    for at in places(new):
        before = then.pop(same.get(at.item.id, 0), None) if at.item.id in same else None
        yield from _item(before, at, old, new, moved=at.item.id in moved, steady=steady)
    titles = {sections[one.id]: one.title for one in new.pack.sections if one.id in sections}
    for at in then.values():
        group = titles.get(at.section.id, at.section.title)
        yield Difference(
            f"item-{at.item.id}", Turn.TAKEN_OUT, group, at.place, said(at.item, old), after=at.after
        )  # fmt: skip


def _item(before: At | None, at: At, old: Frozen, new: Frozen, *, moved: bool, steady: bool) -> Iterator[Difference]:
    key, group = f"item-{at.item.id}", at.section.title
    if before is None:
        yield Difference(key, Turn.NEW, group, at.place, new=said(at.item, new), after=at.after)
        return
    if not (steady and _untouched(before.item, at.item, old, new)):
        was, now = said(before.item, old), said(at.item, new)
        if was != now:
            yield Difference(key, Turn.CHANGED, group, at.place, was, now, after=at.after)
    if moved:
        now = said(at.item, new)
        then = f"{before.section.title}, {before.place}"
        yield Difference(f"move-{key}", Turn.MOVED, group, at.place, now, now, then, at.after)


def _untouched(before: PackItem, item: PackItem, old: Frozen, new: Frozen) -> bool:
    """Whether nothing can have changed about what an item of the same sources says, so that it need not be set."""
    points = [one for one in (item.point_id, *item.chart_points) if one is not None]
    same = all(old.points.get(one) == new.points.get(one) for one in points)
    return before == item and same


def places(of: Frozen) -> Iterator[At]:
    """Every item with where it stands."""
    for section in of.pack.sections:
        counts: dict[str, int] = {}
        after = ""
        for item in section.items:
            noun = _NOUNS.get(item.kind, "item")
            counts[noun] = counts.get(noun, 0) + 1
            yield At(item, section, counts[noun], after)
            after = short(item, of) or after


def short(item: PackItem, of: Frozen) -> str:
    """An item in a few words, for people to know it by."""
    point = of.points.get(item.point_id) if item.point_id is not None else None
    own = _plain(item.title) or _head(item.markdown) or _plain(item.markdown)
    words = " ".join((own or (point.content.text if point is not None else "")).split())
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rsplit(' ', 1)[0]}…"


def _head(markdown: str) -> str:
    """What heads the columns of words that begin with a table; nothing of others."""
    first = markdown.strip().split("\n", 1)[0]
    cells = (_plain(cell) for cell in first.strip("| ").split("|")) if first.startswith("|") else ()
    return ", ".join(cell for cell in cells if cell)


def _plain(markdown: str) -> str:
    """An official's words without prompts and without the marks of Markdown."""
    lines = prompts.without(markdown).split("\n")
    return (
        " ".join(_MARKS.sub("", _LINK.sub(r"\1", line)) for line in lines if not _RULE.match(line))
        .replace("|", " ")
        .strip()
    )


def _moved_items(old: Frozen, new: Frozen, same: Mapping[int, int], sections: Mapping[int, int]) -> set[int]:
    """The items of the new pack that stand in another section than before, or elsewhere among those that stayed."""
    home = {item.id: section.id for section in old.pack.sections for item in section.items}
    moved: set[int] = set()
    for section in new.pack.sections:
        held = [item.id for item in section.items if item.id in same]
        stayed = [one for one in held if home[same[one]] == sections.get(section.id)]
        moved |= set(held) - set(stayed)
        before = [item.id for part in old.pack.sections if part.id == sections.get(section.id) for item in part.items]
        elsewhere = _moved(before, [same[one] for one in stayed])
        moved |= {one for one in stayed if same[one] in elsewhere}
    return moved


def _moved(before: Sequence[int], now: Sequence[int]) -> set[int]:
    """Those, of both, that do not stand in the order that they stood in; as few as can tell of it."""
    held = set(now)
    matcher = SequenceMatcher(None, [one for one in before if one in held], now, autojunk=False)
    stayed = {one for block in matcher.get_matching_blocks() for one in now[block.b : block.b + block.size]}
    return held - stayed


def words_of(found: Said) -> str:
    """What something says in plain words, its paragraphs one after the other."""
    return "\n".join(plain(runs) for runs in found.paragraphs)


def runs_of(found: Said) -> Runs:
    """The same as one paragraph's runs."""
    return tuple(run for at, runs in enumerate(found.paragraphs) for run in (((Text(" "),) if at else ()) + runs))
