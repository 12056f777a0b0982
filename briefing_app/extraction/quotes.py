"""Quotes: spans first, from structure and marks; then who said them."""

from dataclasses import dataclass

from briefing_app.domain.quotes import Quote
from briefing_app.extraction.segments import Layout
from briefing_app.extraction.syntax import Parses, Span


@dataclass(frozen=True, slots=True)
class Draft:
    """What is known before anything is parsed; `wanted` are the sentences to parse."""

    layout: Layout
    wanted: tuple[Span, ...] = ()


def draft(layout: Layout) -> Draft:
    """The spans of a text's quotes."""
    return Draft(layout)


def find_quotes(_draft: Draft, _parses: Parses) -> tuple[Quote, ...]:
    """The quotes, in order of start."""
    return ()
