"""The time that a figure is about."""

from datetime import date

import pytest

from briefing_app.linking.periods import differ, period, same

DAY = date(2031, 7, 17)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("in the three months to May", "March to May 2031"),
        ("in Mar-May 2031", "the three months to May 2031"),
        ("for the year to December", "in December 2030"),
        ("in April to June", "in the quarter to June 2031"),
        ("between May 2030 and May 2031", "in the year to May 2031"),
        ("between 1 October 2030 and 9 February 2031", "since October"),
    ],
)
def test_one_time_is_told_in_many_words(first: str, second: str) -> None:
    one, other = period(first, DAY), period(second, DAY)
    assert same(one, other)
    assert not differ(one, other)


def test_spans_that_end_otherwise_are_other_times() -> None:
    assert differ(period("between April 2030 and April 2031", DAY), period("between May 2030 and May 2031", DAY))
    assert not same(period("in May", DAY), None)
