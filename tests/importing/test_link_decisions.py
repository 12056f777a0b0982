"""What people decided about links, and what they do to points and documents, holds however links are found again."""

from collections.abc import Callable

import pytest

from briefing_app.domain.facts import Verdict
from briefing_app.domain.linking import LinkKind
from briefing_app.domain.points import Review
from briefing_app.errors import BriefingError
from briefing_app.extraction.extract import extract
from briefing_app.importing.again import source_of
from briefing_app.importing.linking import link_waiting
from briefing_app.library.library import Library
from tests.importing.linked import (
    BAKERS_ID,
    BULLETIN_ID,
    GAZETTE_ID,
    POST_ID,
    TRADE_ID,
    facts,
    figure,
    quote,
    told,
)
from tests.linking.five_articles import CUT, JOINED, MINISTER


@pytest.fixture
def library(linked_library: Library) -> Library:
    """The five articles, linked one by one, to change."""
    return linked_library


def reject_a_figure(library: Library) -> object:
    return library.review([figure(library, GAZETTE_ID, "300").id], Review.REJECTED)


def delete_a_document(library: Library) -> object:
    return library.delete_documents([GAZETTE_ID])


def keep_a_figure_apart(library: Library) -> object:
    here, there = (figure(library, document, "300").id for document in (GAZETTE_ID, BULLETIN_ID))
    return library.keep_apart(LinkKind.FIGURE, [here], [there])


@pytest.mark.parametrize("change", [reject_a_figure, delete_a_document, keep_a_figure_apart])
def test_links_follow_what_is_done_and_undone(library: Library, change: Callable[[Library], object]) -> None:
    before = told(library)
    change(library)
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
