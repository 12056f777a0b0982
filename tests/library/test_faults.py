import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from briefing_app.domain.packs import PackDetails
from briefing_app.domain.points import Review
from briefing_app.errors import BriefingError
from briefing_app.library.library import Library
from briefing_app.library.storage import backups, database, faults
from tests.library.made import bytes_of, check_indexes, entry


def test_a_library_is_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "Écluse 50%"
    with Library.open(folder) as library:
        assert library.folder == folder
        library.add_documents([entry()])
    assert {"library.db", "backups"} == {path.name for path in folder.iterdir()}
    with Library.open(folder) as library:
        assert len(library.documents()) == 1


def test_the_settings_that_keep_what_was_saved(library: Library) -> None:
    with library._database.reading() as session:
        found = {
            name: session.connection().exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "mmap_size")
        }
    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "mmap_size": 0}


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(BriefingError, match="cannot be used for the library") as caught:
        Library.open(tmp_path / "file" / "library")
    assert caught.value.kept
    assert caught.value.remedy


def test_a_folder_in_the_place_of_the_file_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "library.db").mkdir()
    with pytest.raises(BriefingError, match="cannot be used for the library"):
        Library.open(tmp_path)


@pytest.mark.parametrize("content", [b"not a library at all, but long enough to be read as one" * 20, b"x"])
def test_a_file_that_is_no_library_is_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "library.db").write_bytes(content)
    with pytest.raises(BriefingError, match="is not a library"):
        Library.open(tmp_path)
    assert bytes_of(tmp_path) == content


def test_another_programs_database_is_left_as_it_is(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "library.db")) as other:
        other.execute("CREATE TABLE recipes (name TEXT)")
    before = bytes_of(tmp_path)
    with pytest.raises(BriefingError, match="belongs to another program"):
        Library.open(tmp_path)
    assert bytes_of(tmp_path) == before


def test_an_empty_file_becomes_a_library(tmp_path: Path) -> None:
    (tmp_path / "library.db").touch()
    with Library.open(tmp_path) as library:
        assert library.documents() == []


def test_a_damaged_file_is_said_to_be_damaged(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        library.add_documents([entry(number) for number in range(40)])
    content = bytearray(bytes_of(tmp_path))
    content[8192:-4096] = os.urandom(len(content) - 12288)
    (tmp_path / "library.db").write_bytes(content)
    with pytest.raises(BriefingError, match="is damaged") as caught:
        read_everything(tmp_path)
    assert "your computer’s own backup" in caught.value.remedy
    (tmp_path / "backups" / "2026-11-01-before-migration-from-0001.db").touch()
    with pytest.raises(BriefingError, match="is damaged") as caught:
        read_everything(tmp_path)
    assert "newest copy from the “backups” folder" in caught.value.remedy


def read_everything(folder: Path) -> None:
    with Library.open(folder) as library:
        for one in library.documents():
            library.points(one)


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE alembic_version SET version_num = CAST(x'ff' AS TEXT)",
        "DELETE FROM alembic_version",
        "UPDATE document SET title = CAST(x'ff' AS TEXT)",
    ],
)
def test_bytes_that_are_no_text_are_damage(tmp_path: Path, harm: str) -> None:
    with Library.open(tmp_path) as library:
        library.add_documents([entry()])
    with closing(sqlite3.connect(tmp_path / "library.db", isolation_level=None)) as other:
        other.execute(harm)
    with pytest.raises(BriefingError, match="is damaged"), Library.open(tmp_path) as library:
        library.document_summaries(library.documents())


def test_a_full_disk_keeps_what_was_saved(library: Library) -> None:
    library.add_documents([entry(1)])
    with library._database.reading() as session:
        pages = session.connection().exec_driver_sql("PRAGMA page_count").scalar()
        session.connection().exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(BriefingError, match="is full") as caught:
        library.add_documents([entry(number) for number in range(2, 200)])
    assert "still there" in caught.value.kept
    with library._database.reading() as session:
        session.connection().exec_driver_sql("PRAGMA max_page_count = 1000000")
    assert len(library.documents()) == 1
    assert library.add_documents([entry(2)]).undoable


def test_a_library_that_may_not_be_written_to_says_so(library: Library) -> None:
    library.add_documents([entry(1)])
    with library._database.reading() as session:
        session.connection().exec_driver_sql("PRAGMA query_only = ON")
    with pytest.raises(BriefingError, match="cannot be written to"):
        library.add_pack(PackDetails("Brief"))
    with library._database.reading() as session:
        session.connection().exec_driver_sql("PRAGMA query_only = OFF")
    assert library.packs() == []


OTHER = """
import json, sys
from pathlib import Path
from briefing_app.errors import BriefingError
from briefing_app.library.storage import database
database.BUSY_SECONDS = 0.1
from briefing_app.library.library import Library
from briefing_app.domain.packs import PackDetails
try:
    with Library.open(Path(sys.argv[1])) as library:
        seen = len(library.documents())
        library.add_pack(PackDetails("From elsewhere"))
    print(json.dumps({"seen": seen, "error": None}))
except BriefingError as error:
    print(json.dumps({"seen": None, "error": str(error)}))
"""


def elsewhere(folder: Path) -> dict[str, object]:
    """What a second process sees when it reads and then writes."""
    command = [sys.executable, "-c", OTHER, str(folder)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8")
    return dict(json.loads(done.stdout))


def test_two_programs_take_turns(library: Library) -> None:
    library.add_documents([entry(1)])
    assert not library.changed_elsewhere()
    assert elsewhere(library.folder) == {"seen": 1, "error": None}
    assert library.changed_elsewhere()
    assert not library.changed_elsewhere()
    assert [pack.title for pack in library.packs()] == ["From elsewhere"]
    assert library.undo_name() == "make the pack “From elsewhere”"


def test_a_library_in_use_is_said_to_be_in_use(library: Library) -> None:
    library.add_documents([entry(1)])
    with library._database.writing() as session:
        session.connection()
        error = str(elsewhere(library.folder)["error"])
    assert "is being used by another program" in error
    assert "Nothing was changed." in error


def test_our_own_mistakes_are_not_explained_away(library: Library) -> None:
    with pytest.raises(IntegrityError), library._database.writing() as session:
        session.connection().exec_driver_sql("INSERT INTO document_text VALUES (99, '', '', '')")
    assert faults.explain(sqlite3.OperationalError("no such table: x"), library.folder) is None


def test_a_backup_is_a_library(library: Library, tmp_path: Path) -> None:
    library.add_documents([entry(1)])
    library.review(library.queue(), Review.ACCEPTED)
    copy = backups.back_up(library.folder, "by-hand")
    assert [path.name for path in (library.folder / "backups").iterdir()] == [copy.name]
    (tmp_path / "restored").mkdir()
    copy.rename(tmp_path / "restored" / database.FILE)
    with Library.open(tmp_path / "restored") as restored:
        assert restored.points(1) == library.points(1)
        with restored._database.writing() as session:
            check_indexes(session.connection())


def test_a_backup_of_a_damaged_library_is_refused(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        library.add_documents([entry(number) for number in range(40)])
    content = bytearray(bytes_of(tmp_path))
    content[8192:-4096] = os.urandom(len(content) - 12288)
    (tmp_path / "library.db").write_bytes(content)
    with pytest.raises(BriefingError):
        backups.back_up(tmp_path, "by-hand")
    assert list((tmp_path / "backups").iterdir()) == []
