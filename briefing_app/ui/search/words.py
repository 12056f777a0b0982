"""Words from a source with what was found in them: made short enough to show, laid out, drawn."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from briefing_app.domain.quotes import Quote
from briefing_app.domain.search import Hit
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.positions import utf16_length

Ranges = tuple[tuple[int, int], ...]
_LONGEST = 700
_BEFORE = 40


@dataclass(frozen=True, slots=True)
class Words:
    """A text on one line (single spaces) and ranges of it, in code points."""

    text: str
    ranges: Ranges = ()

    def begun_at(self, start: int) -> "Words":
        """The same from about `start` on, at the beginning of a word, with … before it."""
        if start <= 0:
            return self
        start = self.text.rfind(" ", 0, start) + 1
        moved = tuple((max(a, start) - start + 2, b - start + 2) for a, b in self.ranges if b > start)
        return Words(f"… {self.text[start:]}", moved)


def tidy(text: str, ranges: Sequence[tuple[int, int]] = ()) -> Words:
    """A text with each run of white space made one space, and its ranges moved along."""
    parts, places, before = list[str](), list[tuple[int, int]](), 0
    length = 0
    for gap in re.finditer(r"\s+", text):
        parts += [text[before : gap.start()], " "]
        length += gap.start() - before + 1
        before = gap.end()
        places.append((gap.end(), gap.end() - length))
    parts.append(text[before:])

    def moved(at: int) -> int:
        shift = 0
        for place, gone in places:
            if place > at:
                break
            shift = gone
        return at - shift

    return Words("".join(parts).rstrip(), tuple((moved(start), moved(end)) for start, end in ranges))


def of_hit(hit: Hit) -> Words:
    """What a row of results shows of a hit: a source's own words in quotation marks, long ones from the first find."""
    content = hit.point.content
    first = hit.hits[0][0] if hit.hits else 0
    start = first - 60 if first > _LONGEST - 200 else 0
    part = hit.text[max(0, start) : max(0, start) + _LONGEST]
    words = tidy(part, [(a - max(0, start), b - max(0, start)) for a, b in hit.hits if a >= start])
    if isinstance(content, Quote) and content.own_words and start <= 0:
        closing = "”" if len(hit.text) <= _LONGEST else ""
        return Words(f"“{words.text}{closing}", tuple((a + 1, b + 1) for a, b in words.ranges))
    return words.begun_at(1) if start > 0 else words


class Laid:
    """Words in lines of a width; ranges heavier, on the wash for found words."""

    def __init__(self, theme: Theme, words: Words, size: float, width: float, *, lines: int = 0) -> None:
        """`size` of the serif at 100 %, `width` in px; with `lines`, no more than these, the last cut with …."""
        self._theme, self._width = theme, width
        self._font = theme.font(size, serif=True)
        self._heavy = theme.font(size, 600, serif=True)
        self.step = theme.text(size * 1.56)
        self._words = words
        self._layout, self._lines = self._lay(words)
        if lines:
            self._cut(lines)

    @property
    def height(self) -> int:
        """Of all lines, in px."""
        return self.step * len(self._lines)

    def _lay(self, words: Words) -> tuple[QTextLayout, list[QTextLine]]:
        layout = QTextLayout(words.text, self._font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats([self._format(words.text, *each) for each in words.ranges])
        layout.beginLayout()
        lines: list[QTextLine] = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self._width)
            line.setPosition(QPointF(0, len(lines) * self.step + (self.step - line.height()) / 2))
            lines.append(line)
        layout.endLayout()
        return layout, lines

    def _format(self, text: str, start: int, end: int) -> QTextLayout.FormatRange:
        found = QTextLayout.FormatRange()
        found.start = utf16_length(text[:start])
        found.length = utf16_length(text[start:end])
        letters = QTextCharFormat()
        letters.setFont(self._heavy)
        letters.setForeground(self._theme.colour("text"))
        found.format = letters
        return found

    def _cut(self, most: int) -> None:
        """Begin where the first find is in view; end the last line with … where text is left."""
        if len(self._lines) <= most:
            return
        ends = self._lines[most - 1].textStart() + self._lines[most - 1].textLength()
        if self._words.ranges and self._words.ranges[0][1] >= ends:
            self._words = self._words.begun_at(self._words.ranges[0][0] - _BEFORE)
            self._layout, self._lines = self._lay(self._words)
        if len(self._lines) > most:
            text = self._layout.text()
            start = self._lines[most - 1].textStart()
            encoded = text.encode("utf-16-le")
            head, rest = encoded[: start * 2].decode("utf-16-le"), encoded[start * 2 :].decode("utf-16-le")
            metrics = QFontMetricsF(self._heavy if self._words.ranges else self._font)
            room = self._width - 2
            last = metrics.elidedText(rest[:400] + "…", Qt.TextElideMode.ElideRight, room).rstrip("…")
            whole = f"{head}{last.rpartition(' ')[0] or last}".rstrip(" ,;:.") + "…"
            kept = tuple((a, min(b, len(whole) - 1)) for a, b in self._words.ranges if a < len(whole) - 1)
            self._layout, self._lines = self._lay(Words(whole, kept))

    def draw(self, painter: QPainter, at: QPointF, tint: str = "text", wash: str = "hit_wash") -> None:
        """Draw with the upper left corner there."""
        self._draw_washes(painter, at, wash)
        painter.setPen(self._theme.colour(tint))
        self._layout.draw(painter, at)

    def _draw_washes(self, painter: QPainter, at: QPointF, wash: str) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(wash))
        for rect in self.rects():
            path = QPainterPath()
            path.addRoundedRect(rect.translated(at), 3, 3)
            painter.drawPath(path)

    def rects(self) -> list[QRectF]:
        """Where the ranges stand, line by line."""
        found: list[QRectF] = []
        for each in self._layout.formats():
            for line in self._lines:
                start = max(each.start, line.textStart())
                end = min(each.start + each.length, line.textStart() + line.textLength())
                if start < end:
                    found.append(self._rect(line, start, end))
        return found

    def _rect(self, line: QTextLine, start: int, end: int) -> QRectF:
        left, right = _x(line, start), min(_x(line, end), line.x() + line.naturalTextWidth())
        metrics = QFontMetricsF(self._font)
        base = line.y() + line.ascent()
        top = base - metrics.capHeight() - metrics.descent()
        return QRectF(left - 2, top, right - left + 4, base + metrics.descent() + 1 - top)


def _x(line: QTextLine, position: int) -> float:
    x, _ = cast("tuple[float, int]", line.cursorToX(position))
    return x


def width_of(font: QFont, text: str) -> float:
    """How wide a line of text is, in px."""
    return float(QFontMetricsF(font).horizontalAdvance(text))
