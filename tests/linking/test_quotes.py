"""The same quote across documents."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.links import Likeness
from briefing_app.linking.quotes import Wording, compare, differences, index_keys, search_keys
from briefing_app.linking.words import grams, winnowed, words

FULL = (
    "We will not stand by while families wait a year for a lock to be mended. From March every region has a crew of "
    "its own, and every crew has a date by which it must be done."
)
PAIRS = [
    (FULL, FULL.replace("’", "'").upper(), Likeness.IDENTICAL),
    (FULL, "From March every region has a crew of its own", Likeness.SHORTER),
    (
        FULL,
        "We will not stand by while families wait a year … every crew has a date by which it must be done",
        "spliced",
    ),
    (FULL, FULL.replace("a lock to be mended", "a lock to be repaired"), Likeness.VARIED),
    (FULL, FULL.replace("From March", "From [this] March"), Likeness.IDENTICAL),
    (
        "We will not stand by while families wait a year for a lock to be mended, and nobody else should either",
        "We shall not stand idle while families wait a year for their lock to be repaired, and nobody should",
        Likeness.REWORDED,
    ),
]
DIFFERENT = [
    (FULL, "The crews have done all that they could with the money that they were given this winter and last."),
    (
        "The government is committed to making our canals safe for everyone who lives or works on them.",
        "The government is committed to making our schools warm for every child who sits in them.",
    ),
    ("We will see.", "You will see."),
]


def wording(text: str, speaker: str | None = "Oriel Fenwick", day: int | None = 10) -> Wording:
    return Wording(words(text), speaker, day)


@pytest.mark.parametrize(("first", "second", "likeness"), PAIRS)
def test_variants_of_a_quote_are_known_both_ways(first: str, second: str, likeness: str) -> None:
    for link in (compare(wording(first), wording(second)), compare(wording(second), wording(first))):
        assert link is not None
        assert link.likeness == likeness
        assert link.why


@pytest.mark.parametrize(("first", "second"), DIFFERENT)
def test_different_quotes_stay_apart(first: str, second: str) -> None:
    link = compare(wording(first), wording(second))
    assert link is None or not link.likeness.same


def test_a_rewording_by_another_speaker_is_no_variant() -> None:
    first, second, _ = PAIRS[-1]
    assert compare(wording(first), wording(second, "Marcus Fenwick")) is None


def test_the_same_long_words_are_one_quote_whoever_is_named() -> None:
    link = compare(wording(FULL), wording(FULL, "Marcus Fenwick"))
    assert link is not None
    assert link.likeness.same


def test_a_turn_of_phrase_of_two_people_is_no_quote_in_common() -> None:
    first = "We promised roads, we planned roads and we are building roads"
    second = "We promised boats, we planned boats and we are building boats"
    assert compare(wording(first), wording(second, "Marcus Fenwick")) is None
    phrase = "There is a long way to go from here"
    assert compare(wording(phrase), wording(phrase, "Marcus Fenwick")) is None
    assert compare(wording(phrase), wording(phrase)) is not None


@pytest.mark.parametrize(
    ("speaker", "day", "linked"),
    [("Oriel Fenwick", 12, True), ("Oriel Fenwick", 40, False), ("Marcus Fenwick", 12, False), (None, 12, False)],
)
def test_a_fragment_is_linked_to_the_same_speaker_of_the_same_week(speaker: str | None, day: int, linked: bool) -> None:
    link = compare(wording(FULL), wording("every region has a crew", speaker, day))
    assert (link is not None) is linked


@pytest.mark.parametrize(("first", "second", "likeness"), PAIRS)
def test_the_index_brings_variants_together(first: str, second: str, likeness: str) -> None:
    assert likeness
    runs = [search_keys(words(one)) for one in (first, second)]
    assert index_keys(runs[0]) & set(runs[1])
    assert index_keys(runs[1]) & set(runs[0])


def test_differences_are_told_word_by_word() -> None:
    first, second = "Every crew has a firm date.", "Each crew has a date by then."
    told = [(one.kept, first[slice(*one.first)], second[slice(*one.second)]) for one in differences(first, second)]
    assert told == [
        (False, "Every", "Each"),
        (True, "crew has a", "crew has a"),
        (False, "firm", ""),
        (True, "date", "date"),
        (False, "", "by then"),
    ]


FEW = ["we", "will", "act", "now", "on", "locks", "and", "canals", "in", "every", "town", "by", "may"]
WORDS = st.lists(st.sampled_from(FEW), max_size=40)


@given(WORDS, WORDS)
def test_comparing_is_symmetrical_and_never_fails(first: list[str], second: list[str]) -> None:
    one, other = Wording(tuple(first), "a", 1), Wording(tuple(second), "a", 1)
    assert compare(one, other) == compare(other, one)


@given(st.lists(st.text(min_size=1, max_size=5), min_size=6, max_size=40), st.data())
def test_six_words_in_common_share_a_key(sequence: list[str], data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(sequence) - 6))
    part = sequence[start : start + 6]
    assert winnowed(grams(sequence, 4), 3) & set(grams(part, 4))
