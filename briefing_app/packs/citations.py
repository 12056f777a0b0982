"""How sources, dates, roles and figures are worded; source numbers are given in order of first use."""

import re
from datetime import date, datetime

from briefing_app.domain.documents import Document, DocumentSummary
from briefing_app.domain.figures import Figure, FigureKind, Modifier
from briefing_app.domain.quotes import Quote
from briefing_app.domain.text import page_at
from briefing_app.domain.wording import MONTHS, full_date
from briefing_app.packs.blocks import Runs, SourceEntry, Text
from briefing_app.packs.measures import unit_noun

Source = Document | DocumentSummary

NO_DATE = "Date not given"
LOST = "The document that this came from is no longer in the library."
HASH_SHOWN = 12
"""How many hexadecimal digits of a file's hash are printed."""

_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()  # noqa: SIM905

_MODIFIERS = {
    Modifier.NONE: "",
    Modifier.APPROX: "around",
    Modifier.AT_MOST: "up to",
    Modifier.AT_LEAST: "at least",
    Modifier.MORE_THAN: "more than",
    Modifier.LESS_THAN: "less than",
}

_SCALES = {
    "m": "million", "mn": "million", "million": "million",
    "b": "billion", "bn": "billion", "billion": "billion",
    "tn": "trillion", "trillion": "trillion",
    "k": "thousand", "thousand": "thousand",
    "%": "per cent", "pc": "per cent", "per cent": "per cent", "percent": "per cent",
}  # fmt: skip

_NUMBER = re.compile(
    r"""^(?P<value>[£$€]?\s?\d[\d,.\s]*(?:\s?(?:-|–|to|and)\s?[£$€]?\d[\d,.]*)?)
        \s*(?P<scale>%|pc\b|per\ cent\b|percent\b|(?:million|billion|trillion|thousand|mn|bn|tn|m|b|k)\b)?
        \s*(?P<rest>.*)$""",
    re.VERBOSE | re.IGNORECASE,
)
_SHARE = re.compile(r"\s*(?:%|pc|per\s?cent)$", re.IGNORECASE)
_CURRENCY_WORDS = {"GBP": "pounds", "EUR": "euros", "USD": "dollars"}


def days(first: date, last: date) -> str:
    """*21 August 2024*, *21 to 23 August 2024*, *30 August to 2 September 2024*: nothing is said twice."""
    if first == last:
        return full_date(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {full_date(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} to {full_date(last)}"
    return f"{full_date(first)} to {full_date(last)}"


def facts_time(moment: datetime) -> str:
    """*14:00 on Tuesday 3 November 2026*."""
    return f"{moment:%H:%M} on {_DAYS[moment.weekday()]} {full_date(moment.date())}"


def published(source: Source) -> str:
    """The day of publication in full, or that none is given."""
    day = source.details.published
    return full_date(day) if day else NO_DATE


def anchor(number: int) -> str:
    """The anchor of a numbered source."""
    return f"source-{number}"


class Numbering:
    """Gives each document its number at its first use."""

    def __init__(self) -> None:
        """Begin at 1."""
        self._numbers: dict[int, int] = {}

    def number(self, document_id: int) -> int:
        """The number of a document."""
        return self._numbers.setdefault(document_id, len(self._numbers) + 1)

    @property
    def order(self) -> tuple[int, ...]:
        """The ids of the documents that have a number, in order."""
        return tuple(self._numbers)

    @property
    def used(self) -> tuple[tuple[int, int], ...]:
        """Pairs of number and document id, in order."""
        return tuple((number, document_id) for document_id, number in self._numbers.items())


def bracketed(number: int) -> Text:
    """*[3]*, linked to the list of sources."""
    return Text(f"[{number}]", link=f"#{anchor(number)}")


def cite(source: Source, number: int, start: int, *, dated: bool) -> Runs:
    """Title, publisher, date where asked for, page where there are pages, and the number.

    Args:
        source: the document cited.
        number: its number in this pack.
        start: the offset of the words cited, for the page.
        dated: whether the date is to be named here.
    """
    details = source.details
    day = published(source).replace(NO_DATE, "date not given") if dated else ""
    parts = [named(source), details.publisher.strip(), day]
    return (Text(", ".join([part for part in [*parts, page_of(source, start)] if part]) + " "), bracketed(number))


def given_out(source: Source | None, number: int) -> Runs:
    """Who published it, when, and its number; without a publisher by its title."""
    if source is None:
        return (bracketed(number),)
    day = published(source).replace(NO_DATE, "date not given")
    return (Text(f"{source.details.publisher.strip() or named(source)}, {day} "), bracketed(number))


def named(source: Source) -> str:
    """The title of a document, or the name of its file where it has none."""
    return source.details.title.strip() or source.origin.name


def page_of(source: Source, start: int) -> str:
    """*p. 4 (PDF page 6)* where the document has pages and its text is at hand."""
    page = page_at(source.pages, start) if isinstance(source, Document) else None
    return page.cited if page else ""


def entry(number: int, source: Source | None) -> SourceEntry:
    """The line of the list of sources; a document that is gone is named as lost."""
    if source is None:
        return SourceEntry(number, "This document is no longer in the library", "", "")
    details = source.details
    return SourceEntry(
        number=number,
        title=named(source),
        publisher=details.publisher,
        published=published(source),
        marking=details.marking,
        link=details.link,
        sha256=source.origin.sha256[:HASH_SHOWN],
        detail=details.byline,
    )


def role(quote: Quote) -> str:
    """Role and organisation as the source gives them, the organisation only where the role does not name it."""
    parts = [quote.role or "", quote.organisation or ""]
    if parts[1].casefold() in parts[0].casefold() or parts[1].casefold() == (quote.speaker or "").casefold():
        parts[1] = ""
    return ", ".join(part for part in parts if part)


def modifier(figure: Figure) -> str:
    """*up to*, *around*: the modifier in words."""
    return modifier_words(figure.modifier)


def modifier_words(named: Modifier) -> str:
    """A modifier in words; nothing for none."""
    return _MODIFIERS[named]


def value_and_unit(figure: Figure) -> tuple[str, str]:
    """The value as the source writes it, and its unit in words: *£75* and *million*, *14,500* and *migrants*."""
    match = _NUMBER.match(figure.text.strip())
    if not match:
        return _without_share(figure), _unit(figure)
    scale = _SCALES.get((match["scale"] or "").lower(), "")
    value = re.sub(r"(?<=\d)-(?=[£$€\d])", "–", match["value"].strip())
    if scale == "per cent":
        return value, scale
    words = [scale, match["rest"] or (_unit(figure) if value[0] not in "£$€" else "")]
    return value, " ".join(word for word in words if word)


def _without_share(figure: Figure) -> str:
    """A number in words; of *four pc* without the share, which its unit says."""
    words = figure.text.strip()
    return _SHARE.sub("", words) or words if figure.kind is FigureKind.PERCENT else words


def _unit(figure: Figure) -> str:
    """The unit in words, for the value it stands beside."""
    unit = figure.unit or ""
    if figure.kind is FigureKind.PERCENT or unit == "percent":
        return "per cent"
    if unit in _CURRENCY_WORDS:
        return _CURRENCY_WORDS[unit]
    return unit_noun(figure)
