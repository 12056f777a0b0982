"""A text's layout: lines gathered into paragraphs, each given its kind, split into sentences and turns."""

from briefing_app.domain.text import SourceText
from briefing_app.extraction import furniture, sentences
from briefing_app.extraction.genre import genre_of
from briefing_app.extraction.lines import blocks
from briefing_app.extraction.segments import Layout, Paragraph, Sentence
from briefing_app.extraction.turns import turns_of


def segment(source: SourceText) -> Layout:
    """The layout of a text; every offset counts code points of `source.text`."""
    text = source.text
    found = blocks(text)
    genre = source.genre or genre_of(text, found)
    kinds = furniture.kinds(text, found, genre)
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


def _sentences(text: str, paragraphs: tuple[Paragraph, ...]) -> list[Sentence]:
    return [
        Sentence(start, end, paragraph.index)
        for paragraph in paragraphs
        for start, end in sentences.split(text, paragraph.content, paragraph.end)
    ]
