"""Figures of invented documents as `linking` compares them, found by the engine in texts."""

from collections.abc import Sequence
from datetime import date

from briefing_app.domain.text import SourceText, passage
from briefing_app.extraction.extract import extract
from briefing_app.linking.periods import period
from briefing_app.linking.terms import profile
from briefing_app.linking.things import Statement


def statements(texts: Sequence[tuple[date | None, str]]) -> list[Statement]:
    """The figures of several documents, numbered from 1; each document is a source of its own."""
    made: list[Statement] = []
    for number, (day, text) in enumerate(texts):
        about = profile(text, text.split("\n", 1)[0])
        for figure in extract(SourceText(text, published=day)).figures:
            start, end = passage(text, figure.start, figure.end)
            phrase = text[figure.phrase_start or figure.start : figure.phrase_end or figure.end]
            made.append(
                Statement(
                    id=len(made) + 1,
                    document=number,
                    source=number,
                    value=figure.value,
                    kind=figure.kind,
                    value_high=figure.value_high,
                    unit=figure.unit,
                    modifier=figure.modifier,
                    aspect=figure.aspect,
                    of=figure.of or "",
                    phrase=phrase,
                    sentence=text[start:end],
                    period=period(figure.as_of, day),
                    day=day.toordinal() if day else None,
                    said_by=figure.said_by,
                    about=about,
                )
            )
    return made
