"""Copies of the library's file, each opened and checked before it counts as one. SQLite only.

While a library is in use a copy is made every half an hour, if it was written to since the last. Of these, all of the
last three hours are kept, the last of each day for a week and the last of each week for two months. Copies made by
hand or before a migration are kept for good.
"""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from briefing_app.errors import BriefingError
from briefing_app.library.storage import faults
from briefing_app.library.storage.database import FILE

FOLDER = "backups"
EVERY = timedelta(minutes=30)
TIMED = "timed"
_ALL_OF, _DAILY, _WEEKLY = timedelta(hours=3), timedelta(days=7), timedelta(weeks=8)
_AT_ONCE = 4096
"""Pages that are copied before a look at whether to go on."""
_NAME = "%Y-%m-%d-%H%M%S"


class _StoppedError(Exception):
    """A copy was broken off."""


def back_up(folder: Path, reason: str, stopped: Callable[[], bool] = lambda: False) -> Path:
    """Copy the library in `folder` into its backups; `reason` becomes part of the file's name.

    Raises:
        BriefingError: the copy could not be made or is not sound; no file is left behind.
    """
    target = folder / FOLDER / f"{datetime.now(UTC).strftime(_NAME)}-{reason}.db"
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_suffix(".part")
    try:
        _copy(folder / FILE, partial, stopped)
        _check(partial)
        _sync(partial)
        partial.replace(target)
    except (OSError, sqlite3.Error) as error:
        raise _failed(folder, error) from error
    finally:
        partial.unlink(missing_ok=True)
    return target


def keep_up(folder: Path, now: datetime | None = None, *, stopped: Callable[[], bool] = lambda: False) -> Path | None:
    """Make the half-hourly copy if it is time and there is something new, and thin out those before; None if not.

    It has connections of its own, so that it may run on any thread while the library is in use. Once `stopped` it is
    broken off, and leaves nothing behind.

    Raises:
        BriefingError: the copy could not be made.
    """
    now = now or datetime.now(UTC)
    made = _timed(folder)
    newest = max(made, default=None)
    if newest is not None and (now - newest < EVERY or _last_write(folder) <= newest):
        return None
    try:
        target = back_up(folder, TIMED, stopped)
    except _StoppedError:
        return None
    thin(folder, now)
    return target


def thin(folder: Path, now: datetime) -> list[Path]:
    """Take away the timed copies that are no longer needed; those that went."""
    made = _timed(folder)
    kept: dict[tuple[int, ...], datetime] = {}
    for when in sorted(made):
        kept[_slot(when, now)] = when
    gone = [path for when, path in made.items() if when not in kept.values() or now - when > _WEEKLY]
    for path in gone:
        path.unlink(missing_ok=True)
    return gone


def _slot(when: datetime, now: datetime) -> tuple[int, ...]:
    """The span of time of which one copy is kept."""
    if now - when <= _ALL_OF:
        return (0, int(when.timestamp()))
    if now - when <= _DAILY:
        return (1, when.toordinal())
    return (2, *when.isocalendar()[:2])


def _timed(folder: Path) -> dict[datetime, Path]:
    """The timed copies by when they were made."""
    found: dict[datetime, Path] = {}
    for path in (folder / FOLDER).glob(f"*-{TIMED}.db"):
        with suppress(ValueError):  # a name that somebody gave it
            found[datetime.strptime(path.name.removesuffix(f"-{TIMED}.db"), _NAME).replace(tzinfo=UTC)] = path
    return found


def _last_write(folder: Path) -> datetime:
    files = [folder / FILE, folder / f"{FILE}-wal"]
    return datetime.fromtimestamp(max(path.stat().st_mtime for path in files if path.exists()), UTC)


def _copy(source: Path, target: Path, stopped: Callable[[], bool]) -> None:
    def go_on(_status: int, _left: int, _all: int) -> None:
        if stopped():
            raise _StoppedError

    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new, pages=_AT_ONCE, progress=go_on)
        new.execute("PRAGMA journal_mode = DELETE")  # one file, without companions


def _check(path: Path) -> None:
    with closing(sqlite3.connect(path)) as copy:
        found = [row[0] for row in copy.execute("PRAGMA integrity_check(1)")]
    if found != ["ok"]:
        raise sqlite3.DatabaseError(found[0])


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _failed(folder: Path, error: OSError | sqlite3.Error) -> BriefingError:
    explained = faults.explain(error, folder) if isinstance(error, sqlite3.Error) else None
    return explained or BriefingError(
        f"The library in “{folder}” could not be backed up ({error}).",
        kept="The library was not changed.",
        remedy="Check that its disk has room and that you may write to its “backups” folder.",
    )
