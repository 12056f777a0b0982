"""What the groups of the library's methods have in common: reading, and writing as one transaction and one step."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from sqlmodel import Session

from briefing_app.domain.changes import Change
from briefing_app.library import history
from briefing_app.library.storage.database import Database
from briefing_app.library.storage.journal import Writer

P = ParamSpec("P")
T = TypeVar("T")


class Door:
    """A group of methods over one library's file."""

    def __init__(self, database: Database) -> None:
        """`database` is of a file whose schema is known to be this program's."""
        self._database = database
        self.folder = database.folder

    def _read(self, operation: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        with self._database.reading() as session:
            return operation(session, *args, **kwargs)

    def _write(self, operation: Callable[Concatenate[Writer, P], Change], *args: P.args, **kwargs: P.kwargs) -> Change:
        with self._database.writing() as session:
            writer = Writer(session)
            return history.record(writer, operation(writer, *args, **kwargs))
