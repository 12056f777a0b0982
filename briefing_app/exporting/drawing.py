"""A chart as lines, bars and words at their places: one drawing for every format.

Points, from the top left of a box 304 wide, or as wide as the page where every line has a picture of its own. Labels
stand at their bars and lines, there is no legend and no frame; what tells series apart is also there in grey: solid and
hatched bars, solid and dashed lines with their own signs.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from briefing_app.domain.packs import ChartKind
from briefing_app.exporting.pdf import fonts, styles
from briefing_app.exporting.pdf.fonts import Face
from briefing_app.packs.blocks import Chart, ChartSeries, ChartValue
from briefing_app.packs.scales import scale, values_of

WIDTH: Final = 304.0
MID: Final = "#7D8A92"
"""For a third line only."""

_SIZE, _SMALL = 9.5, 9.0
_LEADING = 11.5
_BAR, _EARLIER, _BETWEEN = 11.0, 8.0, 1.2
_NAMES = 112.0
"""The most that the names of bars take of the width."""
_TIGHTER = ((3, 11.0), (2, 8.0), (1, 8.0), (1, 3.0))
"""Lines of a name and the space between bars, each less than the one before."""
_HIGHEST = 480.0
"""Bars stay on a page with their title, as many as a chart has at the most."""
_PLOT_HEIGHT, _PLOT_TOP = 145.0, 8.0
_SERIES_NAMES = 82.0
_PERIOD_NAMES = 90.0
_LONGEST_END = 110.0
_TOGETHER = 3
"""More lines than this become small pictures of one line each."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points, or the shape within it where `filled` is its colour."""

    points: tuple[tuple[float, float], ...]
    colour: str
    width: float = 0.0
    dash: tuple[float, ...] = ()
    filled: str = ""


@dataclass(frozen=True, slots=True)
class Wording:
    """Words on one line, their baseline at `y`; `x` is where they begin, or end where `right` is set."""

    x: float
    y: float
    text: str
    size: float = _SIZE
    strong: bool = False
    colour: str = styles.INK
    right: bool = False

    @property
    def face(self) -> Face:
        """Semibold or Regular."""
        return Face.SEMIBOLD if self.strong else Face.REGULAR


Shape = Stroke | Wording


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn, back to front, in a box of that size."""

    width: float
    height: float
    shapes: tuple[Shape, ...]


def drawing(chart: Chart, room: float = styles.FULL_WIDTH) -> Drawing:
    """The picture of a chart; `room` is how wide small pictures in a row may be together."""
    return _lines(chart, room) if chart.kind is ChartKind.LINE else _bars(chart)


# bars


def _bars(chart: Chart) -> Drawing:
    """A bar for each label, or two: the newest solid, the one before it hatched below."""
    pair = len(chart.series) > 1
    thick = _BAR + (_BETWEEN + _EARLIER if pair else 0.0)
    names, apart = _names(chart.labels, thick)
    left = min(_NAMES, max(width(line, _SIZE) for lines in names for line in lines)) + 8
    across = _along([value for each in chart.series for value in each.values if value], left)
    shapes: list[Shape] = []
    y = 6.0
    for index, lines in enumerate(names):
        high = _high(lines, thick)
        shapes += [Wording(0.0, y + 8.6 + at * _LEADING, line) for at, line in enumerate(lines)]
        shapes += _bar(chart.series[-1].values[index], across, y, newest=True)
        if pair:
            shapes += _bar(chart.series[-2].values[index], across, y + _BAR + _BETWEEN, newest=False)
        y += high + apart
    zero = across(0.0)
    shapes.append(Stroke(((zero, 0.0), (zero, y - 5.0)), styles.INK, styles.STRONG_RULE))
    return Drawing(WIDTH, y - 5.0, tuple(shapes))


def _names(labels: Sequence[str], thick: float) -> tuple[list[list[str]], float]:
    """The names of the bars on up to three lines, and the space between bars; less of both where they are many."""
    tried = [([_wrapped(label, _NAMES, most) for label in labels], apart) for most, apart in _TIGHTER]
    fitting = (
        (names, apart) for names, apart in tried if sum(_high(lines, thick) + apart for lines in names) <= _HIGHEST
    )
    return next(fitting, tried[-1])


def _high(lines: Sequence[str], thick: float) -> float:
    """How high a bar and its name are."""
    return max(thick, len(lines) * _LEADING - 2)


def _along(values: Sequence[ChartValue], left: float) -> "_Across":
    """Where the end of a bar falls, so that every value has room beyond its bar."""
    wide = {value: width(value.text, _SIZE, strong=True) + 8 for value in values}
    low, high = min(0.0, *(each.value for each in values)), max(0.0, *(each.value for each in values))
    high = high if high > low else low + 1.0
    start = left + max((wide[value] for value in values if value.value < 0), default=0.0)
    ends = (
        start + (WIDTH - wide[value] - start) * (high - low) / (value.value - low)
        for value in values
        if value.value >= 0 and value.value > low
    )
    return _Across(low, high, start, max(start + 1.0, min(ends, default=WIDTH)))


def _bar(value: ChartValue | None, across: "_Across", y: float, *, newest: bool) -> Iterator[Shape]:
    """A bar from 0 to its value, and the value at its end; words where there is none."""
    high, colour = (_BAR, styles.INK) if newest else (_EARLIER, styles.GREY)
    baseline = y + high / 2 + 3.3
    zero = across(0.0)
    if value is None:
        yield Wording(zero + 5, baseline, "not given", _SMALL, colour=styles.GREY)
        return
    end = across(value.value)
    left, right = min(zero, end), max(zero, end)
    if newest:
        yield _box(left, y, right, y + high, filled=styles.ACCENT)
    else:
        yield from _hatched(left, y, right, y + high)
    beyond = end + 5 if value.value >= 0 else end - 5
    yield Wording(beyond, baseline, value.text, _SIZE, newest, colour, right=value.value < 0)


def _box(left: float, top: float, right: float, foot: float, *, filled: str = "", width: float = 0.0) -> Stroke:
    corners = ((left, top), (right, top), (right, foot), (left, foot), (left, top))
    return Stroke(corners, styles.ACCENT, width, filled=filled)


def _hatched(left: float, top: float, right: float, foot: float) -> Iterator[Stroke]:
    """A bar of slanting lines within an outline."""
    high, start = foot - top, left - (foot - top)
    for number in range(1, int((right - start) / 3.2) + 1):
        x = start + number * 3.2
        first = (max(x, left), foot - max(0.0, left - x))
        last = (min(x + high, right), top + max(0.0, x + high - right))
        if last[0] > first[0]:
            yield Stroke((first, last), styles.ACCENT, 0.6)
    yield _box(left, top, right, foot, width=0.6)


# lines


def _lines(chart: Chart, room: float) -> Drawing:
    """All lines in one picture, or where they are many, a small picture of each on the same scale."""
    ticks = scale(values_of(chart.series), chart.kind)
    if len(chart.series) <= _TOGETHER:
        frame = _Frame(0.0, _PLOT_TOP, WIDTH - max(_SERIES_NAMES, _widest_end(chart)) - 8, _PLOT_HEIGHT)
        shapes = [*_axes(frame, ticks, chart.labels), *_plotted(frame, ticks, chart.series)]
        return Drawing(WIDTH, frame.foot + 18, tuple(shapes))
    return _small_multiples(chart, ticks, room)


_NARROWEST = 160.0
"""The least width of a small picture."""


def _widest_end(chart: Chart) -> float:
    """The room that the last values of the lines ask for at their ends."""
    texts = ([value.text for value in series.values if value][-1:] for series in chart.series)
    return min(_LONGEST_END, max((width(text, _SIZE, strong=True) for last in texts for text in last), default=0.0))


def _small_multiples(chart: Chart, ticks: Sequence[float], wide: float) -> Drawing:
    """Three pictures in a row or fewer, each with the name of its line above it and its last value at its end."""
    shapes: list[Shape] = []
    in_row = max(1, min(3, int(wide // _NARROWEST)))
    foot, room, ends = 0.0, wide / in_row, max(36.0, _widest_end(chart)) + 12
    for number, series in enumerate(chart.series):
        left, top = number % in_row * room, number // in_row * 112.0
        name = _wrapped(series.name, room - 16, 2)
        shapes += [Wording(left, top + 9 + at * _LEADING, line, strong=True) for at, line in enumerate(name)]
        frame = _Frame(left, top + 30, room - ends, 56.0)
        shapes += _axes(frame, ticks[:: max(1, len(ticks) - 1)], chart.labels)
        shapes += _plotted(frame, ticks, (series,), named=False)
        foot = frame.foot + 18
    return Drawing(wide, foot, tuple(shapes))


@dataclass(frozen=True, slots=True)
class _Across:
    """Where a value falls between two edges."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """The place of a value."""
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where lines are drawn: right of the numbers of the scale, above the names of the periods."""

    left: float
    top: float
    width: float
    height: float

    @property
    def foot(self) -> float:
        """Where the scale begins."""
        return self.top + self.height

    def inner(self, ticks: Sequence[float]) -> float:
        """Where the first period stands at the earliest: right of the numbers."""
        return self.left + max(width(_number(tick), _SMALL) for tick in ticks) + 10


def _axes(frame: _Frame, ticks: Sequence[float], labels: Sequence[str]) -> Iterator[Shape]:
    """A hairline and a number for each tick, and the periods that fit below."""
    left, right = frame.inner(ticks), frame.left + frame.width
    labels = [_cut(label, _PERIOD_NAMES) for label in labels]
    up = _Across(ticks[0], ticks[-1], frame.foot, frame.top)
    for tick in ticks:
        y, base = up(tick), tick == ticks[0]
        colour, thick = (styles.INK, styles.STRONG_RULE) if base else (styles.HAIR, styles.HAIRLINE)
        yield Stroke(((left - 4, y), (right, y)), colour, thick)
        yield Wording(left - 8, y + 3.2, _number(tick), _SMALL, colour=styles.GREY, right=True)
    for index in _fitting(labels, _step(labels, left + 4, right - 4)):
        x = left + 4 + index * _step(labels, left + 4, right - 4)
        half = width(labels[index], _SMALL) / 2
        yield Stroke(((x, frame.foot), (x, frame.foot + 3)), styles.INK, styles.HAIRLINE)
        yield Wording(max(frame.left, x - half), frame.foot + 13, labels[index], _SMALL, colour=styles.GREY)


def _step(labels: Sequence[str], left: float, right: float) -> float:
    """How far one period stands from the next."""
    return (right - left) / max(1, len(labels) - 1)


def _fitting(labels: Sequence[str], step: float) -> list[int]:
    """The periods that are named: the last, and as many before it, evenly, as do not touch."""
    widest = max(width(label, _SMALL) for label in labels) + 8
    every = max(1, math.ceil(widest / step)) if step else 1
    return sorted(range(len(labels) - 1, -1, -every))


def _plotted(
    frame: _Frame, ticks: Sequence[float], series: Sequence[ChartSeries], *, named: bool = True
) -> Iterator[Shape]:
    """The lines with their signs, and at their ends their names and last values."""
    left, right = frame.inner(ticks) + 4, frame.left + frame.width - 4
    up = _Across(ticks[0], ticks[-1], frame.foot, frame.top)
    ends: list[tuple[float, ChartSeries, str, ChartValue]] = []
    for number, each in enumerate(series):
        across = (right - left) / max(1, len(each.values) - 1)
        held = [(left + at * across, value) for at, value in enumerate(each.values)]
        points = [(x, up(value.value) if value else None, value) for x, value in held]
        colour, dash = _LOOKS[number]
        for run in _runs([(x, y) for x, y, _ in points]):
            yield Stroke(tuple(run), colour, 1.6, dash)
        for x, y, _ in points:
            if y is not None:
                yield _sign(number, x, y)
        y, last = [(y, value) for _, y, value in points if y is not None and value][-1]
        ends.append((y, each, colour if number != 2 else styles.GREY, last))
    yield from _endings(frame, ends, named=named)


_LOOKS = ((styles.ACCENT, ()), (styles.INK, (4.0, 2.5)), (MID, ()))


def _runs(points: Sequence[tuple[float, float | None]]) -> Iterator[list[tuple[float, float]]]:
    """The stretches of points that no gap parts."""
    run: list[tuple[float, float]] = []
    for x, y in points:
        if y is None:
            if len(run) > 1:
                yield run
            run = []
        else:
            run.append((x, y))
    if len(run) > 1:
        yield run


def _sign(number: int, x: float, y: float) -> Stroke:
    """A round dot, a hollow square or a triangle."""
    if number == 0:
        circle = (
            (x + 2.4 * math.cos(turn * math.pi / 10), y + 2.4 * math.sin(turn * math.pi / 10)) for turn in range(21)
        )
        return Stroke(tuple(circle), styles.ACCENT, filled=styles.ACCENT)
    if number == 1:
        corners = ((x - 2.3, y - 2.3), (x + 2.3, y - 2.3), (x + 2.3, y + 2.3), (x - 2.3, y + 2.3), (x - 2.3, y - 2.3))
        return Stroke(corners, styles.INK, 1.0, filled="#FFFFFF")
    return Stroke(((x, y - 3.0), (x + 2.9, y + 2.2), (x - 2.9, y + 2.2), (x, y - 3.0)), MID, filled=MID)


def _endings(
    frame: _Frame, ends: Sequence[tuple[float, ChartSeries, str, ChartValue]], *, named: bool
) -> Iterator[Wording]:
    """Name and last value at the end of each line, moved apart where they would touch."""
    x = frame.left + frame.width + 4
    below = -math.inf
    for y, series, colour, value in sorted(ends, key=lambda end: end[0]):
        lines = _wrapped(series.name, _SERIES_NAMES, 2) if named else []
        high = (len(lines) + 1) * _LEADING
        top = max(y - high / 2 + 1, below)
        yield from (
            Wording(x, top + 8 + at * _LEADING, line, strong=True, colour=colour) for at, line in enumerate(lines)
        )
        yield Wording(x, top + 8 + len(lines) * _LEADING, value.text, strong=not named)
        below = top + high + 2


# words


def width(text: str, size: float, *, strong: bool = False) -> float:
    """The width of a text in points."""
    return fonts.width(Face.SEMIBOLD if strong else Face.REGULAR, text) * size


def _number(value: float) -> str:
    """A tick in figures."""
    for scale_, name in ((1e9, " bn"), (1e6, " m")):
        if abs(value) >= scale_:
            return f"{value / scale_:,.15g}{name}"
    return f"{value:,.15g}"


def _wrapped(text: str, room: float, most: int) -> list[str]:
    """The text in lines that fit, `most` at the most; what is too long ends in an ellipsis."""
    lines: list[str] = []
    for word in text.split():
        together = f"{lines[-1]} {word}" if lines else word
        if lines and width(together, _SIZE, strong=True) <= room:
            lines[-1] = together
        else:
            lines.append(word)
    kept = [_cut(line, room) for line in lines[:most]]
    if len(lines) > most:
        kept[-1] = _cut(f"{kept[-1]} {lines[most]}", room, whole=False)
    return kept or [""]


def _cut(line: str, room: float, *, whole: bool = True) -> str:
    """A line that fits, with an ellipsis where something is left out."""
    if whole and width(line, _SIZE, strong=True) <= room:
        return line
    while line and width(f"{line}…", _SIZE, strong=True) > room:
        line = line[:-1]
    return f"{line.rstrip()}…"
