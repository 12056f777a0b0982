"""Tables and pictures in a Word document: header rows, columns as wide as their words ask, text alternatives."""

import io
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Final

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table as WordTable
from docx.table import _Row as WordRow

from briefing_app.exporting.docx_words import clean, put
from briefing_app.exporting.drawing import drawing
from briefing_app.exporting.painting import png
from briefing_app.packs.blocks import Chart, FigureRow, Runs, SourceEntry, Text

TEXT_WIDTH: Final = 16.6
"""Centimetres between the margins."""
_CHARACTER, _PADDING, _LEAST = 0.2, 0.5, 1.2
_RULES = (("top", 6, "16191D"), ("bottom", 6, "16191D"), ("insideH", 4, "B4BBC0"))
"""Rules in eighths of a point: no vertical ones, as on paper."""


def add_table(
    word: WordDocument,
    head: Sequence[Runs],
    rows: Sequence[Sequence[Runs]],
    *,
    widths: Sequence[float] | None = None,
    right: Collection[int] = (),
    name: str = "",
) -> WordTable:
    """A table whose head comes again on every page and whose rows do not break.

    Args:
        word: the document.
        head: the cells of the first row.
        rows: the cells of the others.
        widths: of the columns, in centimetres; what their words ask where none are given.
        right: the numbers of the columns whose cells stand at the right.
        name: what a screen reader calls it.
    """
    table: WordTable = word.add_table(rows=0, cols=len(head))
    _prepared(table, name)
    across = widths or _widths([head, *rows])
    bold = [tuple(replace(run, bold=True) for run in runs) for runs in head]
    for number, cells in enumerate((bold, *rows)):
        kept = number in {0, 1, len(rows) - 1}
        _row(table, [*cells, *[()] * (len(head) - len(cells))], across, right, kept=kept and number < len(rows))
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - no public door
    for column, wide in zip(table.columns, across, strict=True):
        column.width = Cm(wide)
    word.add_paragraph().paragraph_format.space_after = Pt(0)
    return table


def join(row: WordRow) -> None:
    """Make one cell of a row of which only the first has words, and keep it with the next row."""
    whole = row.cells[0].merge(row.cells[-1])
    whole.paragraphs[0].paragraph_format.keep_with_next = True


def _prepared(table: WordTable, name: str) -> None:
    """Fixed columns, hairlines between rows, a name."""
    table.autofit = False
    properties = table._tbl.tblPr  # noqa: SLF001 - borders and names have no public door
    borders = OxmlElement("w:tblBorders")
    for side, size, colour in _RULES:
        line = OxmlElement(f"w:{side}")
        for key, value in (("val", "single"), ("sz", str(size)), ("space", "0"), ("color", colour)):
            line.set(qn(f"w:{key}"), value)
        borders.append(line)
    properties.insert_element_before(borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
    if name:
        caption = OxmlElement("w:tblCaption")
        caption.set(qn("w:val"), clean(name))
        properties.append(caption)


def _row(
    table: WordTable, cells: Sequence[Runs], widths: Sequence[float], right: Collection[int], *, kept: bool
) -> None:
    """A row; `kept` binds it to the next, so that two at least stand on each side of a page's end."""
    row = table.add_row()
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001
    for index, (cell, runs, wide) in enumerate(zip(row.cells, cells, widths, strict=True)):
        cell.width = Cm(wide)
        paragraph = cell.paragraphs[0]
        paragraph.style = "Table text"
        paragraph.paragraph_format.space_after = Pt(3)
        paragraph.paragraph_format.keep_with_next = kept or None
        if index in right:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        put(paragraph, runs)


def _widths(rows: Sequence[Sequence[Runs]]) -> list[float]:
    """Columns as wide as their words ask, in centimetres; where there is not room for all, the widest give way."""
    count = len(rows[0])
    wishes = [max(_wish(row[index]) for row in rows if index < len(row)) for index in range(count)]
    limit, room = TEXT_WIDTH / count, TEXT_WIDTH
    for index, wish in enumerate(sorted(wishes)):
        limit = room / (count - index)
        if wish > limit:
            break
        room -= wish
    return wishes if sum(wishes) <= TEXT_WIDTH else [min(wish, limit) for wish in wishes]


def _wish(runs: Runs) -> float:
    lines = "".join(run.text for run in runs).split("\n")
    return max(_LEAST, max(map(len, lines)) * _CHARACTER + _PADDING)


def add_picture(word: WordDocument, chart: Chart) -> None:
    """The picture of a chart with its text alternative."""
    made = drawing(chart)
    shape = word.add_picture(io.BytesIO(png(made)), width=Pt(min(made.width, TEXT_WIDTH / 2.54 * 72)))
    word.paragraphs[-1].paragraph_format.keep_with_next = True
    described = shape._inline.docPr  # noqa: SLF001 - text alternatives have no public door
    described.set("descr", clean(chart.alternative))
    described.set("title", clean(chart.title))
    described.set("name", clean(chart.label))


def figure_cells(row: FigureRow) -> tuple[Runs, ...]:
    """The cells of a figure's row, in the order of the columns."""
    value = (*((Text(f"{row.modifier} "),) if row.modifier else ()), Text(row.value, bold=True))
    return (
        (Text(row.measure, exact=row.measure.startswith("“")),),
        value,
        (Text(row.unit),),
        (Text(row.period),),
        row.told_by,
        (Text(row.status),),
    )


def source_cells(entry: SourceEntry) -> tuple[Runs, ...]:
    """The cells of a source's row, in the order of the columns."""
    about = ", ".join(part for part in (entry.publisher, entry.detail) if part)
    title = Text(entry.title, bold=True, link=entry.link or None)
    cells = (entry.published, entry.marking, entry.sha256)
    return (Text(str(entry.number)),), (title, Text(f"\n{about}" if about else "")), *((Text(cell),) for cell in cells)
