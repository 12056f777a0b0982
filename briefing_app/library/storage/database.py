"""The engine, its settings, and sessions that are one transaction each.

Everything here that is SQLite's own (pragmas, BEGIN IMMEDIATE) is left out for another kind of database.
"""

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import URL, Connection, Engine, Table, TextClause, create_engine, event, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool
from sqlmodel import Session

from briefing_app.library.storage import faults

Key = TypeVar("Key", int, str)
FILE = "library.db"
BUSY_SECONDS = 5.0
_ROOM_TO_WRITE = -131_072
"""Kibibytes, as SQLite has it."""
_LINKED_PAGES = 16_000
_PRAGMAS = {
    "journal_mode": "WAL",
    "synchronous": "FULL",  # NORMAL lost acknowledged commits when the power was cut
    "mmap_size": "0",  # mapped, a cold page takes ten times as long
    "foreign_keys": "ON",
    "cache_size": "-32000",
    "temp_store": "MEMORY",
    "wal_autocheckpoint": "8000",  # pages: twice as many, copied into place at once, take a bulk step over its second
}


def make_engine(folder: Path, *, read_only: bool = False, **pragmas: str) -> Engine:
    """An engine of one connection on the library in `folder`; `pragmas` come on top of the usual ones."""
    usual = {name: value for name, value in _PRAGMAS.items() if not (read_only and name == "journal_mode")}
    engine = create_engine(
        _address_for_reading(folder) if read_only else URL.create("sqlite", database=str(folder / FILE)),
        poolclass=StaticPool,
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False, "isolation_level": None},
    )

    def prepare(connection: sqlite3.Connection, _record: object) -> None:
        for name, value in (usual | pragmas).items():
            connection.execute(f"PRAGMA {name} = {value}")

    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _address_for_reading(folder: Path) -> URL:
    """Where nothing can be written and nobody else does, SQLite must not look for the files that go with writing."""
    alone = not os.access(folder, os.W_OK) and not (folder / f"{FILE}-wal").exists()
    options = {"mode": "ro", "uri": "true", **({"immutable": "1"} if alone else {})}
    return URL.create("sqlite", database=(folder / FILE).absolute().as_uri(), query=options)


def _begin(connection: Connection) -> None:
    """Begin in so many words: the driver's own way leaves half of a failed migration behind."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def _room(connection: Connection) -> Iterator[None]:
    """Room in memory for the pages that a large operation changes: without, they are written twice."""
    driver = connection.connection.driver_connection
    if not isinstance(driver, sqlite3.Connection):
        yield
        return
    before = driver.execute("PRAGMA cache_size").fetchone()[0]
    driver.execute(f"PRAGMA cache_size = {min(before, _ROOM_TO_WRITE)}")
    try:
        yield
    finally:
        driver.execute(f"PRAGMA cache_size = {before}")


def state(connection: Connection) -> tuple[int, int] | None:
    """What is another one after each write to the file, by this connection or by another; None if that is not known."""
    driver = connection.connection.driver_connection
    if not isinstance(driver, sqlite3.Connection):
        return None
    return driver.execute("PRAGMA data_version").fetchone()[0], driver.total_changes


def defer_foreign_keys(connection: Connection) -> None:
    """Let rows go and come back in any order until the transaction ends."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")


def fresh_ids(connection: Connection, table: Table, number: int) -> list[int]:
    """Ids that no row of a table has or ever had; within a transaction that writes. SQLite only so far."""
    statement = text("SELECT seq FROM sqlite_sequence WHERE name = :name")
    last = connection.execute(statement, {"name": table.name}).scalar() or 0
    return list(range(last + 1, last + 1 + number))


def chunks(ids: Iterable[Key], size: int = 500) -> Iterator[tuple[Key, ...]]:
    """Ids in lots that one statement can hold."""
    rest = iter(ids)
    while chunk := tuple(islice(rest, size)):
        yield chunk


def among(ids: Iterable[int]) -> TextClause:
    """Ids for a statement's `in_`, any number at once: as parameters of their own they cost more than the rows."""
    return text("SELECT value FROM json_each(:_among)").bindparams(_among=json.dumps(list(ids)))


class Database:
    """The one connection to a library's file; a session of it is a transaction."""

    def __init__(self, folder: Path, *, read_only: bool = False) -> None:
        """Nothing is opened before the first session."""
        self.folder = folder
        self.read_only = read_only
        self.engine = make_engine(folder, read_only=read_only)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that sees one state of the library and changes nothing."""
        with self._session() as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session that is committed at its end, or rolled back if anything is raised."""
        if self.read_only:
            raise faults.read_only(self.folder)
        with self._session(writes=True) as session, _room(session.connection()):
            yield session
            session.commit()

    @contextmanager
    def linking(self) -> Iterator[Session]:
        """As `writing`, for links: they change pages all over the file, so more are gathered before they are copied."""
        self._run(f"PRAGMA wal_autocheckpoint = {_LINKED_PAGES}")
        try:
            with self.writing() as session:
                yield session
        finally:
            self._run(f"PRAGMA wal_autocheckpoint = {_PRAGMAS['wal_autocheckpoint']}")

    def copy_into_place(self) -> None:
        """Copy what was written into the file proper, unless somebody reads; a later operation need not do it then."""
        self._run("PRAGMA wal_checkpoint(PASSIVE)")

    def _run(self, pragma: str) -> None:
        with self._explaining(), self.engine.connect() as connection:
            driver = connection.connection.driver_connection
            if isinstance(driver, sqlite3.Connection):
                driver.execute(pragma).close()

    @contextmanager
    def trying(self) -> Iterator[Session]:
        """A session that writes, and is rolled back at its end whatever it did."""
        if self.read_only:
            raise faults.read_only(self.folder)
        with self._session(writes=True) as session, _room(session.connection()):
            yield session
            session.rollback()

    def others_writes(self) -> int:
        """A number that is another one each time that another connection has written to the file. SQLite only."""
        with self.reading() as session:
            return int(session.connection().exec_driver_sql("PRAGMA data_version").scalar_one())

    def close(self) -> None:
        """Let go of the file."""
        self.engine.dispose()

    @contextmanager
    def _session(self, **options: Any) -> Iterator[Session]:
        with (
            self._explaining(),
            self.engine.connect().execution_options(**options) as connection,
            Session(connection) as session,
        ):
            yield session

    @contextmanager
    def _explaining(self) -> Iterator[None]:
        """What an official can meet, in words."""
        try:
            yield
        except (DBAPIError, sqlite3.Error) as error:  # a pragma's error comes as the driver has it
            explained = faults.explain(error, self.folder)
            if explained is None:
                raise
            raise explained from error
