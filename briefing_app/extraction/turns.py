"""Paragraphs with their kinds and the turns of debates, evidence, speeches and letters."""

from collections.abc import Sequence

from briefing_app.domain.text import Genre
from briefing_app.extraction.furniture import BULLET, NUMBER
from briefing_app.extraction.lines import Block
from briefing_app.extraction.segments import Kind, Paragraph, Turn


def turns_of(
    text: str, blocks: Sequence[Block], kinds: Sequence[Kind], _genre: Genre
) -> tuple[tuple[Paragraph, ...], tuple[Turn, ...]]:
    """The paragraphs, and the turns that they make."""
    paragraphs = []
    for index, (block, kind) in enumerate(zip(blocks, kinds, strict=True)):
        paragraphs.append(Paragraph(index, block.start, block.end, kind, _content(text, block)))
    return tuple(paragraphs), ()


def _content(text: str, block: Block) -> int:
    found = BULLET.match(text, block.start, block.end) or NUMBER.match(text, block.start, block.end)
    return found.end() if found else block.start
