"""What makes searching quick changes nothing in what is found: names in memory, whole pages, ranks without counting."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_app.domain.points import Point
from briefing_app.domain.search import Hit
from briefing_app.domain.speakers import OfficeDetails
from briefing_app.library.library import Library
from briefing_app.library.query import parse
from briefing_app.library.register.names import Names
from briefing_app.library.search.matched import Wanted, marks_in
from tests.library.made import entry

FIRST = date(2024, 1, 1)
PEOPLE = ["ada quill", "zoe ash", "ada ash", "quill", "adam", "bishop zoe ash quill"]


@given(
    st.lists(st.sampled_from(PEOPLE), max_size=8),
    st.lists(st.sampled_from(["ada", "ash", "quill", "zoe", "ad", "a", "sh"]), max_size=3),
    st.booleans(),
    st.integers(1, 5),
)
def test_names_in_memory_are_found_as_each_by_itself(
    people: list[str], words: list[str], unfinished: bool, limit: int
) -> None:
    names = [(number // 2, name) for number, name in enumerate(people)]
    fitting = {one for one, name in names if _fits(name.split(), words, unfinished)}
    found = Names(names).find(words, unfinished=unfinished, limit=limit)
    assert found == sorted(fitting)[:limit]


def _fits(name: list[str], words: list[str], unfinished: bool) -> bool:
    whole, last = (words[:-1], words[-1:]) if unfinished else (words, [])
    return set(whole) <= set(name) and all(any(one.startswith(begun) for one in name) for begun in last)


def test_a_new_name_is_found_at_once_whoever_wrote_it(library: Library) -> None:
    library.add_documents([entry(1, speaker="Ada Quill")])
    assert library.search(parse("speaker:wren")) == []
    (quill,) = library.speakers()
    library.add_alias(quill.id, "Ada Wren")
    assert len(library.search(parse("speaker:wren kind:quote"))) == 1
    library.undo()
    assert library.search(parse("speaker:wren")) == []
    with Library.open(library.folder) as other:
        other.add_documents([entry(2, speaker="Jenny Wren")])
    assert len(library.search(parse("speaker:wren kind:quote"))) == 1


@pytest.fixture
def many(library: Library) -> Library:
    """Twelve documents of one speaker with two offices, one document without a day, a tag on one."""
    library.add_documents(
        [
            entry(number, said=f"Lamps along the quay, {'lamps ' * (number % 3)}once more.", published=_day(number))
            for number in range(12)
        ]
    )
    (quill,) = library.speakers()
    library.add_office(quill.id, OfficeDetails("Lamplighter", "Quayside", FIRST, FIRST + timedelta(days=5)))
    library.add_office(quill.id, OfficeDetails("Walker", ""))
    library.tag("lit", document_ids=[3, 4])
    return library


def _day(number: int) -> date | None:
    return FIRST + timedelta(days=number) if number else None


def _points(library: Library, hits: list[Hit]) -> list[Point]:
    return library.points_by_id([hit.point.id for hit in hits])


def test_a_page_has_its_points_and_documents_as_they_are_elsewhere(many: Library) -> None:
    hits = many.search(parse(""))
    assert [hit.point for hit in hits] == _points(many, hits)
    assert {hit.document.id: hit.document.details for hit in hits} == {
        one.id: one.details for one in many.document_summaries([hit.document.id for hit in hits])
    }
    assert {len(hit.point.held) for hit in hits} >= {1, 2}


QUERIES = [
    "lamps",
    "lamps quay",
    '"the quay"',
    "lamps tag:lit",
    "lamps -date:2024-01-04",
    "quay lamps OR once",
    "quill",
]


@pytest.mark.parametrize("text", QUERIES)
@pytest.mark.parametrize("common", [0, 11, 40_000])
def test_ranks_hold_what_is_found_whatever_words_are_common(
    many: Library, monkeypatch: pytest.MonkeyPatch, text: str, common: int
) -> None:
    monkeypatch.setattr("briefing_app.library.search.ranking.COMMON", common)
    ranking = many.ranked(parse(text))
    assert ranking.among is None
    assert sorted(ranking.keys, reverse=True) == [hit.key for hit in many.search(parse(text))]


@pytest.mark.parametrize("text", ["lamps kind:quote after:2024", "lamps once kind:quote after:2024-01-08"])
def test_ranks_are_the_same_whether_the_index_weighs_or_the_texts_are_read(
    many: Library, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    weighed = many.ranked(parse(text)).keys
    monkeypatch.setattr("briefing_app.library.search.ranking.COMMON", 0)
    assert many.ranked(parse(text)).keys == weighed
    assert list(weighed) != sorted(weighed, reverse=True)


@pytest.mark.parametrize(
    ("limit", "common", "text"),
    [("RANKED", 40_000, "lamps"), ("NARROWED", 40_000, "lamps kind:quote"), ("READ", 0, "lamps")],
)
def test_ranks_tell_of_how_many_they_are(
    many: Library, monkeypatch: pytest.MonkeyPatch, limit: str, common: int, text: str
) -> None:
    monkeypatch.setattr("briefing_app.library.search.ranking.COMMON", common)
    hits = [hit.key for hit in many.search(parse(text))]
    for number, told in ((5, 5), (len(hits), None)):
        monkeypatch.setattr(f"briefing_app.library.search.ranking.{limit}", number)
        ranking = many.ranked(parse(text))
        assert ranking.among == told
        assert set(ranking.keys) == set(hits[:number])


def test_facets_count_exactly_the_newest(many: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    hits = many.search(parse("lamps"))
    monkeypatch.setattr("briefing_app.library.search.facets.FACETED", 5)
    facets = many.facets(parse("lamps"))
    assert facets.among == 5
    assert sum(one.count for one in facets.publishers) == 5
    monkeypatch.setattr("briefing_app.library.search.facets.FACETED", len(hits))
    facets = many.facets(parse("lamps"))
    assert facets.among is None
    assert [(one.label, one.count) for one in facets.years] == [("2024", len(hits) - 1)]
    assert [(one.label, one.count) for one in facets.tags] == [("lit", 2)]


def test_a_publisher_that_is_corrected_is_counted_as_corrected(many: Library) -> None:
    before = many.facets(parse("lamps")).publishers
    document = many.document(5)
    many.edit_document(5, type(document.details)("Lamps", "Quay Times", published=_day(5)))
    after = many.facets(parse("lamps")).publishers
    assert [one.label for one in before] == ["The Harbour Gazette"]
    assert [one.label for one in after] == ["The Harbour Gazette", "Quay Times"]


@settings(max_examples=60)
@given(
    st.lists(st.sampled_from(["ab", "aba", "b", "Ab", "éa", "x-ab"]), max_size=10).map(" ".join),
    st.lists(st.sampled_from(["ab", "aba", "b", "ea"]), min_size=1, max_size=1),
    st.booleans(),
)
def test_words_are_counted_as_they_are_marked(text: str, words: list[str], unfinished: bool) -> None:
    wanted = Wanted(tuple(words), unfinished)
    assert wanted.often(text) == len(marks_in(text, [wanted]))
