"""A small chart of a fact over time: filled circles stated, hollow ones approximate, diamonds in conflict."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from briefing_app.domain.facts import Fact, Verdict
from briefing_app.domain.figures import Figure, Modifier
from briefing_app.domain.wording import full_date
from briefing_app.ui.facts.told import dated, in_unit, number, short, value, verdict_of
from briefing_app.ui.theme import Theme
from briefing_app.ui.wording import short_date

_HEIGHT = 176
_TICKS = 3


@dataclass(frozen=True, slots=True)
class Dot:
    """A figure at its day. `words` are the source's own, `label` its value."""

    day: date
    value: float
    label: str
    words: str
    stated: bool
    conflict: bool = False
    figure: Figure | None = None
    """What the scale takes its unit from."""


def dots(fact: Fact) -> list[Dot]:
    """The figures of a fact by their days, each value of a day once; of one measure, as only these share a scale."""
    wordings = dated(fact)
    if not wordings:
        return []
    measure = _measure(wordings[0].figure)
    found: dict[tuple[date, float, bool], Dot] = {}
    for one in wordings:
        content, day = one.figure, one.document.details.published
        if day is None or _measure(content) != measure:
            continue
        stated, conflict = content.modifier is Modifier.NONE, verdict_of(fact, one.point.id) is Verdict.CONFLICTS
        dot = Dot(day, content.value, value(content), short(one), stated, conflict, content)
        found.setdefault((day, content.value, stated), dot)
    return sorted(found.values(), key=lambda dot: (dot.day, dot.value))


def _measure(one: Figure) -> tuple[object, str | None]:
    return one.kind, one.unit if one.kind.value in {"money", "duration", "rate"} else None


def is_charted(found: Sequence[Dot]) -> bool:
    """Whether there is a course of time to show."""
    return len({dot.day for dot in found}) > 1


def in_words(found: Sequence[Dot]) -> str:
    """The chart for people who do not see it."""
    parts = [f"{dot.words} on {full_date(dot.day)}{', in conflict' if dot.conflict else ''}" for dot in found]
    return f"Chart over time: {'; '.join(parts)}"


_NOTHING, _ALIKE = 1e-100, 1e-12
"""Below this a value counts as nothing, and two values whose difference is so small a part of them as one."""


def ticks(low: float, high: float) -> list[float]:
    """Round values that span from `low` to `high`, about three of them."""
    if high - low <= max(_NOTHING, abs(low) * _ALIKE):
        low, high = (low * 0.5, low * 1.5) if abs(low) > _NOTHING else (-1.0, 1.0)
    if low > high:
        low, high = high, low
    rough = (high - low) / (_TICKS - 1)
    power: float = 10.0 ** math.floor(math.log10(rough))
    step = next(power * each for each in (1, 2, 2.5, 5, 10) if power * each >= rough * 0.999)
    first = math.floor(low / step)
    return [step * (first + each) for each in range(math.ceil(high / step) - first + 1)]


def named(tick: float, dot: Dot) -> str:
    """The words at a line of the scale, in the unit of the figures: *£20 million*, *50%*."""
    return number(tick) if dot.figure is None else in_unit(dot.figure, number(tick))


class Chart(QWidget):
    """`show_fact` draws it; hidden where a fact has no course of time."""

    def __init__(self, theme: Theme) -> None:
        """Empty."""
        super().__init__()
        self._theme = theme
        self.dots: list[Dot] = []
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_fact(self, fact: Fact | None) -> None:
        """Draw the fact's course."""
        self.dots = dots(fact) if fact is not None else []
        self.setAccessibleName(in_words(self.dots))
        self.setToolTip(in_words(self.dots).replace("; ", "\n"))
        self.updateGeometry()
        self.update()

    @property
    def charted(self) -> bool:
        """Whether there is anything to draw."""
        return is_charted(self.dots)

    def sizeHint(self) -> QSize:
        """A fixed height at any width."""
        return QSize(300, self._theme.space(_HEIGHT - 40) + self._theme.text(20) * 2)

    def minimumSizeHint(self) -> QSize:
        """Never less high."""
        return QSize(160, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Lines of the scale, the course, the dots, the labels."""
        if not self.charted:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        Drawing(self._theme, painter, QRectF(self.rect()), self.dots).draw()


class Drawing:
    """One drawing of the dots into a rectangle."""

    def __init__(self, theme: Theme, painter: QPainter, rect: QRectF, found: Sequence[Dot]) -> None:
        """Lay scales out."""
        self._theme, self._painter, self._dots = theme, painter, found
        self._small, self._heavy = theme.font(12, tabular=True), theme.font(12, 600, tabular=True)
        values = [dot.value for dot in found]
        self._ticks = ticks(min(values), max(values))
        self._first, self._last = found[0].day.toordinal(), found[-1].day.toordinal()
        widest = max(QFontMetricsF(self._small).horizontalAdvance(self._named(each)) for each in self._ticks)
        line = theme.text(18)
        end = max(QFontMetricsF(self._heavy).horizontalAdvance(dot.label) for dot in found[-2:]) + theme.space(16)
        self._area = rect.adjusted(
            theme.space(24) + widest + theme.space(20), line, -end - theme.space(16), -line * 1.6
        )
        self._left = rect.left() + theme.space(24)
        self._taken: list[QRectF] = []
        """Where words stand already."""

    def _named(self, tick: float) -> str:
        return named(tick, self._dots[0])

    def _at(self, dot: Dot) -> QPointF:
        low, high = self._ticks[0], self._ticks[-1]
        x = (dot.day.toordinal() - self._first) / (self._last - self._first)
        y = (dot.value - low) / (high - low)
        return QPointF(self._area.left() + x * self._area.width(), self._area.bottom() - y * self._area.height())

    def draw(self) -> None:
        """All of it."""
        self._draw_scale()
        self._draw_days()
        course = [self._at(dot) for dot in self._dots if dot.stated and not dot.conflict] or []
        self._painter.setPen(QPen(self._theme.colour("accent"), 2 * self._theme.scale))
        self._painter.drawPolyline(QPolygonF(course))
        for dot in self._dots:
            self._draw_dot(dot)
        self._draw_labels()

    def _draw_scale(self) -> None:
        painter, line = self._painter, self._theme.text(18)
        painter.setFont(self._small)
        for tick in self._ticks:
            y = self._area.bottom() - self._area.height() * (tick - self._ticks[0]) / (self._ticks[-1] - self._ticks[0])
            left, wide = round(self._area.left()) - 8, round(self._area.width()) + 16
            painter.fillRect(left, round(y), wide, 1, self._theme.colour("hair"))
            painter.setPen(self._theme.colour("text2"))
            place = QRectF(self._left, y - line / 2, self._area.left() - self._left - self._theme.space(14), line)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), self._named(tick))

    def _draw_days(self) -> None:
        """The first day, the last, and those between that have room."""
        metrics = QFontMetricsF(self._small)
        days = sorted({dot.day for dot in self._dots}, key=lambda day: (day not in self._ends(), day))
        self._painter.setPen(self._theme.colour("text2"))
        for day in days:
            words = short_date(day)
            x = self._area.left() + self._area.width() * (day.toordinal() - self._first) / (self._last - self._first)
            wide = metrics.horizontalAdvance(words)
            place = QRectF(x - wide / 2, self._area.bottom() + self._theme.space(8), wide, self._theme.text(18))
            if not any(place.adjusted(-12, 0, 12, 0).intersects(other) for other in self._taken):
                self._taken.append(place)
                self._painter.drawText(place.adjusted(-1, 0, 1, 0), int(Qt.AlignmentFlag.AlignCenter), words)

    def _ends(self) -> set[date]:
        return {self._dots[0].day, self._dots[-1].day}

    def _draw_dot(self, dot: Dot) -> None:
        painter, at, size = self._painter, self._at(dot), 4.5 * self._theme.scale
        tint = self._theme.colour("danger" if dot.conflict else "accent")
        painter.setPen(QPen(tint, 2 * self._theme.scale))
        painter.setBrush(tint if dot.stated and not dot.conflict else self._theme.colour("surface"))
        if dot.conflict:
            side = size * 1.3
            corners = [QPointF(0, -side), QPointF(side, 0), QPointF(0, side), QPointF(-side, 0)]
            painter.drawPolygon(QPolygonF([at + corner for corner in corners]))
        else:
            painter.drawEllipse(at, size, size)

    def _draw_labels(self) -> None:
        """At the points: the newest first, and no label over another, over a dot or over a day."""
        metrics, line, gap = QFontMetricsF(self._heavy), self._theme.text(16), 8 * self._theme.scale
        dots_at = (QRectF(at.x() - gap, at.y() - gap, 2 * gap, 2 * gap) for at in map(self._at, self._dots))
        taken = [*self._taken, *dots_at]
        self._painter.setFont(self._heavy)
        for dot in reversed(self._dots):
            at, wide = self._at(dot), metrics.horizontalAdvance(dot.label) + 2
            beside = QRectF(at.x() + gap + 2, at.y() - line / 2, wide, line)
            left = max(at.x() - wide / 2, self._area.left() - gap)  # clear of the scale's words
            above = QRectF(left, at.y() - gap - line, wide, line)
            below = QRectF(left, at.y() + gap, wide, line)
            places = (beside, above, below) if dot.day == self._dots[-1].day else (above, below, beside)
            free = [place for place in places if not any(place.intersects(other) for other in taken)]
            if free:
                taken.append(free[0])
                self._painter.setPen(self._theme.colour("danger" if dot.conflict else "text"))
                self._painter.drawText(free[0], int(Qt.AlignmentFlag.AlignCenter), dot.label)
