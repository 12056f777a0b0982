"""Copies of the library's file, each opened and checked before it counts as one. SQLite only."""

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from briefing_app.errors import BriefingError
from briefing_app.library import faults
from briefing_app.library.database import FILE

FOLDER = "backups"


def back_up(folder: Path, reason: str) -> Path:
    """Copy the library in `folder` into its backups; `reason` becomes part of the file's name.

    Raises:
        BriefingError: the copy could not be made or is not sound; no file is left behind.
    """
    target = folder / FOLDER / f"{datetime.now(UTC):%Y-%m-%d-%H%M%S}-{reason}.db"
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_suffix(".part")
    try:
        _copy(folder / FILE, partial)
        _check(partial)
        _sync(partial)
        partial.replace(target)
    except (OSError, sqlite3.Error) as error:
        raise _failed(folder, error) from error
    finally:
        partial.unlink(missing_ok=True)
    return target


def _copy(source: Path, target: Path) -> None:
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)
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
