"""Tables: ruled with lines of three weights, the head repeated, no row broken."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefing_app.exporting.pdf import binding, styles
from briefing_app.exporting.pdf.layout import Label, Layout, beside
from briefing_app.exporting.pdf.setting import Line, lines, plain, words
from briefing_app.exporting.pdf.strips import Bar, Drawn, Repeat, Strip, Words, paragraph, rule, set_line
from briefing_app.exporting.pdf.structure import Node
from briefing_app.exporting.pdf.styles import Style
from briefing_app.packs.blocks import FigureRow, FigureTable, Runs, Table

_ABOVE = 5.0
_BELOW = 6.0
_GAP = 12.0
_WIDE_GAP = 30.0
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
    """What stands in a cell: paragraphs, each with its style. `joined` makes it part of the cell before."""

    column: Column
    parts: tuple[tuple[Runs, Style], ...]
    tag: str = "TD"
    scope: str = ""
    joined: bool = False


_MEASURE = Column(54.0, 150.0)
_MODIFIER_EDGE = 242.0
_LONGEST_VALUE = 80.0
_VALUE = Column(240.0, 45.9, right=True)
_UNIT = Column(296.3, 55.0)
_PERIOD = Column(354.0, 70.2)
_SOURCE = Column(426.2, 40.0)
_STATUS = Column(470.5, 70.8)


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
    head_cells = [
        Cell(column, ((runs, styles.CELL_HEAD),), "TH", "Column")
        for column, runs in zip(columns, block.head, strict=True)
    ]
    head = _row(table.child("TR"), head_cells)
    rows = [strip for row in block.rows for strip in _row(table.child("TR"), _cells(columns, row))]
    right = columns[-1].left + columns[-1].width
    layout.flow.add(_ruled(head, rows, left=styles.TEXT_LEFT, right=right))
    layout.flow.gap(12)


def _cells(columns: list[Column], row: Sequence[Runs]) -> list[Cell]:
    """A row with as many cells as there are columns."""
    padded = [*row, *[()] * (len(columns) - len(row))]
    return [Cell(column, ((runs, styles.CELL),)) for column, runs in zip(columns, padded, strict=False)]


def _columns(block: Table) -> list[Column]:
    """Columns as wide as their words ask, within the text column; a table that needs little keeps to that."""
    count = len(block.head)
    wishes = [max(_wish(row, index) for row in (block.head, *block.rows)) for index in range(count)]
    gap = _GAP if sum(wishes) + _WIDE_GAP * (count - 1) > styles.TEXT_WIDTH else _WIDE_GAP
    room = styles.TEXT_WIDTH - gap * (count - 1)
    columns, left = [], styles.TEXT_LEFT
    for index, width in enumerate(_shared(wishes, room)):
        columns.append(Column(left, width, right=index < len(block.right_aligned) and block.right_aligned[index]))
        left += width + gap
    return columns


def _wish(row: Sequence[Runs], index: int) -> float:
    """The width that a cell asks for so as not to be broken."""
    found = words(row[index], styles.CELL_HEAD, binding.cell) if index < len(row) else []
    return max(16.0, sum(word.width + word.gap for word in found) * 1.12)


def _shared(wishes: list[float], room: float) -> list[float]:
    """The widths; where there is not room for all wishes, the widest give way first."""
    if sum(wishes) <= room:
        return wishes
    limit, left = room / len(wishes), room
    for index, wish in enumerate(sorted(wishes)):
        limit = left / (len(wishes) - index)
        if wish > limit:
            break
        left -= wish
    return [min(wish, limit) for wish in wishes]


def _ruled(
    head: list[Strip], rows: list[Strip], *, left: float = styles.LEFT, right: float = styles.RIGHT
) -> list[Strip]:
    """Head and rows with their rules, bound so that two rows at least stand on each side of a break."""

    def strong() -> Bar:
        return rule(styles.STRONG_RULE, styles.INK, left=left, right=right)

    head[0].drawn.insert(0, strong())
    head[-1].drawn.append(_at(head[-1].height, rule(styles.HAIRLINE, styles.INK, left=left, right=right)))
    repeat = Repeat(head=head, closing=strong)
    for index, row in enumerate(rows):
        last = index == len(rows) - 1
        line = strong() if last else rule(styles.TABLE_LINE, styles.HAIR, left=left, right=right)
        row.drawn.append(_at(row.height, line))
        row.repeat = repeat
        row.keep = not last and index in (0, len(rows) - 2)
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
    cells = [
        Cell(column, ((plain(name), styles.CELL_HEAD),), "TH", "Column")
        for column, name in zip(columns, names, strict=True)
    ]
    return _row(table.child("TR"), cells)


def _figure_row(table: Node, row: FigureRow, align: float) -> list[Strip]:
    """A row of the table of figures; the modifier and the value share a cell."""
    measure: list[tuple[Runs, Style]] = [(plain(row.measure), styles.CELL)]
    if row.note:
        exact = row.note.startswith("“") and row.note.endswith("”")
        measure.append((plain(row.note), styles.CELL_WORDS if exact else styles.CELL_NOTE))
    status = styles.CELL_ALERT if row.status.startswith("◆") else styles.CELL
    measured, modified, valued = _amount_columns(row, align)
    cells = [
        Cell(measured, tuple(measure), "TH", "Row"),
        Cell(modified, ((plain(row.modifier), styles.CELL_GREY),)),
        Cell(valued, ((plain(row.value), styles.CELL_STRONG),), joined=True),
        Cell(_UNIT, ((plain(row.unit), _fitting(row.unit, _UNIT)),)),
        Cell(_PERIOD, ((plain(row.period), styles.CELL),)),
        Cell(_SOURCE, ((row.source, styles.CELL),)),
        Cell(_STATUS, ((plain(row.status), status),)),
    ]
    return _row(table.child("TR"), cells)


def _amount_columns(row: FigureRow, align: float) -> tuple[Column, Column, Column]:
    """The columns of measure, modifier and value: a long value takes room from the modifier, both from the measure."""
    right = _VALUE.left + _VALUE.width - align + _fraction(row.value)
    value = min(max(_width(row.value, styles.CELL_STRONG), 20.0), _LONGEST_VALUE)
    edge = min(_MODIFIER_EDGE, right - value - 6.0)
    modifier = _width(row.modifier, styles.CELL_GREY)
    room = edge - (modifier + 8.0 if row.modifier else 2.0) - styles.LEFT
    measure = Column(styles.LEFT, min(room, 150.0 if row.modifier else 185.0))
    return measure, Column(edge - modifier - 1.0, modifier + 1.0, right=True), Column(right - value, value, right=True)


def _fitting(text: str, column: Column) -> Style:
    """The style of a cell: the smaller one where a word would have to be broken otherwise."""
    widest = max((word.width for word in words(plain(text), styles.CELL, binding.exact)), default=0.0)
    return styles.CELL if widest <= column.width else styles.CELL_SMALL


def _width(text: str, style: Style) -> float:
    """The width of a text on one line."""
    return set_line(text, style).width


def _fraction(value: str) -> float:
    """How far the decimal point stands from the right end of a value."""
    point = value.rfind(".")
    if point < 0 or not value[point + 1 :].isdigit():
        return 0.0
    return _width(value[point:], styles.CELL_STRONG)


def _row(row: Node, cells: list[Cell]) -> list[Strip]:
    """The strip of a row, or several of them where it is higher than a page."""
    drawn: list[Drawn] = []
    height = 0.0
    node = row
    for cell in cells:
        node = node if cell.joined else row.child(cell.tag, **({"Scope": cell.scope} if cell.scope else {}))
        y = _ABOVE
        for runs, style in cell.parts:
            set_lines = _cell_lines(runs, style, cell.column)
            part = node.child("P") if set_lines else node
            for line in set_lines:
                x = cell.column.left + (cell.column.width - line.width if cell.column.right else 0.0)
                drawn.append(Words(x, y + style.size, line, part))
                y += style.leading
        height = max(height, y + _BELOW)
    return _parts(Strip(height, drawn, baseline=_ABOVE + 10))


def _cell_lines(runs: Runs, style: Style, column: Column) -> list[Line]:
    """The lines of a paragraph in a cell."""
    return lines(words(runs, style, binding.exact if style.face.serif else binding.cell), column.width)


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
