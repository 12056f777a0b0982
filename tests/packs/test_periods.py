import pytest

from briefing_app.packs.periods import Key, in_order, key


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("2025", ("year", 2025)),
        ("in 2025", ("year", 2025)),
        ("2024–25", ("financial year", 2024)),
        ("2024-2025", ("financial year", 2024)),
        ("1999/00", ("financial year", 1999)),
        ("2024–26", None),
        ("June 2025", ("month", 2025 * 12 + 5)),
        ("end of June 2025", ("month", 2025 * 12 + 5)),
        ("on 21 August 2024", ("day", 739119)),
        ("21 August 2024", ("day", 739119)),
        ("31 June 2024", None),
        ("summer 2026", ("summer", 2026)),
        ("Q2 2024", ("quarter", 2024 * 4 + 1)),
        ("2024 Q2", ("quarter", 2024 * 4 + 1)),
        ("last year", None),
        ("between 2020 and 2025", None),
        ("3 June 2025", ("day", 739405)),
        ("", None),
    ],
)
def test_the_place_of_a_period(words: str, place: Key | None) -> None:
    assert key(words) == place


def test_periods_stand_in_their_order_and_once() -> None:
    assert in_order(["2026", "2024", "in 2024", "2025"]) == ("2024", "2025", "2026")
    assert in_order(["June 2025", "April 2025"]) == ("April 2025", "June 2025")


def test_years_that_nobody_named_have_their_room() -> None:
    assert in_order(["2020", "2023"], whole=True) == ("2020", "2021", "2022", "2023")
    assert in_order(["2019–20", "2021–22"], whole=True) == ("2019–20", "2020–21", "2021–22")
    assert in_order(["November 2025", "January 2026"], whole=True) == ("November 2025", "December 2025", "January 2026")


@pytest.mark.parametrize("mixed", [["2025", "June 2025"], ["summer 2025", "winter 2025"], ["2025", "lately"]])
def test_periods_of_different_sorts_have_no_order(mixed: list[str]) -> None:
    assert in_order(mixed) is None


def test_days_stand_on_a_line_only_where_their_steps_are_even() -> None:
    months = ["on 1 June 2024", "1 May 2024", "on 1 July 2024"]
    assert in_order(months, whole=True) == ("1 May 2024", "on 1 June 2024", "on 1 July 2024")
    assert in_order(["1 May 2024", "2 May 2024", "1 July 2024"], whole=True) is None
    assert in_order(["1 May 2024", "2 May 2024", "1 July 2024"]) is not None
    assert in_order(["1 May 2024", "May 2024"]) is None
