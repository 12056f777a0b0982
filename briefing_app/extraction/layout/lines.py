"""Lines gathered into blocks: a blank line or a new line ends one, but not where a text was wrapped to a width."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_FRESH = re.compile(r"\s*(?:[•●▪◦‣·*–—-]|\(?\d{1,3}[.)]|\(?[a-z]\)|Q\d+)\s*\S")
_OPEN_END = re.compile(r"[^.!?:;”\"’'…)\]]$")
_NARROWEST, _WIDEST = 40, 110
_PUT = re.compile(r"(?m)^[ \t]*(?:\d{1,2} +)?[QA]\. +\S")
"""*Q. Is that your signature?*, as court reporters have it, with or without the number of the line."""
_OPENS = re.compile(
    r"\s*(?:\d{1,2} +)?(?:[QA]\. |[A-Z][A-Z’'. −-]{2,50}:|[\[(][^\n]*[\])]$|Question\w* "
    r"|[^\n]{3,60} \((?:re-?)?[a-z]+\)$)"
)
_MANY = 6
"""Questions and answers that make a court reporter’s transcript."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph in the making: `text[start:end]`; `alone` where blank lines stand before and after it."""

    start: int
    end: int
    alone: bool = True


def _lines(text: str) -> Iterator[tuple[int, int, bool]]:
    """Each line with something on it, as start, end and whether it follows the line before it directly."""
    last = -1
    for found in _LINE.finditer(text):
        line = found.group()
        bare = line.strip()
        if not bare:
            continue
        start = found.start() + len(line) - len(line.lstrip())
        gap = text[last:start] if last >= 0 else "\n\n"
        yield start, start + len(bare), last >= 0 and _breaks(gap) == 1
        last = start + len(bare)


def _breaks(gap: str) -> int:
    return len(gap.replace("\r\n", "\n").replace(" ", "").splitlines()) if "\x0c" not in gap else 2


def _width(lines: list[tuple[int, int, bool]]) -> int:
    """The width that a text is wrapped to, or 0: most lines with another right below them are nearly that long."""
    lengths = [lines[i][1] - lines[i][0] for i in range(len(lines) - 1) if lines[i + 1][2]]
    longest = max((end - start for start, end, _ in lines), default=0)
    if len(lengths) < 4 or not _NARROWEST <= longest <= _WIDEST:
        return 0
    full = sum(length >= longest * 0.7 for length in lengths)
    return longest if full >= len(lengths) * 0.55 else 0


def blocks(text: str) -> list[Block]:
    """The blocks of a text, in order."""
    lines = list(_lines(text))
    width = _width(lines)
    reported = len(list(islice(_PUT.finditer(text), _MANY))) == _MANY
    found: list[list[int]] = []
    for place, (start, end, follows) in enumerate(lines):
        goes_on = (
            not _OPENS.match(text, start, end) if reported else _continues(text, lines[place - 1], start, end, width)
        )
        if follows and found and goes_on:
            found[-1][1] = end
        else:
            found.append([start, end, int(follows)])
    return [
        Block(start, end, not follows and (i + 1 == len(found) or not found[i + 1][2]))
        for i, (start, end, follows) in enumerate(found)
    ]


def _continues(text: str, before: tuple[int, int, bool], start: int, end: int, width: int) -> bool:
    """Whether a line goes on with the sentence, or the wrapped paragraph, of the line above it."""
    if _FRESH.match(text, start, end):
        return False
    length = before[1] - before[0]
    if width:
        return length >= width * 0.7
    unfinished = _OPEN_END.search(text, before[0], before[1]) is not None
    return unfinished and text[start].islower() and length >= _NARROWEST
