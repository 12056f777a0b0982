"""Tables: ruled with lines of three weights, the head repeated, no row broken."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefing_app.exporting.pdf import styles
from briefing_app.exporting.pdf.layout import Label, Layout, beside
from briefing_app.exporting.pdf.setting import Line, lines, plain, words
from briefing_app.exporting.pdf.strips import Bar, Drawn, Repeat, Strip, Words, paragraph, rule
from briefing_app.exporting.pdf.structure import Node
from briefing_app.exporting.pdf.styles import Style
from briefing_app.packs.blocks import FigureRow, FigureTable, Runs, Table

_ABOVE = 5.0
_BELOW = 6.0
_TALLEST = 600.0
"""A row higher than this is drawn in parts, since it could stand on no page whole."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column from `left`, `width` wide; its text stands at the left, at the right, or with decimal points in line."""

    left: float
    width: float
    right: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell: paragraphs, each with its style."""

    parts: tuple[tuple[Runs, Style], ...]


_MEASURE = Column(54.0, 160.0)
_MODIFIER = Column(196.0, 46.0, right=True)
_VALUE = Column(240.0, 45.9, right=True)
_UNIT = Column(296.3, 52.0)
_PERIOD = Column(354.0, 66.0)
_SOURCE = Column(426.2, 40.0)
_STATUS = Column(470.5, 70.8)
_NOTE_WIDTH = 178.0


def lay_figures(layout: Layout, block: FigureTable) -> None:
    """The table of figures at full width, then what its marks mean."""
    table = layout.section.child("Table")
    layout.flow.begin()
    layout.flow.gap(15)
    head = _figure_head(table)
    align = max((_fraction(row.value) for row in block.rows), default=0.0)
    rows = [strip for row in block.rows for strip in _figure_row(table, row, align)]
    layout.flow.add(_ruled(head, rows))
    if block.key:
        layout.flow.begin()
        layout.flow.gap(9)
        strips = paragraph(block.key, styles.NOTE, layout.section.child("P"))
        layout.flow.add(beside([Label("What the marks mean", styles.LABEL)], strips, layout.section))


def lay_table(layout: Layout, block: Table) -> None:
    """A table of the official's own, in the text column."""
    table = layout.section.child("Table")
    columns = _columns(block)
    layout.flow.gap(9)
    head = _row(table.child("TR"), columns, [Cell(((runs, styles.CELL_HEAD),)) for runs in block.head], "TH")
    rows = [
        strip
        for row in block.rows
        for strip in _row(
            table.child("TR"), columns, [Cell(((runs, styles.CELL),)) for runs in _padded(row, len(columns))]
        )
    ]
    layout.flow.add(_ruled(head, rows, left=styles.TEXT_LEFT))
    layout.flow.gap(12)


def _padded(row: Sequence[Runs], count: int) -> list[Runs]:
    """A row with as many cells as there are columns."""
    return [*row[:count], *[()] * (count - len(row))]


def _columns(block: Table) -> list[Column]:
    """Columns as wide as their words ask, within the text column."""
    count, gap = len(block.head), 12.0
    wishes = [
        max(8.0, *(sum(word.width + word.gap for word in words(row[index], styles.CELL_HEAD)) * 1.15 for row in rows))
        for index, rows in (
            (index, [row for row in (block.head, *block.rows) if index < len(row)]) for index in range(count)
        )
    ]
    room = styles.TEXT_WIDTH - gap * (count - 1)
    fair = room / count
    spare = room - sum(min(wish, fair) for wish in wishes)
    wanting = sum(max(0.0, wish - fair) for wish in wishes)
    columns, left = [], styles.TEXT_LEFT
    for index, wish in enumerate(wishes):
        share = spare / count if not wanting else spare * max(0.0, wish - fair) / wanting
        width = min(wish, fair) + share
        columns.append(Column(left, width, right=index < len(block.right_aligned) and block.right_aligned[index]))
        left += width + gap
    return columns


def _ruled(head: list[Strip], rows: list[Strip], *, left: float = styles.LEFT) -> list[Strip]:
    """Head and rows with their rules, bound so that two rows at least stand on each side of a break."""
    strong = rule(styles.STRONG_RULE, styles.INK, left=left)
    head[0].drawn.insert(0, strong)
    head[-1].drawn.append(_at(head[-1].height, rule(styles.HAIRLINE, styles.INK, left=left)))
    repeat = Repeat(head=head, closing=lambda y: _at(y, rule(styles.STRONG_RULE, styles.INK, left=left)))
    for index, row in enumerate(rows):
        last = index == len(rows) - 1
        line = (
            rule(styles.STRONG_RULE, styles.INK, left=left) if last else rule(styles.TABLE_LINE, styles.HAIR, left=left)
        )
        row.drawn.append(_at(row.height, line))
        row.repeat = repeat
        row.keep = not last and (index == 0 or index == len(rows) - 2)
    for strip in head:
        strip.keep = True
    return [*head, *rows]


def _at(y: float, bar: Bar) -> Bar:
    """The rule moved down."""
    bar.y = y
    return bar


def _figure_head(table: Node) -> list[Strip]:
    """The head of the table of figures; the modifier shares the value's head."""
    columns = [_MEASURE, _VALUE, _UNIT, _PERIOD, _SOURCE, _STATUS]
    names = ["Measure", "Value", "Unit", "Period", "Source", "Status"]
    return _row(table.child("TR"), columns, [Cell(((plain(name), styles.CELL_HEAD),)) for name in names], "TH")


def _figure_row(table: Node, row: FigureRow, align: float) -> list[Strip]:
    """A row of the table of figures."""
    measure: list[tuple[Runs, Style]] = [(plain(row.measure), styles.CELL)]
    if row.note:
        exact = row.note.startswith("“") and row.note.endswith("”")
        measure.append((plain(row.note), styles.CELL_WORDS if exact else styles.CELL_NOTE))
    wide = not row.modifier
    value = Column(_VALUE.left, _VALUE.width - align + _fraction(row.value), right=True)
    status = styles.CELL_ALERT if row.status.startswith("◆") else styles.CELL
    columns = [Column(54.0, 185.0) if wide else Column(54.0, 150.0), _MODIFIER, value, _UNIT, _PERIOD, _SOURCE, _STATUS]
    cells = [
        Cell(tuple(measure)),
        Cell(((plain(row.modifier), styles.CELL_GREY),)),
        Cell(((plain(row.value), styles.CELL_STRONG),)),
        Cell(((plain(row.unit), styles.CELL),)),
        Cell(((plain(row.period), styles.CELL),)),
        Cell(((row.source, styles.CELL),)),
        Cell(((plain(row.status), status),)),
    ]
    return _row(table.child("TR"), columns, cells)


def _fraction(value: str) -> float:
    """How far the decimal point stands from the right end of a value."""
    point = value.rfind(".")
    if point < 0 or not value[point + 1 :].isdigit():
        return 0.0
    return sum(word.width for word in words(plain(value[point:]), styles.CELL_STRONG))


def _row(row: Node, columns: list[Column], cells: list[Cell], tag: str = "TD") -> list[Strip]:
    """The strip of a row, or several of them where it is higher than a page."""
    drawn: list[Drawn] = []
    height = 0.0
    for column, cell in zip(columns, cells, strict=True):
        node = row.child(tag)
        y = _ABOVE
        for runs, style in cell.parts:
            part = node.child("P")
            for line in _cell_lines(runs, style, column):
                x = column.left + (column.width - line.width if column.right else 0.0)
                drawn.append(Words(x, y + style.size, line, part))
                y += style.leading
        height = max(height, y + _BELOW)
    return _parts(Strip(height, drawn, baseline=_ABOVE + 10))


def _cell_lines(runs: Runs, style: Style, column: Column) -> list[Line]:
    """The lines of a paragraph in a cell."""
    return lines(words(runs, style, own=False), column.width)


def _parts(strip: Strip) -> list[Strip]:
    """A row as one strip, or cut between its lines if no page could hold it."""
    if strip.height <= _TALLEST:
        return [strip]
    parts: list[Strip] = []
    top = 0.0
    while top < strip.height:
        inside = [d for d in strip.drawn if isinstance(d, Words) and top <= d.y - _ABOVE < top + _TALLEST]
        moved: list[Drawn] = [Words(d.x, d.y - top, d.line, d.node) for d in inside]
        parts.append(Strip(min(_TALLEST + _ABOVE + _BELOW, strip.height - top), moved, baseline=_ABOVE + 10))
        top += _TALLEST
    return parts
