"""Tags, collections, remarks and saved searches."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from briefing_app.domain.changes import Area
from briefing_app.domain.packs import PackDetails
from briefing_app.domain.points import Review
from briefing_app.domain.search import Field
from briefing_app.errors import BriefingError
from briefing_app.library.library import Library
from briefing_app.library.query import parse
from tests.library.made import entry

Call = Callable[[], object]


@pytest.fixture
def documents(library: Library) -> tuple[int, ...]:
    return library.add_documents([entry(1), entry(2), entry(3)]).ids


def made(created: int | None) -> int:
    assert created is not None
    return created


def test_tags_go_on_documents_and_points(library: Library, documents: tuple[int, ...]) -> None:
    quote, figure, key = (point.id for point in library.points(documents[1]))
    change = library.tag("  Ready  to go", document_ids=documents[:1], point_ids=[quote, quote, 999])
    assert change.name == "tag 1 document and 1 point with “Ready to go”"
    assert change.areas == frozenset({Area.MARKS})
    assert library.tag("ready TO go", point_ids=[quote, figure]).name == "tag 1 point with “Ready to go”"
    assert not library.tag("Ready to go", point_ids=[quote]).undoable
    (tag,) = library.tags()
    assert (tag.name, tag.documents, tag.points) == ("Ready to go", 1, 2)
    assert library.tags_of_documents(documents) == {documents[0]: ("Ready to go",)}
    assert library.tags_of_points([quote, figure, key]) == {quote: ("Ready to go",), figure: ("Ready to go",)}
    assert library.untag(tag.id, point_ids=[quote]).name == "take the tag “Ready to go” off 1 item"
    library.delete_documents(documents[:1])
    assert [(one.documents, one.points) for one in library.tags()] == [(0, 1)]


def test_tags_find_and_narrow(library: Library, documents: tuple[int, ...]) -> None:
    quote = library.points(documents[1])[0].id
    library.tag("Écluse", document_ids=[documents[0]], point_ids=[quote])
    library.tag("Other", point_ids=[quote])
    assert library.count(parse("tag:ecluse")) == 4
    assert library.count(parse("tag:ecluse kind:quote")) == 2
    assert library.count(parse("tag:ecluse tag:other")) == 1
    assert library.count(parse("-tag:ecluse")) == 5
    assert library.count(parse("tag:nothing")) == 0
    tag = library.tags()[0]
    assert library.documents(tag_id=tag.id, descending=False) == list(documents[:2])
    facets = library.facets(parse("kind:quote"))
    assert [(one.label, one.count, one.id) for one in facets.tags] == [("Écluse", 2, tag.id), ("Other", 1, tag.id + 1)]
    assert facets.collections == ()


def test_a_point_tagged_with_its_document_counts_once(library: Library, documents: tuple[int, ...]) -> None:
    quote = library.points(documents[0])[0].id
    library.tag("Both", document_ids=documents[:1], point_ids=[quote])
    assert [one.count for one in library.facets(parse("kind:quote")).tags] == [1]


def test_a_tag_renamed_to_another_becomes_one_with_it(library: Library, documents: tuple[int, ...]) -> None:
    one = made(library.tag("Lock", document_ids=documents[:2]).created)
    two = made(library.tag("Gate", document_ids=documents[1:]).created)
    assert library.rename_tag(one, "lock").name == "rename the tag “Lock” to “lock”"
    assert library.rename_tag(two, "LOCK").name == "join the tag “Gate” to “LOCK”"
    assert [(tag.name, tag.documents) for tag in library.tags()] == [("lock", 3)]
    assert library.delete_tag(one).name == "delete the tag “lock”"
    assert library.tags() == []
    library.undo()
    library.undo()
    assert [(tag.name, tag.documents) for tag in library.tags()] == [("Gate", 2), ("lock", 2)]


def test_collections_keep_their_order(library: Library, documents: tuple[int, ...]) -> None:
    quote = library.points(documents[2])[0].id
    one = made(library.add_collection("Visits", document_ids=documents[:1]).created)
    two = made(library.add_collection("Spring debate").created)
    assert library.collect(two, document_ids=documents[1:2], point_ids=[quote]).name == (
        "add 1 document and 1 point to “Spring debate”"
    )
    assert library.collected(two) == ((documents[1],), (quote,))
    library.move_collection(two, 0)
    assert [each.name for each in library.collections()] == ["Spring debate", "Visits"]
    assert library.count(parse("collection:spring")) == 4
    assert library.count(parse("in:spring")) == 4
    assert library.count(parse("-in:spring")) == 5
    assert library.documents(collection_id=two, descending=False) == list(documents[1:])
    assert [facet.label for facet in library.facets(parse("")).collections] == ["Spring debate", "Visits"]
    assert library.collections_of_documents(documents) == {documents[0]: ("Visits",), documents[1]: ("Spring debate",)}
    assert library.collections_of_points([quote]) == {quote: ("Spring debate",)}
    assert library.uncollect(two, point_ids=[quote]).name == "remove from “Spring debate”: 1 item"
    assert library.rename_collection(one, "Tours").name == "rename the collection “Visits” to “Tours”"
    library.delete_collection(two)
    assert [(each.name, each.documents) for each in library.collections()] == [("Tours", 1)]


def test_states_narrow_a_search(library: Library) -> None:
    (document,) = library.add_documents([entry(1, speaker="Ms Pell")]).ids
    quote, figure, _ = library.points(document)
    library.review([figure.id], Review.ACCEPTED)
    library.edit_point(quote.id, replace(quote.content, evidence="seen"))
    library.add_remark("Ring the office", point_id=figure.id)
    assert library.count(parse("is:unconfirmed")) == 2
    assert library.count(parse("is:accepted")) == 1
    assert library.count(parse("-is:accepted")) == 2
    assert library.count(parse("is:suggested")) == 2
    assert library.count(parse("is:edited")) == 1
    assert library.count(parse("is:noted")) == 1
    assert library.count(parse("is:perfect")) == 0
    assert [term.field for term in parse("is:noted OR tag:x").terms] == [Field.IS, Field.TAG]


def test_remarks_on_documents_and_points(library: Library, documents: tuple[int, ...]) -> None:
    quote = library.points(documents[0])[0].id
    one = made(library.add_remark("Ask **them** when", document_id=documents[0]).created)
    two = made(library.add_remark("Checked", point_id=quote).created)
    assert [remark.markdown for remark in library.remarks(document_id=documents[0])] == ["Ask **them** when"]
    assert [remark.id for remark in library.remarks(point_id=quote)] == [two]
    assert [remark.id for remark in library.remarks_within(documents[0])] == [one, two]
    assert library.edit_remark(one, "Asked").name == "edit the note “Asked”"
    assert library.delete_remark(two).name == "delete the note “Checked”"
    library.undo()
    assert len(library.remarks_within(documents[0])) == 2
    with pytest.raises(ValueError, match="about a document or about a point"):
        library.add_remark("Neither")


def test_searches_are_kept(library: Library) -> None:
    one = made(library.save_search("", "speaker:quill  after:2024").created)
    library.save_search("Arts", "theatre")
    assert [each.name for each in library.saved_searches()] == ["Arts", "speaker:quill after:2024"]
    library.edit_search(one, name="Quill", query="speaker:quill")
    assert [(each.name, each.query) for each in library.saved_searches()] == [
        ("Arts", "theatre"),
        ("Quill", "speaker:quill"),
    ]
    assert library.delete_search(one).name == "delete the search “Quill”"
    assert library.undo_name() == "delete the search “Quill”"


def test_what_is_gone_or_nameless_is_refused(library: Library, documents: tuple[int, ...]) -> None:
    calls: tuple[Call, ...] = (
        lambda: library.tag(" ", document_ids=documents),
        lambda: library.untag(9),
        lambda: library.rename_tag(9, "x"),
        lambda: library.delete_collection(9),
        lambda: library.collect(9),
        lambda: library.add_collection(""),
        lambda: library.add_remark("x", document_id=99),
        lambda: library.edit_remark(9, "x"),
        lambda: library.delete_search(9),
    )
    for call in calls:
        with pytest.raises(BriefingError, match=r"no longer|needs a name"):
            call()


def test_a_pack_in_the_bin_is_no_pack_to_search_in(library: Library, documents: tuple[int, ...]) -> None:
    pack = made(library.add_pack(PackDetails("Spring")).created)
    library.add_to_pack(pack, [library.points(documents[0])[0].id])
    assert library.count(parse("in:pack")) == library.count(parse("in:spring")) == 1
