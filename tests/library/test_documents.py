from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from briefing_app.domain.changes import Area
from briefing_app.domain.documents import DocumentOrder
from briefing_app.domain.points import Extraction, Review
from briefing_app.domain.text import Genre, SourceText
from briefing_app.errors import BriefingError
from briefing_app.library.library import Library
from briefing_app.library.query import parse
from tests.library.made import entry


def test_a_document_comes_back_as_it_went_in(library: Library) -> None:
    source, found, origin = entry()
    change = library.add_document(source, found, origin)
    assert change.name == "import “Inspectors wanted 1”"
    assert change.areas == {Area.DOCUMENTS, Area.POINTS, Area.SPEAKERS}
    assert change.created is not None
    document = library.document(change.created)
    assert (document.text, document.pages, document.origin) == (source.text, source.pages, origin)
    assert document.details.title == source.title
    assert document.details.genre is Genre.NEWS
    assert (datetime.now(UTC) - document.imported_at).total_seconds() < 60
    contents = [point.content for point in library.points(change.created)]
    assert contents == [*found.quotes, *found.figures, *found.key_points]
    assert {point.engine for point in library.points(change.created)} == {"test 1"}


def test_a_text_without_a_title_goes_by_its_file(library: Library) -> None:
    _, _, origin = entry()
    created = library.add_document(SourceText("Plain."), Extraction(genre=Genre.SPEECH), origin).created
    assert created is not None
    details = library.document(created).details
    assert (details.title, details.genre) == ("story-1.txt", Genre.SPEECH)


def test_odd_texts_are_kept_exactly(library: Library) -> None:
    text = "\ufeffA\r\nB\x00C \U0001f6a2 e\u0301\n"
    created = library.add_document(SourceText(text), Extraction(), entry()[2]).created
    assert created is not None
    assert library.document(created).text == text


def test_a_batch_is_one_step(library: Library) -> None:
    change = library.add_documents([entry(1), entry(2), entry(3)])
    assert change.name == "import 3 documents"
    assert [one.details.title for one in library.document_summaries(change.ids)] == [
        "Inspectors wanted 1",
        "Inspectors wanted 2",
        "Inspectors wanted 3",
    ]
    library.undo()
    assert library.documents() == []


def test_an_empty_batch_changes_nothing(library: Library) -> None:
    assert not library.add_documents([]).undoable
    assert library.undo_name() is None


def test_duplicates_are_told_by_bytes_or_by_text(library: Library) -> None:
    source, found, origin = entry()
    created = library.add_document(source, found, origin).created
    assert library.find_duplicate(origin.sha256, "another text") == created
    assert library.find_duplicate("0" * 64, source.text) == created
    assert library.find_duplicate("0" * 64, "another text") is None
    assert created is not None
    library.delete_documents([created])
    assert library.find_duplicate(origin.sha256, source.text) is None


def test_a_summary_counts_points_that_are_not_rejected(library: Library) -> None:
    (created,) = library.add_documents([entry()]).ids
    quote, figure, _ = library.points(created)
    library.review([quote.id], Review.ACCEPTED)
    library.review([figure.id], Review.REJECTED)
    (summary,) = library.document_summaries([created])
    assert (summary.quotes, summary.figures, summary.key_points, summary.left) == (1, 0, 1, 1)


def test_documents_sort_by_every_column(library: Library) -> None:
    early = entry(1, published=date(2020, 1, 1), publisher="b", title="Zebra")
    late = entry(2, published=date(2026, 1, 1), publisher="A", title="apple")
    undated = entry(3, published=None, publisher="c", title="Mango")
    one, two, three = library.add_documents([early, late, undated]).ids
    library.review([point.id for point in library.points(two)], Review.REJECTED)
    assert library.documents() == [two, one, three]
    assert library.documents(descending=False) == [one, two, three]
    assert library.documents(order=DocumentOrder.TITLE, descending=False) == [two, three, one]
    assert library.documents(order=DocumentOrder.PUBLISHER, descending=False) == [two, one, three]
    assert library.documents(order=DocumentOrder.POINTS, descending=False) == [two, one, three]
    assert library.documents(order=DocumentOrder.LEFT, descending=False) == [two, one, three]
    for order in DocumentOrder:
        assert sorted(library.documents(order=order)) == [one, two, three]


def test_documents_are_found_by_the_beginnings_of_words(library: Library) -> None:
    one, two = library.add_documents([entry(1, title="Écluse reopens"), entry(2, publisher="Quay Times")]).ids
    assert library.documents(words="eclu") == [one]
    assert library.documents(words="tim QUAY") == [two]
    assert library.documents(words="story-2") == [two]
    assert library.documents(words='" ( *') == [two, one]
    assert library.documents(genre=Genre.NEWS) == [two, one]
    assert library.documents(genre=Genre.SPEECH) == []


def test_a_new_date_moves_the_points(library: Library) -> None:
    one, two = library.add_documents([entry(1, published=date(2026, 3, 1)), entry(2, published=date(2026, 3, 2))]).ids
    assert [hit.document.id for hit in library.search(parse("kind:quote"))] == [two, one]
    library.edit_document(one, replace(library.document(one).details, published=date(2026, 3, 3), title="Changed"))
    assert [hit.document.id for hit in library.search(parse("kind:quote"))] == [one, two]
    assert [point.document_id for point in library.points_by_id(library.queue())] == [one] * 3 + [two] * 3
    starts = [point.content.start for point in library.points_by_id(library.queue(document_id=one))]
    assert starts == sorted(starts)
    assert library.count(parse("changed")) == 3
    library.undo()
    assert [hit.document.id for hit in library.search(parse("kind:quote"))] == [two, one]
    assert library.count(parse("changed")) == 0


def test_the_bin_hides_a_document_everywhere_until_undone(library: Library) -> None:
    created, other = library.add_documents([entry(1, speaker="Bo Reed"), entry(2)]).ids
    points = library.points(created)
    assert library.delete_documents([created]).name == "delete “Inspectors wanted 1”"
    assert library.documents() == [other]
    assert library.document_summaries([created]) == []
    assert library.points_by_id([point.id for point in points]) == []
    assert all(hit.document.id == other for hit in library.search(parse("")))
    assert [one.name for one in library.speakers()] == ["Ada Quill"]
    assert library.counts().points_left == 3
    with pytest.raises(BriefingError, match="no longer in the library"):
        library.document(created)
    library.undo()
    assert library.points(created) == points
    assert library.count(parse("speaker:reed kind:quote")) == 1


def test_counts(library: Library) -> None:
    one, _ = library.add_documents([entry(1), entry(2)]).ids
    library.review([point.id for point in library.points(one)], Review.ACCEPTED)
    counts = library.counts()
    assert (counts.documents, counts.documents_left, counts.points_left) == (2, 1, 3)
    assert (counts.speakers, counts.figures, counts.packs) == (1, 2, 0)


def test_too_many_points_for_a_day_are_refused(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing_app.library.storage.keys.BITS", 1)
    with pytest.raises(BriefingError, match="more than a million points on one day"):
        library.add_documents([entry()])
    assert library.documents() == []


def test_a_document_is_replaced_in_one_step(library: Library) -> None:
    first = library.add_document(*entry(1)).created or 0
    change = library.replace_document(first, *entry(2))
    assert change.name == "replace “Inspectors wanted 2”"
    assert library.documents() == [change.created]
    assert Area.PACKS in change.areas
    library.undo()
    assert library.documents() == [first]
    library.redo()
    assert library.documents() == [change.created]
