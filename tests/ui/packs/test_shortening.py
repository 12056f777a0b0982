"""Quotes are shortened in marked ways only: whatever is selected, no other word than the source's comes to stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.packs import display
from briefing_app.ui.packs.shortening import leave_out, put_in

WORDS = "We will not reopen a pier, and nobody’s timetable says 1,240 times that we must. So it stays shut."


def span(part: str) -> tuple[int, int]:
    start = WORDS.index(part)
    return start, start + len(part)


@pytest.mark.parametrize(
    ("part", "shown"),
    [
        (", and nobody’s timetable says 1,240 times that we must", "We will not reopen a pier […]. So it stays shut."),
        ("ll not reo", "We […] a pier, and nobody’s timetable says 1,240 times that we must. So it stays shut."),
        ("240", "We will not reopen a pier, and nobody’s timetable says […] times that we must. So it stays shut."),
        (" So it stays shut.", "We will not reopen a pier, and nobody’s timetable says 1,240 times that we must. […]"),
        ("We will not", "[…] reopen a pier, and nobody’s timetable says 1,240 times that we must. So it stays shut."),
    ],
)
def test_whole_words_are_left_out(part: str, shown: str) -> None:
    assert leave_out(WORDS, *span(part)) == shown


def test_omissions_side_by_side_are_one() -> None:
    once = leave_out(WORDS, *span("a pier"))
    start = once.index("reopen")
    assert leave_out(once, start, start + len("reopen")).count("[…]") == 1


def test_words_are_put_in_brackets_whatever_is_typed() -> None:
    start, _ = span("a pier")
    assert put_in(WORDS, start, start, "as [some]  say").startswith("We will not reopen [as some say] a pier")
    assert put_in(WORDS, *span("We"), "The department").startswith("[The department] will not")


@given(st.integers(0, len(WORDS)), st.integers(0, len(WORDS)), st.integers(0, len(WORDS)), st.integers(0, len(WORDS)))
def test_what_is_kept_is_the_sources(one: int, other: int, third: int, fourth: int) -> None:
    shown = leave_out(WORDS, min(one, other), max(one, other)) if one != other else WORDS
    shown = leave_out(shown, min(third, fourth, len(shown)), min(max(third, fourth), len(shown)))
    if shown.replace("[…]", "").strip(" .,"):
        assert display.sound(WORDS, shown), shown
