"""Paging while others write, ranking, documents by their words, and near-misses."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_app.domain.packs import PackDetails
from briefing_app.domain.points import Review
from briefing_app.domain.search import Query, Term
from briefing_app.library.library import Library
from briefing_app.library.query import parse, words
from briefing_app.library.search.matched import Wanted, marks_in
from tests.library.made import Entry, entry

FIRST = date(2024, 1, 1)


def made(numbers: range, *, said: str = "Lamps along the quay.") -> list[Entry]:
    """A document for each, one every other day."""
    return [entry(one, said=said, published=FIRST + timedelta(days=one * 2)) for one in numbers]


@pytest.mark.parametrize("text", ["", "lamps", "lamps quay -inspectors", "kind:quote after:2024"])
def test_scrolling_leaves_no_gaps_and_repeats_nothing_while_another_program_imports(
    library: Library, text: str
) -> None:
    library.add_documents(made(range(10, 40)))
    query = parse(text)
    whole = [hit.key for hit in library.search(query, limit=1000)]
    seen: list[int] = []
    with Library.open(library.folder) as other:
        for turn in range(100):
            page = library.search(query, before=seen[-1] if seen else None, limit=7)
            seen += [hit.key for hit in page]
            other.add_documents([*made(range(100 + turn, 101 + turn)), *made(range(11 + turn % 28, 12 + turn % 28))])
            if len(page) < 7:
                break
    assert seen == sorted(set(seen), reverse=True)
    assert set(whole) <= set(seen)


def test_scrolling_goes_on_where_another_program_takes_documents_away(library: Library) -> None:
    change = library.add_documents(made(range(30)))
    query = parse("kind:quote lamps")
    first = library.search(query, limit=10)
    with Library.open(library.folder) as other:
        other.delete_documents([*change.ids[5:9], *(hit.document.id for hit in first[-2:])])
    second = library.search(query, before=first[-1].key, limit=100)
    gone = set(change.ids[5:9])
    assert [hit.document.id for hit in second] == [one for one in reversed(change.ids[:20]) if one not in gone]


def test_those_that_fit_best_come_first(library: Library) -> None:
    library.add_documents(
        [
            entry(1, said="Lamps, lamps and once more lamps.", published=FIRST),
            entry(2, said="We paid for lamps along a quay that few people ever use after dark.", published=FIRST),
            entry(3, said="Nobody asked.", title="Lamps", published=date(2025, 1, 1)),
        ]
    )
    query = parse("lamps kind:quote")
    assert [hit.document.id for hit in library.search(query)] == [3, 2, 1]
    assert [hit.document.id for hit in library.search(query, ranked=True)][:2] == [1, 2]
    assert [hit.document.id for hit in library.search(query, ranked=True, limit=1)] == [1]


def test_an_order_by_fit_stays_while_another_program_imports(library: Library) -> None:
    library.add_documents(made(range(20)))
    query = parse("lamps kind:quote")
    keys = library.ranked(query).keys
    with Library.open(library.folder) as other:
        other.add_documents(made(range(30, 40), said="Lamps lamps lamps."))
        other.delete_documents([1])
    found = [hit.key for part in (keys[:7], keys[7:]) for hit in library.hits(query, part)]
    assert len(keys) == 20
    assert found == [key for key in keys if key in found]
    assert len(found) == 19


def test_only_the_newest_are_ranked(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    library.add_documents(made(range(12)))
    monkeypatch.setattr("briefing_app.library.search.ranking.RANKED", 5)
    newest = [hit.key for hit in library.search(parse("lamps"), limit=5)]
    assert set(library.ranked(parse("lamps")).keys) == set(newest)
    assert library.ranked(parse("kind:quote after:2024")).keys == tuple(
        hit.key for hit in library.search(parse("kind:quote after:2024"))
    )


@pytest.fixture
def three(library: Library) -> Library:
    """Two dated documents and one without a date."""
    library.add_documents(
        [
            entry(1, published=date(2024, 8, 21), publisher="Quay Times"),
            entry(2, published=date(2025, 1, 2), title="Théâtre money"),
            entry(3, published=None, speaker="Bishop Zoë Ash"),
        ]
    )
    library.tag("Docks", document_ids=[2])
    return library


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("story", [2, 1, 3]),
        ('"more follows"', [2, 1, 3]),
        ('"follows more"', []),
        ("theatre", [2]),
        ("story -theatre", [1, 3]),
        ("theatre OR zoe", [2, 3]),
        ("theatre OR -story", [2]),
        ("ash OR speaker:quill", [3]),
        ("speaker:quill", []),
        ("-speaker:quill story", [2, 1, 3]),
        ("kind:quote", []),
        ("kind:document", [2, 1, 3]),
        ("kind:news zoe", [3]),
        ("publisher:quay", [1]),
        ("-publisher:quay", [2, 3]),
        ("before:2025 story", [1]),
        ("after:2024-08-21", [2, 1]),
        ("after:2024-08-22", [2]),
        ("date:2024", [1]),
        ("-date:2024", [2, 3]),
        ("-before:2025", [2]),
        ("-after:2025", [1, 3]),
        ("tag:docks", [2]),
        ("-tag:docks story", [1, 3]),
        ("before:soon zoe", [3]),
        ("", [2, 1, 3]),
    ],
)
def test_documents_are_found_by_all_of_their_words(three: Library, text: str, found: list[int]) -> None:
    hits = three.search_documents(parse(text))
    assert [hit.document.id for hit in hits] == found
    assert three.count_documents(parse(text)) == len(found)
    pages = [three.search_documents(parse(text), limit=1)]
    while pages[-1]:
        pages.append(three.search_documents(parse(text), before=pages[-1][-1].key, limit=1))
    assert [hit.document.id for page in pages for hit in page] == found


def test_a_document_shows_the_lines_around_what_was_found(library: Library) -> None:
    source, extraction, origin = entry(1)
    long = f"{source.text}{'Nothing more here. ' * 400}The Lantern\nclub met. {'And nothing there. ' * 400}"
    library.add_document(type(source)(long, published=source.published), extraction, origin)
    (hit,) = library.search_documents(parse("lantern"))
    assert [hit.text[start:end] for start, end in hit.hits] == ["Lantern"]
    assert hit.text.startswith("… ")
    assert hit.text.endswith(" …")
    assert "Lantern club met." in hit.text
    assert len(hit.text) < 400
    (hit,) = library.search_documents(parse('"lantern club"'))
    assert [hit.text[start:end] for start, end in hit.hits] == ["Lantern club"]


def test_what_happens_to_a_document_happens_in_its_text_too(three: Library) -> None:
    three.delete_documents([2])
    assert three.count_documents(parse("story")) == 2
    three.undo()
    assert three.count_documents(parse("story")) == 3
    details = three.document(3).details
    three.edit_document(3, type(details)("Lanterns", published=date(2026, 1, 1)))
    assert [hit.document.id for hit in three.search_documents(parse("lanterns after:2026"))] == [3]
    for _ in range(4):
        three.undo()
    assert three.count_documents(parse("")) == 0
    three.redo()
    assert three.count_documents(parse("theatre")) == 1


@pytest.mark.parametrize(
    ("typed", "words_offered"),
    [
        ("speaker:Qull", "quill"),
        ("qiull", "quill"),
        ('speaker:"Ada Quil"', "ada quill"),
        ("inspecters", "inspectors"),
        ("theater", "theatre"),
    ],
)
def test_near_misses_are_offered(three: Library, typed: str, words_offered: str) -> None:
    offered = three.near_misses(parse(typed))
    best = next(miss for miss in offered if miss.words == words_offered)
    assert best.count == three.count(parse(best.text)) > 0
    assert all(miss.count for miss in offered)


def test_near_misses_keep_the_rest_of_the_query(three: Library) -> None:
    (miss,) = three.near_misses(parse("inspectors speaker:Qull date:2024"))
    assert miss.text == "inspectors speaker:quill date:2024"
    assert three.near_misses(parse("inspectors")) == ()
    assert three.near_misses(parse("xyzzyplugh")) == ()
    assert three.near_misses(parse("-qull x")) == ()


@given(st.text(alphabet='abq ":-*(speakrOR', max_size=25))
@settings(max_examples=60, deadline=None)
def test_nothing_typed_is_an_error_for_any_search(text: str) -> None:
    for typing in (False, True):
        query = parse(text, typing=typing)
        LIBRARY[0].search(query, ranked=True)
        LIBRARY[0].search_documents(query)
        LIBRARY[0].near_misses(query)


LIBRARY: list[Library] = []


@pytest.fixture(autouse=True, scope="module")
def _one_for_all(tmp_path_factory: pytest.TempPathFactory) -> object:
    with Library.open(tmp_path_factory.mktemp("typed") / "library") as library:
        library.add_documents(made(range(3)))
        LIBRARY.append(library)
        yield
        LIBRARY.clear()


@pytest.mark.parametrize("state", ["suggested", "accepted", "edited", "unconfirmed"])
@pytest.mark.parametrize("few", [0, 500])
def test_states_are_found_whether_few_or_many_are_in_them(
    three: Library, state: str, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same answers as from reading every point."""
    monkeypatch.setattr("briefing_app.library.search.narrowing._FEW", few)
    three.review(three.queue()[:2], Review.ACCEPTED)
    point = three.points(1)[0]
    three.edit_point(point.id, point.content)
    every = [point for one in (1, 2, 3) for point in three.points(one)]
    expected = {
        "suggested": {one.id for one in every if one.review is Review.SUGGESTED},
        "accepted": {one.id for one in every if one.review is Review.ACCEPTED},
        "edited": {one.id for one in every if one.edited},
        "unconfirmed": {one.id for one in every if one.speaker_id is not None and not one.speaker_sure},
    }[state]
    assert {hit.point.id for hit in three.search(parse(f"is:{state}"))} == expected
    others = {hit.point.id for hit in three.search(parse(f"-is:{state}"))}
    assert others == {one.id for one in every} - expected


def test_counts_and_lists_leave_out_what_is_in_the_bin(three: Library) -> None:
    before = three.counts()
    three.add_pack(PackDetails("Pack"))
    three.delete_documents([3])
    after = three.counts()
    assert (before.documents, before.documents_left, before.figures, before.speakers) == (3, 3, 3, 2)
    assert (after.documents, after.documents_left, after.figures, after.speakers) == (2, 2, 2, 1)
    assert after.points_left == len(three.queue()) == before.points_left - 3
    (quill,) = three.speakers()
    assert (quill.quotes, quill.first, quill.last) == (2, date(2024, 8, 21), date(2025, 1, 2))


_WORDS = st.lists(st.sampled_from(["a", "b", "ab", "ba", "bab"]), min_size=1, max_size=3)


@given(st.text(alphabet="abB1 ._-", max_size=30), st.lists(st.tuples(_WORDS, st.booleans()), max_size=3))
def test_marks_in_plain_text_stand_where_words_do(text: str, asked: list[tuple[list[str], bool]]) -> None:
    """Plain text is looked through by a pattern, any other word by word."""
    wanted = [Wanted(tuple(some), unfinished) for some, unfinished in asked]
    assert marks_in(text, wanted) == marks_in(f"{text} é", wanted)
    for start, end in marks_in(text, wanted):
        assert list(words(text[start:end]))


def test_a_query_without_words_is_ranked_by_day(three: Library) -> None:
    assert three.ranked(Query()).keys == tuple(hit.key for hit in three.search(Query()))
    assert three.ranked(Query((Term(parse("-a").terms[0].field, "theatre", negated=True),))).keys
