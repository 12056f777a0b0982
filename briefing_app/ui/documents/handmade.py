"""Points made by hand from the words that a person selected."""

import re

from briefing_app.domain.figures import Figure, FigureKind
from briefing_app.domain.quotes import Quote, QuoteKind
from briefing_app.errors import BriefingError

_NUMBER = re.compile(
    r"(£|\$|€)?\s?(\d[\d,]*(?:\.\d+)?)\s*(%|per cent|thousand|million|billion|trillion|m\b|bn\b|k\b)?", re.IGNORECASE
)
_TIMES = {"thousand": 1e3, "k": 1e3, "million": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9, "trillion": 1e12}
_MONEY = {"£": "GBP", "$": "USD", "€": "EUR"}
_MARKS = "“”\"'‘’ \n\t"


def _span(text: str, start: int, end: int) -> tuple[int, int]:
    """The selection without white space and quotation marks at its ends."""
    while start < end and text[start] in _MARKS:
        start += 1
    while end > start and text[end - 1] in _MARKS:
        end -= 1
    return start, end


def quote(text: str, start: int, end: int) -> Quote:
    """A quote of the selected words, its speaker still to be named.

    Raises:
        BriefingError: nothing is selected.
    """
    start, end = _span(text, start, end)
    if start >= end:
        raise BriefingError("No words are selected.", remedy="Select the words of the quote in the text first.")
    return Quote(start, end, text[start:end], QuoteKind.DIRECT, evidence="Made by hand")


def figure(text: str, start: int, end: int) -> Figure:
    """A figure of the first number in the selected words; the selection is its wider wording.

    Raises:
        BriefingError: nothing is selected, or no number is in it.
    """
    start, end = _span(text, start, end)
    match = _NUMBER.search(text, start, end)
    if match is None:
        raise BriefingError("No number is selected.", remedy="Select a number written in digits, with its unit.")
    sign, digits, scale = match.group(1), match.group(2), (match.group(3) or "").lower()
    percent = scale in ("%", "per cent")
    value = float(digits.replace(",", "")) * _TIMES.get(scale, 1)
    kind = FigureKind.MONEY if sign else FigureKind.PERCENT if percent else FigureKind.COUNT
    unit = _MONEY.get(sign or "") or ("percent" if percent else None)
    first, last = match.start() if sign else match.start(2), match.end(3) if scale else match.end(2)
    return Figure(
        first,
        last,
        text[first:last],
        value,
        kind,
        unit=unit,
        phrase_start=start,
        phrase_end=end,
        evidence="Made by hand",
    )
