"""Two windows, a window and commands, and the copies that are made meanwhile."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from briefing_app.domain.packs import PackDetails
from briefing_app.errors import BriefingError
from briefing_app.library.library import Library
from briefing_app.library.storage import backups, locks
from briefing_app.library.storage.database import FILE, _address_for_reading
from briefing_app.library.storage.locks import InUseError
from tests.library.made import bytes_of, entry

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
WINDOW = """
import sys
from pathlib import Path
from briefing_app.library.library import Library
library = Library.open(Path(sys.argv[1]), alone=True)
print("open", flush=True)
sys.stdin.read(1)
"""


@pytest.fixture
def window(library: Library) -> Iterator[subprocess.Popen[str]]:
    """Another program whose window has the library open."""
    command = [sys.executable, "-c", WINDOW, str(library.folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "open\n"
        yield program
        program.kill()


def test_a_second_window_is_told_and_may_read(library: Library, window: subprocess.Popen[str]) -> None:
    library.add_documents([entry(1)])
    with pytest.raises(InUseError, match="is open in another window") as caught:
        Library.open(library.folder, alone=True)
    assert "reading only" in caught.value.remedy
    with Library.open(library.folder, read_only=True, alone=True) as reading:
        assert reading.read_only
        assert len(reading.documents()) == 1
        with pytest.raises(BriefingError, match="open here for reading only"):
            reading.add_pack(PackDetails("Brief"))
        assert not reading.changed_elsewhere()
        library.add_documents([entry(2)])
        assert reading.changed_elsewhere()
        assert len(reading.documents()) == 2


def test_a_window_that_crashed_leaves_nothing_in_the_way(library: Library, window: subprocess.Popen[str]) -> None:
    window.kill()
    window.wait()
    assert (library.folder / locks.FILE).exists()
    with Library.open(library.folder, alone=True) as opened:
        assert not opened.read_only
        with pytest.raises(InUseError):
            Library.open(library.folder, alone=True)
    Library.open(library.folder, alone=True).close()


def test_commands_write_while_a_window_is_open(tmp_path: Path) -> None:
    with Library.open(tmp_path, alone=True) as window:
        with Library.open(tmp_path) as command:
            command.add_documents([entry(1)])
        assert window.changed_elsewhere()
        assert len(window.documents()) == 1


def test_reading_changes_nothing_and_needs_a_library(tmp_path: Path) -> None:
    with pytest.raises(BriefingError, match="There is no library"):
        Library.open(tmp_path / "none", read_only=True)
    assert not (tmp_path / "none").exists()
    with Library.open(tmp_path) as library:
        library.add_documents([entry(1)])
    before = bytes_of(tmp_path)
    with Library.open(tmp_path, read_only=True) as reading:
        assert reading.points(1)
        with pytest.raises(BriefingError, match="reading only"):
            reading.undo()
        with pytest.raises(BriefingError, match="reading only"):
            reading.set_note("name", "x")
    assert bytes_of(tmp_path) == before


def test_an_older_or_newer_library_is_not_opened_for_reading(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library, library._database.writing() as session:
        session.connection().exec_driver_sql("UPDATE alembic_version SET version_num = '0001'")
    with pytest.raises(BriefingError, match="older version"):
        Library.open(tmp_path, read_only=True)
    with Library.open(tmp_path / "new") as library, library._database.writing() as session:
        session.connection().exec_driver_sql("UPDATE alembic_version SET version_num = '0999'")
    with pytest.raises(BriefingError, match="newer version"):
        Library.open(tmp_path / "new", read_only=True)


def test_where_nothing_may_be_written_it_is_read_as_it_lies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Library.open(tmp_path) as library:
        library.add_documents([entry(1)])
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert "immutable" in _address_for_reading(tmp_path).query
    with Library.open(tmp_path, read_only=True) as reading:
        assert reading.points(1)
    assert not list(tmp_path.glob(f"{FILE}-*"))


def test_a_copy_is_made_every_half_hour_if_there_is_something_new(library: Library) -> None:
    library.add_documents([entry(1)])
    now = datetime.now(UTC)
    written = now.timestamp() - 5
    for path in library.folder.glob(f"{FILE}*"):
        os.utime(path, (written, written))
    first = backups.keep_up(library.folder)
    assert first is not None
    assert backups.keep_up(library.folder, now) is None
    assert backups.keep_up(library.folder, now + backups.EVERY * 2) is None
    older = first.with_name((now - timedelta(hours=1)).strftime(f"%Y-%m-%d-%H%M%S-{backups.TIMED}.db"))
    first.rename(older)
    assert backups.keep_up(library.folder) is not None
    (library.folder / "copy").mkdir()
    shutil.copy(older, library.folder / "copy" / FILE)
    with Library.open(library.folder / "copy") as copy:
        assert copy.points(1) == library.points(1)


def test_copies_are_thinned_by_day_and_week(tmp_path: Path) -> None:
    folder = tmp_path / backups.FOLDER
    folder.mkdir()
    moments = [NOW - timedelta(minutes=30) * step for step in range(48 * 100)]
    for when in moments:
        (folder / when.strftime(f"%Y-%m-%d-%H%M%S-{backups.TIMED}.db")).touch()
    for name in ("2020-01-01-000000-before-migration-from-0001.db", "my-timed.db"):
        (folder / name).touch()
    backups.thin(tmp_path, NOW)
    left = sorted(path.name for path in folder.iterdir())
    assert "2020-01-01-000000-before-migration-from-0001.db" in left
    assert "my-timed.db" in left
    times = [name[:17] for name in left if name[:2] == "20" and backups.TIMED in name]
    assert [time for time in times if time.startswith("2026-11-22")] == [
        "2026-11-22-083000", "2026-11-22-090000", "2026-11-22-093000", "2026-11-22-100000", "2026-11-22-103000",
        "2026-11-22-110000", "2026-11-22-113000", "2026-11-22-120000",
    ]  # fmt: skip
    assert {time[11:] for time in times if "2026-11-16" <= time[:10] <= "2026-11-21"} == {"233000"}
    assert len([time for time in times if time[:10] < "2026-11-15"]) <= 8
    assert times[0] >= "2026-09-27"
    assert backups.thin(tmp_path, NOW) == []


def test_a_copy_is_made_by_hand(library: Library) -> None:
    assert library.back_up().name.endswith("-by-hand.db")
    assert json.dumps([path.suffix for path in (library.folder / backups.FOLDER).iterdir()]) == '[".db"]'


def test_a_library_that_is_opened_again_stays_locked_for_others(library: Library) -> None:
    library.add_documents([entry(1)])
    Library.open(library.folder).close()
    alone = "import sqlite3, sys; sqlite3.connect(sys.argv[1], timeout=0).execute('PRAGMA journal_mode = DELETE')"
    command = [sys.executable, "-c", alone, str(library.folder / FILE)]
    other = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "database is locked" in other.stderr
