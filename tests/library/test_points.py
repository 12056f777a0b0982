from dataclasses import replace

import pytest

from briefing_app.domain.points import PointKind, Review
from briefing_app.domain.quotes import Quote, QuoteKind
from briefing_app.errors import BriefingError
from briefing_app.library.library import Library
from briefing_app.library.query import parse
from tests.library.made import WORDS, entry, key_point


@pytest.fixture
def document(library: Library) -> int:
    return library.add_documents([entry()]).ids[0]


def test_points_come_in_the_order_asked(library: Library, document: int) -> None:
    first, second, third = (point.id for point in library.points(document))
    assert [point.id for point in library.points_by_id([third, first, 99, second])] == [third, first, second]


def test_a_decision_is_named_and_only_counts_what_it_changes(library: Library, document: int) -> None:
    quote, figure, key = (point.id for point in library.points(document))
    assert library.review([quote], Review.ACCEPTED).name == "accept 1 quote"
    change = library.review([quote, figure, key], Review.ACCEPTED)
    assert (change.name, change.ids) == ("accept 2 points", (figure, key))
    assert not library.review([quote], Review.ACCEPTED).undoable
    assert library.review([key], Review.REJECTED).name == "reject 1 key point"
    assert library.review([key], Review.SUGGESTED).name == "take back the decision on 1 key point"
    assert library.queue() == [key]


def test_rejected_points_leave_lists_and_searches(library: Library, document: int) -> None:
    quote = library.points(document)[0]
    library.review([quote.id], Review.REJECTED)
    assert quote.id not in [point.id for point in library.points(document)]
    assert quote.id in [point.id for point in library.points(document, rejected=True)]
    assert library.count(parse("kind:quote")) == 0
    library.review([quote.id], Review.SUGGESTED)
    assert library.count(parse("kind:quote")) == 1


def test_an_edited_point_is_marked_and_found_by_its_new_words(library: Library, document: int) -> None:
    point = library.points(document)[0]
    assert isinstance(point.content, Quote)
    shorter = replace(point.content, end=point.content.end - 1, text=point.content.text[:-1], speaker="Bo Reed")
    assert library.edit_point(point.id, shorter).name == "edit 1 quote"
    (edited,) = library.points_by_id([point.id])
    assert (edited.content, edited.edited, edited.review) == (shorter, True, Review.SUGGESTED)
    assert library.count(parse("speaker:reed")) == 1
    assert library.count(parse("speaker:quill kind:quote")) == 0
    assert [one.name for one in library.speakers()] == ["Bo Reed"]


@pytest.mark.parametrize(("start", "end"), [(-1, 4), (0, 10_000), (5, 5), (9, 3), (0, len(WORDS))])
def test_words_must_stand_where_the_point_says(library: Library, document: int, start: int, end: int) -> None:
    point = library.points(document)[0]
    assert isinstance(point.content, Quote)
    with pytest.raises(BriefingError, match="do not stand at this place"):
        library.edit_point(point.id, replace(point.content, start=start, end=end))
    assert library.points_by_id([point.id]) == [point]


def test_a_speaker_is_settled_in_one_step(library: Library, document: int) -> None:
    point = library.points(document)[0]
    assert isinstance(point.content, Quote)
    assert library.settle_point(point.id, replace(point.content, speaker="Bo Reed")).name == "accept 1 quote"
    (settled,) = library.points_by_id([point.id])
    assert (settled.review, settled.edited) == (Review.ACCEPTED, True)
    library.undo()
    assert library.points_by_id([point.id]) == [point]


def test_the_queue_by_kind(library: Library, document: int) -> None:
    quote, figure, key = (point.id for point in library.points(document))
    found = {kind: library.queue(kind=kind) for kind in PointKind}
    assert found == {PointKind.QUOTE: [quote], PointKind.FIGURE: [figure], PointKind.KEY_POINT: [key]}


def test_a_point_keeps_its_kind(library: Library, document: int) -> None:
    point = library.points(document)[0]
    with pytest.raises(ValueError, match="cannot become"):
        library.edit_point(point.id, key_point(library.document(document).text))


def test_a_point_made_by_hand_is_accepted(library: Library, document: int) -> None:
    text = library.document(document).text
    start = text.index("Story")
    created = library.add_point(document, Quote(start, start + 5, "Story", QuoteKind.MIXED)).created
    assert created is not None
    (point,) = library.points_by_id([created])
    assert (point.review, point.edited) == (Review.ACCEPTED, True)
    assert isinstance(point.content, Quote)
    assert point.content.speaker is None
    assert library.count(parse("kind:mixed story")) == 1


def test_points_that_are_gone_are_refused(library: Library, document: int) -> None:
    content = library.points(document)[0].content
    with pytest.raises(BriefingError, match="no longer in the library"):
        library.edit_point(99, content)
    with pytest.raises(BriefingError, match="no longer in the library"):
        library.add_point(99, content)


def test_speakers_are_listed_with_their_roles(library: Library, document: int) -> None:
    library.add_documents([entry(2), entry(3, speaker="Zoë Ash")])
    first, second = library.speakers()
    assert (first.name, first.quotes, first.roles) == ("Ada Quill", 2, ("Ports Minister",))
    assert first.first == first.last
    assert second.name == "Zoë Ash"
    assert [one.name for one in library.speakers("zoe a")] == ["Zoë Ash"]
    assert library.speakers("uill") == []


def test_figures_are_listed_and_found_by_their_sentence(library: Library, document: int) -> None:
    figure = library.points(document)[1]
    assert library.figures() == [figure.id]
    assert library.figures("office insp") == [figure.id]
    assert library.figures("follows") == []
    library.review([figure.id], Review.REJECTED)
    assert library.figures() == []
