from dataclasses import replace

import pytest

from briefing_app.domain.figures import FigureKind
from briefing_app.linking.told import number
from tests.linking.statements import statements


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (6, "month", "6 months"),
        (1, "year", "1 year"),
        (2, "foot", "2 feet"),
        (3, "MW", "3 MW"),
        (1.5, "mile", "1.5 miles"),
    ],
)
def test_a_number_has_its_unit_in_the_number_that_it_asks_for(value: float, unit: str, words: str) -> None:
    [wait] = statements([(None, "The wait for a berth is 6 months.")])
    assert number(replace(wait, value=value, unit=unit, kind=FigureKind.DURATION)) == words


@pytest.mark.parametrize(
    ("value", "kind", "words"),
    [
        (15_300_000_000.0, FigureKind.MONEY, "£15,300,000,000"),
        (2 / 3, FigureKind.RATE, "two thirds"),
        (0.25, FigureKind.RATE, "a quarter"),
        (0.9, FigureKind.RATE, "9 in 10"),
        (0.5, FigureKind.RATE, "half"),
    ],
)
def test_a_number_is_told_as_people_read_it(value: float, kind: FigureKind, words: str) -> None:
    [sum_of_it] = statements([(None, "The berths cost £6.")])
    assert number(replace(sum_of_it, value=value, kind=kind)) == words
