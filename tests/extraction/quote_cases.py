"""Reads the invented documents under `cases/`, whose quotes are marked {{kind who cue|words}} in the text itself."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

CASES = Path(__file__).parent / "cases"
_MARK = re.compile(r"\{\{(?P<head>[^|{}]*)\||\}\}")
KINDS = {"d": "direct", "m": "mixed", "b": "block", "i": "indirect", "x": "ignore"}


@dataclass(frozen=True)
class Speaker:
    """Every name that would do, the fullest first, and the role that the text gives."""

    names: tuple[str, ...]
    role: str | None


@dataclass(frozen=True)
class Expected:
    """A quote that a careful reader would mark."""

    start: int
    end: int
    kind: str
    speaker: Speaker | None
    cue: str | None


@dataclass(frozen=True)
class Case:
    """A document with its quotes."""

    name: str
    text: str
    quotes: tuple[Expected, ...]
    genre: str | None
    furniture: tuple[str, ...] = ()


def load(folder: Path, *, phenomena: bool = False) -> list[Case]:
    """The cases of a folder: those written in rounds, or those of the files `phenomenon_*.toml`."""
    found = []
    for path in (one for one in sorted(folder.glob("*.toml")) if one.stem.startswith("phenomenon_") == phenomena):
        rows = tomllib.loads(path.read_text("utf-8"))["case"]
        found += [_case(f"{path.stem}: {row['name']}", row) for row in rows]
    return found


def _case(name: str, row: dict[str, str]) -> Case:
    speakers = dict(_speaker(line) for line in row.get("speakers", "").splitlines() if line.strip())
    text, quotes = _read(row["text"].strip("\n") + "\n", speakers)
    return Case(name, text, quotes, row.get("genre"), tuple(row.get("furniture", "").strip().splitlines()))


def _speaker(line: str) -> tuple[str, Speaker]:
    key, _, rest = line.partition("=")
    names, _, role = rest.partition(";")
    return key.strip(), Speaker(tuple(name.strip() for name in names.split("/")), role.strip() or None)


def _read(marked: str, speakers: dict[str, Speaker]) -> tuple[str, tuple[Expected, ...]]:
    plain: list[str] = []
    open_: list[tuple[str, int]] = []
    quotes: list[Expected] = []
    length = place = 0
    for found in _MARK.finditer(marked):
        plain.append(marked[place : found.start()])
        length += found.start() - place
        place = found.end()
        if found["head"] is not None:
            open_.append((found["head"], length))
        else:
            quotes.append(_expected(*open_.pop(), length, speakers))
    plain.append(marked[place:])
    return "".join(plain), tuple(sorted(quotes, key=lambda quote: (quote.start, -quote.end)))


def _expected(head: str, start: int, end: int, speakers: dict[str, Speaker]) -> Expected:
    kind, _, rest = head.strip().partition(" ")
    who, _, cue = rest.partition(" ")
    return Expected(start, end, KINDS[kind], speakers.get(who), cue or None)
