"""The table of figures: every value with its modifier, unit, period, source and status."""

from dataclasses import replace

from briefing_app.exporting.pdf import binding, styles
from briefing_app.exporting.pdf.layout import Label, Layout, beside
from briefing_app.exporting.pdf.setting import plain, words
from briefing_app.exporting.pdf.strips import Strip, paragraph, set_line
from briefing_app.exporting.pdf.structure import Node
from briefing_app.exporting.pdf.styles import Style
from briefing_app.exporting.pdf.tables import Cell, Column, ruled, table_row
from briefing_app.packs.blocks import FigureRow, FigureTable, Runs

_MEASURE = Column(54.0, 150.0)
_MODIFIER_EDGE = 242.0
_LONGEST_VALUE = 80.0
_VALUE = Column(240.0, 45.9, right=True)
_UNIT = Column(296.3, 55.0)
_PERIOD = Column(354.0, 72.6)
_SOURCE = Column(428.2, 40.0)
_STATUS = Column(470.5, 70.8)
_WHOLE, _COLUMNS = Column(styles.LEFT, styles.RIGHT - styles.LEFT), 6


def lay_figures(layout: Layout, block: FigureTable) -> None:
    """The table of figures at full width, then what its marks mean."""
    table = layout.section.child("Table")
    layout.flow.begin()
    layout.flow.gap(15)
    head = _figure_head(table)
    align = max((_fraction(row.value) for row in block.rows), default=0.0)
    rows, names = _rows(table, block.rows, align)
    layout.flow.add(ruled(head, rows, names=names))
    if block.key:
        # The key alone on a page would explain marks that nobody sees there.
        layout.flow.keep_last()
        layout.flow.begin()
        layout.flow.gap(9)
        strips = paragraph(block.key, styles.NOTE, layout.section.child("P"))
        layout.flow.add(beside([Label("What the marks mean", styles.LABEL)], strips, layout.section))


def _figure_head(table: Node) -> list[Strip]:
    """The head of the table of figures; the modifier shares the value's head."""
    columns = [_MEASURE, _VALUE, _UNIT, _PERIOD, _SOURCE, _STATUS]
    names = ["Measure", "Value", "Unit", "Period", "Source", "Status"]
    cells = [
        Cell(column, ((plain(name), styles.CELL_HEAD),), "TH", "Column")
        for column, name in zip(columns, names, strict=True)
    ]
    return table_row(table.child("TR"), cells)


def _rows(table: Node, rows: tuple[FigureRow, ...], align: float) -> tuple[list[Strip], list[Strip]]:
    """The rows, and which of them name groups; those that share a sentence stay together, and it stands once."""
    strips: list[Strip] = []
    names: list[Strip] = []
    above = group = ""
    for row in rows:
        if row.group and row.group != group:
            names += _group_name(table, row.group)
            strips += names[-1:]
        group = row.group
        shared = bool(row.note) and row.note == above
        if shared and strips:
            strips[-1].keep = True
        strips += _figure_row(table, replace(row, note="") if shared else row, align)
        above = row.note
    return strips, names


def _group_name(table: Node, name: str) -> list[Strip]:
    """The row that says what the figures below measure."""
    cell = Cell(_WHOLE, ((plain(name), styles.CELL_GROUP),), "TH", "Row", span=_COLUMNS)
    return table_row(table.child("TR"), [cell])


def _figure_row(table: Node, row: FigureRow, align: float) -> list[Strip]:
    """A row of the table of figures; the modifier and the value share a cell."""
    measure: list[tuple[Runs, Style]] = [
        (plain(row.measure), styles.CELL_HEAD_WORDS if _exact(row.measure) else styles.CELL)
    ]
    if row.note:
        measure.append((plain(row.note), styles.CELL_WORDS if _exact(row.note) else styles.CELL_NOTE))
    status = styles.CELL_ALERT if row.status.startswith("◆") else styles.CELL
    measured, modified, valued = _amount_columns(row, align)
    cells = [
        Cell(measured, tuple(measure), "TH", "Row"),
        Cell(modified, ((plain(row.modifier), styles.CELL_GREY),)),
        Cell(valued, ((plain(row.value), styles.CELL_STRONG),), joined=True),
        Cell(_UNIT, ((plain(row.unit), _fitting(row.unit, _UNIT)),)),
        Cell(_PERIOD, (_period(row),)),
        Cell(_SOURCE, ((row.source, styles.CELL),)),
        Cell(_STATUS, ((plain(row.status), status),)),
    ]
    return table_row(table.child("TR"), cells)


def _exact(words: str) -> bool:
    """Whether they are the source's own."""
    return words.startswith("“") and words.endswith("”")


def _period(row: FigureRow) -> tuple[Runs, Style]:
    """The period; small and with its date whole where it is only when the figure was reported."""
    if not row.reported:
        return plain(row.period), styles.CELL
    word, space, day = row.period.partition(" ")
    return plain(word + space + day.replace(" ", "\u00a0")), styles.CELL_NOTE


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
