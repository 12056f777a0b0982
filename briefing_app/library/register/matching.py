"""Whom a document's mentions stand for: matched to the register on evidence, or left to somebody to settle.

A whole name or an alias that one entry bears is that one, unless what the document states of role and body goes
against the offices known of those days. Where several bear it, role or body must tell. What is less than a whole name
(*Ms Pell*) or cannot be told stays unconfirmed, under a provisional entry of that name. Dated roles of sure mentions
become offices seen in documents.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from sqlalchemy import select, union_all

from briefing_app.domain.naming import is_whole, kind_of_name
from briefing_app.domain.points import Content
from briefing_app.domain.speakers import OfficeDetails, OfficeSource, SpeakerKind
from briefing_app.library.query import folded
from briefing_app.library.register import likeness, offices
from briefing_app.library.storage.database import chunks
from briefing_app.library.storage.journal import Writer
from briefing_app.library.storage.rows import Mention, Said, mention_of
from briefing_app.library.storage.tables import ALIASES, OFFICES, SPEAKERS

Found = Sequence[Content]


def identify(
    writer: Writer, documents: Sequence[tuple[date | None, Found]], *, by_a_person: bool = False
) -> list[dict[Mention, Said]]:
    """Whom the mentions of documents stand for, by document; new entries and offices are added.

    A name that a person chose is that of its one bearer, whatever the document states.
    """
    mentions = [_mentions(found) for _, found in documents]
    register = _Register(writer, (mention.name for each in mentions for mention in each), trusting=by_a_person)
    matched = [register.document(day, each) for (day, _), each in zip(documents, mentions, strict=True)]
    register.write()
    return [{mention: Said(entry.id, sure) for mention, (entry, sure) in each.items()} for each in matched]


def told(writer: Writer, documents: Sequence[tuple[date | None, Sequence[Mention]]]) -> list[dict[Mention, Said]]:
    """Whom mentions stand for by what is known now, by document; nothing is added, and nobody has the id 0."""
    register = _Register(writer, (mention.name for _, each in documents for mention in each), trusting=False)
    matched = [register.document(day, each) for day, each in documents]
    return [{mention: Said(entry.id, sure) for mention, (entry, sure) in each.items()} for each in matched]


def said_in(
    writer: Writer, day: date | None, contents: Iterable[Content], *, by_a_person: bool = False
) -> dict[Mention, Said]:
    """The same for one document, of that day."""
    return identify(writer, [(day, list(contents))], by_a_person=by_a_person)[0]


@lru_cache(maxsize=20_000)
def _kind(mention: Mention) -> tuple[SpeakerKind, bool]:
    """What bears a name, and whether that can stand for one alone."""
    kind = kind_of_name(mention.name, mention.role, mention.organisation)
    return kind, is_whole(mention.name, kind, mention.organisation)


def _mentions(found: Found) -> list[Mention]:
    return list(dict.fromkeys(mention for content in found if (mention := mention_of(content)) is not None))


@dataclass(slots=True, eq=False)
class _Entry:
    """An entry of the register as far as matching needs it; `id` is 0 until it is written.

    `fitting` are mentions that are known to fit one of its offices: what was learned is not forgotten again.
    """

    id: int
    name: str
    kind: SpeakerKind
    provisional: bool = False
    offices: list["_Held"] = field(default_factory=list)
    fitting: set[Mention] = field(default_factory=set)


@dataclass(slots=True, eq=False)
class _Held:
    """An office; `changed` once it was seen outside the days known so far."""

    id: int
    details: OfficeDetails
    source: OfficeSource
    changed: bool = False


class _Register:
    """What is known of those whose names are mentioned, within one transaction."""

    def __init__(self, writer: Writer, names: Iterable[str], *, trusting: bool) -> None:
        self._writer = writer
        self._trusting = trusting
        self._bearers: dict[str, list[_Entry]] = defaultdict(list)
        self._by_alias: dict[str, list[_Entry]] = defaultdict(list)
        self._provisional: dict[str, _Entry] = {}
        self._new: list[_Entry] = []
        self._read({folded(name) for name in names})

    def _read(self, wanted: Iterable[str]) -> None:
        entries: dict[int, _Entry] = {}
        for chunk in chunks(wanted):
            columns = (SPEAKERS.c.id, SPEAKERS.c.name, SPEAKERS.c.kind, SPEAKERS.c.provisional)
            own = select(*columns, SPEAKERS.c.folded, SPEAKERS.c.folded.is_(None)).where(SPEAKERS.c.folded.in_(chunk))
            other = select(*columns, ALIASES.c.folded, ALIASES.c.folded.is_not(None))
            other = other.join(ALIASES, ALIASES.c.speaker_id == SPEAKERS.c.id).where(ALIASES.c.folded.in_(chunk))
            for one, name, kind, provisional, key, alias in self._writer.connection.execute(union_all(own, other)):
                entry = entries.setdefault(one, _Entry(one, name, SpeakerKind(kind), bool(provisional)))
                self._know(entry, key, alias=bool(alias))
        self._read_offices(entries)

    def _know(self, entry: _Entry, key: str, *, alias: bool) -> None:
        if entry.provisional:
            self._provisional.setdefault(key, entry)
            return
        for known in (self._bearers, self._by_alias) if alias else (self._bearers,):
            if entry not in known[key]:
                known[key].append(entry)

    def _read_offices(self, entries: Mapping[int, _Entry]) -> None:
        for chunk in chunks(entries):
            wanted = select(OFFICES).where(OFFICES.c.speaker_id.in_(chunk)).order_by(OFFICES.c.id)
            for row in self._writer.connection.execute(wanted):
                details = OfficeDetails(row.role, row.organisation, row.first, row.last)
                entries[row.speaker_id].offices.append(_Held(row.id, details, OfficeSource(row.source)))

    def document(self, day: date | None, mentions: Sequence[Mention]) -> dict[Mention, tuple[_Entry, bool]]:
        """Match a document's mentions; one that states nothing goes by what the others of its name state."""
        stated: dict[str, list[Mention]] = defaultdict(list)
        for mention in mentions:
            if mention.role or mention.organisation:
                stated[folded(mention.name)].append(mention)
        matched: dict[Mention, tuple[_Entry, bool]] = {}
        for mention in mentions:
            own = bool(mention.role or mention.organisation)
            entry, sure = self._match(mention, [mention] if own else stated[folded(mention.name)], day)
            matched[mention] = (entry, sure)
            if sure and mention.role and offices.is_learned(entry.kind, mention.role, day):
                _learn(entry, OfficeDetails(mention.role, mention.organisation or "", day, day))
        return matched

    def _match(self, mention: Mention, stated: Sequence[Mention], day: date | None) -> tuple[_Entry, bool]:
        key = folded(mention.name)
        kind, whole = _kind(mention)
        bearers = self._bearers[key]
        if not whole:
            return self._match_part(mention, kind, key)
        if not bearers:
            return self._add(mention.name, kind, key), True
        if len(bearers) == 1:
            return bearers[0], self._trusting or not _against(bearers[0], stated, day)
        told = _told_apart(bearers, stated, day)
        return (told, True) if told else (self._waiting(mention.name, kind, key), False)

    def _match_part(self, mention: Mention, kind: SpeakerKind, key: str) -> tuple[_Entry, bool]:
        """Less than a whole name is sure only as an alias, or as the name of a body, that one entry bears."""
        bearers = self._bearers[key]
        bodies = [one for one in bearers if one.kind is SpeakerKind.BODY]
        known = [*self._by_alias[key], *bodies]
        if len(bearers) == 1:
            return bearers[0], self._trusting or bool(known)
        return self._waiting(mention.name, kind, key), False

    def _add(self, name: str, kind: SpeakerKind, key: str) -> _Entry:
        entry = _Entry(0, name, kind)
        self._bearers[key].append(entry)
        self._new.append(entry)
        return entry

    def _waiting(self, name: str, kind: SpeakerKind, key: str) -> _Entry:
        """The provisional entry of a name."""
        if key not in self._provisional:
            self._provisional[key] = _Entry(0, name, kind, provisional=True)
            self._new.append(self._provisional[key])
        return self._provisional[key]

    def write(self) -> None:
        """Add the new entries and what was learned of offices."""
        values = [
            {"name": one.name, "folded": folded(one.name), "kind": one.kind.value, "provisional": one.provisional}
            for one in self._new
        ]
        for entry, one in zip(self._new, self._writer.insert(SPEAKERS, values), strict=True):
            entry.id = one
        known = [*self._new, *(entry for each in self._bearers.values() for entry in each)]
        self._write_offices(list(dict.fromkeys(known)))

    def _write_offices(self, entries: Sequence[_Entry]) -> None:
        changed = [(entry, held) for entry in entries for held in entry.offices if held.changed]
        new = [offices.values(entry.id, held.details, held.source) for entry, held in changed if not held.id]
        self._writer.insert(OFFICES, new)
        days = {held.id: {"first": held.details.first, "last": held.details.last} for _, held in changed if held.id}
        self._writer.update(OFFICES, days)


def _learn(entry: _Entry, seen: OfficeDetails) -> None:
    """Note that an office was seen on a day; a person's word on that office goes before."""
    key = offices.key(seen.role, seen.organisation)
    known = [held for held in entry.offices if offices.key(held.details.role, held.details.organisation) == key]
    if not known:
        entry.offices.append(_Held(0, seen, OfficeSource.SEEN, changed=True))
        return
    held = known[0]
    if held.source is OfficeSource.SEEN and not held.details.held_on(seen.first):
        held.details = offices.joined(held.details, seen)
        held.changed = True


def _known(entry: _Entry) -> list[OfficeDetails]:
    return [held.details for held in entry.offices if held.source is not OfficeSource.DISMISSED]


def _against(entry: _Entry, stated: Sequence[Mention], day: date | None) -> bool:
    """Whether a document states what cannot well be said of one who held the known offices about that day."""
    if not stated or entry.kind is not SpeakerKind.PERSON or not entry.fitting.isdisjoint(stated):
        return False
    known = _known(entry)
    fitting = [mention for mention in stated if any(likeness.may_be_one(mention, office) for office in known)]
    entry.fitting.update(fitting)
    return not fitting and any(likeness.about(office, day) for office in known)


def _told_apart(bearers: Sequence[_Entry], stated: Sequence[Mention], day: date | None) -> _Entry | None:
    """The one of several bearers of a name whom role or body point to."""
    agreeing = [
        entry for entry in bearers
        if any(likeness.agree(mention, office) for mention in stated for office in _known(entry))
    ]  # fmt: skip
    if len(agreeing) > 1:
        agreeing = [
            entry for entry in agreeing
            if any(likeness.agree(mention, one) and one.held_on(day) for mention in stated for one in _known(entry))
        ]  # fmt: skip
    return agreeing[0] if len(agreeing) == 1 else None
