"""Reads the invented texts in which what is told about a figure is marked: [[span|about = words; about = words]]."""

import re
from dataclasses import dataclass
from pathlib import Path

from briefing_app.domain.figures import Figure
from briefing_app.domain.points import Extraction

_MARKED = re.compile(r"\[\[(?P<span>.*?)\|(?P<told>.*?)\]\]")


@dataclass(frozen=True, slots=True)
class Told:
    """A figure's span and what is to be told about it."""

    start: int
    end: int
    about: dict[str, str]


@dataclass(frozen=True, slots=True)
class Case:
    """A text with figures about which something is told."""

    phenomenon: str
    text: str
    told: tuple[Told, ...]


def read(path: Path) -> list[Case]:
    """The cases of a file."""
    cases: list[Case] = []
    phenomenon = ""
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("## "):
            phenomenon = line.removeprefix("## ")
        elif line and not line.startswith("# "):
            cases.append(_case(phenomenon, line.replace(" ¶ ", "\n\n")))
    return cases


def _case(phenomenon: str, line: str) -> Case:
    text, place, told = "", 0, []
    for found in _MARKED.finditer(line):
        text += line[place : found.start()]
        pairs = (_pair(pair) for pair in found["told"].split("; "))
        told.append(Told(len(text), len(text) + len(found["span"]), dict(pairs)))
        text += found["span"]
        place = found.end()
    return Case(phenomenon, text + line[place:], tuple(told))


def _pair(told: str) -> tuple[str, str]:
    about, _, words = told.partition(" = ")
    return about, words


def wrong(case: Case, found: Extraction) -> tuple[str, ...]:
    """A line for everything that is told otherwise than the case has it."""
    lines: list[str] = []
    for told in case.told:
        span = case.text[told.start : told.end]
        figure = next((one for one in found.figures if one.start < told.end and told.start < one.end), None)
        if figure is None:
            lines.append(f"missed {span!r}: {case.text}")
            continue
        said = {key: _value(figure, key) for key in told.about}
        lines += [
            f"{key} {said[key]} for {words} on {span!r}: {case.text}"
            for key, words in told.about.items()
            if not _holds(key, said[key], words)
        ]
    return tuple(lines)


def _value(figure: Figure, key: str) -> str:
    value = {"of": figure.of, "as_of": figure.as_of, "aspect": figure.aspect, "by": figure.said_by}[key]
    return "none" if value is None else str(value)


def _holds(key: str, said: str, words: str) -> bool:
    if key in {"of", "as_of"} and words != "none":
        return words.casefold() in said.casefold()
    return said.casefold().removeprefix("the ") == words.casefold()
