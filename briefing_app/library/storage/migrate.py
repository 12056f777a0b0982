"""Brings a library's file to the schema of this program, or refuses in words.

A new library is made from the tables themselves; an older one is taken up step by step by Alembic, which is imported
only then, after a verified backup and within one transaction. A test holds the two ways to the same schema.
"""

import errno
import os
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError
from sqlmodel import SQLModel

from briefing_app import paths
from briefing_app.errors import BriefingError
from briefing_app.library.storage import backups, faults, fulltext, link_tables, tallies
from briefing_app.library.storage.database import FILE, Database, make_engine

_LEAST = 512
"""Bytes: of a page of SQLite's, and so of any library."""


def prepare(database: Database) -> None:
    """Make, migrate or accept the library's file.

    Raises:
        BriefingError: the file is no library, is damaged, or was made by a newer version; it is left as it is.
    """
    found = schema_version(database.folder)
    known = revisions()
    if found is None:
        _create(database, known[-1])
    elif found not in known:
        raise _too_new(database.folder)
    elif found != known[-1]:
        _migrate(database.folder, found)


def accept(folder: Path) -> None:
    """See that a library can be read as it is, without a change to its file.

    Raises:
        BriefingError: there is none, or it was made by a newer or an older version.
    """
    found = schema_version(folder)
    if found is None:
        raise BriefingError(f"There is no library in “{folder}”.", remedy="Check the name of the folder.")
    if found not in revisions():
        raise _too_new(folder)
    if found != revisions()[-1]:
        raise BriefingError(
            f"The library in “{folder}” was made by an older version of this program.",
            kept="It was left as it is.",
            remedy="Open it once not only for reading, so that it is brought up to date; a backup is made before.",
        )


def revisions() -> list[str]:
    """The schema's versions, oldest first, from the names of the migrations: `0001_first.py`."""
    return sorted(path.stem.partition("_")[0] for path in (paths.migrations() / "versions").glob("[0-9]*.py"))


def schema_version(folder: Path) -> str | None:
    """The version of a library's file; None where there is nothing in it yet."""
    path = folder / FILE
    if not path.exists() or path.stat().st_size == 0:
        return None
    _check_size(path)
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode={_mode(path)}", uri=True)) as connection:
            tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
            if not tables:
                return None
            if "alembic_version" not in tables:
                raise _foreign(path)
            version = connection.execute("SELECT version_num FROM alembic_version").fetchone()
            if version is None:
                raise faults.damaged(folder)
            return str(version[0])
    except UnicodeDecodeError as error:
        raise faults.damaged(folder) from error
    except sqlite3.Error as error:
        raise faults.explain(error, folder) or error from error


def _mode(path: Path) -> str:
    """How to open a file to look at it: where it may not be written to, as one that nobody changes."""
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        return "rw"
    return "ro" if path.with_name(f"{path.name}-wal").exists() else "ro&immutable=1"


def _check_size(path: Path) -> None:
    """SQLite itself takes a file of a few bytes for an empty one and writes over it; what else is none it tells itself.

    It is not opened for that: to close a file gives up the locks that this process holds on it by another connection.
    """
    if path.is_dir():
        raise faults.no_folder(path.parent, IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR)))
    if path.stat().st_size < _LEAST:
        raise faults.not_a_library(path.parent)


def _create(database: Database, version: str) -> None:
    with database.writing() as session:
        connection = session.connection()
        if not connection.exec_driver_sql("SELECT 1 FROM sqlite_master").first():  # nobody else was quicker
            create_schema(connection, version)


def create_schema(connection: Connection, version: str) -> None:
    """Make every table, view, index and trigger, and note their version as Alembic does."""
    SQLModel.metadata.create_all(connection)
    fulltext.create(connection)
    link_tables.create_triggers(connection)
    tallies.create_triggers(connection)
    connection.exec_driver_sql(
        "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
        "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
    )
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (version,))


def _migrate(folder: Path, found: str) -> None:
    backups.back_up(folder, f"before-migration-from-{found}")
    try:
        run(folder, "head")
    except DBAPIError as error:
        raise faults.explain(error, folder) or error from error


def run(folder: Path, revision: str) -> None:
    """Take the library's file up or down to a revision, in one transaction: all of it or nothing."""
    from alembic import command  # noqa: PLC0415  # slow to import and seldom needed
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(paths.migrations()).replace("%", "%%"))
    # Keys are off, since a table that is copied to change it would take its children along; they are checked after.
    # The old way of renaming lets a view name a table that is away for a moment.
    engine = make_engine(folder, foreign_keys="OFF", legacy_alter_table="ON")
    try:
        with engine.connect().execution_options(writes=True) as connection, connection.begin():
            config.attributes["connection"] = connection
            current = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() or ""
            down = revision == "base" or (revision != "head" and revision < current)
            move = command.downgrade if down else command.upgrade
            move(config, revision)
            _check_keys(connection)
    finally:
        engine.dispose()


def _check_keys(connection: Connection) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if broken:
        raise RuntimeError(f"the migration broke foreign keys: {broken[:5]}")


def _too_new(folder: Path) -> BriefingError:
    return BriefingError(
        f"The library in “{folder}” was made by a newer version of this program.",
        kept="It was left as it is.",
        remedy="Install the newest version, or choose another library.",
    )


def _foreign(path: Path) -> BriefingError:
    return BriefingError(
        f"The file “{path}” belongs to another program.",
        kept="It was left as it is.",
        remedy="Choose another folder for the library.",
    )
