"""Charts on paper: the picture at the left with its text alternative, a table of every value beside it."""

from dataclasses import replace

from briefing_app.exporting.drawing import WIDTH, Stroke, Wording, drawing
from briefing_app.exporting.pdf import styles
from briefing_app.exporting.pdf.layout import Label, Layout
from briefing_app.exporting.pdf.setting import plain
from briefing_app.exporting.pdf.sheet import Sheet
from briefing_app.exporting.pdf.strips import (
    Bar,
    Late,
    Path,
    Picture,
    Strip,
    Words,
    height_of,
    paragraph,
    set_line,
    title,
)
from briefing_app.exporting.pdf.structure import Node
from briefing_app.exporting.pdf.styles import Style
from briefing_app.exporting.pdf.tables import Cell, Column, ruled, table_row
from briefing_app.exporting.said import NOT_GIVEN
from briefing_app.packs.blocks import Chart, ChartSeries, Text

_TABLE_LEFT = 381.3
_TABLE_WIDTH = styles.RIGHT - _TABLE_LEFT
_GAP = 10.0
_LEAST_HEAD = 44.0
_MOST = 0.8
"""How much of a large print page's height a picture takes at most, and a chart with its table if they stay together."""
_TALLEST = 420.0
"""A table higher than this, or one that is too wide, stands below its picture and may break over pages."""


def lay_chart(layout: Layout, block: Chart) -> None:
    """Title and subtitle, picture and table side by side, the source below: all of it on one page."""
    layout.hairline(before=18)
    node = layout.heading(2)
    head = title(block.title, styles.ITEM, node)
    head[0].anchor = block.anchor
    if block.anchor:
        layout.bookmark(f"{block.label}: {block.title}", block.anchor, 1)
    strips = layout.beside([Label(block.label, styles.LABEL)], head, node)
    strips[-1].after = 0
    strips += paragraph(block.subtitle, styles.NOTE, layout.section.child("P"))
    strips[-1].after = 9
    picture = _picture(layout, block, layout.section.child("Figure"))
    table = layout.section.child("Table")
    columns = _columns(block) if picture.width <= WIDTH and not layout.document.large else []
    rows = _rows(block, columns, table) if columns else []
    if rows and sum(strip.height for strip in rows) <= _TALLEST:
        strips.append(_together(picture, rows))
        _below(layout, strips, block)
        return
    table.parts.clear()
    strips.append(Strip(picture.height, [picture], after=12))
    rows = _rows(block, _wide_columns(block, layout.sheet), table)
    _bind(strips)
    layout.flow.add(strips)
    if layout.document.large and height_of([*strips, *rows]) < _MOST * layout.sheet.share * styles.FRAME_HEIGHT:
        layout.flow.keep_last()  # else the table goes on by itself
        _bind(rows)
    layout.flow.begin()
    _below(layout, rows, block)


def _below(layout: Layout, strips: list[Strip], block: Chart) -> None:
    """The strips, and what the figures stand on."""
    strips[-1].keep, strips[-1].after = True, 9
    source = (Text("Source\u00a0 ", bold=True), *block.source)
    part = paragraph(
        source, styles.EVIDENCE, layout.section.child("P"), x=layout.sheet.left, width=layout.sheet.full_width
    )
    if strips[0].repeat is not None:
        layout.flow.add(strips)
        layout.flow.add(part)
        return
    strips += part
    _bind(strips)
    layout.flow.add(strips)


def _bind(strips: list[Strip]) -> None:
    """Keep strips on one page."""
    for strip in strips[:-1]:
        strip.keep = True


def _picture(layout: Layout, block: Chart, node: Node) -> Picture:
    """The drawing, with its text alternative; smaller where it is wider or higher than there is room for."""
    node.alt = block.alternative
    sheet = layout.sheet
    made = drawing(block, sheet.full_width)
    room = (sheet.full_width / made.width, _MOST * sheet.share * styles.FRAME_HEIGHT / made.height)
    size = min(1.0, *room) if layout.document.large else 1.0
    parts = tuple(_path(shape, size) if isinstance(shape, Stroke) else _wording(shape, size) for shape in made.shapes)
    return Picture(sheet.left, 0.0, made.width * size, made.height * size, parts, node)


def _path(shape: Stroke, size: float) -> Path:
    points = tuple((x * size, y * size) for x, y in shape.points)
    return Path(points, shape.colour, shape.width, shape.dash, shape.filled)


def _wording(shape: Wording, size: float) -> Words:
    style = Style(shape.face, shape.size * size, shape.size * size, colour=shape.colour)
    width = set_line(shape.text, style).width if shape.right else 0.0
    # The space keeps the words apart for programs that read them out or copy them.
    return Words(shape.x * size - width, shape.y * size, set_line(f"{shape.text} ", style), None)


def _together(picture: Picture, rows: list[Strip]) -> Strip:
    """The picture and the table as one strip; the table's rows keep their places below one another."""
    strip = Strip(0.0, [picture])
    for row in rows:
        for drawn in row.drawn:
            if isinstance(drawn, Bar | Words | Late):
                drawn.y += strip.height
            strip.drawn.append(drawn)
        strip.height += row.height
    strip.height = max(strip.height, picture.height)
    return strip


def _columns(block: Chart) -> list[Column]:
    """A column for the labels and one for each series, as wide as their values; none where there is no room."""
    widths = [_widest(series) for series in block.series]
    head = _TABLE_WIDTH - sum(widths) - _GAP * len(widths)
    natural = max(set_line(label, styles.CELL).width for label in block.labels)
    if head > natural:  # what the labels leave goes to the names of the series, so that they break less
        more = (head - natural - 4.0) / len(widths)
        names = [set_line(series.name, styles.CELL_HEAD).width + 1.0 for series in block.series]
        widths = [max(wide, min(wide + more, name)) for wide, name in zip(widths, names, strict=True)]
        head = _TABLE_WIDTH - sum(widths) - _GAP * len(widths)
    longest = max(set_line(word, styles.CELL).width for label in block.labels for word in (label or "–").split())
    return _side_by_side(_TABLE_LEFT, head, widths) if head >= max(_LEAST_HEAD, longest, natural / 3) else []


def _wide_columns(block: Chart, sheet: Sheet) -> list[Column]:
    """The columns of a table below its picture: no wider than they need, at most as wide as the page."""
    head = min(160.0, max(set_line(label, styles.CELL).width for label in (*block.labels, block.head)) + 24)
    room = (sheet.full_width - head) / len(block.series) - _GAP
    widths = [min(room, max(_widest(series), 84.0)) for series in block.series]
    return _side_by_side(sheet.left, head, widths)


def _side_by_side(left: float, head: float, widths: list[float]) -> list[Column]:
    """The columns from their widths."""
    columns, x = [Column(left, head)], left + head
    for width in widths:
        columns.append(Column(x + _GAP, width, right=True))
        x += _GAP + width
    return columns


def _widest(series: ChartSeries) -> float:
    """The width that a series asks for: of its longest value, or of the longest word of its name."""
    values = [set_line(value.text, styles.CELL).width for value in series.values if value]
    names = [set_line(word, styles.CELL_HEAD).width for word in series.name.split()]
    return max([24.0, *values, *names]) + 1.0


def _rows(block: Chart, columns: list[Column], table: Node) -> list[Strip]:
    """The table of every value, ruled."""
    names = (block.head, *(series.name for series in block.series))
    head = table_row(
        table.child("TR"),
        [
            Cell(column, ((plain(name), styles.CELL_HEAD),), "TH", "Column")
            for column, name in zip(columns, names, strict=True)
        ],
    )
    align = [_tail(series) for series in block.series]
    rows = [
        strip
        for at in range(len(block.labels))
        for strip in table_row(table.child("TR"), _cells(block, at, columns, align))
    ]
    return ruled(head, rows, left=columns[0].left, right=columns[-1].left + columns[-1].width)


def _cells(block: Chart, at: int, columns: list[Column], align: list[float]) -> list[Cell]:
    """A row: the label, and the value of each series, decimal points below one another."""
    cells = [Cell(columns[0], ((plain(block.labels[at]), styles.CELL),), "TH", "Row")]
    for column, series, tail in zip(columns[1:], block.series, align, strict=True):
        value = series.values[at]
        text = value.text if value else NOT_GIVEN
        moved = replace(column, width=column.width - tail + _fraction(text)) if value else column
        cells.append(Cell(moved, ((plain(text), styles.CELL),)))
    return cells


def _tail(series: ChartSeries) -> float:
    """The widest part behind a decimal point."""
    return max((_fraction(value.text) for value in series.values if value), default=0.0)


def _fraction(text: str) -> float:
    """How far the decimal point stands from the right end of a value without a scale."""
    point = text.rfind(".")
    return set_line(text[point:], styles.CELL).width if point >= 0 and text[point + 1 :].isdigit() else 0.0
