"""How well quotes and speakers are found in invented documents: those built with, and those held back."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

import pytest

from briefing_app.domain.quotes import SURE, Quote, QuoteKind
from briefing_app.domain.text import SourceText
from briefing_app.extraction.extract import extract
from tests.extraction.quote_cases import CASES, Case, Expected, load

MATCH = 0.8
LEAST = {  # in hundredths: F1 of own words, speakers right of those found, F1 and speakers of reported clauses
    "build": (98, 98, 95, 96),
    "held": (95, 95, 90, 95),
}


@dataclass
class Score:
    """Counts over documents."""

    expected: int = 0
    found: int = 0
    matched: int = 0
    right: int = 0
    claims: list[tuple[float, bool]] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        return 200 * self.matched / max(1, self.expected + self.found)

    @property
    def speakers(self) -> float:
        return 100 * self.right / max(1, self.matched)


def overlap(quote: Quote, wanted: Expected) -> float:
    shared = max(0, min(quote.end, wanted.end) - max(quote.start, wanted.start))
    return 2 * shared / (quote.end - quote.start + wanted.end - wanted.start)


def folded(name: str | None) -> str:
    return (name or "").casefold().removeprefix("the ")


def right(quote: Quote, wanted: Expected) -> bool:
    names = wanted.speaker.names if wanted.speaker else ()
    return folded(quote.speaker) in {folded(name) for name in names}


def add(score: Score, case: Case, quotes: Sequence[Quote], *, own_words: bool) -> None:
    wanted = [
        q for q in case.quotes if q.kind != "ignore" and (q.kind != "indirect") == own_words and not _around(case, q)
    ]
    left = list(wanted)
    for quote in (q for q in quotes if q.own_words == own_words):
        best = max(left, key=lambda one: overlap(quote, one), default=None)
        if best is not None and overlap(quote, best) >= MATCH:
            left.remove(best)
            score.matched, score.found = score.matched + 1, score.found + 1
            score.right += right(quote, best)
            score.claims.append((quote.confidence, right(quote, best)))
            if not right(quote, best):
                score.wrong.append(f"{case.name}: {quote.speaker} said “{quote.text[:40]}”")
        elif not _left_out(case, quote):
            score.found += 1
            score.wrong.append(f"{case.name}: nobody said “{quote.text[:40]}”")
    score.expected += len(wanted)
    score.wrong.extend(f"{case.name}: missed “{case.text[q.start : q.start + 40]}”" for q in left)


def _around(case: Case, wanted: Expected) -> bool:
    return wanted.kind == "indirect" and any(
        q is not wanted and wanted.start <= q.start and q.end <= wanted.end for q in case.quotes
    )


def _left_out(case: Case, quote: Quote) -> bool:
    spans = [q for q in case.quotes if q.kind == "ignore" or _around(case, q)]
    return any(2 * (min(quote.end, q.end) - max(quote.start, q.start)) >= quote.end - quote.start for q in spans)


@cache
def found(text: str) -> tuple[Quote, ...]:
    return extract(SourceText(text=text)).quotes


@cache
def scores(half: str) -> tuple[Score, Score]:
    own_words, reported = Score(), Score()
    for case in load(CASES / half):
        quotes = found(case.text)
        add(own_words, case, [q for q in quotes if q.kind is not QuoteKind.INDIRECT], own_words=True)
        add(reported, case, quotes, own_words=False)
    return own_words, reported


@pytest.mark.parametrize("half", ["build", "held"])
def test_own_words_and_their_speakers(half: str) -> None:
    score = scores(half)[0]
    assert score.f1 >= LEAST[half][0], score.wrong
    assert score.speakers >= LEAST[half][1], score.wrong


@pytest.mark.parametrize("half", ["build", "held"])
def test_reported_clauses_and_their_sources(half: str) -> None:
    score = scores(half)[1]
    assert score.f1 >= LEAST[half][2], score.wrong
    assert score.speakers >= LEAST[half][3], score.wrong


def reliability(half: str) -> dict[tuple[float, float], tuple[int, int]]:
    """For each band of confidence: how many attributions claimed it, and how many of them were right."""
    claims = [claim for score in scores(half) for claim in score.claims]
    return {
        (low, high): (sum(low <= c < high for c, _ in claims), sum(ok for c, ok in claims if low <= c < high))
        for low, high in ((0.0, 0.8), (0.8, SURE), (SURE, 0.94), (0.94, 0.97), (0.97, 1.01))
    }


@pytest.mark.parametrize(("half", "least"), [("build", 400), ("held", 100)])
def test_attributions_that_claim_to_be_sure_are_right(half: str, least: int) -> None:
    """The reliability of confidence: of those at 0.9 or more, at least 97 in a hundred are right."""
    table = reliability(half)
    sure = [row for (low, _), row in table.items() if low >= SURE]
    said, were = sum(row[0] for row in sure), sum(row[1] for row in sure)
    assert said >= least, table
    assert were >= 0.97 * said, table


def test_every_quote_says_why_it_was_found() -> None:
    for case in load(CASES / "build"):
        for quote in found(case.text):
            assert quote.evidence
            assert quote.text == case.text[quote.start : quote.end]
            assert quote.speaker
