"""Lines -> paragraphs, within a block and on from column to column and from page to page."""

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from briefing_app.importing.readers.pdf.characters import BROKEN, LEVEL, RAISED
from briefing_app.importing.readers.pdf.layout import Block
from briefing_app.importing.readers.pdf.lines import Line, pitch_of
from briefing_app.importing.readers.pdf.tables import rows_of

NEXT_PAGE = "\ue003"
"""Stands before the first word of a paragraph that is on the next of its pages."""

_BULLET = re.compile(r"[•▪‣◦○●■□➢➤✓–—*·-]|o(?= )")
_NUMBERED = re.compile(r"\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]|\d{1,3}(?:\.\d{1,3})+\.?|Q\d{1,3}\.?:?", re.IGNORECASE)
_ITEM = re.compile(rf"(?:(?P<bullet>{_BULLET.pattern})\s+|(?P<number>{_NUMBERED.pattern})\s+)(?=\S)")
_CAPTION = re.compile(
    r"(?:Figure|Fig\.|Table|Chart|Box|Map|Photo(?:graph)?|Exhibit)\s+[\dA-Z][\d.]*\s*[.:–—|]|Sources?:|Notes?:"
)
_TERMINAL = re.compile(rf"[.!?:;…][\"'”’)\]]*(?:{RAISED}[^{LEVEL}]*{LEVEL})?[\"'”’)\]]*$")
_LEADERS = re.compile(r"(?:\.\s?){5,}\s*(?:\d{1,4}|[ivxlc]+)\s*$|…{2,}\s*\d{1,4}\s*$")
_HYPHEN_END = re.compile(r"(?<=[^\W\d_])[-‐]$")
_RANGE_END = re.compile(r"\d[-–]$")
_UNEQUAL = 0.12
"""By how much of their height lines of one paragraph may differ: italics of another font, a superscript."""

_WHITE = 1.28
"""How many times the usual step from line to line white between paragraphs makes it."""


class Kind(StrEnum):
    """What a paragraph is."""

    TEXT = "text"
    ITEM = "item"
    ROW = "row"
    NOTE = "note"


@dataclass(slots=True)
class Paragraph:
    """`text` begins on the first of `pages`, with `NEXT_PAGE` in it for each other; `size` is its letters' height."""

    text: str
    kind: Kind
    pages: list[int]
    size: float
    heavy: bool = False
    full: bool = False
    """Whether the last line has no room for another word."""
    indented: bool = False
    aside: bool = False


@dataclass(slots=True)
class _Growing:
    """The lines of a paragraph, and where its words begin."""

    lines: list[Line]
    item: str | None
    indent: float = 0.0


def paragraphs_of(block: Block, page: int, pitch: float) -> Iterator[Paragraph]:
    """The paragraphs of a block. `pitch` is the document's usual step from line to line, in heights of one."""
    column = _Column(block, page, pitch_of(block.lines) or pitch)
    growing: _Growing | None = None
    for rows, line in rows_of(block.lines, is_item):
        if growing is not None and (rows or line is None or column.breaks(growing, line)):
            yield column.paragraph(growing)
            growing = None
        if rows:
            yield from (Paragraph(row, Kind.ROW, [page], block.lines[0].size, aside=block.aside) for row in rows)
        elif line is not None and not _LEADERS.search(line.text):
            if growing is None:
                growing = _Growing([line], _mark(line.text), _text_start(line))
            else:
                growing.lines.append(line)
    if growing is not None:
        yield column.paragraph(growing)


def is_item(line: Line) -> bool:
    """Whether the first cell of a line is but the mark of an item or the number of a paragraph, and no cell."""
    head, rest = line.cells[0].text, line.cells[1].text
    mark = _ITEM.fullmatch(head + " ") or _ITEM.match(head + " -")
    if len(line.cells) == 2 and mark and mark.end() > len(head):
        return any(sign.isalpha() for sign in rest)
    return len(line.cells) == 2 and head.isdigit() and len(head) < 4 and len(rest) > 24 and rest[0].isalpha()


def _mark(text: str) -> str | None:
    found = _ITEM.match(text)
    return None if found is None else "bullet" if found["bullet"] else "number"


def _text_start(line: Line) -> float:
    """Where the words of an item begin, after its mark."""
    if len(line.cells) > 1:
        return line.cells[1].x0
    return line.cells[0].first + 0.3 * line.size if _mark(line.text) else line.x0


class _Column:
    """Tells where paragraphs break in one block."""

    def __init__(self, block: Block, page: int, pitch: float) -> None:
        self._block, self._page, self._pitch = block, page, pitch
        self._rights: dict[int, float] = {}
        for line in block.lines:
            size = round(line.size)
            self._rights[size] = max(self._rights.get(size, 0.0), line.x1)
        self._indent = self._usual_indent()
        self._spaced = self._is_spaced()

    def _usual_indent(self) -> float | None:
        """How far the first lines of paragraphs are set in, if they are."""
        steps = Counter(
            round(upper.x0 - lower.x0)
            for upper, lower in itertools.pairwise(self._block.lines)
            if lower.x0 - self._block.left < 0.3 * lower.size < 0.7 * lower.size < upper.x0 - lower.x0
            if upper.x0 - lower.x0 < 5 * lower.size and not self._is_centred(upper, lower)
        )
        step, count = steps.most_common(1)[0] if steps else (0, 0)
        return step if count > 1 else None

    def _is_spaced(self) -> bool:
        """Whether white parts the paragraphs, so that a line that ends early is but a line that was broken."""
        pairs = list(itertools.pairwise(self._block.lines))
        white = [(lower.bottom - upper.bottom) / lower.size > _WHITE * self._pitch for upper, lower in pairs]
        early = sum(self._is_short(*pair) for pair, is_white in zip(pairs, white, strict=True) if not is_white)
        return sum(white) > max(1, early)

    def paragraph(self, growing: _Growing) -> Paragraph:
        lines = growing.lines
        text = lines[0].text
        for above, line in itertools.pairwise(lines):
            text = f"{text}\n{line.text}" if self._was_broken(above, line) else joined(text, line.text)
        last = lines[-1]
        kind = Kind.ITEM if growing.item == "bullet" else Kind.TEXT
        size = max(lines, key=lambda line: len(line.text)).size
        heavy = all(line.heavy for line in lines)
        full = self._right(last) - last.x1 < 2 * last.size
        indented = lines[0].x0 > self._block.left + 0.7 * lines[0].size
        return Paragraph(text, kind, [self._page], size, heavy, full, indented, self._block.aside)

    def _right(self, line: Line) -> float:
        size = round(line.size)
        return max(self._rights.get(size + step, 0.0) for step in (-1, 0, 1))

    def breaks(self, growing: _Growing, line: Line) -> bool:
        """Whether a paragraph of its own begins with that line."""
        above = growing.lines[-1]
        step = (line.bottom - above.bottom) / max(line.size, above.size)
        if above.text.endswith(BROKEN) and step < 2.5:
            return False
        if self._begins(growing, line):
            return True
        goes_on = line.text[0].islower() and not _TERMINAL.search(above.text)
        unequal = abs(line.size - above.size) / max(line.size, above.size)
        set_off = line.heavy != above.heavy and self._is_short(above, line)
        if goes_on and step < 1.5 * self._pitch and unequal < 1.4 * _UNEQUAL and not set_off:
            return False
        if step > _WHITE * self._pitch or step < 0.3 or unequal > _UNEQUAL or line.heavy != above.heavy:
            return True
        return (not self._spaced and self._is_short(above, line)) or self._is_indented(growing, line)

    def _was_broken(self, above: Line, line: Line) -> bool:
        """Whether a line of a paragraph was ended on purpose, as those of an address are."""
        return self._spaced and self._is_short(above, line)

    def _begins(self, growing: _Growing, line: Line) -> bool:
        """Whether the line opens with a bullet, a number that stands out, or the head of a caption."""
        if _CAPTION.match(line.text):
            return True
        mark, above = _mark(line.text), growing.lines[-1]
        if mark is None or (mark == "number" and _goes_on_after_number(above, line)):
            return False
        if mark == "bullet" and line.text[0] in "•▪‣◦○●■□➢➤✓·o":
            return True
        stands_out = len(line.cells) > 1 or abs(line.x0 - above.x0) > 0.5 * line.size
        if growing.item not in {None, mark} and abs(line.x0 - growing.lines[0].x0) < 0.3 * line.size:
            return True
        known = growing.item == mark and abs(line.x0 - growing.lines[0].x0) < 0.3 * line.size
        ended = bool(_TERMINAL.search(above.text)) or self._is_short(above, line)
        return (known and (growing.indent - line.x0 > 0.5 * line.size or ended)) or ended or stands_out

    def _is_short(self, above: Line, line: Line) -> bool:
        """Whether the first word of the line would have found room in the one above, as one that goes on would."""
        width = self._right(above) - self._block.left
        room = self._right(above) - above.x1 - line.first
        if room < 0.4 * line.size:
            return False
        if line.heavy != above.heavy:
            return True
        if self._is_centred(above, line):
            return False
        # Lines that are not set flush may leave a little room; one that leaves more was ended on purpose.
        return bool(_TERMINAL.search(above.text)) or room > (0.3 if line.text[0].islower() else 0.08) * width

    def _is_centred(self, above: Line, line: Line) -> bool:
        """Whether both lines stand in the middle of the column, neither filling it."""
        middles = (above.x0 + above.x1) / 2, (line.x0 + line.x1) / 2
        middle = (self._block.left + self._block.right) / 2
        alike = abs(middles[0] - middles[1]) < 0.4 * line.size and abs(above.x0 - line.x0) > 0.5 * line.size
        return alike and abs(middles[1] - middle) < line.size

    def _is_indented(self, growing: _Growing, line: Line) -> bool:
        above, em = growing.lines[-1], 0.7 * line.size
        if self._is_centred(above, line):
            return False
        ended = bool(_TERMINAL.search(above.text))
        if self._indent is not None and abs(line.x0 - self._block.left - self._indent) < 0.3 * line.size:
            return growing.item is None or ended or self._is_short(above, line)
        if growing.item is not None:
            further_out = line.x0 < growing.lines[0].x0 - em and (ended or self._indent is None)
            return further_out or line.x0 > growing.indent + em
        step = line.x0 - above.x0
        if len(growing.lines) > 1:
            return abs(step) > em
        # A first line that is further out may open a hanging paragraph, if it runs on to the right edge.
        return step > em and (ended or self._right(above) - above.x1 > 3 * line.size)


def _goes_on_after_number(above: Line, line: Line) -> bool:
    """Whether a line opens with a number that is of its sentence: *1.2 million tonnes*."""
    found = _ITEM.match(line.text)
    return found is not None and line.text[found.end()].islower() and not _TERMINAL.search(above.text)


def joined(above: str, line: str) -> str:
    """Two lines of a paragraph; a hyphen at the end of the first is marked for later."""
    above = _HYPHEN_END.sub(BROKEN, above) if line[0].isalpha() else above
    if above.endswith(("—", "/")) and above[-2:-1] != " ":
        return above + line
    if _RANGE_END.search(above) and line[0].isdigit():
        return above + line
    return f"{above} {line}"


def run_on(paragraphs: Sequence[Sequence[Paragraph]]) -> Iterator[Paragraph]:
    """The paragraphs of block after block, those put together that a column's or a page's end had parted.

    An aside comes after the paragraph of the text that it stood beside.
    """
    last: Paragraph | None = None
    waiting: list[Paragraph] = []
    for block in paragraphs:
        for at, paragraph in enumerate(block):
            if paragraph.aside:
                waiting.append(paragraph)
            elif at == 0 and last is not None and goes_on(last, paragraph):
                _put_together(last, paragraph)
            else:
                if last is not None:
                    yield last
                    yield from waiting
                    waiting.clear()
                last = paragraph
    if last is not None:
        yield last
    yield from waiting


def goes_on(above: Paragraph, below: Paragraph) -> bool:
    """Whether a block's first paragraph is the rest of the one before."""
    if Kind.ROW in {above.kind, below.kind} or below.kind is Kind.ITEM or _mark(below.text):
        return False
    if above.text.endswith(BROKEN):
        return True
    alike = abs(above.size - below.size) < _UNEQUAL * above.size and above.heavy == below.heavy
    if not alike or _TERMINAL.search(above.text) or _CAPTION.match(below.text):
        return False
    return below.text[0].islower() or above.text.endswith(",") or (above.full and not below.heavy)


def _put_together(above: Paragraph, below: Paragraph) -> None:
    new = below.pages[0] != above.pages[-1]
    whole = joined(above.text, below.text)
    start = len(whole) - len(below.text)
    above.text = whole[:start] + NEXT_PAGE + whole[start:] if new else whole
    above.pages += below.pages[not new :]
    above.full = below.full
