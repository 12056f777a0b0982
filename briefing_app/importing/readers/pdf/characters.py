"""The characters of a page of a PDF, where they stand, and which of them are set small and high as marks are."""

import ctypes
import math
import re
import statistics
from typing import Any

import pypdfium2
from pypdfium2 import raw

RAISED, LEVEL = "\ue000", "\ue001"
"""Stand around characters set small and high; no other private character is left in a text that was cleaned."""
BROKEN = "\ue002"
"""Stands for a hyphen at the end of a line, of which only the whole document tells whether it belongs to the word."""

HYPHENS = "\ufffe\x02\xad"
"""How PDFium gives a hyphen at the end of a line, and what else may stand for one."""
TOKEN = re.compile(f"[^\\s{HYPHENS}]+[{HYPHENS}]?")
Box = tuple[float, float, float, float]
"""Left, top, right, bottom from the top left corner; in the page's own space: left, bottom, right, top."""
NOWHERE: Box = (0.0, 0.0, 0.0, 0.0)

_SIGNS = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\u200b": "", "\ufeff": ""}
_BULLETS = dict.fromkeys("\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf0a8\uf06e\uf071", "•")
_CLEAN = str.maketrans(_SIGNS | _BULLETS | dict.fromkeys(HYPHENS, BROKEN))
_UNKNOWN = re.compile("[\ue003-\uf8ff\U000f0000-\U0010fffd\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_MARKED_INSIDE = re.compile(r"[^\W\d_]\W*\d{1,3}\W+$|.[*†‡§]")
_HEAVY = re.compile(rb"bold|black|heavy|semib|demib", re.IGNORECASE)
_MOST = 200_000
"""Characters of one page; more than a page can show are drawn to hold a reader up."""
_box_of = raw.FPDFText_GetLooseCharBox
_SAMPLE = 150
"""So many characters of a page are looked at to tell how its fonts' boxes are."""
_UNEVEN = 0.08
"""Of the size: boxes that know the height of a line end at one height, but for a few fonts on one page."""
_UNLIKE = 0.03
_BELOW, _ABOVE = 0.22, 0.76
"""How far a line reaches below and above what its letters stand on, in sizes."""


def clean(text: str) -> str:
    """The text with ligatures undone, a bullet for each sign that stands for one, and no private characters."""
    return _UNKNOWN.sub("", text.translate(_CLEAN))


class Characters:
    """The characters of one page. To be closed."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        """Read them.

        Raises:
            pypdfium2.PdfiumError: they cannot be read.
        """
        self._page = page.get_textpage()
        self._handle = self._page.raw
        self.text, self._places = _text_of(self._handle)
        self._rectangle = raw.FS_RECTF()
        self._reference = ctypes.byref(self._rectangle)
        # As PDFium writes it: left, top, right, bottom. Reading all four at once takes a third of the time.
        self._floats = memoryview(self._rectangle).cast("B").cast("f")
        self.left, self._bottom, self._right, self._top = page.get_cropbox()
        self._origin = ctypes.c_double(), ctypes.c_double()
        self._matrix = raw.FS_MATRIX()
        self._tight = self._boxes_are_tight()

    def close(self) -> None:
        """Let go of them."""
        self._page.close()

    def size(self, turn: int) -> tuple[float, float]:
        """Width and height of the page, turned by so many quarters."""
        width, height = self._right - self.left, self._top - self._bottom
        return (width, height) if turn % 2 == 0 else (height, width)

    def box(self, at: int) -> Box:
        """The height of the line and the width of a character, in the page's own space."""
        number = self._places[at] if self._places else at
        _box_of(self._handle, number, self._reference)
        left, top, right, bottom = self._floats.tolist()
        if self._tight:
            base, size = self._set(number)
            if size:
                return left, base - _BELOW * size, right, base + _ABOVE * size
        return left, bottom, right, top

    def _set(self, number: int) -> tuple[float, float]:
        """On what height a character stands, and at what size; 0 where it does not stand upright."""
        x, y = self._origin
        raw.FPDFText_GetCharOrigin(self._handle, number, x, y)
        raw.FPDFText_GetMatrix(self._handle, number, self._matrix)
        upright = self._matrix.b == 0 and self._matrix.d > 0
        return y.value, raw.FPDFText_GetFontSize(self._handle, number) * self._matrix.d if upright else 0.0

    def _boxes_are_tight(self) -> bool:
        """Whether the page's fonts say nothing of the height of a line, so that boxes end where each character does.

        LibreOffice writes such files: a comma would then reach lower than the digits before it.
        """
        bottoms: dict[float, set[float]] = {}
        tops: dict[tuple[float, bytes], list[float]] = {}
        for at in range(0, len(self.text), max(1, len(self.text) // _SAMPLE)):
            number = self._places[at] if self._places else at
            base, size = (0.0, 0.0) if self.text[at].isspace() else self._set(number)
            if size:
                _box_of(self._handle, number, self._reference)
                _, top, _, bottom = self._floats.tolist()
                bottoms.setdefault(round(size, 1), set()).add((bottom - base) / size)
                tops.setdefault((round(size, 1), self._font(number)), []).append((top - base) / size)
        return any(max(found) - min(found) > _UNEVEN for found in bottoms.values()) or any(
            map(_are_uneven, tops.values())
        )

    def _font(self, number: int) -> bytes:
        """The name of a character's font."""
        name, flags = ctypes.create_string_buffer(64), ctypes.c_int()
        raw.FPDFText_GetFontInfo(self._handle, number, name, 64, ctypes.byref(flags))
        return name.value

    def turn(self, at: int) -> int | None:
        """By how many quarters clockwise a character is turned; None if it stands askew."""
        number = self._places[at] if self._places else at
        quarters = raw.FPDFText_GetCharAngle(self._handle, number) / (math.pi / 2)
        straight = math.isfinite(quarters) and abs(quarters - round(quarters)) < 0.05
        return round(quarters) % 4 if straight else None

    def heavy(self, at: int) -> bool:
        """Whether a character is set in bold, by the name or the weight of its font."""
        number = self._places[at] if self._places else at
        return bool(_HEAVY.search(self._font(number))) or raw.FPDFText_GetFontWeight(self._handle, number) >= 600

    def upright(self, box: Box, turn: int) -> Box:
        """A box of the page's own space as one sees it who turns the page until such characters stand upright."""
        left, bottom, right, top = box
        if turn == 0:
            return left - self.left, self._top - top, right - self.left, self._top - bottom
        if turn == 1:
            return self._top - top, self._right - right, self._top - bottom, self._right - left
        if turn == 2:
            return self._right - right, bottom - self._bottom, self._right - left, top - self._bottom
        return bottom - self._bottom, left - self.left, top - self._bottom, right - self.left

    def is_mixed(self, text: str, first: Box, last: Box) -> bool:
        """Whether the characters of a word may be of two sizes."""
        height = first[3] - first[1]
        if not -0.1 * height <= last[3] - last[1] - height <= 0.1 * height:
            return True
        return not text.isalpha() and _MARKED_INSIDE.search(text) is not None

    def tallest(self, start: int, last: int) -> Box:
        """The box of the tallest of some characters."""
        return max((self.box(at) for at in range(start, last + 1)), key=lambda box: box[3] - box[1])

    def marked(self, start: int, last: int) -> str:
        """A word, its characters that are set small and high between `RAISED` and `LEVEL`."""
        _, bottom, _, top = self.tallest(start, last)
        size, said, high = top - bottom, "", False
        for at in range(start, last + 1):
            _, low, _, up = self.box(at)
            raised = up - low < 0.85 * size and low > bottom + 0.15 * size
            said += (RAISED if raised else LEVEL) if raised != high else ""
            said += clean(self.text[at])
            high = raised
        hyphen = BROKEN if self.text[last + 1 : last + 2] in tuple(HYPHENS) else ""
        return said + (LEVEL if high else "") + hyphen


def _are_uneven(tops: list[float]) -> bool:
    """Whether the boxes of one font are of several heights, and not only where a capital bears an accent."""
    usual = statistics.mode([round(top, 2) for top in tops])
    return sum(abs(top - usual) > _UNLIKE for top in tops) > 0.1 * len(tops)


def _text_of(handle: Any) -> tuple[str, list[int]]:
    """The text of a page, and the number of each of its characters where PDFium does not simply count them."""
    count = min(raw.FPDFText_CountChars(handle), _MOST)
    buffer = (ctypes.c_ushort * (2 * count + 2))()
    length = raw.FPDFText_GetText(handle, 0, count, buffer)
    text = bytes(buffer)[: 2 * max(0, length - 1)].decode("utf-16-le", "replace")
    if len(text) == count:
        return text, []
    codes = [raw.FPDFText_GetUnicode(handle, number) for number in range(count)]
    return "".join(chr(code) if 0 < code < 0x110000 else "\ufffd" for code in codes), list(range(count))
