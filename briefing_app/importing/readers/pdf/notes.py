"""Footnotes: smaller type at the foot of a column with a mark before it; and the marks in the text that call them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefing_app.importing.readers.pdf.characters import LEVEL, RAISED
from briefing_app.importing.readers.pdf.layout import Block
from briefing_app.importing.readers.pdf.lines import Line
from briefing_app.importing.readers.pdf.paragraphs import joined

_SMALLER = 0.94
_MARK = re.compile(
    rf"(?:{RAISED}(?P<raised>[^{LEVEL}\s]{{1,4}})\s*{LEVEL}|(?P<number>\d{{1,3}})[.)]?(?=\s)|(?P<sign>[*†‡§¶]{{1,3}}))\s*"
)
_RAISED = re.compile(rf"{RAISED}([^{LEVEL}]*){LEVEL}")
_UNIT = re.compile(r"(?:\b(?:[kcmd]?m|ft|in|mi|yd|mile|metre)|\d)$")
_SUPERSCRIPTS = str.maketrans("0123456789+-–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_ENDED = re.compile(r"[.!?][\"'”’)\]]*$")


@dataclass(slots=True)
class Note:
    """A footnote, and the page that it begins on."""

    mark: str
    text: str
    page: int

    @property
    def whole(self) -> str:
        """Its mark and its words, as a paragraph."""
        return f"{self.mark}. {self.text}" if self.mark.isalnum() else f"{self.mark} {self.text}"


class Notes:
    """The footnotes of a document, gathered page by page."""

    def __init__(self, size: float) -> None:
        """`size` is the height of the document's usual letters."""
        self._size = size
        self.found: list[Note] = []

    @property
    def marks(self) -> frozenset[str]:
        """The marks of all of them."""
        return frozenset(note.mark for note in self.found)

    def gather(self, blocks: Sequence[Block], page: int) -> None:
        """Take the footnotes out of the blocks of a page."""
        lowest = max((line.bottom for block in blocks for line in block.lines), default=0.0)
        middle = (min((line.top for block in blocks for line in block.lines), default=0.0) + lowest) / 2
        called = {mark for block in blocks for line in block.lines for mark in _RAISED.findall(line.text)}
        for block in blocks:
            lines = self._at_foot(block, middle)
            if lines:
                self._take(block, lines, page, called)

    def _at_foot(self, block: Block, middle: float) -> list[Line]:
        """The last lines of a block, in the lower half of the page, as far as they are in smaller type."""
        start = len(block.lines)
        while start and block.lines[start - 1].size < _SMALLER * self._size and block.lines[start - 1].top > middle:
            start -= 1
        return block.lines[start:]

    def _take(self, block: Block, lines: Sequence[Line], page: int, called: Iterable[str]) -> None:
        going_on = bool(self.found) and self.found[-1].page == page - 1 and not _ENDED.search(self.found[-1].text)
        first = next((at for at, line in enumerate(lines) if _begins(line, called)), None)
        if first is None and not (going_on and len(lines) == len(block.lines)):
            return
        if going_on and first:
            first = 0
        kept = len(block.lines) - len(lines) + (first or 0)
        for line in lines[first or 0 :]:
            self._add(line, page, called)
        del block.lines[kept:]

    def _add(self, line: Line, page: int, called: Iterable[str]) -> None:
        mark = _MARK.match(line.text) if _begins(line, called) else None
        if mark and self._is_next(mark):
            name = mark["raised"] or mark["number"] or mark["sign"]
            self.found.append(Note(name.rstrip(".)"), line.text[mark.end() :], page))
        elif self.found:
            self.found[-1].text = joined(self.found[-1].text, line.text)

    def _is_next(self, mark: re.Match[str]) -> bool:
        """Whether a number may be a note's: it is raised, or follows upon the last, or there is none before it."""
        number = mark["number"]
        if number is None or not self.found or not self.found[-1].mark.isdigit():
            return True
        return int(number) in {int(self.found[-1].mark) + 1, 1}


def _begins(line: Line, called: Iterable[str]) -> bool:
    mark = _MARK.match(line.text)
    if mark is None or mark.end() >= len(line.text):
        return False
    return mark["number"] is None or mark["number"] in called


def without_marks(text: str, marks: frozenset[str]) -> str:
    """The text without the marks that call footnotes; other raised figures become superscripts: *m²*, *10⁶*."""
    return _RAISED.sub(lambda found: _said(found, marks), text) if RAISED in text else text


def _said(found: re.Match[str], marks: frozenset[str]) -> str:
    raised = found[1].strip()
    called = re.split(r"[,\s–-]+", raised)
    if all(mark in marks for mark in called):
        return ""
    if not any(sign.isdigit() for sign in raised):
        return "" if set(raised) <= set("*†‡§¶#,") else raised
    before = found.string[: found.start()]
    if raised.isdigit() and not marks and not _UNIT.search(before) and before[-1:].strip():
        return ""  # a mark that calls a note at the end of the document
    return raised.translate(_SUPERSCRIPTS)
