"""Numbers, days and beginnings in words."""

from datetime import date

from briefing_app.domain.wording import capital, counted, full_date


def test_what_is_counted_has_its_noun() -> None:
    assert counted(1, "quote") == "1 quote"
    assert counted(0, "quote") == "0 quotes"
    assert counted(1240, "entry", "entries") == "1,240 entries"


def test_dates_are_in_full() -> None:
    assert full_date(date(2024, 8, 21)) == "21 August 2024"
    assert full_date(None) == ""


def test_a_line_begins_with_a_capital() -> None:
    assert capital("up to £5 million") == "Up to £5 million"
    assert capital("") == ""
