"""How well quotes, speakers and figures are found in documents that others marked.

`annotated/blind` is there to be measured on: who mends the extraction must not read it, or it measures nothing more.
"""

import math
from collections.abc import Sequence
from functools import cache

import pytest

from briefing_app.domain.figures import Figure
from briefing_app.domain.points import Extraction
from briefing_app.domain.text import SourceText
from briefing_app.extraction.extract import extract
from tests.extraction.annotated_documents import ANNOTATED, Annotated, ExpectedFigure, load
from tests.extraction.test_quote_cases import Score, add

LEAST = {  # in hundredths: F1 of own words, their speakers, F1 of reported clauses, their speakers, F1 of figures
    "seen": (97, 97, 95, 95, 97),
    "blind": (96, 95, 92, 92, 97),
}


@cache
def extracted(half: str) -> list[tuple[Annotated, Extraction]]:
    return [(document, extract(SourceText(text=document.case.text))) for document in load(ANNOTATED / half)]


@pytest.mark.parametrize(("half", "documents"), [("seen", 96), ("blind", 30)])
def test_quotes_and_speakers(half: str, documents: int) -> None:
    own_words, reported = Score(), Score()
    assert len(extracted(half)) == documents
    for document, found in extracted(half):
        own = [quote for quote in found.quotes if quote.own_words]
        add(own_words, document.case, own, own_words=True)
        add(reported, document.case, found.quotes, own_words=False)
    least = LEAST[half]
    assert own_words.f1 >= least[0], own_words.wrong
    assert own_words.speakers >= least[1], own_words.wrong
    assert reported.f1 >= least[2], reported.wrong
    assert reported.speakers >= least[3], reported.wrong


@pytest.mark.parametrize("half", ["seen", "blind"])
def test_figures(half: str) -> None:
    matched = expected = said = 0
    for document, found in extracted(half):
        wanted = [figure for figure in document.figures if figure.kind != "ignore"]
        ignored = [figure for figure in document.figures if figure.kind == "ignore"]
        right = sum(any(_same(one, figure) for figure in found.figures) for one in wanted)
        matched, expected = matched + right, expected + len(wanted)
        said += right + len(_spurious(found.figures, wanted, ignored))
    assert 200 * matched / (expected + said) >= LEAST[half][4]


def _overlap(one: ExpectedFigure, figure: Figure) -> bool:
    return one.start < figure.end and figure.start < one.end


def _same(one: ExpectedFigure, figure: Figure) -> bool:
    highs = (one.value_high, figure.value_high)
    both = None not in highs
    high = math.isclose(highs[0] or 0, highs[1] or 0, rel_tol=1e-6) if both else highs == (None, None)
    return _overlap(one, figure) and high and math.isclose(one.value or 0, figure.value, rel_tol=1e-6)


def _spurious(
    found: Sequence[Figure], wanted: Sequence[ExpectedFigure], ignored: Sequence[ExpectedFigure]
) -> list[Figure]:
    known = [figure for figure in found if any(_same(one, figure) for one in wanted)]
    left_out = [figure for figure in found if any(_overlap(one, figure) for one in ignored)]
    return [figure for figure in found if figure not in known and figure not in left_out]
