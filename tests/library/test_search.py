from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_app.domain.packs import PackDetails
from briefing_app.domain.points import PointKind
from briefing_app.domain.search import Hit, Query
from briefing_app.library.library import Library
from briefing_app.library.query import parse
from briefing_app.library.search.facets import FACETED
from tests.library.made import entry


@pytest.fixture
def filled(library: Library) -> Library:
    """Three documents: two by one minister in 2024 and 2025, one undated by a bishop with an accent."""
    library.add_documents(
        [
            entry(1, said="Burglary falls where streets are lit.", published=date(2024, 8, 21), publisher="Quay Times"),
            entry(2, said="Théâtre money is safe with us.", published=date(2025, 1, 2), title="Arts and burglary"),
            entry(3, said="We were never asked about burglary.", published=None, speaker="Bishop Zoë Ash"),
        ]
    )
    return library


def numbers(hits: list[Hit]) -> list[int]:
    return [hit.document.id for hit in hits if hit.point.kind is PointKind.QUOTE]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", [2, 1, 3]),
        ("burglary", [2, 1, 3]),
        ("burglary falls", [1]),
        ("BURGLARY lit", [1]),
        ('"streets are lit"', [1]),
        ('"lit streets"', []),
        ("theatre", [2]),
        ("theâtre", [2]),
        ("-theatre", [1, 3]),
        ("-theatre -falls", [3]),
        ("theatre OR falls", [2, 1]),
        ("burglary theatre OR falls", [2, 1]),
        ("theatre OR -burglary", [2]),
        ("quill", [2, 1]),
        ("zoe", [3]),
        ('"zoe ash"', [3]),
        ("speaker:ash", [3]),
        ("speaker:bishop speaker:quill", []),
        ("speaker:ash OR speaker:quill", [2, 1, 3]),
        ("-speaker:ash", [2, 1]),
        ("speaker:nobody", []),
        ("-speaker:nobody", [2, 1, 3]),
        ("role:minister", [2, 1, 3]),
        ('role:"ports minister" falls', [1]),
        ("org:harbours", [2, 1, 3]),
        ("publisher:quay", [1]),
        ('publisher:"quay times"', [1]),
        ("-publisher:quay", [2, 3]),
        ("kind:quote", [2, 1, 3]),
        ("kind:quotes falls", [1]),
        ("kind:direct", [2, 1, 3]),
        ("kind:news", [2, 1, 3]),
        ("kind:figure", []),
        ("kind:unicorn", []),
        ("before:2025", [1]),
        ("after:2025", [2]),
        ("after:2024-08-21 before:2024-08-22", [1]),
        ("after:2024-08-22", [2]),
        ("date:2024", [1]),
        ("year:2024", [1]),
        ("-date:2024", [2, 3]),
        ("-before:2025", [2]),
        ("-after:2025", [1, 3]),
        ("before:soon falls", [1]),
    ],
)
def test_queries_find_what_they_say(filled: Library, text: str, found: list[int]) -> None:
    query = parse(text)
    assert numbers(filled.search(query)) == found
    assert filled.count(query) == len(filled.search(query))
    assert all(text_of(hit) for hit in filled.search(query))


def text_of(hit: Hit) -> list[str]:
    return [hit.text[start:end] for start, end in hit.hits] or ["none to mark"]


@pytest.mark.parametrize(
    ("text", "found"),
    [("bu", [2, 1, 3]), ("burglary fal", [1]), ("speaker:qu", [2, 1]), ("publisher:qu", [1]), ("kind:quo", [2, 1, 3])],
)
def test_searching_as_one_types(filled: Library, text: str, found: list[int]) -> None:
    assert numbers(filled.search(parse(text, typing=True))) == found


def test_typing_one_letter_is_a_word_of_one_letter(filled: Library) -> None:
    assert filled.search(parse("b", typing=True)) == []


def test_hits_are_marked_where_they_stand(filled: Library) -> None:
    (hit,) = filled.search(parse('falls "streets are" kind:quote'))
    assert text_of(hit) == ["falls", "streets are"]
    (hit,) = filled.search(parse("theatre kind:quote"))
    assert text_of(hit) == ["Théâtre"]
    (hit,) = filled.search(parse("theat", typing=True), limit=1)
    assert text_of(hit) == ["Théâtre"]
    (hit,) = filled.search(parse('"streets are" "are lit" kind:quote'))
    assert text_of(hit) == ["streets are lit"]


def test_figures_show_the_sentence_they_stand_in(filled: Library) -> None:
    hit = filled.search(parse("kind:figure office hire"))[0]
    assert hit.text == "The office will hire up to 100 inspectors, it says."
    assert text_of(hit) == ["office", "hire"]


def test_what_a_speaker_said_by_id(filled: Library) -> None:
    ash = next(one for one in filled.speakers() if "Ash" in one.name)
    assert numbers(filled.search(Query(speaker_ids=(ash.id,)))) == [3]


def test_what_is_in_a_pack(filled: Library) -> None:
    first, second = (hit.point.id for hit in filled.search(parse("kind:quote"), limit=2))
    for title, point in (("Burglary brief", first), ("Arts", second)):
        pack_id = filled.add_pack(PackDetails(title)).created
        assert pack_id is not None
        filled.add_to_pack(pack_id, [point])
    assert numbers(filled.search(parse("in:pack"))) == [2, 1]
    assert numbers(filled.search(parse('in:"brief burglary"'))) == [2]
    assert numbers(filled.search(parse("-in:burglary kind:quote"))) == [1, 3]
    assert numbers(filled.search(parse("in:nowhere"))) == []


def test_facets_count_the_hits(filled: Library) -> None:
    facets = filled.facets(parse("kind:quote"))
    assert [(one.label, one.count) for one in facets.speakers] == [("Ada Quill", 2), ("Bishop Zoë Ash", 1)]
    assert [(one.label, one.count) for one in facets.publishers] == [("The Harbour Gazette", 2), ("Quay Times", 1)]
    assert [(one.label, one.count) for one in facets.years] == [("2025", 1), ("2024", 1)]
    assert facets.among is None


def test_facets_of_many_are_of_the_newest(filled: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    assert FACETED == 5_000
    monkeypatch.setattr("briefing_app.library.search.facets.FACETED", 2)
    assert filled.facets(parse("")).among == 2


def test_counting_stops_at_a_limit(filled: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing_app.library.search.search.COUNT_LIMIT", 4)
    assert filled.count(parse("")) == 4


def test_pages_go_on_without_gaps_or_repeats_while_others_write(filled: Library) -> None:
    everything = [hit.point.id for hit in filled.search(parse(""))]
    seen: list[int] = []
    before: int | None = None
    while page := filled.search(parse(""), before=before, limit=2):
        seen += [hit.point.id for hit in page]
        before = page[-1].key
        filled.add_documents([entry(len(seen) + 10, published=date(2026, 6, 1))])
    assert seen == everything


def test_a_very_long_query_is_no_error(filled: Library) -> None:
    assert filled.search(parse(" ".join(f"word{number}" for number in range(500)))) == []
    assert filled.search(parse(" OR ".join(f"word{number}" for number in range(500)))) == []
    assert filled.search(parse("-x " * 500)) != []


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(tmp_path_factory.mktemp("shared")) as library:
        library.add_documents([entry(1), entry(2, speaker=None)])
        yield library


PIECES = st.sampled_from(
    [
        "speaker:",
        "role:",
        "kind:",
        "before:",
        "in:",
        "-",
        '"',
        " OR ",
        " AND ",
        " NOT ",
        "NEAR(",
        "*",
        "^",
        "{",
        "}",
        ":",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES | st.text(max_size=8), max_size=8).map("".join))
def test_no_query_is_an_error(shared: Library, text: str) -> None:
    for typing in (False, True):
        query = parse(text, typing=typing)
        hits = shared.search(query)
        assert shared.count(query) == len(hits)
        shared.facets(query)
    shared.documents(words=text)
    shared.figures(text)
    shared.speakers(text)
