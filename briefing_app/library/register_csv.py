"""The register as CSV: to be looked through in a spreadsheet, or shared with another library.

A line is an office; who has several stands on several lines, who has none on one. Columns: `name`, `kind` (person,
body, unnamed), `distinction` (tells those of one name apart), `party`, `constituency`, `aliases` (between semicolons),
`role`, `organisation`, `first` and `last` (days such as 2024-08-21, empty where not known), `note`. Only `name` must be
there; empty cells leave what the library knows as it is. A cell that a spreadsheet would take for a formula is written
with an apostrophe before it, which reading takes away again.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlmodel import Session

from briefing_app.domain.changes import Change
from briefing_app.domain.speakers import Office, OfficeDetails, OfficeSource, Speaker, SpeakerDetails, SpeakerKind
from briefing_app.errors import BriefingError
from briefing_app.library import offices, register
from briefing_app.library.journal import Writer
from briefing_app.library.matching import folded
from briefing_app.library.tables import ALIASES, OFFICES, SPEAKERS
from briefing_app.library.wording import counted

COLUMNS = (
    *("name", "kind", "distinction", "party", "constituency", "aliases"),
    *("role", "organisation", "first", "last", "note"),
)
_FORMULA = tuple("=+-@＝＋－＠\t\r\n")
_QUOTES = "'’ "
_TOLD = 20
"""So many bad lines are told of at once."""


def written(session: Session) -> str:
    """The whole register but for what only waits to be settled, by name."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    wanted = select(SPEAKERS.c.id).where(~SPEAKERS.c.provisional).order_by(SPEAKERS.c.folded, SPEAKERS.c.id)
    for one in list(session.connection().execute(wanted).scalars()):
        for row in _lines(register.speaker(session, one)):
            writer.writerow([_safe(cell) for cell in row])
    return file.getvalue()


def _lines(speaker: Speaker) -> Iterator[list[str]]:
    details = speaker.details
    aliases = "; ".join(alias.name.replace(";", ",") for alias in speaker.aliases)
    known: tuple[Office | None, ...] = speaker.offices or (None,)
    for number, office in enumerate(known):
        held = office.details if office else OfficeDetails("")
        own = [details.party, details.constituency, aliases] if number == 0 else [""] * 3
        yield [
            *(details.name, details.kind.value, details.distinction, *own),
            *(held.role, held.organisation, _day(held.first), _day(held.last)),
            details.note if number == 0 else "",
        ]


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.lstrip(_QUOTES).startswith(_FORMULA) or cell.startswith(_FORMULA) else cell


def _plain(cell: str) -> str:
    rest = cell.removeprefix("'")
    meant = rest.lstrip(_QUOTES).startswith(_FORMULA) or rest.startswith(_FORMULA)
    return rest if meant else cell


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a register, understood."""

    details: SpeakerDetails
    kind_given: bool
    aliases: tuple[str, ...]
    office: OfficeDetails | None


class _BadLineError(ValueError):
    """What is wrong with a line, in words."""


def take_over(writer: Writer, text: str) -> Change:
    """Add what a register says to the entries that it names; see `RegisterDoor.import_register`."""
    lines = _read(text)
    taken: dict[int, None] = {}
    bad: list[str] = []
    known = _Known(writer)
    for number, line in lines:
        try:
            taken[known.take(line)] = None
        except _BadLineError as error:
            bad.append(f"line {number}: {error}")
    if bad:
        raise _refused(bad)
    return Change(f"import a register of {counted(len(taken), 'speaker')}", register.AREAS, tuple(taken))


def _refused(bad: list[str]) -> BriefingError:
    more = f" … and {counted(len(bad) - _TOLD, 'more line')}" if len(bad) > _TOLD else ""
    return BriefingError(
        f"The register cannot be taken over: {'; '.join(bad[:_TOLD])}{more}.",
        kept="Nothing was changed.",
        remedy="Correct these lines, then import the file again.",
    )


def _read(text: str) -> list[tuple[int, _Line]]:
    """The lines of a register with their numbers; all bad ones are told of together."""
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    header: list[str] | None = None
    lines: list[tuple[int, _Line]] = []
    bad: list[str] = []
    try:
        for cells in reader:
            if header is None:
                header = _header(cells)
            elif any(cell.strip() for cell in cells):
                try:
                    lines.append((reader.line_num, _line(header, cells)))
                except _BadLineError as error:
                    bad.append(f"line {reader.line_num}: {error}")
    except csv.Error as error:
        bad.append(f"line {reader.line_num}: it is no CSV ({error})")
    if header is None:
        bad.append("it is empty")
    if bad:
        raise _refused(bad)
    return lines


def _header(cells: list[str]) -> list[str]:
    header = [cell.strip().casefold() for cell in cells]
    unknown = [cell for cell in header if cell not in COLUMNS]
    if "name" not in header or unknown or len(set(header)) != len(header):
        found = ", ".join(unknown) or "no “name”, or one column twice"
        raise _refused([f"line 1: it must name columns out of {', '.join(COLUMNS)} (found {found})"])
    return header


def _line(header: list[str], cells: list[str]) -> _Line:
    if len(cells) > len(header) and any(cells[len(header) :]):
        raise _BadLineError("it has more cells than there are columns")
    row = {name: _plain(cell).strip() for name, cell in zip(header, cells, strict=False)}
    name = " ".join(row.get("name", "").split())
    if not name:
        raise _BadLineError("it has no name")
    return _Line(
        SpeakerDetails(
            name=name,
            kind=_kind(row.get("kind", "")),
            distinction=row.get("distinction", ""),
            party=row.get("party", ""),
            constituency=row.get("constituency", ""),
            note=row.get("note", ""),
        ),
        bool(row.get("kind")),
        tuple(" ".join(alias.split()) for alias in row.get("aliases", "").split(";") if alias.strip()),
        _office(row),
    )


def _kind(text: str) -> SpeakerKind:
    try:
        return SpeakerKind(text.casefold() or SpeakerKind.PERSON)
    except ValueError as error:
        raise _BadLineError(f"“{text}” is none of {', '.join(SpeakerKind)}") from error


def _office(row: Mapping[str, str]) -> OfficeDetails | None:
    role, organisation = (" ".join(row.get(name, "").split()) for name in ("role", "organisation"))
    first, last = (_to_day(row.get(name, "")) for name in ("first", "last"))
    if not role:
        if organisation or first or last:
            raise _BadLineError("it has a body or days, and no role")
        return None
    if first and last and first > last:
        raise _BadLineError("the office would end before it begins")
    return OfficeDetails(role, organisation, first, last)


def _to_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise _BadLineError(f"“{text}” is no day such as 2024-08-21") from error


class _Known:
    """The register while another is taken over."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    def take(self, line: _Line) -> int:
        """Add a line to the entry that it names; the entry's id."""
        found = self._named(line)
        speaker_id = self._add(line) if found is None else int(found.id)
        if found is not None:
            self._fill(found, line)
        register.take_names(self._writer, speaker_id, list(line.aliases))
        if line.office is not None:
            self._take_office(speaker_id, line.office)
        return speaker_id

    def _named(self, line: _Line) -> Any:
        """The row of the entry that bears the name; of several, the one of that distinction."""
        name = folded(line.details.name)
        own = select(SPEAKERS.c.id).where(SPEAKERS.c.folded == name)
        other = select(ALIASES.c.speaker_id).where(ALIASES.c.folded == name)
        wanted = select(SPEAKERS).where(SPEAKERS.c.id.in_(own.union(other)))
        bearers = self._writer.connection.execute(wanted.order_by(SPEAKERS.c.id)).all()
        told = folded(line.details.distinction)
        of_that = [row for row in bearers if folded(row.distinction) == told and not row.provisional]
        waiting = [row for row in bearers if row.provisional]
        if len(of_that) == 1:
            return of_that[0]
        if len(of_that) > 1:
            raise _BadLineError(
                f"{len(of_that)} speakers are called “{line.details.name}”, and no distinction tells which"
            )
        settled = [row for row in bearers if not row.provisional]
        if told and len(settled) == 1 and not settled[0].distinction:
            return None
        if not told and settled:
            raise _BadLineError(f"“{line.details.name}” is known only with a distinction, and none is given")
        return waiting[0] if waiting and not settled else None

    def _add(self, line: _Line) -> int:
        (made,) = self._writer.insert(SPEAKERS, [register.values(line.details)])
        return made

    def _fill(self, row: Any, line: _Line) -> None:
        given = {name: getattr(line.details, name) for name in ("party", "constituency", "note")}
        details = replace(register.to_details(row), **{name: value for name, value in given.items() if value})
        if line.kind_given:
            details = replace(details, kind=line.details.kind)
        self._writer.update(SPEAKERS, {row.id: {**register.values(details), "provisional": False}})
        if details.kind != row.kind:
            offices.learn_again(self._writer, [row.id])

    def _take_office(self, speaker_id: int, office: OfficeDetails) -> None:
        known = offices.of_speakers(self._writer.session, [speaker_id], dismissed=True).get(speaker_id, [])
        if any(one.details == office and one.source is not OfficeSource.DISMISSED for one in known):
            return
        name = offices.key(office.role, office.organisation)
        told = {OfficeSource.SEEN, OfficeSource.DISMISSED}
        same = [one for one in known if offices.key(one.details.role, one.details.organisation) == name]
        self._writer.delete(OFFICES, [one.id for one in same if one.source in told])
        self._writer.insert(OFFICES, [offices.values(speaker_id, office, OfficeSource.IMPORTED)])
