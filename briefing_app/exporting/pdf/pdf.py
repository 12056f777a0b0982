"""A composed pack becomes a PDF: every block laid out, every page drawn, the file written whole or not at all."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

from briefing_app.exporting.atomic import write_bytes
from briefing_app.exporting.pdf import changes, charts, figures, front, quotes, references, sections, sources, tables
from briefing_app.exporting.pdf.draw import Drawing
from briefing_app.exporting.pdf.glyphs import lacking
from briefing_app.exporting.pdf.layout import Layout
from briefing_app.exporting.pdf.strips import Words
from briefing_app.exporting.pdf.tagged import TaggedCanvas
from briefing_app.packs import blocks
from briefing_app.packs.blocks import PackDocument

_LAY: dict[type, Callable[[Layout, Any], None]] = {
    blocks.Cover: front.lay_cover,
    blocks.Contents: front.lay_contents,
    blocks.SectionOpening: sections.lay_opening,
    blocks.Heading: sections.lay_heading,
    blocks.Paragraph: sections.lay_paragraph,
    blocks.Note: sections.lay_note,
    blocks.LineToTake: sections.lay_line,
    blocks.QuestionHeading: sections.lay_question,
    blocks.BulletList: sections.lay_bullets,
    blocks.Callout: sections.lay_callout,
    blocks.Rule: sections.lay_rule,
    blocks.SpeakerHeading: quotes.lay_speaker,
    blocks.QuoteBlock: quotes.lay_quote,
    blocks.FigureTable: figures.lay_figures,
    blocks.Table: tables.lay_table,
    blocks.SourceList: sources.lay_sources,
    blocks.Chart: charts.lay_chart,
    blocks.Alteration: changes.lay_alteration,
    blocks.FindingSheet: changes.lay_findings,
    blocks.Redline: changes.lay_redline,
}


_MOST_PASSES = 4
"""A page that moves a reference that moves the page would otherwise go on for ever."""


def write(document: PackDocument, path: Path) -> None:
    """Write the pack as a PDF. The same document gives the same bytes.

    Raises:
        BriefingError: the file cannot be written; a file that was there still stands.
    """
    write_bytes(path, to_bytes(document))


def to_bytes(document: PackDocument) -> bytes:
    """The PDF of a pack."""
    layout = laid_out(document)
    target = io.BytesIO()
    canvas = TaggedCanvas(target, document)
    Drawing(layout, canvas).draw()
    canvas.finish(layout.root)
    return target.getvalue()


def described(document: PackDocument) -> tuple[str, ...]:
    """The words that no face has signs for, so that the page describes them in square brackets; each once, in order."""
    pieces = (
        piece
        for page in laid_out(document).flow.pages
        for _, strip in page.placed
        for drawn in strip.drawn
        if isinstance(drawn, Words)
        for piece in drawn.line.pieces
    )
    found = (piece.actual for piece in pieces if piece.actual and lacking(piece.look.face, piece.actual))
    return tuple(dict.fromkeys(found))


def laid_out(document: PackDocument) -> Layout:
    """Every block on its page; where one names the page of another, laid out again until the pages agree."""
    layout = _laid_out(document)
    pages: dict[str, int] = {}
    passes = _MOST_PASSES if references.refers(document) else 0
    while passes and layout.flow.anchors != pages:
        pages, passes = layout.flow.anchors, passes - 1
        layout = _laid_out(references.with_pages(document, pages))
    return layout


def _laid_out(document: PackDocument) -> Layout:
    """Every block on its page, once."""
    layout = Layout(document)
    for number, block in enumerate(document.blocks):
        lay_block(layout, number, block)
    layout.flow.finish()
    return layout


def lay_block(layout: Layout, number: int, block: blocks.Block) -> None:
    """Put the block of that number after those before it."""
    layout.flow.block = number
    if quotes.ends_speaker(block):
        layout.flow.part_of = None
    _LAY[type(block)](layout, block)
