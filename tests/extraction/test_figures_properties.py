"""Properties of figures on any text, and linear time on hostile text."""

import math
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extraction.figure_cases import find

_WORDS = """12 1,234 £ $ € % 0.5 -3 ½ two and a half million bn to between – - . , ( ) “ ” one in five every per cent
more than May 2024 aged under people beds hours a third half of the K² 9.9.9 00123 ٣ é 😀 \u200f"""
_PIECES = st.sampled_from([*_WORDS.split(), "\n"])


def _check(text: str) -> None:
    before = -1
    for figure in find(text):
        assert text[figure.start : figure.end] == figure.text
        assert 0 <= figure.start < figure.end <= len(text)
        assert figure.start >= before
        assert math.isfinite(figure.value)
        assert figure.value_high is None or figure.value_high > figure.value
        assert figure.phrase_start is not None
        assert figure.phrase_end is not None
        assert figure.phrase_start <= figure.start
        assert figure.phrase_end >= figure.end
        before = figure.end


@given(st.text(max_size=300))
def test_offsets_and_values_hold_on_any_text(text: str) -> None:
    _check(text)


@settings(max_examples=300)
@given(st.lists(_PIECES, max_size=40), st.sampled_from(["", " "]))
def test_offsets_and_values_hold_on_runs_of_number_words(pieces: list[str], joint: str) -> None:
    _check(joint.join(pieces))


def test_a_number_of_four_hundred_digits_is_no_figure() -> None:
    assert find(f"The total is {'9' * 400} pounds.") == ()
    assert find(f"It cost £{'9' * 400}m.") == ()
    for digits in (400, 5_000):
        assert find(f"It began at {'9' * digits}.12 and from {'9' * digits}-{'8' * digits}.") == ()


def test_the_same_text_gives_the_same_figures() -> None:
    text = "Up to 100 of the 250 boats, or 40%, sank in 2019; 12 more are missing."
    assert find(text) == find(text)


@pytest.mark.parametrize(
    "piece", ["9", "12 ", "(", "1,", "1.", "1-", "£", "two hundred and ", "1 in ", "5 people and ", "between 1 and "]
)
def test_twice_the_text_takes_about_twice_the_time(piece: str) -> None:
    count = min(1_500, 6_000 // len(piece))
    find(piece * 50)
    # Once in a while something else of the process falls into so short a time; what grows too fast does so each time.
    assert any(_grows_evenly(piece * count) for _ in range(3))


def _grows_evenly(text: str) -> bool:
    short, long = (_seconds(text * times) for times in (1, 4))
    return long < 10 * short + 0.1


def _seconds(text: str) -> float:
    started = time.process_time()
    find(text)
    return time.process_time() - started
