"""A page of a PDF as a picture, and where on it the words of a point stand."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

import pypdfium2

from briefing_app.errors import BriefingError
from briefing_app.importing.paged import Passage, Picture
from briefing_app.importing.readers.pdf.characters import HYPHENS, TOKEN, Box, Characters, clean
from briefing_app.importing.readers.pdf.file import opened, scale_of
from briefing_app.importing.readers.pdf.layout import blocks_of
from briefing_app.importing.readers.pdf.words import Run, read_sheet

_WORD = re.compile(r"\w+")
_SAME_LINE = 0.5
_NEAR = 1.5
"""How far apart, in heights of a line, two words may stand that one box goes around."""
_FOUND = 0.5
"""The share of a point's words that must be found, for it to be said where they stand."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """A word, and the boxes of it: two where the end of a line parts it."""

    word: str
    boxes: tuple[Box, ...]


def picture_of_page(data: bytes, name: str, number: int, width: int, passage: Passage | None = None) -> Picture:
    """Page `number` (from 1) of a PDF, about `width` dots wide, and where the passage stands on it.

    Raises:
        BriefingError: the file cannot be opened, or has no such page, or it cannot be drawn.
    """
    with opened(data, name) as document:
        try:
            page = document[number - 1]
            scale = scale_of(page.get_size(), width / max(page.get_width(), 1.0))
            drawn = page.render(scale=scale, rev_byteorder=True, may_draw_forms=False, prefer_bgrx=False)
            boxes = boxes_of(page, number, passage) if passage else ()
        except (pypdfium2.PdfiumError, IndexError) as error:
            raise BriefingError(
                f"Page {number} of “{name}” cannot be drawn.",
                kept="Its text is as it was.",
                remedy="Open the original in another program.",
            ) from error
        return Picture(bytes(drawn.buffer), drawn.width, drawn.height, drawn.stride, boxes)


def boxes_of(page: pypdfium2.PdfPage, number: int, passage: Passage) -> tuple[Box, ...]:
    """The boxes around the words of a passage, line by line, in parts of the page as it is shown; none if unsure.

    Raises:
        pypdfium2.PdfiumError: the page cannot be read.
    """
    before, words, after = (_folded(text) for text in (passage.before, passage.words, passage.after))
    placed = _words_in_order(page, number)
    matcher = SequenceMatcher(None, [each.word for each in placed], [*before, *words, *after], autojunk=False)
    first, last = len(before), len(before) + len(words)
    found = [
        block.a + at
        for block in matcher.get_matching_blocks()
        for at in range(block.size)
        if first <= block.b + at < last
    ]
    if len(found) < _FOUND * len(words) or not found:
        return ()
    width, height = page.get_size()
    boxes = _around([box for at in found for box in placed[at].boxes])
    return tuple((left / width, top / height, right / width, bottom / height) for left, top, right, bottom in boxes)


def _folded(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _words_in_order(page: pypdfium2.PdfPage, number: int) -> list[_Placed]:
    """The words of a page as its text has them, one column after the other."""
    sheet = read_sheet(page, number)
    cells = [cell for block in blocks_of(sheet.runs) for line in block.lines for cell in line.cells]
    characters = Characters(page)
    try:
        shown = (4 - page.get_rotation() // 90) % 4
        found = list(_tokens(characters, sheet.turn, shown))
    finally:
        characters.close()
    ordered = sorted(found, key=lambda token: (_cell_of(token[1], cells), token[1][0]))
    return list(_mended([(text, box) for text, _, box in ordered]))


def _tokens(characters: Characters, turn: int, shown: int) -> Iterator[tuple[str, Box, Box]]:
    """Each word, its box where the text stands upright, and where the page is shown."""
    for token in TOKEN.finditer(characters.text):
        ends = characters.box(token.start()), characters.box(max(token.start(), token.end() - 1 - _is_broken(token[0])))
        whole = (
            min(ends[0][0], ends[1][0]),
            min(ends[0][1], ends[1][1]),
            max(ends[0][2], ends[1][2]),
            max(ends[0][3], ends[1][3]),
        )
        yield token[0], characters.upright(whole, turn), characters.upright(whole, shown)


def _is_broken(text: str) -> bool:
    return len(text) > 1 and text[-1] in HYPHENS


def _cell_of(box: Box, cells: Sequence[Run]) -> int:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    held = (at for at, cell in enumerate(cells) if cell.x0 - 1 <= x <= cell.x1 + 1 and cell.top <= y <= cell.bottom)
    return next(held, len(cells))


def _mended(tokens: Sequence[tuple[str, Box]]) -> Iterator[_Placed]:
    """The words, each apart as a search takes them; halves of one put together."""
    half: tuple[str, tuple[Box, ...]] = ("", ())
    for text, box in tokens:
        words = _folded(clean(text))
        boxes = (*half[1], box)
        if words and half[0]:
            words[0] = half[0] + words[0]
        half = ("", ())
        for at, word in enumerate(words):
            if at == len(words) - 1 and _is_broken(text):
                half = (word, boxes if at == 0 else (box,))
            else:
                yield _Placed(word, boxes if at == 0 else (box,))
    if half[0]:
        yield _Placed(*half)


def _around(boxes: Sequence[Box]) -> list[Box]:
    """Boxes of words that stand beside each other put together."""
    joined: list[Box] = []
    for box in boxes:
        if joined and _beside(joined[-1], box):
            last = joined[-1]
            joined[-1] = min(last[0], box[0]), min(last[1], box[1]), max(last[2], box[2]), max(last[3], box[3])
        else:
            joined.append(box)
    return joined


def _beside(left: Box, right: Box) -> bool:
    height = left[3] - left[1]
    level = abs(left[3] - right[3]) < _SAME_LINE * height
    return level and -_NEAR * height < right[0] - left[2] < _NEAR * height
