"""Documents of a library linked to one another: what is shown of facts, quotes, reprints and stories."""

from dataclasses import replace
from datetime import date

import pytest

from briefing_app.domain.facts import FactQuery, Verdict
from briefing_app.domain.links import Likeness
from briefing_app.domain.points import PointKind
from briefing_app.domain.stories import StoryQuery
from briefing_app.errors import BriefingError
from briefing_app.importing.linking import link_waiting
from briefing_app.importing.variants import variants
from briefing_app.library.library import Library
from tests.importing.linked import BAKERS_ID, BULLETIN_ID, GAZETTE_ID, POST_ID, TRADE_ID, facts, quote, undate
from tests.linking.five_articles import BAKERS, BULLETIN, CUT, DAY, JOINED, MINISTER, add


@pytest.fixture
def library(linked_library: Library) -> Library:
    """The five articles, linked one by one, to change."""
    return linked_library


def test_facts_stand_as_their_sources_give_them(library: Library) -> None:
    found = facts(library)
    assert {name: fact.summary.status for name, fact in found.items() if fact.summary.sources > 1} == {
        "100 5": Verdict.STRENGTH,
        "50% 3": Verdict.THING,
        "70 3": Verdict.AGREES,
        "300 2": Verdict.AGREES,
        "290 2": Verdict.AGREES,
        "20,000 2": Verdict.AGREES,
        "ten 2": Verdict.AGREES,
    }
    assert [name for name in found if name.startswith(("14,500", "3,000"))] == ["14,500 1", "3,000 1"]
    assert {one.document.id for one in found["100 5"].wordings} == {BULLETIN_ID, POST_ID, GAZETTE_ID, TRADE_ID}
    assert {one.text for one in found["100 5"].wordings} >= {"Up to 100 new harbour inspectors"}
    assert all(fact.summary.reason for fact in found.values())
    assert all(link.why for fact in found.values() for _, _, link in fact.links)


def test_facts_are_narrowed_and_paged(library: Library) -> None:
    assert facts(library, "ferries sail").keys() == {"20,000 2"}
    assert library.count_facts()[Verdict.AGREES] == 5
    everything = library.facts()
    assert [one.key for one in everything] == sorted((one.key for one in everything), reverse=True)
    pages = [library.facts(limit=5), library.facts(before=everything[4].key, limit=100)]
    assert [*pages[0], *pages[1]] == everything
    thing = library.facts(FactQuery(statuses=frozenset({Verdict.THING})))
    assert [one.sources for one in thing] == [3]
    assert {one.first for one in library.facts(FactQuery(first=date(2031, 6, 1)))} == {date(2031, 6, 10)}
    assert len(library.facts(FactQuery(last=date(2031, 6, 1)))) == len(everything) - 2
    assert {one.id for one in library.facts(FactQuery(body="Guild of Bakers"))} <= {one.id for one in everything[:2]}
    assert len(library.facts(FactQuery(body="Thornley Echo"))) == 2


def test_a_fact_that_is_gone_is_told_in_words(library: Library) -> None:
    with pytest.raises(BriefingError, match="no longer in the library"):
        library.fact(10_000)


def test_the_same_quote_is_shown_with_its_variants(library: Library) -> None:
    cut = quote(library, GAZETTE_ID, CUT)
    same, against = variants(library, cut.id)
    assert [(one.document.id, one.sure) for one in same.variants] == [(1, True), (2, True), (3, True)]
    full = quote(library, BULLETIN_ID, MINISTER)
    assert (same.sources, same.fullest, same.earliest) == (3, full.id, full.id)
    assert {one.point.id: against[one.point.id].likeness for one in same.variants} == {
        full.id: Likeness.IDENTICAL,
        quote(library, POST_ID, JOINED).id: Likeness.SPLICED,
        cut.id: Likeness.SHORTER,
    }
    kept = [MINISTER[slice(*one.first)] for one in against[cut.id].differences if one.kept]
    assert kept == [CUT.rstrip(".")]
    assert library.shared([cut.id, full.id])[cut.id] == library.shared([full.id])[full.id]
    assert library.shared([cut.id])[cut.id].sources == 3


def test_other_words_of_one_speaker_are_another_quote(library: Library) -> None:
    other = next(one for one in library.points(TRADE_ID) if one.kind is PointKind.QUOTE)
    same = library.quote_variants(other.id)
    assert [one.point.id for one in same.variants] == [other.id]
    assert library.shared([other.id]) == {}


def test_documents_that_report_one_announcement_are_a_story(library: Library) -> None:
    (summary,) = library.stories()
    assert (summary.documents, summary.sources, summary.title) == (4, 4, BULLETIN.split("\n", 1)[0])
    story = library.story(summary.id)
    assert [one.id for one in story.documents] == [BULLETIN_ID, POST_ID, GAZETTE_ID, TRADE_ID]
    assert story.speakers[0][1] == "Ottoline Marsh"
    assert library.facts_by_id(story.facts[:1])[0].summary.sources == 4
    assert (library.story_of(TRADE_ID), library.story_of(BAKERS_ID)) == (summary.id, None)


def test_one_without_a_date_tells_the_story_whose_quotes_it_gives(library: Library) -> None:
    undate(library, GAZETTE_ID, TRADE_ID)
    (summary,) = library.stories()
    assert (summary.documents, summary.first, summary.last) == (3, DAY, DAY)
    story = library.story(summary.id)
    assert [one.id for one in story.documents] == [BULLETIN_ID, POST_ID, GAZETTE_ID]
    assert [one.day for one in story.timeline] == [DAY, None]
    assert [one.document.id for one in facts(library)["70 3"].wordings] == [BULLETIN_ID, GAZETTE_ID, TRADE_ID]
    library.delete_documents([GAZETTE_ID])
    library.undo()
    link_waiting(library)
    assert library.story_of(GAZETTE_ID) == summary.id


def test_a_story_without_a_date_shows_none_and_comes_last(library: Library) -> None:
    undate(library, BULLETIN_ID, POST_ID, GAZETTE_ID, TRADE_ID)
    (undated,) = library.stories()
    assert (undated.documents > 2, undated.first, undated.last) == (True, None, None)
    assert [one.day for one in library.story(undated.id).timeline] == [None]
    bounded = (StoryQuery(first=date(1, 1, 1)), StoryQuery(last=date(9999, 12, 31)))
    assert [library.count_stories(one) for one in bounded] == [0, 0]
    add(library, "The Echo", date(1950, 6, 10), BAKERS)
    library.edit_document(BAKERS_ID, replace(library.document(BAKERS_ID).details, published=date(1950, 6, 11)))
    link_waiting(library)
    first, last = library.stories()
    assert (first.last, last) == (date(1950, 6, 11), undated)
    assert library.stories(before=first.key) == [undated]
    library.edit_document(POST_ID, replace(library.document(POST_ID).details, published=DAY))
    link_waiting(library)
    dated, _ = library.stories()
    assert (dated.documents, dated.first, dated.last) == (undated.documents, DAY, DAY)


def test_a_reprint_is_no_further_source(library: Library) -> None:
    reprint = add(library, "Island News", DAY, f"{BULLETIN}\nThis report came from our agency.\n")
    assert link_waiting(library) is not None
    assert library.copies(reprint)[0][:2] == (BULLETIN_ID, "syndicated")
    found = facts(library)
    assert {name for name in found if name.startswith("100")} == {"100 7"}
    assert found["100 7"].summary.sources == 4
    assert library.quote_variants(quote(library, GAZETTE_ID, CUT).id).sources == 3
    library.delete_documents([reprint])
    link_waiting(library)
    assert facts(library).keys() >= {"100 5"}


def test_a_document_gives_one_number_hundreds_of_times_and_is_linked_in_bounded_work(library: Library) -> None:
    text = "\n\n".join(f"Ward {number} has 37 nurses." for number in range(400))
    add(library, "Nursing Weekly", DAY, text)
    asked: list[int] = []

    def count() -> bool:
        asked.append(1)
        return False

    link_waiting(library, cancelled=count)
    (document,) = library.looking_at_links(lambda store: list(store.materials([6])))
    nurses = [one.id for one in document.figures if one.figure.value == 37]
    assert len(nurses) == 400
    assert library.looking_at_links(lambda store: len(store.fact_links(store.placed(nurses)))) < 30 * len(nurses)
    assert len(asked) > 50  # so it gives way soon, too
