"""Documents grouped into announcements."""

from datetime import date

from briefing_app.linking.stories import Report, stories
from briefing_app.linking.terms import profile
from tests.linking.test_facts import ANNOUNCED, ELSEWHERE, TOLD

DAY = date(2031, 5, 6).toordinal()


def report(number: int, text: str, day: int | None) -> Report:
    return Report(number, profile(text, text.split("\n", 1)[0]), day)


def test_reports_of_one_announcement_are_one_story() -> None:
    told = stories([report(1, ANNOUNCED, DAY), report(2, ELSEWHERE, DAY), report(3, TOLD, DAY + 1)])
    assert [story.documents for story in told] == [(1, 3), (2,)]
    assert (told[0].first, told[0].last) == (DAY, DAY + 1)
    assert "ferri" in told[0].terms


def test_the_same_subject_months_later_is_another_story() -> None:
    told = stories([report(1, ANNOUNCED, DAY), report(2, TOLD, DAY + 60)])
    assert [story.documents for story in told] == [(1,), (2,)]


def test_the_order_of_the_documents_does_not_matter() -> None:
    reports = [report(1, ANNOUNCED, DAY), report(2, ELSEWHERE, None), report(3, TOLD, DAY + 1)]
    assert stories(reports) == stories(reports[::-1])
