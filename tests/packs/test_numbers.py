"""Numbers in an official's own words."""

import pytest

from briefing_app.domain.figures import Figure, FigureKind, Modifier
from briefing_app.packs.evidence.numbers import Number, bears, numbers, rounds


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("We will hire up to 100 wardens.", [100]),
        ("Cover rose to 1,388 beaches, at £31.4 million.", [1388, 31.4e6]),
        ("Half of 94 per cent is 47%.", [94, 47]),
        ("£2bn, 250k and 3.5 million people", [2e9, 250e3, 3.5e6]),
        ("£5 a head, 3 of them, and 2%", [5, 2]),
        ("a 14-year-old, the F-35 and COP26", []),
        ("£72-78bn, £5–6m and 80 to 90 per cent", [72e9, 78e9, 5e6, 6e6, 80, 90]),
        ("Sixty locks, one hundred and twenty crews and two million pounds", [60, 120, 2e6]),
        ("ten per cent of the twenty-one", [10, 21]),
        ("“We need 500,” he said; we say 40.", [40]),
    ],
)
def test_numbers_that_state_something_are_found(words: str, found: list[float]) -> None:
    assert [one.value for one in numbers(words)] == found


@pytest.mark.parametrize(
    "words",
    [
        "On 12 October 2026 at 10.30am in room 412",
        "between 2024 and 2026, in 2025-26 and by March 2031",
        "see page 45, section 21, Q117 and [12]",
        "call 0300 555 0142",
        "https://example.org/2000/345",
        "1. First\n12. Twelfth",
        "three of them, and 7 more",
        "21 Aug 2024, at 64 High Street, ref 03227 14, Questions 1 - 91",
        "one in ten of them, a ten-year plan, number ten, and 12 independent sources",
        "{{Say 300}} of [[14 quays]] and [so on](https://a.example/500)",
    ],
)
def test_what_is_no_figure_is_passed_over(words: str) -> None:
    assert not list(numbers(words))


@pytest.mark.parametrize(
    ("kind", "value", "high", "number", "borne"),
    [
        (FigureKind.COUNT, 100, None, Number("100", 100), True),
        (FigureKind.COUNT, 100, None, Number("100%", 100, share=True), False),
        (FigureKind.PERCENT, 50, None, Number("50%", 50, share=True), True),
        (FigureKind.RATE, 0.2, None, Number("20%", 20, share=True), True),
        (FigureKind.MONEY, 75e6, None, Number("£75m", 75e6, money=True), True),
        (FigureKind.MONEY, 72e9, 78e9, Number("£78bn", 78e9, money=True), True),
        (FigureKind.COUNT, 101, None, Number("100", 100), False),
    ],
)
def test_a_figure_bears_a_number_out(
    kind: FigureKind, value: float, high: float | None, number: Number, borne: bool
) -> None:
    assert bears(Figure(0, 1, "x", value, kind, value_high=high), number) is borne


@pytest.mark.parametrize(
    ("words", "modifier"),
    [
        ("up to 100 crews", Modifier.AT_MOST),
        ("100 crews at most", Modifier.AT_MOST),
        ("no more than another 100 crews", Modifier.AT_MOST),
        ("nearly 100", Modifier.APPROX),
        ("an estimated 100", Modifier.APPROX),
        ("100 or so", Modifier.APPROX),
        ("at least 100", Modifier.AT_LEAST),
        ("100 crews or more", Modifier.AT_LEAST),
        ("100+", Modifier.AT_LEAST),
        ("over 100 crews", Modifier.MORE_THAN),
        ("over 100 days", Modifier.NONE),
        ("under 100", Modifier.LESS_THAN),
        ("the 100 crews", Modifier.NONE),
        ("it is over. 100 crews", Modifier.NONE),
    ],
)
def test_what_stands_around_a_number(words: str, modifier: Modifier) -> None:
    assert [one.modifier for one in numbers(words)] == [modifier]


@pytest.mark.parametrize(
    ("value", "words", "borne"),
    [
        (94.2, "94 per cent", True),
        (94.2, "90 per cent", False),
        (94.2, "about 90 per cent", True),
        (94.2, "over 94 per cent", True),
        (94.2, "under 94 per cent", False),
        (94.6, "94 per cent", False),
        (96.0, "96.1 per cent", False),
    ],
)
def test_a_number_in_fewer_digits_is_borne_out(value: float, words: str, borne: bool) -> None:
    (number,) = numbers(words)
    assert rounds(Figure(0, 1, "x", value, FigureKind.PERCENT), number) is borne
