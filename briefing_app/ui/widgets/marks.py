"""Marks in a source's text: what they are, and how their washes, lines and signs are drawn."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from briefing_app.domain.points import Content, Point, PointKind, Review, kind_of
from briefing_app.domain.quotes import Quote
from briefing_app.ui.theme import Theme


class State(StrEnum):
    """What was decided about a mark."""

    SUGGESTED = "suggested"
    ACCEPTED = "accepted"


@dataclass(frozen=True, slots=True)
class Mark:
    """A point in its text, in code points. `name` is where the uncertain speaker's name or pronoun stands."""

    id: int
    start: int
    end: int
    kind: PointKind
    state: State
    uncertain: bool = False
    name: tuple[int, int] | None = None


SIGNS = {PointKind.QUOTE: "quotes", PointKind.FIGURE: "hash", PointKind.KEY_POINT: "star"}
TOKENS = {PointKind.QUOTE: "quote", PointKind.FIGURE: "figure", PointKind.KEY_POINT: "key_point"}
WORDS = {PointKind.QUOTE: "quote", PointKind.FIGURE: "figure", PointKind.KEY_POINT: "key point"}
DOUBT_SIGN = "question"


def extent(content: Content) -> tuple[int, int]:
    """From where to where a point is marked: a figure with its modifier and noun."""
    if isinstance(content, Quote):
        return content.start, content.end
    start, end = getattr(content, "phrase_start", None), getattr(content, "phrase_end", None)
    return (content.start if start is None else start), (content.end if end is None else end)


def marks_of(points: Iterable[Point], text: str = "") -> list[Mark]:
    """The marks of a document's points, rejected ones left out; `text` helps to find an uncertain speaker's name."""
    return [_mark(point, text) for point in points if point.review is not Review.REJECTED]


def _mark(point: Point, text: str) -> Mark:
    content = point.content
    start, end = extent(content)
    state = State.ACCEPTED if point.review is Review.ACCEPTED else State.SUGGESTED
    open_yet = isinstance(content, Quote) and not content.settled and state is State.SUGGESTED
    uncertain = open_yet or (isinstance(content, Quote) and point.unconfirmed)
    name = _name_near(content, text) if uncertain and isinstance(content, Quote) else None
    return Mark(point.id, start, end, kind_of(content), state, uncertain, name)


def _name_near(quote: Quote, text: str, reach: int = 240) -> tuple[int, int] | None:
    """Where the cue's sentence names the speaker: the nearest occurrence of the name's last word about the quote."""
    if not quote.speaker or not text:
        return None
    word = quote.speaker.split()[-1]
    low = max(0, quote.start - reach)
    before, after = text.rfind(word, low, quote.start), text.find(word, quote.end, quote.end + reach)
    found = [at for at in (before, after) if at >= 0]
    nearest = min(found, key=lambda at: min(abs(at - quote.end), abs(at - quote.start)), default=None)
    return None if nearest is None else (nearest, nearest + len(word))


class MarkList:
    """Marks in order of start, asked by range without looking at all of them."""

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        """Sort them once."""
        self.marks = sorted(marks, key=lambda mark: (mark.start, mark.end))
        self._starts = [mark.start for mark in self.marks]
        self._furthest: list[int] = []
        for mark in self.marks:  # the furthest end so far never falls: it can be bisected
            reach = max(mark.end, mark.name[1] if mark.name else 0)
            self._furthest.append(max(reach, self._furthest[-1] if self._furthest else 0))

    def between(self, start: int, end: int) -> list[Mark]:
        """The marks that may reach into `start:end`."""
        return self.marks[bisect_left(self._furthest, start) : bisect_right(self._starts, end)]

    def at(self, offset: int) -> Mark | None:
        """The shortest mark over an offset."""
        over = [mark for mark in self.between(offset, offset) if mark.start <= offset < mark.end]
        return min(over, key=lambda mark: mark.end - mark.start, default=None)

    def by_id(self, mark_id: int | None) -> Mark | None:
        """The mark of a point."""
        return next((mark for mark in self.marks if mark.id == mark_id), None)

    def step(self, mark_id: int | None, by: int) -> Mark | None:
        """The mark after (`by` 1) or before (-1) another; from none, the first or last."""
        ids = [mark.id for mark in self.marks]
        if not ids:
            return None
        if mark_id not in ids:
            return self.marks[0 if by > 0 else -1]
        return self.marks[min(max(ids.index(mark_id) + by, 0), len(ids) - 1)]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a mark on one line of the screen: from x to x, the base line, and the text's size in px."""

    left: float
    right: float
    base: float
    size: float

    @property
    def wash(self) -> QRectF:
        """From the ascender to the line."""
        top = self.base - 0.86 * self.size
        return QRectF(self.left - 0.5, top, self.right - self.left + 1, self.line + 1 - top)

    @property
    def line(self) -> float:
        """Where the line is drawn (the middle of its 2 px)."""
        return self.base + 0.3 * self.size


def draw_wash(painter: QPainter, theme: Theme, mark: Mark, stretches: list[Stretch], *, selected: bool) -> None:
    """The wash of an accepted mark, and the outline of a selected one."""
    if mark.kind is PointKind.KEY_POINT and not selected:
        return
    token = TOKENS[mark.kind]
    if mark.state is State.ACCEPTED or selected:
        for stretch in stretches:
            painter.fillRect(stretch.wash, theme.colour(f"{token}_wash"))
    if selected:
        painter.setPen(QPen(theme.colour(token), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for stretch in stretches:
            painter.drawRoundedRect(stretch.wash.adjusted(-0.5, -0.5, 0.5, 0.5), 2, 2)


def depth(mark: Mark, among: Iterable[Mark]) -> int:
    """How many lines lie over a figure's where marks overlap: the quotes', and those of figures before it."""
    if mark.kind is not PointKind.FIGURE:
        return 0
    over = [other for other in among if other.start < mark.end and mark.start < other.end and other.id != mark.id]
    quotes = any(other.kind is PointKind.QUOTE for other in over)
    before = sum(other.kind is PointKind.FIGURE and (other.start, other.id) < (mark.start, mark.id) for other in over)
    return int(quotes) + before


def draw_line(painter: QPainter, theme: Theme, mark: Mark, stretches: list[Stretch], *, depth: int) -> None:
    """The line of a mark by its kind: solid, or dashed and 3 px lower for each line over it."""
    if mark.kind is PointKind.KEY_POINT:
        return
    width = max(2.0, 2 * theme.scale * 0.75)
    pen = QPen(theme.colour(TOKENS[mark.kind]), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if mark.kind is PointKind.FIGURE:
        pen.setDashPattern([2.2, 1.5])
    painter.setPen(pen)
    for stretch in stretches:
        y = stretch.line + 3 * depth
        painter.drawLine(QPointF(stretch.left, y), QPointF(stretch.right, y))


def draw_doubt(painter: QPainter, theme: Theme, stretches: list[Stretch]) -> None:
    """The wavy line under an uncertain speaker's name."""
    pen = QPen(theme.colour("doubt"), 1.3)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for stretch in stretches:
        path = QPainterPath(QPointF(stretch.left, stretch.line))
        x, up = stretch.left, True
        while x < stretch.right:
            path.quadTo(QPointF(x + 1.25, stretch.line + (-2 if up else 2)), QPointF(x + 2.5, stretch.line))
            x, up = x + 2.5, not up
        painter.drawPath(path)
