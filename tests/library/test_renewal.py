from collections.abc import Iterable
from dataclasses import replace

import pytest

from briefing_app.domain.changes import Area
from briefing_app.domain.documents import Origin
from briefing_app.domain.packs import PackDetails
from briefing_app.domain.points import Content, Extraction, Point, PointKind, Review
from briefing_app.domain.quotes import Quote, QuoteKind
from briefing_app.domain.renewal import Renewal
from briefing_app.domain.text import SourceText
from briefing_app.errors import BriefingError
from briefing_app.library.library import Library
from tests.library.made import check_indexes, entry, rows_of

OLD, NEW = "test 1", "test 2"
TEXT = (
    "“Gates will open by May,” said Ada Quill. “Boats come first.” She hired 60 people.\n\n"
    "“Nobody waits twice,” said Ben Marlow. He added that “the lock keepers know why”.\n\n"
    "It costs £42 million. More follows.\n"
)


def quote(words: str, speaker: str | None = "Ada Quill") -> Quote:
    start = TEXT.index(words)
    return Quote(start, start + len(words), words, QuoteKind.DIRECT, speaker)


GATES, BOATS, WAITS, KEEPERS = map(
    quote, ("Gates will open by May,", "Boats come first.", "Nobody waits twice,", "the lock keepers know why")
)


def found(*quotes: Quote, engine: str = NEW) -> Extraction:
    return Extraction(quotes, engine=engine)


@pytest.fixture
def document(library: Library) -> int:
    """A document in which an old engine found four quotes."""
    source = SourceText(TEXT, title="Gates")
    extraction = found(GATES, BOATS, WAITS, KEEPERS, engine=OLD)
    created = library.add_document(source, extraction, Origin("gates.txt", "a" * 64)).created
    assert created is not None
    return created


def by_words(library: Library, document: int) -> dict[str, Point]:
    return {point.content.text: point for point in library.points(document, rejected=True)}


def rows(library: Library) -> dict[str, list[tuple[object, ...]]]:
    with library._database.reading() as session:
        check_indexes(session.connection())
        return rows_of(session.connection())


def only(renewals: Iterable[Renewal]) -> Renewal:
    (one,) = renewals
    return one


def test_suggestions_give_way_to_what_a_newer_engine_finds(library: Library, document: int) -> None:
    before = by_words(library, document)
    longer = quote("“Nobody waits twice,” said Ben Marlow.", "Ben Marlow")
    cost = quote("£42 million", None)
    change = library.renew(document, found(GATES, replace(BOATS, speaker="Eve Tarn"), longer, cost))
    after = by_words(library, document)
    assert after[GATES.text] == replace(before[GATES.text], engine=NEW)
    boats = after[BOATS.text]
    assert (boats.id, boats.engine, boats.content) == (before[BOATS.text].id, NEW, replace(BOATS, speaker="Eve Tarn"))
    assert (after[longer.text].id, after[longer.text].content) == (before[WAITS.text].id, longer)
    assert after[cost.text].id not in {point.id for point in before.values()}
    assert KEEPERS.text not in after
    assert {point.engine for point in after.values()} == {NEW}
    assert only(change.renewals) == Renewal(document, "Gates", added=1, changed=2, removed=1, kept=0, same=1)
    assert change.name == library.undo_name() == "find again in “Gates”: 1 added, 2 changed, 1 removed"
    assert change.areas >= {Area.POINTS, Area.DOCUMENTS}
    assert set(change.ids) == {point.id for point in (*before.values(), *after.values())}


def test_undo_restores_every_row_and_redo_does_it_again(library: Library, document: int) -> None:
    library.review([by_words(library, document)[GATES.text].id], Review.REJECTED)
    before = rows(library)
    library.renew(document, found(GATES, replace(BOATS, speaker="Eve Tarn"), quote("£42 million")))
    after = rows(library)
    assert after != before
    library.undo()
    assert rows(library) == before
    library.redo()
    assert rows(library) == after


def test_what_people_decided_edited_or_made_is_not_touched(library: Library, document: int) -> None:
    points = by_words(library, document)
    library.review([points[GATES.text].id], Review.ACCEPTED)
    library.review([points[BOATS.text].id], Review.REJECTED)
    library.edit_point(points[WAITS.text].id, quote("“Nobody waits twice,”", "Ben Marlow"))
    hand_made = library.add_point(document, quote("It costs £42 million.")).created
    before = {row[0]: row for row in rows(library)["point"]}
    overlapping = quote("waits twice,” said Ben Marlow", "Somebody else")
    change = library.renew(
        document, found(replace(GATES, speaker="Ben Marlow"), BOATS, overlapping, quote("It costs £42 million"))
    )
    after = {row[0]: row for row in rows(library)["point"]}
    kept = {points[one.text].id for one in (GATES, BOATS, WAITS)} | {hand_made}
    assert after == {one: before[one] for one in kept}
    assert only(change.renewals) == Renewal(document, "Gates", removed=1, kept=4)


def test_a_rejected_point_does_not_come_back(library: Library, document: int) -> None:
    rejected = by_words(library, document)[GATES.text].id
    library.review([rejected], Review.REJECTED)
    library.renew(document, found(quote("Gates will open", "Ben Marlow"), BOATS, WAITS, KEEPERS))
    assert [point.content.text for point in library.points(document)] == [BOATS.text, WAITS.text, KEEPERS.text]
    assert library.points_by_id([rejected])[0].review is Review.REJECTED


def test_a_point_in_a_pack_is_not_touched(library: Library, document: int) -> None:
    used = by_words(library, document)[KEEPERS.text]
    pack = library.add_pack(PackDetails("Locks")).created
    assert pack is not None
    library.add_to_pack(pack, [used.id])
    assert used.review is Review.SUGGESTED
    before = library.pack(pack)
    library.renew(document, found(replace(KEEPERS, speaker="Ben Marlow")))
    assert [point.id for point in library.points(document)] == [used.id]
    assert (library.points_by_id([used.id]), library.pack(pack)) == ([used], before)


def test_the_queue_still_reads_the_document_from_its_top(library: Library, document: int) -> None:
    library.review([by_words(library, document)[BOATS.text].id], Review.ACCEPTED)
    library.add_documents([entry(2, published=None)])
    library.renew(document, found(quote("She hired 60 people."), GATES, KEEPERS, quote("It costs £42 million.")))
    texts = [point.content.text for point in library.points_by_id(library.queue(document_id=document))]
    assert texts == [GATES.text, "She hired 60 people.", KEEPERS.text, "It costs £42 million."]
    queue = library.points_by_id(library.queue())
    assert [point.document_id for point in queue] == [document] * 4 + [queue[-1].document_id] * 3


def test_the_same_again_only_takes_the_newer_version(library: Library, document: int) -> None:
    keys = library.queue()
    change = library.renew(document, found(GATES, BOATS, WAITS, KEEPERS))
    assert only(change.renewals) == Renewal(document, "Gates", same=4)
    assert library.queue() == keys
    assert change.undoable
    assert not library.renew(document, found(GATES, BOATS, WAITS, KEEPERS)).undoable


def test_several_documents_are_one_step(library: Library) -> None:
    entries = [entry(number) for number in (1, 2, 3)]
    ids = library.add_documents(entries).ids
    gone = ids[2]
    library.delete_documents([gone])
    before = rows(library)
    bare = [replace(extraction, figures=(), engine=NEW) for _, extraction, _ in entries]
    change = library.renew_documents(list(zip(ids, bare, strict=True)))
    assert change.name == "find again in 2 documents: 2 removed"
    assert [one.document_id for one in change.renewals] == [ids[0], ids[1]]
    assert {point.kind for one in ids[:2] for point in library.points(one)} == {PointKind.QUOTE, PointKind.KEY_POINT}
    library.undo()
    assert rows(library) == before


def test_what_was_searched_in_another_text_is_not_stored(library: Library, document: int) -> None:
    before = rows(library)
    elsewhere: Content = replace(GATES, start=GATES.start + 1, end=GATES.end + 1)
    assert isinstance(elsewhere, Quote)
    with pytest.raises(BriefingError, match="no longer the one that was searched"):
        library.renew(document, found(elsewhere))
    assert library.renew_documents([(document, found(elsewhere))]).renewals == ()
    assert rows(library) == before
    library.delete_documents([document])
    with pytest.raises(BriefingError, match="no longer in the library"):
        library.renew(document, found(GATES))


def test_documents_of_an_earlier_engine_are_outdated_until_they_are_searched_again(
    library: Library, document: int
) -> None:
    (other,) = library.add_documents([entry(2)]).ids
    assert (library.outdated(OLD), library.outdated(NEW)) == ([], [document, other])
    library.renew(document, found(GATES, BOATS))
    assert library.outdated(NEW) == [other]
    library.undo()
    assert library.outdated(NEW) == [document, other]
    library.redo()
    library.delete_documents([other])
    assert library.outdated(NEW) == []


def test_an_earlier_engine_is_not_offered_what_a_later_one_found(library: Library, document: int) -> None:
    library.renew(document, found(GATES, engine="test 10"))
    assert (library.outdated("test 9"), library.outdated("test 10"), library.outdated("test 11")) == (
        [],
        [],
        [document],
    )


def test_a_document_that_people_went_through_is_searched_once_more_and_then_rests(
    library: Library, document: int
) -> None:
    library.review(library.queue(), Review.ACCEPTED)
    assert (library.outdated(OLD), library.outdated(NEW)) == ([], [document])
    library.renew(document, found(GATES))
    assert library.outdated(NEW) == []
    assert library.outdated("test 3") == [document]


def test_a_document_without_points_remembers_what_searched_it(library: Library) -> None:
    empty = library.add_document(SourceText("Nothing.", "Nothing"), Extraction(engine=OLD), Origin("n.txt", "b" * 64))
    assert empty.created is not None
    assert (library.outdated(OLD), library.outdated(NEW)) == ([], [empty.created])
    change = library.renew(empty.created, Extraction(engine=NEW))
    assert not change.undoable
    assert library.outdated(NEW) == []
