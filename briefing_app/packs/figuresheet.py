"""Figures as blocks: a table with a row each, or a list inside a section of text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from briefing_app.domain.figures import Aspect, Figure, FigureKind
from briefing_app.domain.packs import PackItem
from briefing_app.domain.points import Point
from briefing_app.domain.wording import capital, full_date
from briefing_app.packs import citations, house
from briefing_app.packs.blocks import Block, BulletList, FigureRow, FigureTable, Heading, Runs, Text
from briefing_app.packs.measures import NOT_NAMED, hollow, measured
from briefing_app.packs.source_words import clause, expression, nearest, sentence
from briefing_app.packs.used import Used

ONE_SOURCE = "△ One source"
NOT_COMPARED = "Not compared"
_PERIODS = "A figure without a period of its own says when it was reported."
_KEY = "✓ sources in this pack agree. △ only one source in this pack gives it. "
_TELLING = 8
"""Words beside a time (*in the next six months*) that say what is to be done in it."""
_NOT_STATED = "not stated"
_NEVER = re.compile(r"(?!)")
_SAYS_SO = {
    Aspect.CHANGE: re.compile(r"^(?:increase|rise|fall|cut|decrease|reduction|drop|growth|change)s?\b", re.IGNORECASE),
    Aspect.TARGET: re.compile(r"\b(?:target|aim|goal)s?\b", re.IGNORECASE),
}
_OPENING = frozenset(
    "As At Between By During For From In Last On Over Since The This Throughout Until".split()  # noqa: SIM905
)
"""Words that a period begins with where it opens its sentence; in a table it opens none."""
_MARKS = {
    "✓": "so many independent sources agree; reprints count as one.",
    "△": "only one independent source gives it.",
    "◆": "sources give what cannot both hold.",
    "≈": "another source says the same number more or less firmly.",
    "≠": "another source says the same number of something else.",
    "↑": "of two numbers for one thing one is newer.",
}
"""What the marks of the status column mean, where other documents than the pack's own were looked at."""


@dataclass(slots=True)
class _Made:
    """A row with the figures that it is of, and the fact that these are."""

    row: FigureRow
    fact: int
    point: Point
    figure: Figure
    items: list[PackItem]


def figure_table(items: Iterable[PackItem], used: Used) -> Iterator[Block]:
    """A table with a row for each figure; what the official wrote beside one follows the table.

    Figures of one document that measure the same stand together under a row that says what.
    """
    found = list(_figures(items, used))
    made: list[_Made] = []
    for item, point, figure in found:
        row, fact = _row(point, figure, used), _fact(point, used)
        twin = next((one for one in made if one.fact == fact and _agree(one.row, row)), None)
        if twin is None:
            made.append(_Made(row, fact, point, figure, [item]))
        else:
            twin.row = _joined(twin.row, row, counted=not used.compared)
            twin.items.append(item)
    if used.compared:
        made = _grouped(made, used)
        _tell_apart(made, used)
        _say_once(made)
    _seal(found, made, used)
    rows = [one.row for one in made]
    yield FigureTable(tuple(rows), _key(rows, used))
    for item, _, _ in found:
        yield from [Heading(used.said(item.title), level=3)] if item.title else []
        yield from used.written(item.markdown)


def _grouped(made: list[_Made], used: Used) -> list[_Made]:
    """The rows, those of one document and measure at the place of the first of them, headed apart."""
    groups: dict[tuple[str, str, Runs], list[_Made]] = {}
    for one in made:
        groups.setdefault((one.row.measure.casefold(), one.row.unit, one.row.source), []).append(one)
    for group in groups.values():
        if len(group) > 1 and used.text(group[0].point) and not group[0].row.measure.startswith("“"):
            _head_apart(group, used)
    return [one for group in groups.values() for one in group]


def _tell_apart(made: list[_Made], used: Used) -> None:
    """Head figures of one sentence, where it names none of them, by the words next to each, if these differ."""
    alike: dict[tuple[str, Runs], list[_Made]] = {}
    for one in made:
        if one.row.measure.startswith("“") and used.text(one.point):
            alike.setdefault((one.row.measure, one.row.source), []).append(one)
    for group in alike.values():
        near = [nearest(used.text(one.point), one.figure) for one in group]
        for one, words in zip(group, near, strict=True):
            if len(set(near)) == len(group) > 1:
                one.row = replace(one.row, measure=words)


def _say_once(made: list[_Made]) -> None:
    """Leave out a sentence below a row where the rows before it were headed by the same words."""
    said = ""
    for one in made:
        if one.row.note and one.row.note == said:
            one.row = replace(one.row, note="")
        elif one.row.measure.startswith("“"):
            said = one.row.measure
        else:
            said = ""


def _head_apart(group: list[_Made], used: Used) -> None:
    heads: set[str] = set()
    for one in group:
        text = used.text(one.point)
        row = _in_its_words(one.row, text, one.figure)
        if row.measure in heads:
            row = replace(row, measure=expression(text, one.figure))
        heads.add(row.measure)
        one.row = replace(row, group=group[0].row.group or one.row.measure)


def _seal(found: Iterable[tuple[PackItem, Point, Figure]], made: list[_Made], used: Used) -> None:
    """Vouch for each figure, and for the words of its source in the row of the first that has them."""
    shown: dict[int, list[str]] = {}
    of = {item.id: one for one in made for item in one.items}
    before = ""
    for one in made:
        note = one.row.note if one.row.note != before else ""
        shown[one.items[0].id] = [words for words in (one.row.measure, note) if words.startswith("“")]
        before = one.row.note
    for item, _, _ in found:
        row = of[item.id].row
        used.seal(item, row.modifier, row.value, row.unit, row.period)
        for words in shown.get(item.id, ()):
            used.context(item, words)


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
        for run in runs:
            if run.exact:
                used.context(item, run.text)
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
    row = FigureRow(
        measure=_measure(figure, used.text(point), once=used.compared),
        modifier=citations.modifier(figure),
        value=value,
        unit=unit,
        period=used.said(_period(point, figure, used)),
        source=(citations.bracketed(used.number(point)),),
        status=_status(point, used),
        note=sentence(used.text(point), figure),
        point_id=point.id,
        reported=not figure.as_of,
        published=citations.given_out(used.document(point), used.number(point)) if used.publishing else (),
    )
    if row.measure and not (used.compared and hollow(measured(figure, used.text(point)), figure)):
        return row
    return _in_its_words(row, used.text(point), figure) if used.compared else replace(row, measure=NOT_NAMED)


def _in_its_words(row: FigureRow, text: str, figure: Figure) -> FigureRow:
    """A row headed by the source's own words, since nothing else tells what is counted; they are not said twice."""
    head = _clause(text, figure)
    return replace(row, measure=head, note="") if head else replace(row, measure=NOT_NAMED)


def _clause(text: str, figure: Figure) -> str:
    """The part of the sentence that says what the figure counts; of a time, what it is the time for."""
    return clause(text, figure, _TELLING) if figure.kind is FigureKind.DURATION else clause(text, figure)


def _measure(figure: Figure, text: str, *, once: bool) -> str:
    """What is measured, in the document's words, and whether it is a change or a target; or nothing.

    `once`: not said again of what says so itself, such as *Increase in council tax*.
    """
    words = capital(measured(figure, text))
    if words == NOT_NAMED:
        return ""
    if once and _SAYS_SO.get(figure.aspect, _NEVER).search(words):
        return words
    return {Aspect.LEVEL: words, Aspect.CHANGE: f"{words} (change)", Aspect.TARGET: f"{words} (target)"}[figure.aspect]


def _period(point: Point, figure: Figure, used: Used) -> str:
    """When the figure holds, or when it was reported where its source does not say."""
    if figure.as_of:
        first, space, rest = figure.as_of.partition(" ")
        opens = used.compared and first in _OPENING  # versions from before are set as they were
        return f"{first.lower() if opens else first}{space}{rest}"
    document = used.document(point)
    day = document.details.published if document else None
    return f"reported {full_date(day)}" if day else _NOT_STATED


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
    both = (*one.published, Text("; "), *other.published) if one.published else ()
    return replace(one, source=source, status=status, published=both)


def _bullet(point: Point, figure: Figure, used: Used) -> Runs:
    """A figure with its modifier in Semibold, what it measures, and its source."""
    value, unit = house.set_figure(*citations.value_and_unit(figure), used.style)
    amount = used.said(" ".join(part for part in (citations.modifier(figure), value, unit) if part))
    period = used.said(_period(point, figure, used)).replace(_NOT_STATED, f"period {_NOT_STATED}")
    line = used.standing(point)
    standing = f"; {line.remark}" if line else ""
    end = Text(f", {period}{standing}.", reference=used.number(point))
    opening = Text(capital(amount), bold=True)
    words = _counted(figure, unit, used.text(point)) if used.compared else ""
    if words.startswith("“"):
        said = Text(f"{end.text.removesuffix('.')}: ")
        return opening, said, Text(words, exact=True, reference=end.reference)
    tail = words if used.compared else f": {figure.of}" if figure.of else ""
    return opening, replace(end, text=f"{tail}{end.text}")


def _counted(figure: Figure, unit: str, text: str) -> str:
    """What follows the amount: what is measured, nothing where its unit says that, else the source's own words."""
    words = measured(figure, text)
    if words == NOT_NAMED or hollow(words, figure):
        return _clause(text, figure)
    folded, noun = words.casefold(), unit.casefold()
    if noun and (folded == noun or folded.startswith(f"{noun} ")):
        return words[len(noun) :]
    return f": {words}"
