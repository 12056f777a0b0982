"""A PackDocument measured: every block laid out once, then set on pages."""

from collections.abc import Callable
from typing import Any

from briefing_app.packs.blocks import (
    Block,
    BulletList,
    Callout,
    Contents,
    Cover,
    FigureTable,
    Heading,
    LineToTake,
    Note,
    PackDocument,
    Paragraph,
    QuestionHeading,
    QuoteBlock,
    Rule,
    SectionOpening,
    SourceList,
    SpeakerHeading,
    Table,
)
from briefing_app.ui.packs.preview import flow, front, tables
from briefing_app.ui.packs.preview.marks import Laid
from briefing_app.ui.packs.preview.pages import Pages, paginate

_LAYOUTS: dict[type, Callable[[Any], Laid]] = {
    Cover: front.cover,
    Contents: front.contents,
    SectionOpening: flow.section,
    Heading: flow.heading,
    Paragraph: flow.paragraph,
    Note: flow.note,
    LineToTake: flow.line_to_take,
    QuestionHeading: flow.question,
    BulletList: flow.bullets,
    SpeakerHeading: flow.speaker,
    QuoteBlock: flow.quote,
    FigureTable: tables.figures,
    Table: tables.table,
    Callout: flow.callout,
    SourceList: tables.sources,
    Rule: flow.hairline,
}


class Layout:
    """Lays out one pack after another, measuring only the blocks that the last one did not have."""

    def __init__(self) -> None:
        """Begin with nothing measured."""
        self.laid: dict[Block, Laid] = {}

    def pages(self, document: PackDocument) -> Pages:
        """The pack's pages."""
        self.laid = {block: self.laid.get(block) or _LAYOUTS[type(block)](block) for block in document.blocks}
        return paginate(document, [self.laid[block] for block in document.blocks])
