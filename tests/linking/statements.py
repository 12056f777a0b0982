"""Figures of invented documents as `linking` compares them, found by the engine in texts."""

from collections.abc import Iterable, Sequence
from datetime import date

from briefing_app.domain.figures import Figure
from briefing_app.domain.linking import FigureSeen
from briefing_app.domain.text import SourceText, passage
from briefing_app.extraction.extract import extract
from briefing_app.linking.terms import profile
from briefing_app.linking.things import Statement
from briefing_app.linking.traces import statement


def statements(texts: Sequence[tuple[date | None, str]]) -> list[Statement]:
    """The figures of several documents, numbered from 1; each document is a source of its own."""
    made: list[Statement] = []
    for number, (day, text) in enumerate(texts):
        source = SourceText(text, title=text.split("\n", 1)[0], published=day)
        made += statements_of(source, extract(source).figures, number, len(made) + 1)
    return made


def statements_of(source: SourceText, figures: Iterable[Figure], document: int, first: int) -> list[Statement]:
    """The figures of a document, in their order, numbered from `first`."""
    about = profile(source.text, source.title)
    day = source.published.toordinal() if source.published else None
    made = []
    for at, figure in enumerate(figures, start=first):
        start, end = passage(source.text, figure.start, figure.end)
        phrase = source.text[figure.phrase_start or figure.start : figure.phrase_end or figure.end]
        seen = FigureSeen(at, document, figure, phrase, source.text[start:end], day)
        made.append(statement(seen, about))
    return made
