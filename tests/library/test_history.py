from pathlib import Path

import pytest

from briefing_app.domain.changes import Area, Change
from briefing_app.domain.packs import PackDetails
from briefing_app.domain.points import Review
from briefing_app.library.history import STEPS_KEPT
from briefing_app.library.library import Library
from briefing_app.library.storage.journal import Writer
from briefing_app.library.storage.tables import DOCUMENTS
from tests.library.made import check_indexes, entry, rows_of

Rows = dict[str, list[tuple[object, ...]]]


def rows(library: Library) -> Rows:
    with library._database.reading() as session:
        check_indexes(session.connection())
        return rows_of(session.connection())


def test_steps_survive_a_restart(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        library.add_documents([entry(1), entry(2)])
        library.review(library.queue(), Review.ACCEPTED)
    with Library.open(tmp_path) as library:
        assert (library.undo_name(), library.redo_name()) == ("accept 6 points", None)
        change = library.undo()
        assert change is not None
        assert (change.name, change.areas >= {Area.POINTS}, len(change.ids)) == ("accept 6 points", True, 6)
    with Library.open(tmp_path) as library:
        assert len(library.queue()) == 6
        assert (library.undo_name(), library.redo_name()) == ("import 2 documents", "accept 6 points")
        library.redo()
        assert library.queue() == []


def test_nothing_to_undo_or_redo(library: Library) -> None:
    assert (library.undo(), library.redo(), library.undo_name(), library.redo_name()) == (None, None, None, None)


def test_a_new_step_ends_what_could_be_redone(library: Library) -> None:
    library.add_documents([entry(1)])
    library.undo()
    library.add_documents([entry(2)])
    assert library.redo() is None
    with library._database.reading() as session:
        images = session.connection().exec_driver_sql("SELECT count(DISTINCT step_id) FROM step_image").scalar()
    assert images == 1


def test_the_last_hundred_steps_are_kept(library: Library) -> None:
    pack = library.add_pack(PackDetails("0")).created
    assert pack is not None
    for number in range(1, STEPS_KEPT + 5):
        library.edit_pack(pack, PackDetails(str(number)))
    undone = 0
    while library.undo():
        undone += 1
    assert undone == STEPS_KEPT == 100
    assert library.pack(pack).details.title == "4"


def test_a_failed_operation_leaves_nothing_behind(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    library.add_documents([entry(1)])
    before = rows(library)

    def fail(*_: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr("briefing_app.library.history.write_images", fail)
    with pytest.raises(RuntimeError, match="a bug"):
        library.add_documents([entry(2)])
    assert rows(library) == before
    assert library.undo_name() == "import “Inspectors wanted 1”"


def test_notes_are_not_undone(library: Library) -> None:
    assert library.note("name") is None
    assert not library.set_note("name", "Ports").undoable
    library.set_note("name", "Harbours")
    assert library.note("name") == "Harbours"
    assert library.undo() is None


def test_a_row_changed_twice_in_a_step_comes_back_as_it_was_at_first(library: Library) -> None:
    library.add_documents([entry(1)])

    def twice(writer: Writer) -> Change:
        for title in ("Second", "Third"):
            writer.update(DOCUMENTS, {1: {"title": title}})
        return Change("edit twice", frozenset({Area.DOCUMENTS}))

    library._write(twice)
    assert library.document(1).details.title == "Third"
    library.undo()
    assert library.document(1).details.title == "Inspectors wanted 1"
    library.redo()
    assert library.document(1).details.title == "Third"
