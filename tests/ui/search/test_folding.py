"""Rows into which results fold: what may go together, and that paging leaves nothing out and shows nothing twice."""

from collections.abc import Sequence
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_app.domain.documents import DocumentDetails
from briefing_app.domain.links import Shared
from briefing_app.domain.points import Point
from briefing_app.domain.quotes import Quote, QuoteKind
from briefing_app.domain.search import Hit, HitDocument
from briefing_app.ui.search.model import SHARED, HitModel

WORDS = "We will close the landings"


def hit(number: int, words: str = WORDS, speaker: int | None = 1, document: int | None = None, name: str = "") -> Hit:
    quote = Quote(0, len(words), words, QuoteKind.DIRECT, name or "Idris Calloway", confidence=1)
    place = HitDocument(document or number, DocumentDetails(f"Paper {number}", published=date(2024, 8, 21)))
    return Hit(Point(number, place.id, quote, speaker_id=speaker), place, words, (), 1000 - number)


def shared(hits: Sequence[Hit], group: int = 1, sources: int = 4) -> dict[int, Shared]:
    return {each.point.id: Shared(group, sources) for each in hits}


def folded(*hits: Hit) -> list[int]:
    """How many are folded into each row."""
    model = HitModel(folding=True)
    model.take(hits, complete=True, shared=shared(hits))
    return [model.number_at(row)[1] for row in range(model.rowCount())]


def test_the_same_quote_of_several_documents_is_one_row() -> None:
    assert folded(hit(1), hit(2), hit(3, f"{WORDS} before autumn")) == [2]


def test_what_would_be_hidden_keeps_its_row() -> None:
    assert folded(hit(1), hit(2, speaker=2)) == [0, 0]
    assert folded(hit(1, speaker=None), hit(2, speaker=None, name="Oonagh Pellfield")) == [0, 0]
    assert folded(hit(1, speaker=None), hit(2, speaker=None)) == [1]
    assert folded(hit(1), hit(2, document=1)) == [0, 0]
    assert folded(hit(1, "We close 12 landings"), hit(2, "We close 13 landings"), hit(3, "We close")) == [1, 0]


def test_a_row_says_how_many_sources_and_what_is_folded() -> None:
    hits = [hit(1), hit(2), hit(3)]
    model = HitModel(folding=True)
    model.take(hits[:2], complete=False, shared=shared(hits[:2]))
    assert model.index(0, 0).data(SHARED) == "in 4 sources, 1 folded"
    model.add(hits[2:], complete=True, shared=shared(hits[2:]))
    assert model.index(0, 0).data(SHARED) == "in 4 sources, 2 folded"
    model.take(hits, complete=True, shared=shared(hits, sources=1))
    assert model.index(0, 0).data(SHARED) == "2 repeats folded"
    model.fold(folding=False)
    assert [model.index(row, 0).data(SHARED) for row in range(3)] == ["", "", ""]


@settings(deadline=None)  # the machine may be busy
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 6), st.integers(1, 2))), st.integers(1, 5))
def test_paging_shows_each_hit_once_or_in_the_row_of_its_like(made: list[tuple[int, int, int]], size: int) -> None:
    hits = [hit(at, document=document, speaker=speaker) for at, (_, document, speaker) in enumerate(made, 1)]
    groups = {each.point.id: Shared(group, 2) for each, (group, _, _) in zip(hits, made, strict=True) if group}
    whole = HitModel(folding=True)
    whole.take(hits, complete=True, shared=groups)
    paged = HitModel(folding=True)
    paged.take(hits[:size], complete=False, shared=groups)
    for start in range(size, len(hits), size):
        assert paged.last_key == hits[start - 1].key
        paged.add(hits[start : start + size], complete=False, shared=groups)
    assert [each.point.id for each in paged.hits] == [each.point.id for each in whole.hits]
    rows = range(paged.rowCount())
    assert [paged.number_at(row) for row in rows] == [whole.number_at(row) for row in rows]
    assert sum(1 + paged.number_at(row)[1] for row in rows) == len(hits) == paged.found
    assert paged.folded == len(hits) - len(rows)
    assert all(paged.place(each.point.id) is not None for each in hits)
    paged.fold(folding=False)
    assert [each.key for each in paged.hits] == [each.key for each in hits]
