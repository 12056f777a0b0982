"""A text's layout: lines gathered into paragraphs, each given its kind, split into sentences and turns."""

from collections.abc import Sequence

from briefing_app.domain.text import SourceText
from briefing_app.extraction.layout import furniture, sentences
from briefing_app.extraction.layout.genre import genre_of
from briefing_app.extraction.layout.lines import Block, blocks
from briefing_app.extraction.layout.segments import Kind, Layout, Paragraph, Sentence
from briefing_app.extraction.layout.turns import turns_of


def segment(source: SourceText) -> Layout:
    """The layout of a text; every offset counts code points of `source.text`."""
    text = source.text
    found = blocks(text)
    genre = source.genre or genre_of(text, found)
    kinds = _with_footnotes(furniture.kinds(text, found, genre), found, source)
    paragraphs, turns = turns_of(text, found, kinds, genre)
    return Layout(
        text=text,
        genre=genre,
        paragraphs=paragraphs,
        sentences=tuple(_sentences(text, paragraphs)),
        turns=turns,
        title=source.title,
        publisher=source.publisher,
    )


def _with_footnotes(kinds: list[Kind], found: Sequence[Block], source: SourceText) -> list[Kind]:
    """The kinds, with what the reader set apart as footnotes; nobody says those, whoever spoke last."""
    begun = min((start for start, _ in source.notes), default=len(source.text))
    return [Kind.NOTES if block.start >= begun else kind for block, kind in zip(found, kinds, strict=True)]


def _sentences(text: str, paragraphs: tuple[Paragraph, ...]) -> list[Sentence]:
    return [
        Sentence(start, end, paragraph.index)
        for paragraph in paragraphs
        for start, end in sentences.split(text, paragraph.content, paragraph.end)
    ]
