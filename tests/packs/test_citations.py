"""How sources, dates, roles and figures are worded."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from briefing_app.domain.figures import Figure, FigureKind, Modifier
from briefing_app.domain.quotes import Quote, QuoteKind
from briefing_app.domain.text import Page
from briefing_app.packs import citations
from tests.packs.example import DOCUMENTS


@pytest.mark.parametrize(
    ("text", "kind", "unit", "value", "words"),
    [
        ("£75 million", FigureKind.MONEY, "GBP", "£75", "million"),
        ("£12m", FigureKind.MONEY, "GBP", "£12", "million"),
        ("£72-78bn", FigureKind.MONEY, "GBP", "£72–78", "billion"),
        ("£5,000", FigureKind.MONEY, "GBP", "£5,000", ""),
        ("50%", FigureKind.PERCENT, "percent", "50", "per cent"),
        ("45pc", FigureKind.PERCENT, "percent", "45", "per cent"),
        ("four pc", FigureKind.PERCENT, "percent", "four", "per cent"),
        ("3.99 per cent", FigureKind.PERCENT, "percent", "3.99", "per cent"),
        ("14,500", FigureKind.COUNT, "migrant", "14,500", "migrants"),
        ("1.75 million", FigureKind.DURATION, "hour", "1.75", "million hours"),
        ("six", FigureKind.DURATION, "month", "six", "months"),
        ("45", FigureKind.RATE, "gate", "45", "gates"),
        ("1,800 and 2,000", FigureKind.COUNT, "boat", "1,800 and 2,000", "boats"),
        ("50 to 60", FigureKind.COUNT, "person", "50 to 60", "people"),
        ("21", FigureKind.COUNT, "authority", "21", "authorities"),
        ("two", FigureKind.COUNT, None, "two", ""),
    ],
)
def test_values_stand_as_their_source_writes_them(
    text: str, kind: FigureKind, unit: str | None, value: str, words: str
) -> None:
    assert citations.value_and_unit(Figure(0, len(text), text, 7.0, kind, unit=unit)) == (value, words)


@pytest.mark.parametrize("modifier", list(Modifier))
def test_each_modifier_has_its_words(modifier: Modifier) -> None:
    figure = Figure(0, 1, "1", 1.0, FigureKind.COUNT, modifier=modifier)
    assert bool(citations.modifier(figure)) is (modifier is not Modifier.NONE)


@pytest.mark.parametrize(
    ("role", "organisation", "worded"),
    [
        ("Home Secretary", "Home Office", "Home Secretary, Home Office"),
        ("Chair of the Forum", "the Forum", "Chair of the Forum"),
        (None, "Home Office", "Home Office"),
        ("Chair", None, "Chair"),
        (None, None, ""),
        (None, "A Body", ""),
    ],
)
def test_role_and_organisation(role: str | None, organisation: str | None, worded: str) -> None:
    quote = Quote(0, 1, "x", QuoteKind.DIRECT, "A Body", role, organisation)
    assert citations.role(quote) == worded


def test_times_are_in_full() -> None:
    assert citations.facts_time(datetime(2026, 11, 3, 9, 5, tzinfo=UTC)) == "09:05 on Tuesday 3 November 2026"


def test_a_citation_names_the_page_where_there_are_pages() -> None:
    document = replace(DOCUMENTS[1], pages=(Page(0, 1), Page(30, 2, "iv")))
    cited = ["".join(text.text for text in citations.cite(document, 4, at, dated=False)) for at in (29, 31)]
    assert cited[0] == "Annual warden return 2026, Department for Coastal Safety, p. 1 [4]"
    assert cited[1] == "Annual warden return 2026, Department for Coastal Safety, p. iv (PDF page 2) [4]"


def test_a_day_that_nobody_gave_is_told_in_mid_sentence() -> None:
    document = replace(DOCUMENTS[1], details=replace(DOCUMENTS[1].details, published=None))
    cited = "".join(text.text for text in citations.cite(document, 4, 0, dated=True))
    assert cited.endswith("Department for Coastal Safety, date not given [4]")


def test_a_document_that_is_gone_still_has_its_line() -> None:
    assert citations.entry(2, None).title == "This document is no longer in the library"
