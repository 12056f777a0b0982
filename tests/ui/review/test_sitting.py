"""A sitting of review: the order, moving on, going back, what was decided."""

from dataclasses import replace
from datetime import UTC, date, datetime

from briefing_app.domain.documents import DocumentDetails, DocumentSummary, Origin
from briefing_app.domain.points import Point, Review
from briefing_app.domain.quotes import Candidate, Quote, QuoteKind
from briefing_app.ui.review.choices import choices_of
from briefing_app.ui.review.sitting import Loaded, Sitting, alike

NOW = datetime(2026, 3, 4, 9, tzinfo=UTC)


def document(number: int, day: date, left: int = 2) -> DocumentSummary:
    details = DocumentDetails(f"Document {number}", published=day)
    return DocumentSummary(number, details, Origin(f"{number}.txt", "0" * 64), NOW, quotes=left, left=left)


def point(number: int, document_id: int, start: int, speaker: str | None = "Oriel Fenwick") -> Point:
    return Point(number, document_id, Quote(start, start + 4, "Yes.", QuoteKind.DIRECT, speaker, confidence=1.0))


OLD, NEW = document(1, date(2026, 3, 4)), document(2, date(2026, 6, 12))
POINTS = (point(1, 1, 10), point(2, 1, 50, "Wilf Castellane"), point(3, 2, 30), point(4, 2, 5))


def sitting() -> Sitting:
    made = Sitting()
    made.take(Loaded(POINTS, {1: OLD, 2: NEW}, left=4))
    return made


def test_the_newest_document_comes_first_and_its_points_in_the_order_of_the_text() -> None:
    rows = sitting().rows()
    assert [row.point.id if row.point else -row.document.id for row in rows] == [-2, 4, 3, -1, 1, 2]


def test_deciding_moves_on_and_keeps_the_decided_point_in_its_place() -> None:
    review = sitting()
    review.decide(Review.ACCEPTED)
    assert (review.current_id, review.left, review.decided) == (3, 3, [4])
    assert [row.point.review for row in review.rows() if row.point and row.point.id == 4] == [Review.ACCEPTED]
    assert review.rows()[0].left == 1


def test_back_returns_to_what_was_decided_and_it_can_be_decided_anew() -> None:
    review = sitting()
    review.decide(Review.ACCEPTED)
    review.back()
    assert review.current_id == 4
    review.decide(Review.REJECTED)
    assert (review.left, review.decided) == (3, [4])


def test_skipping_leaves_a_point_for_later_and_comes_round_to_it() -> None:
    review = sitting()
    for _ in range(4):
        review.skip()
    assert review.current_id == 4
    assert review.left == 4


def test_the_library_s_answer_keeps_the_point_in_question() -> None:
    review = sitting()
    review.choose(1)
    review.take(Loaded(POINTS[:3], {1: OLD, 2: NEW}, left=3))
    assert review.current_id == 1


def test_a_point_that_is_gone_gives_way_to_the_next() -> None:
    review = sitting()
    review.choose(3)
    review.take(Loaded((POINTS[0], POINTS[1], POINTS[3]), {1: OLD, 2: NEW}, left=3))
    assert review.current_id in {1, 2, 4}


def test_nothing_left_is_nothing_in_question() -> None:
    review = Sitting()
    review.take(Loaded((), {}, left=0))
    review.skip()
    review.back()
    review.decide(Review.ACCEPTED)
    assert review.point is None
    assert review.rows() == []


def test_what_is_alike_is_counted_by_document_kind_and_speaker() -> None:
    same = alike(POINTS, POINTS[0])
    assert same == {"document": [1, 2], "kind": [1, 2, 3, 4], "speaker": [1, 3, 4], "all": [1, 2, 3, 4]}


def test_an_unsettled_quote_offers_its_candidates_and_to_leave_it() -> None:
    candidates = (Candidate("Marcus Fenwick", "owner", score=0.3), Candidate("Oriel Fenwick", "Secretary", score=0.6))
    doubtful = replace(Quote(0, 4, "Yes.", QuoteKind.DIRECT), candidates=candidates)
    choices = choices_of(doubtful)
    assert [choice.speaker for choice in choices] == ["Oriel Fenwick", "Marcus Fenwick", None]
    assert choices[0].of(doubtful).settled
    assert not choices[2].of(doubtful).settled


def test_a_decision_that_is_taken_back_brings_its_point_back() -> None:
    review = sitting()
    for _ in range(3):
        review.decide(Review.ACCEPTED)
    assert review.current_id == 2
    decided = tuple(replace(each, review=Review.ACCEPTED) if each.id in {4, 3} else each for each in POINTS)
    review.returning = True
    review.take(Loaded(decided, {1: OLD, 2: NEW}, left=2))
    assert (review.current_id, review.decided, review.returning) == (1, [4, 3], False)
    review.back()
    assert review.current_id == 2


def test_a_list_that_is_behind_moves_nobody() -> None:
    review = sitting()
    review.decide(Review.ACCEPTED)
    review.take(Loaded(POINTS, {1: OLD, 2: NEW}, left=4))
    assert review.current_id == 3
