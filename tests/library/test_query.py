from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_app.domain.search import Field, Query
from briefing_app.library.query import Period, fold, parse, period, tokens


def shown(query: Query) -> list[str]:
    return [
        f"{'-' if term.negated else ''}{'|' if term.alternative else ''}{term.field.value}={term.value}"
        for term in query.terms
    ]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("", []),
        ("harbour office", ["words=harbour", "words=office"]),
        ('"harbour office"', ["words=harbour office"]),
        ("“harbour office”", ["words=harbour office"]),
        ("-harbour", ["-words=harbour"]),
        ('-"harbour office"', ["-words=harbour office"]),
        ("speaker:quill", ["speaker=quill"]),
        ('Speaker:"Ada Quill"', ["speaker=Ada Quill"]),
        ("org:harbours organisation:ports", ["org=harbours", "org=ports"]),
        ("-publisher:gazette", ["-publisher=gazette"]),
        ("a OR b c", ["words=a", "|words=b", "words=c"]),
        ("OR a OR", ["words=a"]),
        ("a OR OR b", ["words=a", "|words=b"]),
        ("a or b", ["words=a", "words=or", "words=b"]),
        ("after:2024 OR a", ["after=2024", "words=a"]),
        ("foo:bar", ["words=foo bar"]),
        ("speaker: quill", ["words=speaker:", "words=quill"]),
        ("* ( ) - : NOT", ["words=NOT"]),
        ("a AND b", ["words=a", "words=b"]),
        ("in:pack", ["in=pack"]),
        ("well-known", ["words=well-known"]),
    ],
)
def test_what_is_typed_becomes_terms(text: str, terms: list[str]) -> None:
    assert shown(parse(text)) == terms


def test_an_unclosed_quotation_is_a_phrase_to_the_end() -> None:
    (term,) = parse('"harbour office').terms
    assert term.phrase
    assert term.value == "harbour office"


@pytest.mark.parametrize(
    ("text", "unfinished"),
    [("burgl", True), ("b", False), ("burgl ", False), ("a burgl", True), ("burgl.", False), ('"burgl"', False)],
)
def test_only_the_last_word_is_still_being_typed(text: str, unfinished: bool) -> None:
    terms = parse(text, typing=True).terms
    assert terms[-1].prefix is unfinished
    assert not any(term.prefix for term in terms[:-1])
    assert not any(term.prefix for term in parse(text).terms)


def test_a_closed_chip_takes_its_words_along() -> None:
    query = parse('harbour speaker:"Ada Quill" OR dock')
    assert query.without(query.terms[0]) == 'speaker:"Ada Quill" OR dock'
    assert query.without(query.terms[1]) == "harbour OR dock"
    assert query.without(query.terms[2]) == 'harbour speaker:"Ada Quill"'
    assert [len(group) for group in query.groups] == [1, 2]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("February 2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-08-21", date(2024, 8, 21), date(2024, 8, 21)),
        ("21/8/2024", date(2024, 8, 21), date(2024, 8, 21)),
        ("21 Aug 2024", date(2024, 8, 21), date(2024, 8, 21)),
    ],
)
def test_dates_as_people_write_them(text: str, first: date, last: date) -> None:
    assert period(text) == Period(first, last)


@pytest.mark.parametrize("text", ["", "soon", "31 February 2024", "12", "1 2 3 2024", "9999", "21/8/24", "²"])
def test_what_is_no_date_is_passed_over(text: str) -> None:
    assert period(text) is None
    assert not any(term.understood for term in parse(f'before:"{text}"').terms if term.field is Field.BEFORE)


def test_folding_leaves_letters_and_digits() -> None:
    assert fold("Zoë ŴYE") == "zoe wye"
    assert tokens("Zoe\u0308's £75m—now_then") == ["zoe", "s", "75m", "now", "then"]


@settings(deadline=None)
@given(st.text(max_size=60))
def test_nothing_typed_is_an_error(text: str) -> None:
    for typing in (False, True):
        query = parse(text, typing=typing)
        assert len(query.text) == len(text)
        assert all(tokens(term.value) for term in query.terms)
        for term in query.terms:
            assert 0 <= term.start < term.end <= len(text)
            query.without(term)
