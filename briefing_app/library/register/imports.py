"""Taking a register over: what it says is added to the entries that it names, and mentions are matched by it again."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import select, union_all

from briefing_app.domain.changes import Change
from briefing_app.domain.speakers import (
    Office,
    OfficeDetails,
    OfficeSource,
    RegisterPreview,
    SpeakerDetails,
)
from briefing_app.domain.wording import counted
from briefing_app.library import points
from briefing_app.library.query import folded
from briefing_app.library.register import offices, register, rematching
from briefing_app.library.register.spreadsheet import BadLineError, Line, read, refused
from briefing_app.library.storage.database import chunks
from briefing_app.library.storage.journal import Writer
from briefing_app.library.storage.tables import ALIASES, OFFICES, SPEAKERS

_TOLD = {OfficeSource.SEEN, OfficeSource.DISMISSED}
"""Offices that give way to those of a register."""


def take_over(writer: Writer, text: str) -> Change:
    """Add what a register says to the entries that it names; see `RegisterDoor.import_register`."""
    known = _taken(writer, text)
    rematching.match_again(writer, known.names())
    name = f"import a register of {counted(len(known.taken), 'speaker')}"
    return Change(name, points.AREAS, tuple(entry.id for entry in known.taken))


def preview(writer: Writer, text: str) -> RegisterPreview:
    """What that would do; the caller takes it back."""
    known = _taken(writer, text)
    settled = rematching.match_again(writer, known.names())
    return RegisterPreview(len(known.taken), len(known.new), settled)


def _taken(writer: Writer, text: str) -> "_Known":
    lines = read(text)
    known = _Known(writer, (line for _, line in lines))
    bad: list[str] = []
    for number, line in lines:
        try:
            known.take(line)
        except BadLineError as error:
            bad.append(f"line {number}: {error}")
    if bad:
        raise refused(bad)
    known.write()
    return known


@dataclass(slots=True, eq=False)
class _Entry:
    """An entry of the register as it is to be; `id` is 0 until it is written."""

    id: int
    details: SpeakerDetails
    provisional: bool = False
    names: set[str] = field(default_factory=set)
    offices: list[Office] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)
    """Names to be added."""
    relearn: bool = False

    def call(self, name: str) -> None:
        """Give it another name, unless it has it."""
        if folded(name) not in self.names:
            self.names.add(folded(name))
            self.aliases.append(name)

    def fill(self, line: Line) -> None:
        """Take on what a line gives; a provisional entry becomes one like others."""
        given = {name: getattr(line.details, name) for name in ("party", "constituency", "note")}
        details = replace(self.details, **{name: value for name, value in given.items() if value})
        if line.kind_given:
            details = replace(details, kind=line.details.kind)
        self.relearn |= details.kind is not self.details.kind
        self.details, self.provisional = details, False

    def hold(self, office: OfficeDetails) -> list[int]:
        """Take on an office; the ids of those that give way to it."""
        if any(one.details == office and one.source is not OfficeSource.DISMISSED for one in self.offices):
            return []
        key = offices.key(office.role, office.organisation)
        told = [one for one in self.offices if one.source in _TOLD]
        gone = [one for one in told if offices.key(one.details.role, one.details.organisation) == key]
        self.offices = [one for one in self.offices if one not in gone]
        self.offices.append(Office(0, office, OfficeSource.IMPORTED))
        return [one.id for one in gone]


class _Known:
    """The register while another is taken over: read at once, and written at once."""

    def __init__(self, writer: Writer, lines: Iterable[Line]) -> None:
        self._writer = writer
        self._bearers: dict[str, list[_Entry]] = defaultdict(list)
        self._entries: dict[int, _Entry] = {}
        self._gone: list[int] = []
        self.new: list[_Entry] = []
        self.taken: dict[_Entry, None] = {}
        self._read({folded(line.details.name) for line in lines})

    def names(self) -> set[str]:
        """Every name of the entries that were taken, folded."""
        return {name for entry in self.taken for name in entry.names}

    def _read(self, names: Iterable[str]) -> None:
        connection = self._writer.connection
        for chunk in chunks(names):
            own = select(SPEAKERS.c.id).where(SPEAKERS.c.folded.in_(chunk))
            other = select(ALIASES.c.speaker_id).where(ALIASES.c.folded.in_(chunk))
            wanted = select(SPEAKERS).where(SPEAKERS.c.id.in_(union_all(own, other)))
            for row in connection.execute(wanted):
                details = register.to_details(row)
                self._entries[row.id] = _Entry(row.id, details, row.provisional, {row.folded})
        self._read_what_belongs_to_them()
        for _, entry in sorted(self._entries.items()):
            for name in entry.names:
                self._bearers[name].append(entry)

    def _read_what_belongs_to_them(self) -> None:
        for one, known in offices.of_speakers(self._writer.session, self._entries, dismissed=True).items():
            self._entries[one].offices = known
        for chunk in chunks(self._entries):
            wanted = select(ALIASES.c.speaker_id, ALIASES.c.folded).where(ALIASES.c.speaker_id.in_(chunk))
            for one, name in self._writer.connection.execute(wanted):
                self._entries[one].names.add(name)

    def take(self, line: Line) -> None:
        """Add a line to the entry that it names, or to a new one."""
        entry = self._named(line)
        if entry is None:
            entry = self._add(line.details)
        else:
            entry.fill(line)
        for alias in line.aliases:
            entry.call(alias)
            if entry not in self._bearers[folded(alias)]:
                self._bearers[folded(alias)].append(entry)
        if line.office is not None:
            self._gone += entry.hold(line.office)
        self.taken[entry] = None

    def _named(self, line: Line) -> _Entry | None:
        """The entry that bears the name; of several, the one of that distinction."""
        bearers = self._bearers[folded(line.details.name)]
        told = folded(line.details.distinction)
        settled = [entry for entry in bearers if not entry.provisional]
        of_that = [entry for entry in settled if folded(entry.details.distinction) == told]
        if len(of_that) > 1:
            name = line.details.name
            raise BadLineError(f"{len(of_that)} speakers are called “{name}”, and no distinction tells which")
        if of_that or not settled:
            return next(iter([*of_that, *bearers]), None)
        if not told:
            raise BadLineError(f"“{line.details.name}” is known only with a distinction, and none is given")
        return None

    def _add(self, details: SpeakerDetails) -> _Entry:
        entry = _Entry(0, details, names={folded(details.name)})
        self._bearers[folded(details.name)].append(entry)
        self.new.append(entry)
        return entry

    def write(self) -> None:
        """Keep all of it."""
        made = self._writer.insert(SPEAKERS, [register.values(entry.details) for entry in self.new])
        for entry, one in zip(self.new, made, strict=True):
            entry.id = one
        known = [entry for entry in self.taken if entry.id in self._entries]
        filled = {entry.id: {**register.values(entry.details), "provisional": False} for entry in known}
        self._writer.update(SPEAKERS, filled)
        self._writer.insert(ALIASES, [row for entry in self.taken for row in _alias_rows(entry)])
        self._writer.delete(OFFICES, self._gone)
        self._writer.insert(OFFICES, [row for entry in self.taken for row in _office_rows(entry)])
        offices.learn_again(self._writer, [entry.id for entry in known if entry.relearn])


def _alias_rows(entry: _Entry) -> list[dict[str, Any]]:
    return [{"speaker_id": entry.id, "name": name, "folded": folded(name)} for name in entry.aliases]


def _office_rows(entry: _Entry) -> list[dict[str, Any]]:
    return [offices.values(entry.id, one.details, one.source) for one in entry.offices if not one.id]
