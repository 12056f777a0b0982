"""Documents of a library linked to one another, and kept linked whatever is done to them."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from briefing_app.domain.facts import Fact, FactQuery, Verdict
from briefing_app.domain.linking import LinkKind
from briefing_app.domain.links import Likeness
from briefing_app.domain.points import Point, PointKind, Review
from briefing_app.domain.stories import StoryQuery
from briefing_app.errors import BriefingError
from briefing_app.extraction.extract import extract
from briefing_app.importing.again import source_of
from briefing_app.importing.linking import let_wait, link_document, link_waiting, sort_in
from briefing_app.importing.relinking import relink_all
from briefing_app.importing.variants import variants
from briefing_app.library.library import Library
from briefing_app.library.link_tables import DERIVED
from tests.library.made import rows_of
from tests.linking.five_articles import BAKERS, BULLETIN, CUT, DAY, JOINED, MINISTER, add, add_five

BULLETIN_ID, POST_ID, GAZETTE_ID, TRADE_ID, BAKERS_ID = range(1, 6)
Rows = dict[str, list[tuple[object, ...]]]


@pytest.fixture(scope="module")
def linked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of the five articles, linked one by one."""
    folder = tmp_path_factory.mktemp("linked")
    with Library.open(folder) as library:
        let_wait(library)
        assert add_five(library) == [BULLETIN_ID, POST_ID, GAZETTE_ID, TRADE_ID, BAKERS_ID]
        for one in range(1, 6):
            library.linking(lambda store, one=one: link_document(store, one))  # type: ignore[misc]
    return folder


@pytest.fixture
def library(linked: Path, tmp_path: Path) -> Iterator[Library]:
    """A copy of it, to change."""
    with Library.open(Path(shutil.copytree(linked, tmp_path / "library"))) as opened:
        yield opened


def derived(library: Library) -> Rows:
    """What is kept once all of it is sorted in."""
    assert sort_in(library)
    with library._database.reading() as session:
        rows = rows_of(session.connection())
    return {table: rows[table] for table in (*DERIVED, "link_pending")}


def told(library: Library) -> Rows:
    """What the links come to, whichever way they were found."""
    groups = ("quote_group", "document_source", "fact", "fact_figure", "story_document")
    return {table: rows for table, rows in derived(library).items() if table in groups}


def indexes(library: Library) -> Rows:
    """What documents are found by."""
    found = ("link_traces", "quote_gram", "text_gram", "document_term", "figure_key")
    return {table: rows for table, rows in derived(library).items() if table in found}


def facts(library: Library, words: str = "") -> dict[str, Fact]:
    """Facts by their first wording."""
    found = library.facts_by_id([one.id for one in library.facts(FactQuery(words=words))])
    return {f"{fact.wordings[0].point.content.text} {len(fact.wordings)}": fact for fact in found}


def quote(library: Library, document: int, text: str) -> Point:
    (found,) = (one for one in library.points(document) if one.kind is PointKind.QUOTE and one.content.text == text)
    return found


def figure(library: Library, document: int, text: str) -> Point:
    found = [one for one in library.points(document) if one.kind is PointKind.FIGURE and one.content.text == text]
    return found[-1]


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


def undate(library: Library, *ids: int) -> None:
    """Take the days of documents away, and link them anew: they were imported years before the announcement."""
    for one in ids:
        library.edit_document(one, replace(library.document(one).details, published=None))
    link_waiting(library)


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


def test_linking_again_changes_nothing(library: Library) -> None:
    before = derived(library)
    for one in (GAZETTE_ID, BULLETIN_ID, BAKERS_ID):
        library.linking(lambda store, one=one: link_document(store, one))  # type: ignore[misc]
    assert derived(library) == before


def test_linking_everything_from_nothing_comes_to_the_same(library: Library) -> None:
    undate(library, GAZETTE_ID, TRADE_ID)
    before, indexed = told(library), indexes(library)
    seen: list[tuple[str, int, int]] = []
    change = relink_all(library, processes=1, progress=lambda *now: seen.append(now))
    assert change is not None
    assert not change.undoable
    assert told(library) == before
    assert indexes(library) == indexed
    assert library.waiting_to_be_linked() == []
    assert seen == [("reading", 5, 5), ("comparing", 5, 5)]


def test_linking_everything_that_is_stopped_leaves_every_document_waiting(library: Library) -> None:
    before = told(library)
    seen: list[str] = []
    stopped = relink_all(
        library,
        processes=1,
        progress=lambda stage, _done, _all: seen.append(stage),
        cancelled=lambda: "comparing" in seen,
    )
    assert stopped is None
    assert library.facts() == []
    link_waiting(library)
    assert told(library) == before


def test_a_library_that_another_engine_linked_is_linked_anew(library: Library) -> None:
    library.keep_apart(
        LinkKind.FIGURE, [figure(library, GAZETTE_ID, "300").id], [figure(library, BULLETIN_ID, "300").id]
    )
    link_waiting(library)
    before = derived(library)
    library.linking(lambda store: store.plain.do("UPDATE fact_link SET verdict = 'conflicts', weight = 1"))
    library.set_note("linked by", "1")
    change = link_waiting(library)
    assert change is not None
    assert len(change.ids) == 5
    assert derived(library) == before
    assert link_waiting(library) is None


def test_a_library_of_which_nothing_tells_the_engine_is_linked_anew(library: Library) -> None:
    before = told(library)
    library.linking(lambda store: store.plain.do("DELETE FROM note WHERE key = 'linked by'"))
    assert relink_all(library, processes=1) is not None
    assert link_waiting(library) is None
    assert told(library) == before
    library.linking(lambda store: store.plain.do("DELETE FROM note WHERE key = 'linked by'"))
    change = link_waiting(library, limit=2)
    assert change is not None
    assert len(library.waiting_to_be_linked()) == 3


def changes() -> Iterator[Callable[[Library], object]]:
    yield lambda library: library.review([figure(library, GAZETTE_ID, "300").id], Review.REJECTED)
    yield lambda library: library.delete_documents([GAZETTE_ID])
    yield lambda library: library.keep_apart(
        LinkKind.FIGURE, [figure(library, GAZETTE_ID, "300").id], [figure(library, BULLETIN_ID, "300").id]
    )


@pytest.mark.parametrize("number", range(3))
def test_links_follow_what_is_done_and_undone(library: Library, number: int) -> None:
    before = told(library)
    list(changes())[number](library)
    link_waiting(library)
    after = told(library)
    assert facts(library).keys() >= {"300 1"}
    assert facts(library)["300 1"].summary.status is Verdict.SINGLE
    library.undo()
    link_waiting(library)
    assert told(library) == before
    library.redo()
    link_waiting(library)
    assert told(library) == after


def test_accepting_points_makes_no_document_wait(library: Library) -> None:
    library.review(library.queue(), Review.ACCEPTED)
    assert library.waiting_to_be_linked() == []


def test_an_import_that_is_undone_leaves_no_link_behind(library: Library) -> None:
    before = derived(library)
    add(library, "Island News", DAY, BULLETIN)
    library.undo()
    assert library.waiting_to_be_linked() == []
    library.redo()
    link_waiting(library)
    assert derived(library) != before
    library.undo()
    link_waiting(library)
    assert derived(library) == before


def test_what_people_decided_outlives_finding_again(library: Library) -> None:
    library.keep_apart(
        LinkKind.QUOTE, [quote(library, POST_ID, JOINED).id], [quote(library, BULLETIN_ID, MINISTER).id,
                                                              quote(library, GAZETTE_ID, CUT).id],
    )  # fmt: skip
    together = [figure(library, BULLETIN_ID, "3,000").id, figure(library, GAZETTE_ID, "14,500").id]
    library.put_together(LinkKind.FIGURE, together)
    link_waiting(library)
    shown = told(library)
    assert library.quote_variants(quote(library, POST_ID, JOINED).id).sources == 1
    (both,) = (fact for fact in facts(library).values() if {w.point.id for w in fact.wordings} == set(together))
    assert "person" in both.summary.reason
    for document_id in (BULLETIN_ID, POST_ID, GAZETTE_ID):
        document = library.document(document_id)
        found = extract(source_of(document))
        emptied = type(found)(engine="another")
        library.renew_documents([(document_id, emptied)])
        assert library.points(document_id) == []
        library.renew_documents([(document_id, found)])
    link_waiting(library)
    assert library.quote_variants(quote(library, POST_ID, JOINED).id).sources == 1
    assert library.quote_variants(quote(library, GAZETTE_ID, CUT).id).sources == 2
    names = {frozenset(one.point.content.text for one in fact.wordings) for fact in facts(library).values()}
    assert frozenset({"3,000", "14,500"}) in names
    assert len(told(library)["fact"]) == len(shown["fact"])
    (decision, *_) = library.link_decisions(LinkKind.FIGURE, [BULLETIN_ID])
    assert (decision.same, decision.first) == (True, figure(library, BULLETIN_ID, "3,000").id)


def test_a_later_decision_goes_in_place_of_an_earlier_one(library: Library) -> None:
    before = told(library)
    pair = [figure(library, BULLETIN_ID, "290").id, figure(library, POST_ID, "290").id]
    library.keep_apart(LinkKind.FIGURE, pair[:1], pair[1:])
    link_waiting(library)
    assert "290 2" not in facts(library)
    library.put_together(LinkKind.FIGURE, pair)
    link_waiting(library)
    assert facts(library)["290 2"].summary.reason == "a person put them together"
    (decision,) = library.link_decisions(LinkKind.FIGURE, [POST_ID])
    library.forget_decisions([decision.id])
    link_waiting(library)
    assert told(library) == before


def test_a_document_is_put_into_a_story_and_taken_out_of_one(library: Library) -> None:
    library.put_together(LinkKind.DOCUMENT, [BAKERS_ID, TRADE_ID])
    library.keep_apart(LinkKind.DOCUMENT, [POST_ID], [BULLETIN_ID, GAZETTE_ID, TRADE_ID, BAKERS_ID])
    link_waiting(library)
    assert library.story_of(BAKERS_ID) == library.story_of(TRADE_ID) is not None
    assert library.story_of(POST_ID) is None
    library.undo()
    library.undo()
    link_waiting(library)
    assert library.story_of(BAKERS_ID) is None
    assert library.story_of(POST_ID) == library.story_of(BULLETIN_ID) is not None


def test_a_decision_needs_what_it_is_about(library: Library) -> None:
    with pytest.raises(BriefingError, match="no longer"):
        library.put_together(LinkKind.QUOTE, [10_000, 10_001])
    with pytest.raises(BriefingError, match="too many"):
        library.keep_apart(LinkKind.FIGURE, range(1, 60), range(60, 120))


def test_linking_that_fails_leaves_everything_as_it_was(library: Library) -> None:
    before = derived(library)

    def fail(store: object) -> None:
        link_document(store, GAZETTE_ID)  # type: ignore[arg-type]
        raise RuntimeError("a bug")

    with pytest.raises(RuntimeError, match="a bug"):
        library.linking(fail)
    assert derived(library) == before


def test_linking_stops_when_asked_and_goes_on_later(library: Library) -> None:
    add(library, "Island News", DAY, BULLETIN)
    assert link_waiting(library, cancelled=lambda: True) is None
    assert library.waiting_to_be_linked() == [6]
    change = link_waiting(library)
    assert change is not None
    assert change.ids == (6,)
    assert link_waiting(library) is None


def test_a_document_gives_one_number_a_thousand_times_and_is_linked_in_bounded_work(library: Library) -> None:
    text = "\n\n".join(f"Ward {number} has 37 nurses." for number in range(1000))
    add(library, "Nursing Weekly", DAY, text)
    asked: list[int] = []

    def count() -> bool:
        asked.append(1)
        return False

    link_waiting(library, cancelled=count)
    (document,) = library.looking_at_links(lambda store: list(store.materials([6])))
    nurses = [one.id for one in document.figures if one.figure.value == 37]
    assert len(nurses) == 1000
    assert library.looking_at_links(lambda store: len(store.fact_links(store.placed(nurses)))) < 30 * len(nurses)
    assert len(asked) > 50  # so it gives way soon, too


def test_linking_stops_within_a_document_and_leaves_nothing_of_it(library: Library) -> None:
    add(library, "Island News", DAY, BULLETIN)
    before = derived(library)
    asked: list[int] = []

    def cancelled() -> bool:
        asked.append(1)
        return len(asked) > 4

    assert link_waiting(library, cancelled=cancelled) is None
    assert len(asked) == 5
    assert derived(library) == before
    assert library.waiting_to_be_linked() == [6]
