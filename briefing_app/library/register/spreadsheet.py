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
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlmodel import Session

from briefing_app.domain.speakers import Alias, Office, OfficeDetails, Speaker, SpeakerDetails, SpeakerKind
from briefing_app.domain.wording import counted
from briefing_app.errors import BriefingError
from briefing_app.library.register import offices, register, speakers
from briefing_app.library.storage.tables import SPEAKERS

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
    for speaker in _everybody(session):
        for row in _lines(speaker):
            writer.writerow([_safe(cell) for cell in row])
    return file.getvalue()


def _everybody(session: Session) -> Iterator[Speaker]:
    """The entries by name, as far as they are written."""
    wanted = select(SPEAKERS).where(~SPEAKERS.c.provisional).order_by(SPEAKERS.c.folded, SPEAKERS.c.id)
    rows = session.connection().execute(wanted).all()
    ids = [row.id for row in rows]
    held, names = offices.of_speakers(session, ids), speakers.alias_names(session, ids)
    for row in rows:
        aliases = tuple(Alias(0, name) for name in sorted(names.get(row.id, ())))
        yield Speaker(row.id, register.to_details(row), aliases, tuple(held.get(row.id, ())))


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
class Line:
    """A line of a register, understood."""

    details: SpeakerDetails
    kind_given: bool
    aliases: tuple[str, ...]
    office: OfficeDetails | None


class BadLineError(ValueError):
    """What is wrong with a line, in words."""


def refused(bad: list[str]) -> BriefingError:
    more = f" … and {counted(len(bad) - _TOLD, 'more line')}" if len(bad) > _TOLD else ""
    return BriefingError(
        f"The register cannot be taken over: {'; '.join(bad[:_TOLD])}{more}.",
        kept="Nothing was changed.",
        remedy="Correct these lines, then import the file again.",
    )


def read(text: str) -> list[tuple[int, Line]]:
    """The lines of a register with their numbers; all bad ones are told of together."""
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    header: list[str] | None = None
    lines: list[tuple[int, Line]] = []
    bad: list[str] = []
    try:
        for cells in reader:
            if header is None:
                header = _header(cells)
            elif any(cell.strip() for cell in cells):
                try:
                    lines.append((reader.line_num, _line(header, cells)))
                except BadLineError as error:
                    bad.append(f"line {reader.line_num}: {error}")
    except csv.Error as error:
        bad.append(f"line {reader.line_num}: it is no CSV ({error})")
    if header is None:
        bad.append("it is empty")
    if bad:
        raise refused(bad)
    return lines


def _header(cells: list[str]) -> list[str]:
    header = [cell.strip().casefold() for cell in cells]
    unknown = [cell for cell in header if cell not in COLUMNS]
    if "name" not in header or unknown or len(set(header)) != len(header):
        found = ", ".join(unknown) or "no “name”, or one column twice"
        raise refused([f"line 1: it must name columns out of {', '.join(COLUMNS)} (found {found})"])
    return header


def _line(header: list[str], cells: list[str]) -> Line:
    if len(cells) > len(header) and any(cells[len(header) :]):
        raise BadLineError("it has more cells than there are columns")
    row = {name: _plain(cell).strip() for name, cell in zip(header, cells, strict=False)}
    name = " ".join(row.get("name", "").split())
    if not name:
        raise BadLineError("it has no name")
    return Line(
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
        raise BadLineError(f"“{text}” is none of {', '.join(SpeakerKind)}") from error


def _office(row: Mapping[str, str]) -> OfficeDetails | None:
    role, organisation = (" ".join(row.get(name, "").split()) for name in ("role", "organisation"))
    first, last = (_to_day(row.get(name, "")) for name in ("first", "last"))
    if not role:
        if organisation or first or last:
            raise BadLineError("it has a body or days, and no role")
        return None
    if first and last and first > last:
        raise BadLineError("the office would end before it begins")
    return OfficeDetails(role, organisation, first, last)


def _to_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise BadLineError(f"“{text}” is no day such as 2024-08-21") from error
