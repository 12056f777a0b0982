"""Figures as blocks: a table with a row each, or a list inside a section of text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefing_app.domain.figures import Aspect, Figure
from briefing_app.domain.packs import PackItem
from briefing_app.domain.points import Point
from briefing_app.packs import citations, house
from briefing_app.packs.blocks import Block, BulletList, FigureRow, FigureTable, Heading, Runs, Text
from briefing_app.packs.measures import measured
from briefing_app.packs.used import Used

ONE_SOURCE = "△ One source"
NOT_COMPARED = "Not compared"
_PERIODS = "A figure without a period of its own says when it was reported."
_KEY = "✓ sources in this pack agree. △ only one source in this pack gives it. "
_MARKS = {
    "✓": "so many independent sources agree; reprints count as one.",
    "△": "only one independent source gives it.",
    "◆": "sources give what cannot both hold.",
    "≈": "another source says the same number more or less firmly.",
    "≠": "another source says the same number of something else.",
    "↑": "of two numbers for one thing one is newer.",
}
"""What the marks of the status column mean, where other documents than the pack's own were looked at."""
_LONGEST_CONTEXT = 260
_SENTENCE_BREAK = re.compile(r"(?<=[.!?])[”’\"')\]]*\s+(?=[“‘\"'(]?[A-ZŴŶ])|\n+")


def figure_table(items: Iterable[PackItem], used: Used) -> Iterator[Block]:
    """A table with a row for each figure; what the official wrote beside one follows the table."""
    rows: list[FigureRow] = []
    facts: list[int] = []
    remarks: list[Block] = []
    for item, point, figure in _figures(items, used):
        row = _row(point, figure, used)
        used.seal(item, row.modifier, row.value, row.unit, row.period)
        fact = _fact(point, used)
        alike = (index for index, other in enumerate(rows) if facts[index] == fact and _agree(other, row))
        twin = next(alike, None)
        if twin is None:
            if not rows or rows[-1].note != row.note:
                used.context(item, row.note)
            rows.append(row)
            facts.append(fact)
        else:
            rows[twin] = _joined(rows[twin], row, counted=not used.compared)
        remarks += [Heading(used.said(item.title), level=3)] if item.title else []
        remarks += used.written(item.markdown)
    yield FigureTable(tuple(rows), _key(rows, used))
    yield from remarks


def _key(rows: list[FigureRow], used: Used) -> Runs:
    """What the marks mean that stand in the table."""
    if not used.compared:
        return Text(_KEY), Text(_PERIODS)
    there = {row.status[:1] for row in rows}
    return Text("".join(f"{mark} {words} " for mark, words in _MARKS.items() if mark in there)), Text(_PERIODS)


def _status(point: Point, used: Used) -> str:
    """How far the sources agree: all that the library has, or the pack's own where no others were looked at."""
    if not used.compared:
        return ONE_SOURCE
    line = used.standing(point)
    return line.status if line else NOT_COMPARED


def _fact(point: Point, used: Used) -> int:
    line = used.standing(point)
    return line.fact if line else 0


def figure_bullets(items: Iterable[PackItem], used: Used) -> Iterator[Block]:
    """Figures as a list of sentences, each with its raised source number, then what the official wrote."""
    found = list(_figures(items, used))
    bullets = tuple(_bullet(point, figure, used) for _, point, figure in found)
    for (item, _, _), runs in zip(found, bullets, strict=True):
        used.seal(item, *(run.text for run in runs))
    yield BulletList(bullets, label="Figures")
    for item, _, _ in found:
        yield from used.written(item.markdown)


def _figures(items: Iterable[PackItem], used: Used) -> Iterator[tuple[PackItem, Point, Figure]]:
    """The items that are figures."""
    for item in items:
        point = used.point(item)
        if point is not None and isinstance(point.content, Figure):
            yield item, point, point.content


def _row(point: Point, figure: Figure, used: Used) -> FigureRow:
    """A figure as a row."""
    value, unit = house.set_figure(*citations.value_and_unit(figure), used.style)
    return FigureRow(
        measure=_measure(figure, used.text(point)),
        modifier=citations.modifier(figure),
        value=value,
        unit=unit,
        period=used.said(_period(point, figure, used)),
        source=(citations.bracketed(used.number(point)),),
        status=_status(point, used),
        note=_context(used.text(point), figure),
        point_id=point.id,
        reported=not figure.as_of,
    )


def _measure(figure: Figure, text: str) -> str:
    """What is measured, in the document's words, and whether it is a change or a target."""
    words = citations.capital(measured(figure, text))
    return {Aspect.LEVEL: words, Aspect.CHANGE: f"{words} (change)", Aspect.TARGET: f"{words} (target)"}[figure.aspect]


def _period(point: Point, figure: Figure, used: Used) -> str:
    """When the figure holds, or when it was reported where its source does not say."""
    if figure.as_of:
        return figure.as_of
    document = used.document(point)
    day = document.details.published if document else None
    return f"reported {citations.full_date(day)}" if day else "not stated"


def _context(text: str, figure: Figure) -> str:
    """The sentence that a figure stands in, in quotation marks, cut at marked places where it is long."""
    if not text:
        return ""
    start = max((m.end() for m in _SENTENCE_BREAK.finditer(text, 0, figure.start)), default=0)
    following = _SENTENCE_BREAK.search(text, figure.end)
    end = following.start() if following else len(text)
    if end - start > _LONGEST_CONTEXT:
        return _cut(text, start, end, figure)
    return f"“{text[start:end].strip()}”"


def _cut(text: str, start: int, end: int, figure: Figure) -> str:
    """Part of a long sentence around the figure, with […] for what is left out."""
    room = max(0, _LONGEST_CONTEXT - (figure.end - figure.start)) // 2
    first = start if figure.start - room <= start else text.find(" ", figure.start - room, figure.start) + 1
    first = first or figure.start
    last = end if figure.end + room >= end else text.rfind(" ", figure.end, figure.end + room)
    last = last if last > 0 else figure.end
    before, after = ("[…] " if first > start else ""), (" […]" if last < end else "")
    return f"“{before}{text[first:last].strip()}{after}”"


def _agree(one: FigureRow, other: FigureRow) -> bool:
    """Whether two rows state the same thing, to the letter, from different sources."""
    alike = _said(one) == _said(other)
    return alike and not set(other.source) & set(one.source)


def _said(row: FigureRow) -> tuple[str, ...]:
    """What a row states, leaving out where it comes from."""
    return (row.measure.casefold(), row.modifier, row.value, row.unit, row.period)


def _joined(one: FigureRow, other: FigureRow, *, counted: bool) -> FigureRow:
    """Two rows that agree as one, with both sources; `counted` if only these are known."""
    source = (*one.source, Text(" "), *other.source)
    status = f"✓ {sum(text.link is not None for text in source)} agree" if counted else one.status
    return replace(one, source=source, status=status)


def _bullet(point: Point, figure: Figure, used: Used) -> Runs:
    """A figure with its modifier in Semibold, what it measures, and its source."""
    value, unit = house.set_figure(*citations.value_and_unit(figure), used.style)
    amount = used.said(" ".join(part for part in (citations.modifier(figure), value, unit) if part))
    tail = f": {figure.of}" if figure.of else ""
    line = used.standing(point)
    standing = f"; {line.remark}" if line else ""
    return (
        Text(citations.capital(amount), bold=True),
        Text(f"{tail}, {used.said(_period(point, figure, used))}{standing}.", reference=used.number(point)),
    )
