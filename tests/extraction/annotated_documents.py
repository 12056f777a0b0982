"""Reads the invented documents under `annotated/`, marked by people who had not seen the code.

    ⟦q KIND; SPEAKER; ROLE; ORGANISATION; CUE; ALIAS, ALIAS⟧words⟦/q⟧
    ⟦f KIND; VALUE; VALUE_HIGH; UNIT; MODIFIER; OF⟧words⟦/f⟧

Marks may nest; an empty field is none; the first line tells what the document is.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from tests.extraction.quote_cases import Case, Expected, Speaker

ANNOTATED = Path(__file__).parent / "annotated"
_TAG = re.compile(r"⟦doc[^⟧]*⟧\n|⟦(?P<kind>[qf])(?: (?P<fields>[^⟧]*))?⟧|⟦/[qf]⟧")


@dataclass(frozen=True)
class ExpectedFigure:
    """A figure that a careful reader would mark; `value` is None where it is not to be counted either way."""

    start: int
    end: int
    kind: str
    value: float | None
    value_high: float | None


@dataclass(frozen=True)
class Annotated:
    """A document with its quotes and its figures."""

    case: Case
    figures: tuple[ExpectedFigure, ...]


def load(folder: Path) -> list[Annotated]:
    """The documents of a folder."""
    return [_read(path.stem, path.read_text("utf-8")) for path in sorted(folder.glob("*.ann"))]


def _read(name: str, marked: str) -> Annotated:
    plain: list[str] = []
    open_: list[tuple[str, list[str], int]] = []
    quotes: list[Expected] = []
    figures: list[ExpectedFigure] = []
    length = place = 0
    for tag in _TAG.finditer(marked):
        plain.append(marked[place : tag.start()])
        length += tag.start() - place
        place = tag.end()
        if tag["kind"]:
            fields = [field.strip() for field in (tag["fields"] or "").split(";")]
            open_.append((tag["kind"], fields + [""] * 6, length))
        elif tag[0].startswith("⟦/"):
            kind, fields, start = open_.pop()
            if kind == "q":
                quotes.append(_quote(fields, start, length))
            else:
                figures.append(_figure(fields, start, length))
    plain.append(marked[place:])
    ordered = tuple(sorted(quotes, key=lambda quote: (quote.start, -quote.end)))
    return Annotated(Case(name, "".join(plain), ordered, None), tuple(figures))


def _quote(fields: list[str], start: int, end: int) -> Expected:
    names = [fields[1], *(alias.strip() for alias in fields[5].split(","))]
    speaker = Speaker(tuple(name for name in names if name), fields[2] or None)
    return Expected(start, end, fields[0], speaker, fields[4] or None)


def _figure(fields: list[str], start: int, end: int) -> ExpectedFigure:
    counted = fields[0] != "ignore"
    value = float(fields[1]) if fields[1] and counted else None
    high = float(fields[2]) if fields[2] and counted else None
    return ExpectedFigure(start, end, fields[0], value, high)
