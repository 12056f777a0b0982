"""A pack that comes back from a colleague, merged part by part against the version that was handed out."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace

from briefing_app.domain.excerpts import Excerpt
from briefing_app.domain.figures import Figure
from briefing_app.domain.handed import Brought
from briefing_app.domain.packs import Comment, Pack, PackItem, PackSection
from briefing_app.domain.points import Content, Point
from briefing_app.domain.quotes import Quote
from briefing_app.packs.blocks import Runs, Text
from briefing_app.packs.citations import role
from briefing_app.packs.versions.differences import (
    COVER,
    Difference,
    Turn,
    differences,
    headed,
    places,
    runs_of,
    short,
    words_of,
)
from briefing_app.packs.versions.flat import plain, said
from briefing_app.packs.versions.frozen import Frozen
from briefing_app.packs.versions.redline import laid_over

COMMENTS = "Comments"
_ID = re.compile(r"(?<=-)-?\d+$")
LIBRARY = "In your library, for every pack"


@dataclass(frozen=True, slots=True)
class Incoming:
    """A change that a colleague made, to be taken or left.

    `runs` lay what it says here over what it says there. `conflict` says, where the same part was changed here too,
    what was done to it. `taken` is what is proposed.
    """

    key: str
    turn: Turn
    group: str
    place: str
    runs: Runs
    conflict: str = ""
    taken: bool = True
    old: str = ""
    new: str = ""
    """What it says here and there, in plain words."""


def incoming(base: Frozen, mine: Frozen, theirs: Frozen) -> tuple[Incoming, ...]:
    """What a colleague changed since a pack was handed out, without what is here as well.

    Args:
        base: the pack as it was handed out.
        mine: as it stands here.
        theirs: as it came back.
    """
    here = {one.key: one for one in _changes(base, mine)}
    both = _Index(mine), _Index(theirs)
    there = (one for one in _changes(base, theirs) if not (_so(one, *both) or _again(one, base, mine)))
    found = [_offered(one, here.get(one.key), base, mine) for one in there]
    return (*found, *_comments(base, mine, theirs), *_points(base, mine, theirs))


def _again(one: Difference, base: Frozen, mine: Frozen) -> bool:
    """Whether something new there was taken over before, when it got another id."""
    if one.turn is not Turn.NEW or one.key.startswith("cover-"):
        return False
    if one.key.startswith("section-"):
        known = {each.id for each in base.pack.sections}
        return any(headed(each) == one.new for each in mine.pack.sections if each.id not in known)
    kept = {each.id for each in base.pack.items}
    return any(said(item, mine) == one.new for item in mine.pack.items if item.id not in kept)


def _changes(base: Frozen, other: Frozen) -> Iterator[Difference]:
    """What differs from the base: by the values of items, since points and documents are their library's matter."""
    same_points = replace(other, points={**other.points, **base.points})
    before = {at.item.id: at.item for at in places(base)}
    now = {at.item.id: at for at in places(other)}
    told: set[str] = set()
    for one in differences(base, same_points, likeness=False):
        at = now.get(_number(one.key)) if one.key.startswith("item-") and one.turn is Turn.CHANGED else None
        if at is None or before[at.item.id] != at.item:
            told.add(one.key)
            yield one
    for key, at in now.items():
        if key in before and before[key] != at.item and f"item-{key}" not in told:
            words = said(at.item, same_points)
            yield Difference(f"item-{key}", Turn.CHANGED, at.section.title, at.place, words, words)


def _number(key: str) -> int:
    """The id in a key: *item-12*, *move-section--3*."""
    return int(_ID.findall(key)[-1])


class _Index:
    """A pack's parts by their ids."""

    def __init__(self, of: Frozen) -> None:
        self.details = of.pack.details
        self.sections = {each.id: each for each in of.pack.sections}
        self.items = {each.item.id: each for each in places(of)}


def _so(one: Difference, mine: _Index, theirs: _Index) -> bool:
    """Whether it is so here already, or there is nothing here that it could be done to."""
    if one.key.startswith("cover-"):
        name = one.key.removeprefix("cover-")
        return bool(getattr(mine.details, name) == getattr(theirs.details, name))
    number = _number(one.key)
    if "section-" in one.key:
        here, there = mine.sections.get(number), theirs.sections.get(number)
        said_alike = (here and headed(here)) == (there and headed(there))
        return here is None if one.turn is Turn.MOVED else said_alike
    held, back = mine.items.get(number), theirs.items.get(number)
    if one.turn is Turn.MOVED:
        return held is None or back is None or (held.section.id, held.number) == (back.section.id, back.number)
    return (held and held.item) == (back and back.item)


def _offered(one: Difference, here: Difference | None, base: Frozen, mine: Frozen) -> Incoming:
    """A change there, beside what became of the same part here."""
    conflict = _done(here) if here is not None else _held(one, base, mine)
    old = one.old if here is None or here.turn is Turn.TAKEN_OUT else here.new
    if one.turn is Turn.MOVED:
        runs = runs_of(one.new)
    else:
        runs = laid_over(runs_of(old), runs_of(one.new))
        if one.turn is Turn.CHANGED and old.evidence != one.new.evidence:
            runs = (*runs, Text(" "), *laid_over(old.evidence, one.new.evidence))
    words = words_of(old), words_of(one.new)
    return Incoming(one.key, one.turn, one.group, one.place, runs, conflict, not conflict, *words)


def _held(one: Difference, base: Frozen, mine: Frozen) -> str:
    """What was done here to the items of a section that was taken out there."""
    if one.turn is not Turn.TAKEN_OUT or not one.key.startswith("section-"):
        return ""
    before, now = (
        next((each.items for each in of.pack.sections if each.id == _number(one.key)), ()) for of in (base, mine)
    )
    return "" if before == now else "You changed what is in it."


def _done(here: Difference) -> str:
    if here.turn is Turn.TAKEN_OUT:
        return "You took it out."
    if here.turn is Turn.MOVED:
        return f"You moved it too, to {here.group}, {here.place}."
    words = " ".join("".join(run.text for run in runs_of(here.new)).split())
    return f"You changed it too; here it says: “{words}”"


def _comments(base: Frozen, mine: Frozen, theirs: Frozen) -> Iterator[Incoming]:
    before, here = ({one.id: one for one in each.pack.comments} for each in (base, mine))
    made = {(one.author, one.words, one.made_at) for one in mine.pack.comments if one.id not in before}
    for one in theirs.pack.comments:
        was, now = before.get(one.id), here.get(one.id)
        if one in (was, now) or (one.author, one.words, one.made_at) in made or (was is not None and now is None):
            continue
        turn, place = (Turn.CHANGED if was else Turn.NEW), _about(one, theirs)
        words = _remark(now), _remark(one)
        conflict = "You changed it too." if was is not None and was != now else ""
        plain_words = plain(words[0]), plain(words[1])
        yield Incoming(
            f"comment-{one.id}", turn, COMMENTS, place, laid_over(*words), conflict, not conflict, *plain_words
        )
    kept = {one.id for one in theirs.pack.comments}
    for was in base.pack.comments:
        if was.id not in kept and was.id in here:
            words = _remark(here[was.id]), ()
            conflict = "You changed it." if here[was.id] != was else ""
            yield Incoming(
                f"comment-{was.id}", Turn.TAKEN_OUT, COMMENTS, _about(was, base), laid_over(*words), conflict,
                not conflict, plain(words[0]),
            )  # fmt: skip


def _remark(one: Comment | None) -> Runs:
    if one is None:
        return ()
    return (
        Text(f"{one.author}: " if one.author else ""),
        Text(one.words),
        Text(" (dealt with)" if one.resolved else ""),
    )


def _about(one: Comment, of: Frozen) -> str:
    item = next((item for item in of.pack.items if item.id == one.item_id), None)
    return f"on “{short(item, of)}”" if item is not None else "on the pack"


def _points(base: Frozen, mine: Frozen, theirs: Frozen) -> Iterator[Incoming]:
    """What the colleague changed about points that both have: never proposed, since it changes the library."""
    for key, point in theirs.points.items():
        was, now = base.points.get(key), mine.points.get(key)
        if was is None or now is None or _told(point.content) in (_told(was.content), _told(now.content)):
            continue
        if not _alike(point, now, mine):
            continue
        conflict = "You changed it too." if _told(now.content) != _told(was.content) else ""
        before, after = _line(now.content), _line(point.content)
        yield Incoming(
            f"point-{key}", Turn.CHANGED, LIBRARY, f"“{_cut(point)}”", laid_over(before, after), conflict,
            False, plain(before), plain(after),
        )  # fmt: skip


def _alike(point: Point, now: Point, mine: Frozen) -> bool:
    """Whether the change can be made here: another span only where the words stand in the text that is at hand."""
    if type(point.content) is not type(now.content):
        return False
    span = (point.content.start, point.content.end)
    same = span == (now.content.start, now.content.end) and point.content.text == now.content.text
    home = mine.documents.get(now.document_id)
    return same and home is not None


def _told(content: Content) -> tuple[object, ...]:
    """What people know a point by; how it was found does not count."""
    left_out = {"confidence", "candidates", "evidence", "cue", "phrase_start", "phrase_end"}
    return tuple(getattr(content, each.name) for each in fields(content) if each.name not in left_out)


def _line(content: Content) -> Runs:
    if isinstance(content, Quote):
        told = ", ".join(part for part in (content.speaker or "speaker not settled", role(content)) if part)
    elif isinstance(content, Figure):
        parts = (content.modifier.value, f"{content.value:g}", content.unit, content.of, content.as_of, content.said_by)
        told = ", ".join(str(part) for part in parts if part and part != "none")
    else:
        told = content.text
    return (Text(told),)


def _cut(point: Point) -> str:
    words = " ".join(point.content.text.split())
    return words if len(words) <= 70 else f"{words[:69].rstrip()}…"


# Taking changes over


def merged(here: Pack, base: Frozen, mine: Frozen, theirs: Frozen, keys: Collection[str]) -> Brought:
    """The pack of this library with the changes of these keys.

    Args:
        here: the pack as the library has it, with what is for the file alone.
        base: the pack as it was handed out.
        mine: `here`, frozen.
        theirs: the pack as it came back.
        keys: of the changes that are taken.
    """
    offered = {one.key: one for one in incoming(base, mine, theirs)}
    taken = {key: offered[key] for key in keys}
    desk = _Desk(here, theirs.pack)
    for change in (desk.cover, desk.sections, desk.items, desk.emptied, desk.comments):
        change(taken)
    edits = {int(key.removeprefix("point-")): _edit(key, mine, theirs) for key in taken if key.startswith("point-")}
    pack = desk.pack()
    new = tuple(point for key, point in theirs.points.items() if key < 1 and key in pack.point_ids)
    wanted = {point.document_id for point in new}
    documents = tuple(one for key, one in theirs.documents.items() if key in wanted and isinstance(one, Excerpt))
    return Brought(pack, new, documents, edits, unless_changed_since=here.updated_at)


def _edit(key: str, mine: Frozen, theirs: Frozen) -> Content:
    """A point's content with what the colleague says of it, at its place here."""
    number = int(key.removeprefix("point-"))
    theirs_says, now = theirs.points[number].content, mine.points[number].content
    kept = {"start", "end", "text", "confidence", "candidates", "evidence", "phrase_start", "phrase_end"}
    values = {each.name: getattr(theirs_says, each.name) for each in fields(now) if each.name not in kept}
    return replace(now, **values)


class _Desk:
    """A pack that is being changed."""

    def __init__(self, here: Pack, theirs: Pack) -> None:
        """Begin with the pack as it is here."""
        self._here, self._theirs = here, theirs
        self._details = here.details
        self._sections = [replace(section, items=()) for section in here.sections]
        self._items = {section.id: list(section.items) for section in here.sections}
        self._comments = {one.id: one for one in here.comments}
        self._notes = {item.id: item.file_note for item in here.items}

    def pack(self) -> Pack:
        """The pack as it is now."""
        sections = (replace(section, items=tuple(self._items[section.id])) for section in self._sections)
        comments = tuple(self._comments.values())
        return replace(self._here, details=self._details, sections=tuple(sections), comments=comments)

    def cover(self, taken: Mapping[str, Incoming]) -> None:
        """Take over what the cover says."""
        names = [name for name in COVER if f"cover-{name}" in taken]
        self._details = replace(self._details, **{name: getattr(self._theirs.details, name) for name in names})

    def sections(self, taken: Mapping[str, Incoming]) -> None:
        """Take over sections that are new, renamed or moved."""
        order = [one.id for one in self._theirs.sections]
        for section in self._theirs.sections:
            if f"section-{section.id}" in taken or f"move-section-{section.id}" in taken:
                self._put_section(section, order, moved=f"move-section-{section.id}" in taken)

    def emptied(self, taken: Mapping[str, Incoming]) -> None:
        """Take out sections that are gone there; one that still holds something stays."""
        kept = {one.id for one in self._theirs.sections}
        for section in list(self._sections):
            if f"section-{section.id}" in taken and section.id not in kept and not self._items[section.id]:
                self._sections.remove(section)
                del self._items[section.id]

    def _put_section(self, section: PackSection, order: Sequence[int], *, moved: bool = False) -> None:
        at = next((at for at, one in enumerate(self._sections) if one.id == section.id), None)
        headed = replace(section, items=())
        if at is not None and not moved:
            self._sections[at] = headed
            return
        if at is not None:
            headed = self._sections.pop(at)
        self._items.setdefault(section.id, [])
        self._sections.insert(_after([one.id for one in self._sections], section.id, order), headed)

    def items(self, taken: Mapping[str, Incoming]) -> None:
        """Take over items that are new, gone, reworded or moved."""
        there = {item.id for item in self._theirs.items}
        for items in self._items.values():
            items[:] = [one for one in items if not (f"item-{one.id}" in taken and one.id not in there)]
        for section in self._theirs.sections:
            order = [item.id for item in section.items]
            for item in section.items:
                if f"item-{item.id}" in taken:
                    self._word(item, section, order)
                if f"move-item-{item.id}" in taken:
                    self._move(item.id, section, order)

    def _word(self, item: PackItem, section: PackSection, order: Sequence[int]) -> None:
        """Put the colleague's item in the place of the one here, or into its section if there is none."""
        mine = replace(item, file_note=self._notes.get(item.id, ""))
        for items in self._items.values():
            for at, one in enumerate(items):
                if one.id == item.id:
                    items[at] = mine
                    return
        self._insert(mine, section, order)

    def _move(self, item_id: int, section: PackSection, order: Sequence[int]) -> None:
        for items in self._items.values():
            for one in items:
                if one.id == item_id:
                    items.remove(one)
                    self._insert(one, section, order)
                    return

    def _insert(self, item: PackItem, section: PackSection, order: Sequence[int]) -> None:
        if section.id not in self._items:
            self._put_section(section, [one.id for one in self._theirs.sections])
        items = self._items[section.id]
        items.insert(_after([one.id for one in items], item.id, order), item)

    def comments(self, taken: Mapping[str, Incoming]) -> None:
        """Take over comments."""
        there = {one.id: one for one in self._theirs.comments}
        for key in taken:
            if key.startswith("comment-"):
                one = int(key.removeprefix("comment-"))
                self._comments.pop(one, None) if one not in there else self._comments.update({one: there[one]})


def _after(held: Sequence[int], one: int, order: Sequence[int]) -> int:
    """Where it goes among those held: after the nearest of those that it follows there."""
    before = order[: order.index(one)]
    return next((held.index(each) + 1 for each in reversed(before) if each in held), 0)
