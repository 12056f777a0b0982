"""The table of figures: every value with its modifier, unit, period, source and status."""

import re
from dataclasses import dataclass, field, replace

from briefing_app.exporting.pdf import binding, styles
from briefing_app.exporting.pdf.layout import Label, Layout
from briefing_app.exporting.pdf.setting import plain, words
from briefing_app.exporting.pdf.strips import Strip, paragraph, set_line
from briefing_app.exporting.pdf.structure import Node
from briefing_app.exporting.pdf.styles import Style
from briefing_app.exporting.pdf.tables import Cell, Column, ruled, table_row
from briefing_app.packs.blocks import FigureRow, FigureTable, Runs, Text

_MEASURE = Column(styles.LEFT, 150.0)
_LONGEST_VALUE = 80.0
_WIDEST = 185.0
"""How far a measure runs without a modifier beside it, and the sentence below any."""
_INDENT = 9.0
"""How far the rows of a group stand in from its name."""
_ONE = Column(styles.TEXT_LEFT, styles.TEXT_WIDTH)
"""The one column of large print."""
_BOUND = re.compile(r"\b\d{1,2} [A-Z][a-z]+ \d{4} ?|date not given ")
"""A day, which stands on one line with the number of its source."""
_CLOSER = 7.0
"""How much nearer than rows are to one another the two lines of a row stand."""
_WHOLE, _COLUMNS = Column(styles.LEFT, styles.RIGHT - styles.LEFT), 6


@dataclass(frozen=True, slots=True)
class _Places:
    """Where the columns stand; a modifier ends at `edge`."""

    edge: float
    value: Column
    unit: Column
    period: Column
    source: Column
    status: Column

    @property
    def all(self) -> tuple[Column, ...]:
        """In order."""
        return _MEASURE, self.value, self.unit, self.period, self.source, self.status


_NUMBERED = _Places(
    242.0, Column(240.0, 45.9, right=True), Column(294.5, 55.0), Column(354.0, 72.6), Column(428.2, 40.0),
    Column(470.5, 70.8),
)  # fmt: skip
_PUBLISHED = _Places(
    203.0, Column(201.0, 45.9, right=True), Column(253.0, 51.0), Column(306.0, 72.6), Column(382.0, 96.0),
    Column(483.0, 58.3),
)  # fmt: skip
"""Where the sources are named with their days."""
_LARGE_PUBLISHED = replace(_NUMBERED, period=Column(354.0, 187.3), source=Column(styles.TEXT_LEFT, 262.0))


@dataclass(slots=True)
class _Made:
    """The table as it is made: its element, what its heads are known by, its rows, names of groups and their ends."""

    table: Node
    ident: str
    align: float
    large: bool = False
    published: bool = False
    rows: list[Strip] = field(default_factory=list)
    names: list[Strip] = field(default_factory=list)
    ends: list[Strip] = field(default_factory=list)

    @property
    def places(self) -> _Places:
        """Where its columns stand."""
        if not self.published:
            return _NUMBERED
        return _LARGE_PUBLISHED if self.large else _PUBLISHED

    def head(self, name: str) -> str:
        """What a head is known by: a column's by its name, a group's or a row's by its number."""
        return f"{self.ident}-{name.lower()}"


def lay_figures(layout: Layout, block: FigureTable) -> None:
    """The table of figures at full width, then what its marks mean."""
    layout.flow.begin()
    layout.flow.gap(15)
    align = max((_fraction(row.value) for row in block.rows), default=0.0)
    large = layout.document.large
    made = _Made(layout.section.child("Table"), f"figures{layout.flow.block}", align, large, block.published)
    head = _figure_head(made, block.heads, known=any(row.group for row in block.rows))
    _add_rows(made, block.rows)
    layout.flow.add(ruled(head, made.rows, left=layout.sheet.left, names=made.names, ends=made.ends))
    if block.key:
        # The key alone on a page would explain marks that nobody sees there.
        layout.flow.keep_last()
        layout.flow.begin()
        layout.flow.gap(9)
        strips = paragraph(block.key, styles.NOTE, layout.section.child("P"))
        layout.flow.add(layout.beside([Label("What the marks mean", styles.LABEL)], strips, layout.section))


def _figure_head(made: _Made, names: tuple[str, ...], *, known: bool) -> list[Strip]:
    """The head of the table of figures; the modifier shares the value's head. `known` where rows name their heads."""
    cells = [
        Cell(column, ((plain(name), styles.CELL_HEAD),), "TH", "Column", ident=made.head(name) if known else "")
        for column, name in zip(made.places.all, names, strict=True)
    ]
    return [strip for part in _lines(made, cells) for strip in part]


def _lines(made: _Made, cells: list[Cell]) -> list[list[Strip]]:
    """The strips of a row: in large print the measure has a line of its own above the rest, without a rule between.

    Where the sources are named, they and the status have one below.
    """
    row = made.table.child("TR")
    if not made.large:
        return [table_row(row, cells)]
    measure, *rest = replace(cells[0], column=_ONE, below=None), *cells[1:]
    parts = [[measure], rest[:-2], rest[-2:]] if made.published else [[measure], rest]
    strips = [table_row(row, part) for part in parts]
    for above in strips[:-1]:
        above[-1].height -= _CLOSER
    return strips


def _add_rows(made: _Made, rows: tuple[FigureRow, ...]) -> None:
    """The rows; those that share a sentence stay together, and it stands once; those of a group under its name."""
    above = group = within = ""
    for number, row in enumerate(rows):
        if row.group != group:
            if row.group:
                within = made.head(f"group{number}")
                _add_name(made, row.group, within)
            else:
                made.ends += made.rows[-1:]
        group = row.group
        shared = bool(row.note) and row.note == above
        if shared and made.rows:
            made.rows[-1].keep = True
        shown = replace(row, note="") if shared else row
        made.rows += _figure_row(made, shown, (within, made.head(f"row{number}")) if group else ())
        above = row.note


def _add_name(made: _Made, name: str, ident: str) -> None:
    """The row that says what the figures below measure."""
    cell = Cell(
        _ONE if made.large else _WHOLE, ((plain(name), styles.CELL_GROUP),), "TH", "Row", span=_COLUMNS, ident=ident
    )
    strips = table_row(made.table.child("TR"), [cell])
    made.names += strips
    made.rows += strips


def _figure_row(made: _Made, row: FigureRow, within: tuple[str, ...]) -> list[Strip]:
    """A row of the table of figures; the modifier and the value share a cell.

    `within` is what the heads of its group and its own are known by: a row of a group names all of its heads itself.
    """
    measure: list[tuple[Runs, Style]] = [
        (plain(row.measure), styles.CELL_HEAD_WORDS if _exact(row.measure) else styles.CELL)
    ]
    if row.note:
        measure.append((plain(row.note), styles.CELL_WORDS if _exact(row.note) else styles.CELL_NOTE))
    status = styles.CELL_ALERT if row.status.startswith("◆") else styles.CELL
    indent, places = _INDENT if within else 0.0, made.places
    measured, modified, valued = _amount_columns(row, made, indent)
    below = Column(measured.left, _WIDEST - indent) if _width(row.value, styles.CELL_STRONG) <= _LONGEST_VALUE else None

    def headed(name: str) -> tuple[str, ...]:
        return (made.head(name), *within) if within else ()

    cells = [
        Cell(
            measured, tuple(measure), "TH", "Row", ident=within[-1] if within else "", headers=within[:1], below=below
        ),
        *_amount(row, (modified, valued), headed("Value"), large=made.large),
        Cell(places.unit, ((plain(row.unit), _fitting(row.unit, places.unit)),), headers=headed("Unit")),
        Cell(places.period, (_period(row),), headers=headed("Period")),
        Cell(places.source, (_source(row),), headers=headed("Published" if made.published else "Source")),
        Cell(places.status, ((plain(row.status), status),), headers=headed("Status")),
    ]
    *above, strips = _lines(made, cells)
    made.names += [strip for part in above for strip in part]
    return [*[strip for part in above for strip in part], *strips]


def _amount(row: FigureRow, columns: tuple[Column, Column], headers: tuple[str, ...], *, large: bool) -> list[Cell]:
    """Modifier and value, which share a cell; in large print they stand in one column, since there is no other room."""
    modified, valued = columns
    if large:
        both = (*((Text(f"{row.modifier} "),) if row.modifier else ()), Text(row.value, bold=True))
        right = valued.left + valued.width
        return [
            Cell(
                Column(styles.TEXT_LEFT, right - styles.TEXT_LEFT, right=True), ((both, styles.CELL),), headers=headers
            )
        ]
    return [
        Cell(modified, ((plain(row.modifier), styles.CELL_GREY),), headers=headers),
        Cell(valued, ((plain(row.value), styles.CELL_STRONG),), joined=True),
    ]


def _exact(words: str) -> bool:
    """Whether they are the source's own."""
    return words.startswith("“") and words.endswith("”")


def _period(row: FigureRow) -> tuple[Runs, Style]:
    """The period; small and with its date whole where it is only when the figure was reported."""
    if not row.reported:
        return plain(row.period), styles.CELL
    word, space, day = row.period.partition(" ")
    return plain(word + space + day.replace(" ", "\u00a0")), styles.CELL_NOTE


def _source(row: FigureRow) -> tuple[Runs, Style]:
    """The numbers of the sources, or smaller who published it and when, each day and number whole."""
    if not row.published:
        return row.source, styles.CELL
    return tuple(replace(run, text=_BOUND.sub(_bound, run.text)) for run in row.published), styles.CELL_NOTE


def _bound(found: re.Match[str]) -> str:
    return found.group().replace(" ", "\u00a0")


def _amount_columns(row: FigureRow, made: _Made, indent: float) -> tuple[Column, Column, Column]:
    """The columns of measure, modifier and value: a long value takes room from the modifier, both from the measure."""
    places = made.places
    right = places.value.left + places.value.width - made.align + _fraction(row.value)
    value = min(max(_width(row.value, styles.CELL_STRONG), 20.0), _LONGEST_VALUE)
    edge = min(places.edge, right - value - 6.0)
    modifier = _width(row.modifier, styles.CELL_GREY)
    room = edge - (modifier + 8.0 if row.modifier else 2.0) - styles.LEFT
    measure = Column(styles.LEFT + indent, min(room, 150.0 if row.modifier else _WIDEST) - indent)
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
