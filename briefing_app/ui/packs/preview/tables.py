"""Tables laid out: the official's own, the table of figures at full width, and the list of sources."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefing_app.packs.blocks import FigureRow, FigureTable, Runs, SourceEntry, SourceList, Table
from briefing_app.ui.packs.preview import paper
from briefing_app.ui.packs.preview.flow import kept, text_strips, with_labels
from briefing_app.ui.packs.preview.lines import Span, TextLine, break_lines, line_width, spans
from briefing_app.ui.packs.preview.marks import Laid, Line, Mark, Strip
from briefing_app.ui.packs.preview.paper import Ink, Style

ABOVE, BELOW = 5.0, 6.0
"""The padding of a row."""
_GAP = 14.0
_VALUE_EDGE = 285.7
"""Where the values' widest decimals end; the head *Value* ends there too."""
_UNIT, _PERIOD, _SOURCE, _STATUS = 296.1, 354.2, 426.3, 470.2
_NOTE_WIDTH = 150.0
_MEASURE_LEAST = 104.0
_ALARMING = "◆"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's lines, their style and place; `shift` moves each line from `x`, to the left for right-aligned ones."""

    lines: Sequence[TextLine]
    style: Style
    x: float
    right: bool = False

    def marks(self, top: float) -> list[Mark]:
        """The cell's marks, its first line's top at `top`."""
        found: list[Mark] = []
        for number, line in enumerate(self.lines):
            x = self.x - line.wide if self.right else self.x
            found.extend(line.words(x, top + number * self.style.leading + self.style.size))
        return found

    @property
    def height(self) -> float:
        """How high the cell's lines are."""
        return len(self.lines) * self.style.leading


def row_strip(cells: Sequence[Cell], *, left: float, length: float, below: float, ink: Ink = Ink.HAIR) -> Strip:
    """A row with its padding and a rule, `below` thick, under it."""
    height = ABOVE + max(cell.height for cell in cells) + BELOW
    marks = [mark for cell in cells for mark in cell.marks(ABOVE)]
    return Strip(height, (*marks, Line(left, height, length, below, ink)))


def assemble(head: Strip, rows: Sequence[Strip], left: float, length: float) -> tuple[Strip, ...]:
    """A head that comes again on each page, at least two rows on each side of a break, and the closing rule."""
    top = Strip(0.0, (Line(left, 0.0, length, paper.STRONG, Ink.INK),), keep=True)
    again = Strip(head.height, (*top.marks, *head.marks))
    together = {0, len(rows) - 2}
    body = [replace(row, again=again, keep=number in together) for number, row in enumerate(rows)]
    if body:
        body[-1] = replace(body[-1], marks=_closed(body[-1].marks, left, length), keep=False)
    return (top, replace(head, keep=True), *body)


def _closed(marks: Sequence[Mark], left: float, length: float) -> tuple[Mark, ...]:
    last = marks[-1]
    return (*marks[:-1], Line(left, last.y, length, paper.STRONG, Ink.INK))


def table(block: Table) -> Laid:
    """The official's own table: as wide as the text, or across both columns where its words need it."""
    natural, least = _needs(block)
    wide = sum(natural) + _GAP * (len(natural) - 1) > paper.TEXT_WIDTH
    left, length = (paper.LEFT, paper.FULL_WIDTH) if wide else (paper.TEXT_LEFT, paper.TEXT_WIDTH)
    widths = _shared(natural, least, length - _GAP * (len(natural) - 1))
    right = tuple(block.right_aligned) + (False,) * len(natural)
    head = _table_row(block.head, widths, right, left, paper.CELL_HEAD)
    head_strip = row_strip(head, left=left, length=length, below=paper.HAIRLINE, ink=Ink.INK)
    rows = [
        row_strip(_table_row(row, widths, right, left, paper.CELL), left=left, length=length, below=paper.TABLE_LINE)
        for row in block.rows
    ]
    return Laid(assemble(head_strip, rows, left, length), space=12.0)


def _needs(block: Table) -> tuple[list[float], list[float]]:
    """For each column the width that leaves every cell on one line, and that of its longest word."""
    columns = max(len(row) for row in (block.head, *block.rows))
    natural, least = [0.0] * columns, [0.0] * columns
    for row, style in ((block.head, paper.CELL_HEAD), *((row, paper.CELL) for row in block.rows)):
        for column, runs in enumerate(row):
            for text, dressed in spans(runs, style):
                words = [line_width(word, dressed) for word in text.split() or [""]]
                least[column] = max(least[column], *words)
            whole = sum(line_width(text, dressed) for text, dressed in spans(runs, style))
            natural[column] = max(natural[column], whole)
    return [need + 0.5 for need in natural], [need + 0.5 for need in least]


def _shared(natural: Sequence[float], least: Sequence[float], room: float) -> list[float]:
    """The columns' widths: what is over goes to each in proportion, what lacks is taken from those that can wrap."""
    if sum(natural) <= room:
        return [need * room / sum(natural) for need in natural]
    if sum(least) >= room:
        return [need * room / sum(least) for need in least]
    spare, wish = room - sum(least), sum(natural) - sum(least)
    return [low + (need - low) * spare / wish for need, low in zip(natural, least, strict=True)]


def _table_row(
    row: Sequence[Runs], widths: Sequence[float], right: Sequence[bool], left: float, style: Style
) -> list[Cell]:
    cells, x = [], left
    for runs, width, to_right in zip(row, widths, right, strict=False):
        lines = break_lines(spans(runs, style), width)
        cells.append(Cell(lines, style, x + width if to_right else x, to_right))
        x += width + _GAP
    return cells


def figures(block: FigureTable) -> Laid:
    """The figures at full width: measure, modifier, value on its decimal point, unit, period, source, status."""
    decimals = max((line_width(_split_value(row.value)[1], paper.CELL_STRONG) for row in block.rows), default=0.0)
    values = max((line_width(_split_value(row.value)[0], paper.CELL_STRONG) for row in block.rows), default=0.0)
    modifiers = max((line_width(row.modifier, paper.CELL_GREY) for row in block.rows), default=0.0)
    modifier_edge = _VALUE_EDGE - max(decimals + values + 8.0, 43.8)
    measure = max(_MEASURE_LEAST, modifier_edge - paper.LEFT - (modifiers + 8.0 if modifiers else 0.0))
    row_of = _FigureColumns(_VALUE_EDGE - decimals, modifier_edge, measure).strip
    return Laid(
        assemble(_figures_head(), [row_of(row) for row in block.rows], paper.LEFT, paper.FULL_WIDTH), space=12.0
    )


def _figures_head() -> Strip:
    columns = [("Measure", paper.LEFT), ("Unit", _UNIT), ("Period", _PERIOD), ("Source", _SOURCE), ("Status", _STATUS)]
    cells = [Cell(break_lines([(text, paper.CELL_HEAD)], 100), paper.CELL_HEAD, x) for text, x in columns]
    cells.append(Cell(break_lines([("Value", paper.CELL_HEAD)], 100), paper.CELL_HEAD, _VALUE_EDGE, right=True))
    return row_strip(cells, left=paper.LEFT, length=paper.FULL_WIDTH, below=paper.HAIRLINE, ink=Ink.INK)


def _split_value(value: str) -> tuple[str, str]:
    """A value before its decimal point, and from it on."""
    whole, point, decimals = value.rpartition(".")
    return (whole, point + decimals) if point and decimals.isdecimal() else (value, "")


@dataclass(frozen=True, slots=True)
class _FigureColumns:
    """The places that depend on the table's own values."""

    point: float
    modifier_edge: float
    measure: float

    def strip(self, row: FigureRow) -> Strip:
        """A row, a note under its measure."""
        cells = [*self._number(row), *_facts(row)]
        measure = break_lines([(row.measure, paper.CELL)], self.measure)
        cells.append(Cell(measure, paper.CELL, paper.LEFT))
        style = paper.CELL_QUOTE if row.note.startswith("“") else paper.CELL_NOTE
        note = break_lines([(row.note, style)], max(self.measure, _NOTE_WIDTH)) if row.note else []
        under = ABOVE + len(measure) * paper.CELL.leading
        height = max(*(cell.height for cell in cells), under - ABOVE + len(note) * paper.CELL_NOTE.leading)
        marks = [mark for cell in cells for mark in cell.marks(ABOVE)]
        marks += Cell(note, style, paper.LEFT).marks(under)
        total = ABOVE + height + BELOW
        return Strip(total, (*marks, Line(paper.LEFT, total, paper.FULL_WIDTH, paper.TABLE_LINE, Ink.HAIR)))

    def _number(self, row: FigureRow) -> list[Cell]:
        whole, decimals = _split_value(row.value)
        return [
            Cell(_one(whole, paper.CELL_STRONG), paper.CELL_STRONG, self.point, right=True),
            Cell(_one(decimals, paper.CELL_STRONG), paper.CELL_STRONG, self.point),
            Cell(_one(row.modifier, paper.CELL_GREY), paper.CELL_GREY, self.modifier_edge, right=True),
        ]


def _facts(row: FigureRow) -> list[Cell]:
    status = paper.CELL_ALERT if row.status.startswith(_ALARMING) else paper.CELL
    columns: list[tuple[Sequence[Span], Style, float, float]] = [
        ([(row.unit, paper.CELL)], paper.CELL, _UNIT, _PERIOD - 6.0),
        ([(row.period, paper.CELL)], paper.CELL, _PERIOD, _SOURCE - 6.0),
        (spans(row.source, paper.CELL), paper.CELL, _SOURCE, _STATUS - 4.0),
        ([(row.status, status)], status, _STATUS, paper.RIGHT),
    ]
    return [Cell(break_lines(text, edge - x), style, x) for text, style, x, edge in columns]


def _one(text: str, style: Style) -> list[TextLine]:
    return break_lines([(text, style)], paper.FULL_WIDTH) if text else []


def sources(block: SourceList) -> Laid:
    """The sources, one hairline row each, the number in the label column."""
    strips = [strip for number, entry in enumerate(block.entries) for strip in _source(entry, first=number == 0)]
    return Laid(tuple(strips), space=6.0, small=True)


def _source(entry: SourceEntry, *, first: bool) -> list[Strip]:
    where = ", ".join(part for part in (entry.publisher, entry.published) if part)
    parts = [
        (entry.title, paper.BODY_STRONG),
        (where, paper.BODY),
        (entry.detail, paper.NOTE),
        (entry.link, paper.NOTE),
    ]
    strips = [strip for text, style in parts if text for strip in text_strips(_one_column(text, style), style)]
    beside = [(str(entry.number), paper.SOURCE_NUMBER), (entry.marking, paper.SECOND_LABEL)]
    strips = with_labels(strips, beside, paper.BODY_STRONG.size)
    rule = Line(paper.LEFT, 0.0, paper.FULL_WIDTH, paper.HAIRLINE, Ink.HAIR)
    return [*kept([Strip(12.0, (rule,), above=0.0 if first else 6.75), *strips[:-1]]), strips[-1]]


def _one_column(text: str, style: Style) -> list[TextLine]:
    return break_lines([(text, style)], paper.TEXT_WIDTH)
