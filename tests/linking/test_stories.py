"""Documents grouped into announcements."""

from collections.abc import Mapping
from datetime import date

from briefing_app.domain.linking import StoryMiddle
from briefing_app.linking.stories import Report, begun, home, joined, stories
from briefing_app.linking.terms import profile
from tests.linking.test_facts import ANNOUNCED, ELSEWHERE, TOLD

DAY = date(2031, 5, 6).toordinal()
YEARS = 1000
IMPORTED = DAY + YEARS


def report(
    number: int, text: str, day: int = DAY, *, dated: bool = True, repeats: Mapping[int, int] | None = None
) -> Report:
    return Report(number, profile(text, text.split("\n", 1)[0]), day, dated, repeats or {})


def together(*reports: Report) -> list[list[int]]:
    return [story.documents for story in stories(reports)]


def test_reports_of_one_announcement_are_one_story() -> None:
    told = stories([report(1, ANNOUNCED), report(2, ELSEWHERE), report(3, TOLD, DAY + 1)])
    assert [story.documents for story in told] == [[1, 3], [2]]
    assert (told[0].middle.first, told[0].middle.last) == (DAY, DAY + 1)
    assert "ferri" in told[0].middle.about


def test_the_same_subject_months_later_is_another_story() -> None:
    assert together(report(1, ANNOUNCED), report(2, TOLD, DAY + 60)) == [[1], [2]]


def test_the_order_of_the_documents_does_not_matter() -> None:
    reports = [report(1, ANNOUNCED), report(2, ELSEWHERE, IMPORTED, dated=False), report(3, TOLD, DAY + 1)]
    assert stories(reports) == stories(reports[::-1])


def test_one_without_a_date_joins_whom_it_repeats_at_any_time() -> None:
    told = report(3, TOLD, IMPORTED, dated=False, repeats={1: 1})
    (story,) = stories([report(1, ANNOUNCED), told])
    assert (story.middle.first, story.middle.last, story.middle.dated) == (DAY, DAY, True)
    assert together(report(1, ANNOUNCED), report(3, TOLD, IMPORTED, dated=False)) == [[1], [3]]
    elsewhere = report(2, ELSEWHERE, IMPORTED, dated=False, repeats={1: 1})
    assert together(report(1, ANNOUNCED), elsewhere) == [[1], [2]]  # the same few words, but about something else
    assert together(report(1, ANNOUNCED), report(3, TOLD, IMPORTED, repeats={1: 1})) == [[1], [3]]


def test_it_goes_by_the_words_before_the_day_on_which_it_came() -> None:
    lately = report(2, ANNOUNCED, IMPORTED)
    without = {"day": IMPORTED, "dated": False}
    assert together(report(1, ANNOUNCED), lately, report(3, TOLD, **without)) == [[1], [2, 3]]  # type: ignore[arg-type]
    told = report(3, TOLD, IMPORTED, dated=False, repeats={1: 2, 2: 1})
    assert together(report(1, ANNOUNCED), lately, told) == [[1, 3], [2]]


def test_a_dated_one_that_comes_later_gives_its_day_to_what_has_none() -> None:
    undated = begun(report(1, ANNOUNCED, IMPORTED, dated=False))
    told = report(3, TOLD)
    assert home([undated], {}, told) is None
    assert home([undated], {1: 1}, told) is undated
    assert joined(undated, told) == StoryMiddle(1, joined(undated, told).about, DAY, DAY)
    dated = begun(report(2, ANNOUNCED, DAY - YEARS))
    assert home([dated], {2: 3}, told) is None
