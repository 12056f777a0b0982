"""Tables: ruled with lines of three weights, the head repeated, no row broken."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefing_app.exporting.pdf import binding, styles
from briefing_app.exporting.pdf.layout import Layout
from briefing_app.exporting.pdf.setting import Line, lines, words
from briefing_app.exporting.pdf.strips import Bar, Drawn, Repeat, Strip, Words, rule
from briefing_app.exporting.pdf.structure import Node
from briefing_app.exporting.pdf.styles import Style
from briefing_app.packs.blocks import Runs, Table

_ABOVE = 5.0
_BELOW = 6.0
_GAP = 12.0
_WIDE_GAP = 30.0
_TALLEST = 360.0
"""A row higher than this is drawn in parts, since it could stand on no page whole."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column from `left`, `width` wide; its text stands at the left, at the right, or with decimal points in line."""

    left: float
    width: float
    right: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell: paragraphs, each with its style. `joined` makes it part of the cell before.

    `span` is how many columns it takes; `ident` is what other cells know a head by, `headers` the heads that a cell
    names itself, where a row among others names a group. `below` is the column of all but the first paragraph.
    """

    column: Column
    parts: tuple[tuple[Runs, Style], ...]
    tag: str = "TD"
    scope: str = ""
    joined: bool = False
    span: int = 1
    ident: str = ""
    headers: tuple[str, ...] = ()
    below: Column | None = None


def lay_table(layout: Layout, block: Table) -> None:
    """A table of the official's own, in the text column."""
    table = layout.section.child("Table")
    columns = _columns(block)
    layout.flow.gap(9)
    head_cells = [
        Cell(column, ((runs, styles.CELL_HEAD),), "TH", "Column")
        for column, runs in zip(columns, block.head, strict=True)
    ]
    head = table_row(table.child("TR"), head_cells)
    rows = [strip for values in block.rows for strip in table_row(table.child("TR"), _cells(columns, values))]
    right = columns[-1].left + columns[-1].width
    layout.flow.add(ruled(head, rows, left=styles.TEXT_LEFT, right=right))
    layout.flow.gap(12)


def _cells(columns: list[Column], values: Sequence[Runs]) -> list[Cell]:
    """A row with as many cells as there are columns."""
    padded = [*values, *[()] * (len(columns) - len(values))]
    return [Cell(column, ((runs, styles.CELL),)) for column, runs in zip(columns, padded, strict=False)]


def _columns(block: Table) -> list[Column]:
    """Columns as wide as their words ask, within the text column; a table that needs little keeps to that."""
    count = len(block.head)
    wishes = [max(_wish(cells, index) for cells in (block.head, *block.rows)) for index in range(count)]
    gap = _GAP if sum(wishes) + _WIDE_GAP * (count - 1) > styles.TEXT_WIDTH else _WIDE_GAP
    room = styles.TEXT_WIDTH - gap * (count - 1)
    columns, left = [], styles.TEXT_LEFT
    for index, width in enumerate(_shared(wishes, room)):
        columns.append(Column(left, width, right=index < len(block.right_aligned) and block.right_aligned[index]))
        left += width + gap
    return columns


def _wish(cells: Sequence[Runs], index: int) -> float:
    """The width that a cell asks for so as not to be broken."""
    found = words(cells[index], styles.CELL_HEAD, binding.cell) if index < len(cells) else []
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


def ruled(
    head: list[Strip],
    rows: list[Strip],
    *,
    left: float = styles.LEFT,
    right: float = styles.RIGHT,
    names: Collection[Strip] = (),
    ends: Collection[Strip] = (),
) -> list[Strip]:
    """Head and rows with their rules, bound so that two rows at least stand on each side of a break.

    The last row, with what is bound to it, stands alone where two would leave a great white on the page before.

    The names of groups, which are rows of their own, have no rule below and stay with what follows; `ends` are the last
    rows of groups that others follow which belong to none, and have a darker rule.
    """

    def strong() -> Bar:
        return rule(styles.STRONG_RULE, styles.INK, left=left, right=right)

    named, ended = {id(strip) for strip in names}, {id(strip) for strip in ends}
    head[0].drawn.insert(0, strong())
    head[-1].drawn.append(_at(head[-1].height, rule(styles.HAIRLINE, styles.INK, left=left, right=right)))
    repeat = Repeat(head=head, closing=strong)
    for index, strip in enumerate(rows):
        last = index == len(rows) - 1
        dark = styles.INK if id(strip) in ended else styles.HAIR
        line = strong() if last else rule(styles.TABLE_LINE, dark, left=left, right=right)
        if last or id(strip) not in named:
            strip.drawn.append(_at(strip.height, line))
        strip.repeat = repeat
        bound = strip.keep or id(strip) in named or index == 0
        strip.soft = index == len(rows) - 2 and not bound
        strip.keep = not last and (bound or strip.soft)
    for strip in head:
        strip.keep = True
    return [*head, *rows]


def _at(y: float, bar: Bar) -> Bar:
    """The rule moved down."""
    bar.y = y
    return bar


def table_row(node: Node, cells: list[Cell]) -> list[Strip]:
    """The strip of a row, or several of them where it is higher than a page. All first baselines meet."""
    drawn: list[Drawn] = []
    first = _ABOVE + max(cell.parts[0][1].size for cell in cells)
    height, place = 0.0, node
    for cell in cells:
        if not cell.joined:
            place = node.child(cell.tag, **_attributes(cell))
            place.ident = cell.ident
        height = max(height, _lay_cell(cell, place, first, drawn))
    return _parts(Strip(height, drawn, baseline=first))


def _attributes(cell: Cell) -> dict[str, str]:
    scope = {"Scope": cell.scope} if cell.scope else {}
    span = {"ColSpan": str(cell.span)} if cell.span > 1 else {}
    headers = {"Headers": f"[{' '.join(f'({ident})' for ident in cell.headers)}]"} if cell.headers else {}
    return scope | span | headers


def _lay_cell(cell: Cell, node: Node, first: float, drawn: list[Drawn]) -> float:
    """Set a cell's paragraphs below one another and return how high the cell is."""
    y = first - cell.parts[0][1].size
    for number, (runs, style) in enumerate(cell.parts):
        column = cell.below if number and cell.below else cell.column
        set_lines = _cell_lines(runs, style, column)
        part = node.child("P") if set_lines else node
        for line in set_lines:
            x = column.left + (column.width - line.width if column.right else 0.0)
            drawn.append(Words(x, y + style.size, line, part))
            y += style.leading
    return y + _BELOW


def _cell_lines(runs: Runs, style: Style, column: Column) -> tuple[Line, ...]:
    """The lines of a paragraph in a cell."""
    return _set_cell(runs, style, column.width)


@lru_cache(maxsize=8192)
def _set_cell(runs: Runs, style: Style, width: float) -> tuple[Line, ...]:
    """The lines of a cell, kept for the preview's next layout."""
    return tuple(lines(words(runs, style, binding.exact if style.face.serif else binding.cell), width))


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
