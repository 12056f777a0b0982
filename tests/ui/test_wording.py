from datetime import date

import pytest

from briefing_app.domain.figures import Figure, FigureKind, Modifier
from briefing_app.domain.points import Point, Review
from briefing_app.domain.wording import full_date
from briefing_app.ui.copying import said
from briefing_app.ui.wording import between, done, figure_title, figure_words


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("accept 14 quotes", "Accepted 14 quotes"),
        ("delete 2 documents", "Deleted 2 documents"),
        ("move “Gates”", "Moved “Gates”"),
        ("make the pack “Locks”", "Made the pack “Locks”"),
        ("take back the decision on 1 quote", "Took back the decision on 1 quote"),
        ("add 3 items to “Locks”", "Added 3 items to “Locks”"),
        ("import “Locks”", "Imported “Locks”"),
        ("edit 1 figure", "Edited 1 figure"),
    ],
)
def test_a_change_is_told_in_the_past(name: str, said: str) -> None:
    assert done(name) == said


@pytest.mark.parametrize(
    ("words", "kind", "unit", "of", "title"),
    [
        ("120", FigureKind.COUNT, "inspector", "lock inspectors", "120 lock inspectors"),
        ("35", FigureKind.COUNT, "inspector", None, "35 inspectors"),
        ("four", FigureKind.DURATION, "year", None, "four years"),
        ("nine", FigureKind.DURATION, "week", "water", "nine weeks, water"),
        ("half", FigureKind.OTHER, "mile", "canal", "half mile, canal"),
        ("£18,000", FigureKind.MONEY, "GBP", "trade", "£18,000, trade"),
        ("£7.8 million", FigureKind.MONEY, "GBP", "repaired at a cost", "£7.8 million"),
        ("23%", FigureKind.PERCENT, "percent", None, "23%"),
        ("One lock in five", FigureKind.RATE, "lock", None, "One lock in five"),
    ],
)
def test_a_figure_is_headed_by_its_unit_and_what_it_is_of(
    words: str, kind: FigureKind, unit: str, of: str | None, title: str
) -> None:
    value = 0.5 if words == "half" else 9.0
    figure = Figure(start=0, end=len(words), text=words, value=value, kind=kind, unit=unit, of=of)
    assert figure_title(figure) == title


def test_a_figure_passed_on_alone_says_how_strongly_it_is_stated() -> None:
    figure = Figure(0, 3, "120", 120, FigureKind.COUNT, None, "inspector", Modifier.AT_MOST, "lock inspectors")
    assert figure_words(figure) == "up to 120 lock inspectors"
    assert said(Point(1, 1, figure, Review.SUGGESTED)) == "up to 120 lock inspectors"


def test_days_are_told_without_saying_anything_twice() -> None:
    first, last = date(2026, 11, 22), date(2026, 11, 23)
    assert between(first, last) == "22 to 23 November 2026"
    assert between(date(2026, 7, 4), last) == "4 July to 23 November 2026"
    assert between(date(2025, 7, 4), last) == "4 July 2025 to 23 November 2026"
    assert [between(last, last), between(last, None), between(None, None)] == [full_date(last), full_date(last), ""]
