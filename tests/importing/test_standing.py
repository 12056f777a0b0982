"""How a pack's figures stand among the other documents, and stories with their quotes, facts and days."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from briefing_app.domain.facts import Standing, Verdict
from briefing_app.domain.figures import Figure
from briefing_app.domain.points import Point, PointKind, Review
from briefing_app.domain.quotes import Quote
from briefing_app.domain.stories import StoryQuery
from briefing_app.errors import BriefingError
from briefing_app.importing.linking import link_waiting
from briefing_app.importing.standing import standings
from briefing_app.library.library import Library
from tests.linking.five_articles import BULLETIN, CUT, DAY, MINISTER, add, add_five

BULLETIN_ID, POST_ID, GAZETTE_ID, TRADE_ID, BAKERS_ID, REPRINT_ID, LATER_ID = range(1, 8)
REPRINT = f"{BULLETIN}\nThis report came from our agency.\n"
LATER = """Ferry Safety Bureau now hires 160 harbour inspectors

The Ferry Safety Bureau will hire 160 more harbour inspectors to stop unsafe vessels, the harbours minister, Ottoline \
Marsh, told the islands. The number was revised after the storms at Saltmere.
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The five articles, a reprint of the first, and one of a week later that gives another number."""
    with Library.open(tmp_path_factory.mktemp("standing")) as opened:
        add_five(opened)
        assert add(opened, "Island News", DAY + timedelta(1), REPRINT) == REPRINT_ID
        assert add(opened, "Harbour Bulletin", DAY + timedelta(8), LATER) == LATER_ID
        link_waiting(opened)
        yield opened


def figure(library: Library, document: int, text: str) -> Point:
    points = [one for one in library.points(document) if one.kind is PointKind.FIGURE]
    return [one for one in points if one.content.text == text][-1]


def standing(library: Library, document: int, text: str) -> Standing:
    point = figure(library, document, text)
    (found,) = standings(library, [point.id]).values()
    assert found.point_id == point.id
    return found


def test_a_number_that_others_give_counts_them_and_says_why(library: Library) -> None:
    found = standing(library, POST_ID, "290")
    assert (found.verdict, found.sources, found.waiting) == (Verdict.AGREES, 2, False)
    assert "berths" in found.reason
    wordings = {one.wording.document.id: one for one in found.others}
    assert wordings.keys() == {BULLETIN_ID, REPRINT_ID}
    assert "290 berths" in wordings[BULLETIN_ID].wording.text
    assert wordings[BULLETIN_ID].wording.document.details.published == DAY


def test_a_modifier_and_another_number_of_later_are_told_apart(library: Library) -> None:
    found = standing(library, POST_ID, "100")
    by_document = {one.wording.document.id: one for one in found.others}
    assert by_document[GAZETTE_ID].verdict is Verdict.STRENGTH
    assert by_document[LATER_ID].verdict is Verdict.UPDATED
    assert all(one.why for one in found.others)
    assert found.sources == 4
    assert found.verdict is Verdict.STRENGTH


def test_the_same_number_of_something_else_is_no_further_source(library: Library) -> None:
    found = standing(library, POST_ID, "50 per cent")
    assert (found.verdict, found.sources) == (Verdict.THING, 1)


def test_what_only_a_reprint_repeats_has_a_single_source(library: Library) -> None:
    found = standing(library, BULLETIN_ID, "3,000")
    assert (found.verdict, found.sources) == (Verdict.SINGLE, 1)
    assert [one.wording.document.id for one in found.others] == [REPRINT_ID]


def test_only_figures_that_are_there_stand(library: Library) -> None:
    quote = next(one for one in library.points(POST_ID) if one.kind is PointKind.QUOTE)
    ten = figure(library, BAKERS_ID, "290")
    assert list(standings(library, [quote.id, ten.id, 10_000])) == [ten.id]
    assert standings(library, []) == {}


def test_a_document_that_waits_says_so(library: Library) -> None:
    point = figure(library, BAKERS_ID, "300")
    library.review([point.id], Review.REJECTED)
    try:
        other = figure(library, BAKERS_ID, "290")
        assert standings(library, [other.id, point.id])[other.id].waiting
        assert point.id not in standings(library, [point.id])
    finally:
        library.undo()
        link_waiting(library)
    assert not standings(library, [point.id])[point.id].waiting


def test_a_story_has_its_quotes_once_its_facts_and_its_days(library: Library) -> None:
    (summary,) = library.stories()
    assert (summary.documents, summary.sources) == (6, 5)
    assert (summary.first, summary.last) == (DAY, DAY + timedelta(8))
    assert summary.publishers == (
        "Harbour Bulletin", "The Coast Post", "Saltmere Gazette", "Island News", "Ferry Trade Weekly",
    )  # fmt: skip
    story = library.story(summary.id)
    quote = story.quotes[0]
    assert isinstance(quote.point.content, Quote)
    assert (quote.point.content.text, quote.sources, len(quote.points)) == (MINISTER, 3, 4)
    assert (quote.document.id, quote.day) == (BULLETIN_ID, DAY)
    assert CUT not in {one.point.content.text for one in story.quotes}
    assert {name: number for _, name, number in story.speakers} == {"Ottoline Marsh": 2, "Rhys Tarland": 2}
    days = [(one.day, one.documents, one.reprints) for one in story.timeline]
    assert days[0] == (DAY, (BULLETIN_ID, POST_ID), frozenset())
    assert days[1] == (DAY + timedelta(1), (GAZETTE_ID, REPRINT_ID), frozenset({REPRINT_ID}))
    assert sorted(one for each in story.timeline for one in each.quotes) == sorted(one.point.id for one in story.quotes)
    assert quote.point.id in story.timeline[0].quotes
    assert {one for each in story.timeline for one in each.facts} == set(story.facts)
    texts = {one.point.content.text for fact in library.facts_by_id(story.timeline[1].facts) for one in fact.wordings}
    assert "14,500" in texts
    assert isinstance(library.facts_by_id(story.facts)[0].wordings[0].point.content, Figure)


@pytest.mark.parametrize(
    ("query", "number"),
    [
        (StoryQuery("harbour inspect"), 1),
        (StoryQuery("bakers"), 0),
        (StoryQuery(first=DAY + timedelta(9)), 0),
        (StoryQuery(last=DAY, first=date(2031, 1, 1)), 1),
        (StoryQuery(last=DAY - timedelta(1)), 0),
    ],
)
def test_stories_are_narrowed(library: Library, query: StoryQuery, number: int) -> None:
    assert len(library.stories(query)) == library.count_stories(query) == number


def test_stories_are_paged(library: Library) -> None:
    (summary,) = library.stories(limit=1)
    assert library.stories(before=summary.key) == []


def test_a_story_that_is_gone_is_told_in_words(library: Library) -> None:
    with pytest.raises(BriefingError, match="no longer in the library"):
        library.story(10_000)
