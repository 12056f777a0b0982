"""A library of the first schema, with what officials had in it, taken up to the register of speakers and back."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from briefing_app import paths
from briefing_app.domain.points import Review
from briefing_app.domain.quotes import Quote
from briefing_app.library.library import Library
from briefing_app.library.query import parse
from briefing_app.library.storage import migrate
from briefing_app.library.storage.database import FILE, Database
from tests.library.made import bytes_of, check_indexes

TEXT = "Ada Quill said: “Ports open.” Ms Pell said: “Docks close.” Around 40 gates."
DOCUMENT = (
    "INSERT INTO document VALUES (?, ?, 'Quay Times', '', ?, '', 'news', '', 'en', 'a.txt', ?, ?, 'text/plain', 9, "
    "'2026-03-05 10:00:00.000000', ?)"
)
QUOTE = (
    "INSERT INTO point (id, document_id, skey, kind, review, edited, engine, start, end, text, confidence, evidence, "
    "speaker_id, quote_kind, role, organisation) "
    "VALUES (?, ?, ?, 'quote', 'suggested', 0, 'e', ?, ?, ?, 0.9, '', ?, 'direct', ?, 'Office for Harbours')"
)
PACK = "INSERT INTO pack VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


@pytest.fixture
def first(tmp_path: Path) -> Path:
    """Two documents with quotes of one day each, one in the bin, a pack, and a step whose undoing brings a row back."""
    folder = tmp_path / "library"
    (folder / "backups").mkdir(parents=True)
    database = Database(folder)
    with database.writing() as session:
        session.connection().exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
            "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))")  # fmt: skip
    database.close()
    migrate.run(folder, "0001")
    with closing(sqlite3.connect(folder / FILE)) as connection, connection:
        fill(connection)
    return folder


def fill(connection: sqlite3.Connection) -> None:
    for one, day, gone in ((1, "2026-03-04", None), (2, "2026-04-04", None), (3, None, "2026-05-01 10:00:00")):
        connection.execute(DOCUMENT, (one, f"Paper {one}", day, f"{one:064x}", f"{one}", gone))
        connection.execute("INSERT INTO document_text VALUES (?, ?, '[]')", (one, TEXT))
    people = [(1, "Ada Quill", "ada quill"), (2, "Ms Pell", "ms pell"), (7, "Gone", "gone")]
    connection.executemany("INSERT INTO speaker VALUES (?, ?, ?)", people)
    connection.execute("DELETE FROM speaker WHERE id = 7")
    ordinals = {1: 739679, 2: 739710, 3: 0}
    for one, ordinal in ordinals.items():
        for speaker, words, role in ((1, "Ports open.", "Ports Minister"), (2, "Docks close.", None)):
            start = TEXT.index(words)
            key = (ordinal << 20) + speaker
            connection.execute(QUOTE, (one * 10 + speaker, one, key, start, start + len(words), words, speaker, role))
    for index in ("point_index", "document_index"):
        connection.execute(f"INSERT INTO {index}({index}) VALUES ('rebuild')")  # noqa: S608
    connection.execute(PACK, (1, "Pack", *[""] * 13, 1, None, "2026-03-05 10:00:00"))
    values = dict(zip(("name", "folded"), ("Bo Reed", "bo reed"), strict=True))
    step = "INSERT INTO step VALUES (?, ?, '[\"speakers\"]', '[]', 0, '2026-03-05 10:00:00')"
    image = "INSERT INTO step_image VALUES (?, ?, ?, ?, ?)"
    connection.execute(step, (1, "forget a speaker"))
    connection.execute(image, (1, "speaker", 5, "delete", json.dumps(values)))
    connection.execute(step, (2, "edit the document"))
    connection.execute(image, (2, "document", 1, "update", json.dumps({"title": "Before", "published": None})))
    connection.execute(image, (2, "point", 11, "update", json.dumps({"role": "Shadow Minister"})))


def test_an_old_library_keeps_everything_and_gains_a_register(first: Path) -> None:
    with Library.open(first) as library, library._database.writing() as session:
        check_indexes(session.connection())
        rows = session.connection().exec_driver_sql("SELECT id, named, speaker_sure FROM point ORDER BY id").all()
        assert [tuple(row) for row in rows] == [
            (11, "Ada Quill", 1), (12, "Ms Pell", 0), (21, "Ada Quill", 1), (22, "Ms Pell", 0), (31, "Ada Quill", 1),
            (32, "Ms Pell", 0),
        ]  # fmt: skip
        offices = session.connection().exec_driver_sql("SELECT speaker_id, role, organisation, first, last, source "
            "FROM office").all()  # fmt: skip
        assert [tuple(row) for row in offices] == [
            (1, "Ports Minister", "Office for Harbours", "2026-03-04", "2026-04-04", "seen")
        ]
        assert session.connection().exec_driver_sql("SELECT id, provisional FROM speaker").all() == [(1, 0), (2, 1)]
        seq = session.connection().exec_driver_sql("SELECT seq FROM sqlite_sequence WHERE name = 'speaker'")
        assert seq.scalar() == 7


def test_an_old_library_still_reads_searches_and_is_written_to(first: Path) -> None:
    with Library.open(first) as library:
        assert library.documents() == [2, 1]
        assert [point.id for point in library.points(1)] == [11, 12]
        assert library.count(parse("role:minister")) == 2
        assert library.count(parse("speaker:pell docks")) == 2
        assert [pack.title for pack in library.packs()] == ["Pack"]
        assert library.review([11], Review.ACCEPTED).undoable


def test_steps_of_the_old_schema_are_undone_and_done_again(first: Path) -> None:
    with Library.open(first) as library:
        assert library.undo_name() == "edit the document"
        library.undo()
        assert library.document(1).details.title == "Before"
        content = library.points(1)[0].content
        assert isinstance(content, Quote)
        assert content.role == "Shadow Minister"
        library.undo()
        with library._database.writing() as session:
            check_indexes(session.connection())
            row = session.connection().exec_driver_sql("SELECT kind, party, provisional FROM speaker WHERE id = 5")
            assert tuple(row.one()) == ("person", "", 0)
        library.redo()
        library.redo()
        assert library.document(1).details.title == "Paper 1"
        with library._database.writing() as session:
            check_indexes(session.connection())


def test_back_to_the_first_schema(first: Path) -> None:
    before = dump(first)
    migrate.run(first, "head")
    with closing(sqlite3.connect(first / FILE)) as connection, connection:
        connection.execute("INSERT INTO speaker (name, folded) VALUES ('Ada Quill', 'ada quill')")
        connection.execute("INSERT INTO tag (name, folded) VALUES ('Later', 'later')")
        connection.execute("INSERT INTO tagging (tag_id, document_id) VALUES (1, 1)")
    migrate.run(first, "0001")
    after = dump(first)
    left_out = {"step", "step_image", "speaker", "sqlite_sequence"}
    assert {name: rows for name, rows in after.items() if name not in left_out} == {
        name: rows for name, rows in before.items() if name not in left_out
    }
    assert after["speaker"] == [*before["speaker"], (8, "Ada Quill (8)", "ada quill")]
    assert after["step"] == after["step_image"] == []
    assert ("speaker", 8) in after["sqlite_sequence"]
    with closing(sqlite3.connect(first / FILE)) as connection:
        for index in ("point_index", "document_index"):
            connection.execute(f"INSERT INTO {index}({index}, rank) VALUES ('integrity-check', 1)")  # noqa: S608


def dump(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(folder / FILE)) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            name: sorted(connection.execute(f"SELECT * FROM {name}"), key=repr)  # noqa: S608
            for name in names
            if not name.startswith(("point_index", "document_index", "sqlite_stat"))
        }


@pytest.mark.parametrize("at", ["_restore_last_ids(last)\n    _show(_HELD)", "_name_mentions(connection)\n"])
def test_failing_half_way_leaves_the_file_as_it_was(
    first: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    before = bytes_of(first)
    copy = tmp_path / "db"
    (copy / "versions").mkdir(parents=True)
    for path in [paths.migrations() / "env.py", *(paths.migrations() / "versions").glob("*.py")]:
        text = path.read_text("utf-8")
        if path.name.startswith("0002"):
            assert at in text
            text = text.replace(at, f"{at}\n    raise OSError('the disk is gone')\n", 1)
        (copy / path.relative_to(paths.migrations())).write_text(text, "utf-8")
    monkeypatch.setattr(paths, "migrations", lambda: copy)
    with pytest.raises(OSError, match="the disk is gone"):
        Library.open(first)
    assert bytes_of(first) == before
    assert migrate.schema_version(first) == "0001"
