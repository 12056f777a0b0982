from dataclasses import replace
from datetime import date, datetime

import pytest

from briefing_app.domain.documents import DocumentDetails, DocumentSummary, Origin
from briefing_app.domain.points import Point
from briefing_app.domain.quotes import Quote, QuoteKind
from briefing_app.domain.stories import Story, StoryDay, StoryQuote, StorySummary
from briefing_app.ui.stories import told
from briefing_app.ui.stories.rows import Head, Opened, Report, Reprints, Said, key, numbers, said, timeline
from briefing_app.ui.wording import cut

MAY, JUNE = date(2024, 5, 30), date(2024, 6, 2)


def document(number: int, title: str = "", publisher: str = "", day: date | None = MAY) -> DocumentSummary:
    details = DocumentDetails(title, publisher, published=day)
    return DocumentSummary(number, details, Origin(f"{number}.txt", "0" * 64), datetime(2024, 9, 1))  # noqa: DTZ001


def quote(number: int, words: str, speaker: str | None, speaker_id: int | None, where: DocumentSummary) -> StoryQuote:
    content = Quote(0, len(words), words, QuoteKind.INDIRECT, speaker)
    point = Point(number, where.id, content, speaker_id=speaker_id)
    return StoryQuote(point, where, (number,), 1, where.details.published)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (MAY, MAY, "30 May 2024"),
        (date(2024, 5, 1), MAY, "1 to 30 May 2024"),
        (MAY, JUNE, "30 May to 2 June 2024"),
        (date(2023, 12, 31), MAY, "31 December 2023 to 30 May 2024"),
        (None, None, "Undated"),
    ],
)
def test_days_are_named_once(first: date | None, last: date | None, words: str) -> None:
    assert told.span(first, last) == words


def test_many_and_long_names_are_cut_and_the_rest_counted() -> None:
    assert told.listed([]) == ""
    assert told.listed(["A"]) == "A"
    assert told.listed(list("ABCDEFG")) == "A, B, C, D, E, F and G"
    assert told.listed(list("ABCDEFGH")) == "A, B, C, D, E, F and 2 others"
    assert cut("a word " * 20, 60) == f"{'a word ' * 8}a…"
    assert cut("x" * 80, 60) == f"{'x' * 59}…"


def test_what_has_no_title_no_publisher_and_no_day_is_still_told() -> None:
    one, two, three = document(1), document(2, day=None), document(3, day=None)
    days = (StoryDay(MAY, (1,), frozenset(), (7,), (9,)), StoryDay(None, (2, 3), frozenset({2, 3}), (), ()))
    quotes = (quote(7, "it is a start", None, None, one), quote(8, "no comment", "a source", None, two))
    summary = StorySummary(1, (1, 1), " ", 3, 1, MAY, MAY)
    opened = Opened(Story(summary, (one, two, three), (), (9,), quotes, days), {})
    assert told.sentence(summary) == "Without a title, 1 source, 2 reprints, 30 May 2024"
    assert told.sentence(replace(summary, first=None, last=None)).endswith("2 reprints, undated")
    assert told.under(two, reprint=True, dated=True).endswith("Undated")
    assert told.where(quotes[1]) == "2.txt  ·  Undated"
    assert told.reported(opened.story) == ""
    assert told.spoke(opened.story) == "Nobody in it is quoted by name."
    rows = list(timeline(opened))
    assert rows == [
        Head("30 May 2024", "1 document, 1 quote, 1 fact for the first time"),
        Report(one),
        Said(quotes[0], brief=True),
        Head("Undated", "2 documents"),
        Reprints((two, three)),
    ]
    assert [told.name_of(each) for each in (one, two)] == ["1.txt", "2.txt"]
    assert told.publishers((two, three)) == "2.txt and 3.txt"
    assert [row.words for row in said(opened) if isinstance(row, Head)] == ["Speaker not settled", "a source"]
    assert len({key(row) for row in rows}) == len(rows)
    assert numbers(None) == (0, 0, 0, 0)


def test_a_title_without_spaces_may_go_on_in_the_next_line() -> None:
    summary = StorySummary(1, (1, 1), f"https://example.invalid/{'x' * 40}", 2, 2, MAY, MAY)
    assert told.heading(Story(summary, ())).replace("\u200b", "") == summary.title
    assert "\u200b" in told.heading(Story(summary, ()))
