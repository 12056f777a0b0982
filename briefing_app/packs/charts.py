"""Figures become a chart, where they can stand on one scale; where they cannot, the pack says why in words.

Nothing is mixed: one unit, one kind of statement (a level, a change or a target), one thing. A value with a modifier
says it beside its bar or point.
"""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefing_app.domain.figures import Aspect, Figure, FigureKind
from briefing_app.domain.packs import ChartKind, PackItem
from briefing_app.domain.points import Point
from briefing_app.domain.wording import capital
from briefing_app.packs import citations, periods
from briefing_app.packs.blocks import Callout, Chart, ChartSeries, ChartValue, Runs, Text
from briefing_app.packs.measures import NOT_NAMED, measured, plural
from briefing_app.packs.scales import scale, values_of
from briefing_app.packs.sealing import seal_of
from briefing_app.packs.used import Used

MOST_BARS, MOST_LINES, MOST_PERIODS = 20, 9, 40
_ASPECTS = {Aspect.LEVEL: "", Aspect.CHANGE: "change in ", Aspect.TARGET: "target for "}
_JOINED = re.compile(r"\s(?:of|in|for|by|at|on|to|from|with|through|per|after|before)\s", re.IGNORECASE)
_SMALL = frozenset(
    """a an and at by for from in of on or the to with through per after before total number year month week day average
    median mean share proportion rate percentage increase decrease rise fall drop change growth level amount value price
    cost spend spending standard target part half people more less""".split()  # noqa: SIM905
)
"""Words that tell nothing of what is measured, or that anything may have: *the cost of*, *an increase in*."""


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A figure on its way into a chart: what it measures, when it holds, and how it is written."""

    point: Point
    figure: Figure
    thing: str
    period: str

    @property
    def value(self) -> ChartValue:
        """Its value, with its modifier and its scale (*up to £31.4 million*)."""
        value, unit = citations.value_and_unit(self.figure)
        scale = unit.split()[0] if unit.split() and unit.split()[0] in _SCALES else ""
        words = (citations.modifier(self.figure), value, scale)
        return ChartValue(self.figure.value, " ".join(word for word in words if word))


_SHORT = 12
"""A period no longer than this names the column of values; a longer one stands above the picture alone."""
_SCALES = ("thousand", "million", "billion", "trillion")


class _CannotStandError(Exception):
    """The figures cannot stand on one scale; the text says why and what would help."""


def chart_block(item: PackItem, used: Used, number: int) -> Chart | Callout:
    """A CHART item as a chart, or as a remark that says why its figures make none.

    Args:
        item: the item; its title is the chart's.
        used: where its points are looked up and their sources are numbered.
        number: the chart's number in the pack, from 1.
    """
    try:
        figures = _figures([used.by_id(key) for key in item.chart_points], used)
        kind = item.chart or ChartKind.BAR
        head, labels, series = _LAID[kind](figures)
    except _CannotStandError as reason:
        named = used.said(item.title)
        title = f" “{named}”" if named else ""
        return Callout("× No chart", (Text(f"The chart{title} is not drawn: {reason}"),))
    for each in figures:
        used.seals.append(seal_of(item.id, each.point, used.number(each.point), (each.value.text,)))
    unit = _unit(figures)
    title = used.said(item.title) or _own_title(figures)
    return Chart(
        kind=kind,
        label=f"Figure {number}",
        title=title,
        subtitle=_subtitle(kind, figures, unit, series),
        head=head,
        labels=tuple(map(capital, labels)),
        series=series,
        unit=unit,
        source=_source(figures, used),
        alternative=_alternative(kind, title, unit, labels, series),
        anchor=f"item-{item.id}",
    )


# which figures may stand together


def _figures(points: Iterable[Point | None], used: Used) -> list[_Drawn]:
    """The figures, if they can stand on one scale."""
    held = list(points)
    if len(held) < 2 or any(point is None for point in held):
        raise _CannotStandError(
            "a figure that it stands on is no longer in the library. Take it out of the chart."
            if any(point is None for point in held)
            else "it needs two figures at least. Add another."
        )
    figures = [_drawn(point, used) for point in held if point is not None]
    _of_one_unit(figures)
    _of_one_sort(figures)
    ranges = [each for each in figures if each.figure.value_high is not None]
    if ranges:
        raise _CannotStandError(
            f"“{ranges[0].figure.text}” is a range, which no one length shows. Take it out of the chart."
        )
    return figures


def _drawn(point: Point, used: Used) -> _Drawn:
    figure = point.content
    if not isinstance(figure, Figure):
        raise _CannotStandError("something in it is no figure. Take it out of the chart.")
    thing = capital(measured(figure, used.text(point)))
    return _Drawn(point, figure, "" if thing == NOT_NAMED else thing, (figure.as_of or "").strip())


def _of_one_unit(figures: Sequence[_Drawn]) -> None:
    units = {_unit_of(each.figure): each for each in figures}
    if len(units) > 1:
        one, other, *_ = units.values()
        raise _CannotStandError(
            f"“{one.figure.text}” and “{other.figure.text}” are of different units. Draw each unit by itself."
        )
    texts = [each for each in figures if not math.isfinite(each.figure.value)]
    if texts:
        raise _CannotStandError(f"“{texts[0].figure.text}” has no value that could be drawn. Take it out of the chart.")


def _unit_of(figure: Figure) -> tuple[str, str]:
    kind = FigureKind.PERCENT if figure.unit == "percent" else figure.kind
    return kind.value, (figure.unit or "").casefold()


def _of_one_sort(figures: Sequence[_Drawn]) -> None:
    """Refuse levels beside changes, and things that have no word in common."""
    if len({each.figure.aspect for each in figures}) > 1:
        raise _CannotStandError("a level, a change and a target are different things. Draw each by itself.")
    if any(not each.thing for each in figures):
        unnamed = next(each for each in figures if not each.thing)
        raise _CannotStandError(
            f"its source does not name what “{unnamed.figure.text}” measures. Say so in its details."
        )
    first = figures[0]
    for other in figures[1:]:
        if not _of_one_thing(first, other):
            raise _CannotStandError(
                f"“{first.thing}” and “{other.thing}” are different things, and one scale would compare them. "
                "Choose figures of one thing."
            )


def _of_one_thing(one: _Drawn, other: _Drawn) -> bool:
    """Whether two figures of one unit measure one thing: they count one noun, or what they measure shares a word."""
    if one.figure.kind is FigureKind.COUNT and one.figure.unit:
        return True
    both = set(_telling(one.thing)), set(_telling(other.thing))
    shared = both[0] & both[1]
    return bool(shared & {_head(one.thing)} & {_head(other.thing)}) or 2 * len(shared) >= min(map(len, both)) > 0


def _head(thing: str) -> str:
    """The noun that is measured: the last telling word before the first *of*, *in* or their like."""
    return next(reversed(_telling(_JOINED.split(thing, maxsplit=1)[0])), "")


def _telling(thing: str) -> list[str]:
    """The words that say what is measured, without the plural's *s*, in order."""
    words = (word.strip("(),.:;’'").casefold() for word in thing.split())
    single = (word if word in _SMALL else word.removesuffix("s") for word in words if len(word) > 2)
    return [word for word in single if word not in _SMALL]


# what each kind of chart makes of them

Laid = tuple[str, tuple[str, ...], tuple[ChartSeries, ...]]


def _bars(figures: Sequence[_Drawn]) -> Laid:
    """A bar for each figure, the longest first; periods of one thing stand in their order."""
    if len(figures) > MOST_BARS:
        raise _CannotStandError(f"more than {MOST_BARS} bars can be told apart by nobody. Choose the ones that matter.")
    things, times = _names(figures)
    if len(things) == 1 and len(times) > 1:
        ordered = periods.in_order([each.period for each in figures])
        labels = {period: period for period in ordered} if ordered else {time: time for time in times}
        held = {each.period: each for each in figures}
        if len(held) < len(figures):
            raise _CannotStandError(_TWICE)
        named = tuple(label or "Period not given" for label in labels)
        return "Period", named, (ChartSeries(figures[0].thing, tuple(held[one].value for one in labels)),)
    if len(times) > 1:
        raise _CannotStandError(
            "its figures are of different periods. Draw them over time, or compare two periods side by side."
        )
    ranked = sorted(figures, key=lambda each: -each.figure.value)
    if len(things) < len(figures):
        raise _CannotStandError(_TWICE)
    name = times[0] if len(times[0]) in range(1, _SHORT) else "Value"
    return "Measure", tuple(each.thing for each in ranked), (ChartSeries(name, tuple(each.value for each in ranked)),)


def _lines(figures: Sequence[_Drawn]) -> Laid:
    """A line for each thing, over time."""
    _dated(figures)
    labels = periods.in_order([each.period for each in figures], whole=True)
    if labels is None or not 2 <= len(labels) <= MOST_PERIODS:
        raise _CannotStandError(
            "its periods cannot be put on one scale of time. Draw bars, or choose figures of the same kind of period."
        )
    things, _ = _names(figures)
    if len(things) > MOST_LINES:
        raise _CannotStandError(
            f"more than {MOST_LINES} lines can be told apart by nobody. Choose the ones that matter."
        )
    return "Period", labels, tuple(ChartSeries(thing, _over_time(figures, thing, labels)) for thing in things)


def _over_time(figures: Sequence[_Drawn], thing: str, labels: Sequence[str]) -> tuple[ChartValue | None, ...]:
    held = {periods.key(each.period): each.value for each in figures if each.thing == thing}
    if len(held) < sum(each.thing == thing for each in figures):
        raise _CannotStandError(_TWICE)
    if len(held) < 2:
        raise _CannotStandError(f"only one period is given for “{thing}”, which makes no line. Draw bars instead.")
    return tuple(held.get(periods.key(label)) for label in labels)


def _compared(figures: Sequence[_Drawn]) -> Laid:
    """Two bars for each thing: then and now, the largest now first."""
    _dated(figures)
    things, times = _names(figures)
    ordered = periods.in_order(times)
    if ordered is None or len(ordered) != 2:
        raise _CannotStandError("a comparison needs just two periods, such as 2025 and 2026.")
    held = {(each.thing, periods.key(each.period)): each for each in figures}
    if len(held) < len(figures):
        raise _CannotStandError(_TWICE)
    now = periods.key(ordered[1])
    ranked = sorted(things, key=lambda thing: -held[thing, now].figure.value if (thing, now) in held else math.inf)
    if len(ranked) > MOST_BARS:
        raise _CannotStandError(
            f"more than {MOST_BARS} pairs can be told apart by nobody. Choose the ones that matter."
        )
    series = (ChartSeries(period, tuple(_held(held, thing, period) for thing in ranked)) for period in ordered)
    return "Measure", tuple(ranked), tuple(series)


def _held(held: dict[tuple[str, periods.Key | None], _Drawn], thing: str, period: str) -> ChartValue | None:
    found = held.get((thing, periods.key(period)))
    return found.value if found else None


_TWICE = "two of its figures give the same thing for the same period. Keep one of them."
_LAID = {ChartKind.BAR: _bars, ChartKind.LINE: _lines, ChartKind.COMPARISON: _compared}


def _dated(figures: Sequence[_Drawn]) -> None:
    undated = next((each for each in figures if periods.key(each.period) is None), None)
    if undated is not None:
        said = f"says “{undated.period}”" if undated.period else "says nothing"
        raise _CannotStandError(
            f"of the period of “{undated.figure.text}” its source {said}, which is no place in time. Draw bars instead."
        )


def _names(figures: Sequence[_Drawn]) -> tuple[list[str], list[str]]:
    """The things and the periods, each once, in the order of their first figure."""
    return list(dict.fromkeys(each.thing for each in figures)), list(dict.fromkeys(each.period for each in figures))


# what stands around the picture


def _unit(figures: Sequence[_Drawn]) -> str:
    """The unit in words: *per cent*, *pounds*, *beaches*."""
    figure = figures[0].figure
    if _unit_of(figure)[0] == FigureKind.PERCENT.value:
        return "per cent"
    names = {"GBP": "pounds", "EUR": "euros", "USD": "dollars"}
    unit = figure.unit or ""
    return names.get(unit) or (plural(unit) if unit.replace(" ", "").isalpha() else unit)


def _own_title(figures: Sequence[_Drawn]) -> str:
    """What it is about, where nobody gave it a title; it states no finding."""
    things, times = _names(figures)
    others = _in_sentence(things[1], figures) if len(things) == 2 else f"{len(things) - 1} others"
    about = things[0] if len(things) == 1 else f"{things[0]} and {others}"
    ordered = periods.in_order(times) or ()
    span = f", {ordered[0]} to {ordered[-1]}" if len(ordered) > 1 else f", {times[0]}" if times[0] else ""
    return f"{about}{span}"


def _in_sentence(thing: str, figures: Sequence[_Drawn]) -> str:
    """A thing as it stands in mid-sentence: with the first letter that its source gives it, where that is known."""
    named = (each.figure.of or "" for each in figures if each.thing == thing)
    return next((of for of in named if capital(of) == thing), thing)


def _subtitle(kind: ChartKind, figures: Sequence[_Drawn], unit: str, series: Sequence[ChartSeries]) -> Runs:
    """The measure, the unit, what tells the series apart, and where the scale begins."""
    sort = _ASPECTS[figures[0].figure.aspect]
    things, times = _names(figures)
    parts = [f"{sort}{things[0]}".strip()] if len(things) == 1 else [sort.removesuffix(" in ").removesuffix(" for ")]
    parts += [unit] if unit and unit.casefold() not in parts[0].casefold() else []
    parts += times if len(times) == 1 and times[0] else []
    runs = [Text(f"{capital(', '.join(part for part in parts if part))}.")]
    if kind is ChartKind.COMPARISON:
        runs += [Text(f" Solid bar: {series[-1].name}.", bold=True), Text(f" Hatched bar: {series[0].name}.")]
    if kind is ChartKind.LINE and (first := scale(values_of(series), kind)[0]):
        runs.append(Text(f" The scale starts at {first:,.15g}."))
    return tuple(runs)


def _source(figures: Sequence[_Drawn], used: Used) -> Runs:
    """Every document once, and that a figure stands on one source only where that is so."""
    runs: list[Text] = []
    for point in {each.point.document_id: each.point for each in figures}.values():
        runs += [Text("; ")] if runs else []
        runs += used.cite(point, dated=True)
    return (*runs, Text("."))


def _alternative(kind: ChartKind, title: str, unit: str, labels: Sequence[str], series: Sequence[ChartSeries]) -> str:
    """What the picture shows, in words, from the values that it is drawn from."""
    names = {ChartKind.BAR: "Bar chart", ChartKind.LINE: "Line chart", ChartKind.COMPARISON: "Bar chart of two periods"}
    said = [f"{names[kind]}: {title.rstrip('.')}."]
    for each in series:
        pairs = (f"{label} {value.text}" for label, value in zip(labels, each.values, strict=True) if value)
        named = f"{each.name}: " if len(series) > 1 or kind is ChartKind.LINE else ""
        said.append(f"{named}{'; '.join(pairs)}.")
    return " ".join([*said, f"In {unit}." if unit else ""]).strip()
