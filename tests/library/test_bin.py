"""The bin: restoring, and deleting for ever."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from briefing_app.domain.binned import BinnedKind
from briefing_app.domain.packs import PackDetails, SectionKind
from briefing_app.domain.points import Review
from briefing_app.errors import BriefingError
from briefing_app.library.library import Library
from briefing_app.library.originals import Wanted
from briefing_app.library.query import parse
from tests.library.made import check_indexes, entry, rows_of


def made(created: int | None) -> int:
    assert created is not None
    return created


def test_documents_and_packs_go_in_and_come_back(library: Library) -> None:
    one, two = library.add_documents([entry(1), entry(2)]).ids
    pack = made(library.add_pack(PackDetails("Brief"), [("Text", SectionKind.TEXT)]).created)
    library.delete_documents([one])
    assert library.delete_pack(pack).name == "delete the pack “Brief”"
    assert [(each.kind, each.title, each.points) for each in library.bin()] == [
        (BinnedKind.PACK, "Brief", 0),
        (BinnedKind.DOCUMENT, "Inspectors wanted 1", 3),
    ]
    assert (library.packs(), library.counts().packs) == ([], 0)
    with pytest.raises(BriefingError, match="no longer"):
        library.pack(pack)
    assert library.restore(document_ids=[one], pack_ids=[pack]).name == "restore 2 items"
    assert library.bin() == []
    assert library.count(parse("kind:quote")) == 2
    assert library.pack(pack).sections[0].title == "Text"
    library.delete_documents([two])
    assert library.restore(document_ids=[two, one]).name == "restore “Inspectors wanted 2”"
    library.undo()
    assert [each.id for each in library.bin()] == [two]


def test_a_binned_packs_sections_are_out_of_reach(library: Library) -> None:
    pack = made(library.add_pack(PackDetails("Brief"), [("Text", SectionKind.TEXT)]).created)
    section = library.pack(pack).sections[0].id
    library.delete_pack(pack)
    with pytest.raises(BriefingError, match="no longer"):
        library.delete_section(section)


def test_for_ever_leaves_no_trace(library: Library) -> None:
    (one,) = library.add_documents([entry(1, said="Secret ballast moves.", title="Secret story")]).ids
    (two,) = library.add_documents([entry(2)]).ids
    quote = library.points(one)[0].id
    library.tag("Hot", document_ids=[one, two], point_ids=[quote])
    remark = made(library.add_remark("Secret remark", point_id=quote).created)
    library.delete_remark(remark)
    library.review([quote, library.points(two)[0].id], Review.ACCEPTED)
    library.edit_document(one, replace(library.document(one).details, title="Secret title"))
    library.delete_documents([one])
    change = library.purge(document_ids=[one, two, 99])
    assert (change.name, change.undoable, change.ids) == ("delete “Secret title” for ever", False, (one,))
    assert library.documents() == [two]
    with library._database.writing() as session:
        check_indexes(session.connection())
        session.connection().exec_driver_sql("SELECT 1")
        told = str(rows_of(session.connection(), history=True))
    library._database.engine.raw_connection().cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert "Secret" not in told
    assert b"Secret" not in (library.folder / "library.db").read_bytes()
    while library.undo():
        pass
    while library.redo():
        pass
    assert library.documents() == [two]
    assert [(tag.name, tag.documents) for tag in library.tags()] == [("Hot", 1)]
    assert library.points(two)[0].review is Review.ACCEPTED


def test_what_a_pack_uses_is_not_deleted_for_ever(library: Library) -> None:
    (one,) = library.add_documents([entry(1)]).ids
    pack = made(library.add_pack(PackDetails("Brief")).created)
    library.add_to_pack(pack, [library.points(one)[0].id])
    library.delete_documents([one])
    with pytest.raises(BriefingError, match="“Brief” has points of these documents"):
        library.purge(document_ids=[one])
    library.delete_pack(pack)
    with pytest.raises(BriefingError, match="in the bin too"):
        library.purge(document_ids=[one])
    assert len(library.bin()) == 2
    assert library.purge(document_ids=[one], pack_ids=[pack]).name == "delete 2 items for ever"
    assert library.bin() == []
    while library.undo():
        pass
    assert (library.documents(), library.packs()) == ([], [])


def test_what_lay_inside_stays_by_itself(library: Library) -> None:
    letter, (source, found, origin) = entry(1), entry(2)
    mail, attached = library.add_documents([letter, (source, found, replace(origin, inside=0))]).ids
    assert library.document(attached).origin.parent_id == mail
    library.delete_documents([mail])
    library.purge(document_ids=[mail])
    assert library.document(attached).origin.parent_id is None
    library.undo()
    assert library.documents() == []


def test_the_file_goes_too_unless_another_came_from_it(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "story.txt"
    file.write_bytes(b"words")
    (name,) = library.keep_originals([Wanted(file, hashlib.sha256(b"words").hexdigest(), ".txt")])
    assert isinstance(name, str)
    batch = [(source, found, replace(origin, original=name)) for source, found, origin in (entry(1), entry(2))]
    one, two = library.add_documents(batch).ids
    library.delete_documents([one, two])
    library.purge(document_ids=[one])
    assert (library.folder / "originals" / name).exists()
    library.purge(document_ids=[two])
    assert not (library.folder / "originals" / name).exists()


def test_the_rest_of_an_import_is_taken_back_after_one_of_it_went_for_ever(library: Library) -> None:
    library.add_documents([entry(number) for number in range(1, 5)])
    kept = library.documents()
    with library._database.reading() as session:
        kept_of = "SELECT count(*) FROM step_image WHERE \"table\" = 'point'"
        assert session.connection().exec_driver_sql(kept_of).scalar_one() == 1  # twelve points in a row
    library.delete_documents([2])
    library.purge(document_ids=[2])
    assert library.undo_name() == "import 4 documents"
    library.undo()
    assert library.documents() == []
    library.redo()
    assert library.documents() == [one for one in kept if one != 2]
    assert len(library.queue()) == 9
