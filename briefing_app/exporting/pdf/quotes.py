"""Speakers and their words: serif, in quotation marks, the opening mark hanging left of the edge."""

from typing import TYPE_CHECKING

from briefing_app.exporting.pdf import styles
from briefing_app.exporting.pdf.layout import Label, Layout
from briefing_app.exporting.pdf.setting import plain
from briefing_app.exporting.pdf.strips import Repeat, Strip, exact_words, paragraph, title
from briefing_app.exporting.pdf.structure import Node
from briefing_app.packs.blocks import (
    Block,
    BulletList,
    Heading,
    Note,
    Paragraph,
    QuoteBlock,
    SpeakerHeading,
    Table,
    Text,
)

if TYPE_CHECKING:
    from briefing_app.exporting.pdf.styles import Style


def lay_speaker(layout: Layout, block: SpeakerHeading) -> None:
    """The rule, name and count that open one speaker's quotes."""
    layout.flow.part_of = Repeat(_continued(block.name))
    layout.rule(styles.STRONG_RULE, styles.INK, 15, 9)
    node = layout.heading(2)
    strips = title(block.name, styles.ITEM, node)
    strips[0].anchor = block.anchor
    if block.anchor:
        layout.bookmark(block.name, block.anchor, 1)
    strips = layout.beside([Label(block.label, styles.LABEL)] if block.label else [], strips, node)
    if block.detail:
        strips[-1].after = 0
        strips += paragraph(plain(block.detail), styles.NOTE, layout.section.child("P"))
    strips[-1].after = 12
    for strip in strips:
        strip.keep = True
    layout.flow.add(strips)


def _continued(name: str) -> list[Strip]:
    """The name again where a speaker's quotes go on on the next page, which may be handed over by itself."""
    strips = title(f"{name}, continued", styles.ITEM, None)
    strips[-1].height += styles.ITEM.after
    return strips


def ends_speaker(block: Block) -> bool:
    """Whether a block is no part of the quotes of the speaker before it."""
    if isinstance(block, QuoteBlock):
        return bool(block.speaker)
    remark = (Paragraph, Note, BulletList, Table)
    return not (isinstance(block, remark) or (isinstance(block, Heading) and block.level > 2))


def lay_quote(layout: Layout, block: QuoteBlock) -> None:
    """A quote with its day at the side and role and source below."""
    flow = layout.flow
    if not flow.ruled:
        flow.begin()
        flow.gap(15)
    in_sheet = not block.speaker
    quoted = layout.section.child("BlockQuote") if block.own_words else layout.section
    strips: list[Strip] = []
    for index, words in enumerate(block.paragraphs):
        last = index == len(block.paragraphs) - 1
        strips += _words(block, words, quoted.child("P"), in_sheet=in_sheet, last=last)
    if strips:
        strips[-1].keep = True
    strips += _attribution(layout, block)
    strips[-1].after = 3
    labels = [
        Label(text, style)
        for text, style in ((block.label, styles.LABEL_INK), (block.second_label, styles.SECOND_LABEL))
        if text
    ]
    flow.add(layout.beside(labels, strips, layout.section))


def _words(block: QuoteBlock, words: str, node: Node, *, in_sheet: bool, last: bool) -> list[Strip]:
    """One paragraph of a quote: marks open each paragraph and close the last."""
    if not block.own_words:
        return paragraph(plain(words), styles.REPORTED, node)
    style: Style = styles.QUOTE if in_sheet else styles.SHORT_QUOTE
    return exact_words((Text(f"“{words}{'”' if last else ''}"),), style, node)


def _attribution(layout: Layout, block: QuoteBlock) -> list[Strip]:
    """Role, or speaker and role; then the source."""
    who = ", ".join(part for part in (block.speaker, block.role) if part)
    if not block.own_words:
        who = f"{who} (reported, not in their own words)" if who else "Reported, not in their own words"
    strips = paragraph(plain(who), styles.ROLE, layout.section.child("P")) if who else []
    if strips:
        strips[-1].keep = True
    return strips + paragraph(block.source, styles.NOTE, layout.section.child("P"))
