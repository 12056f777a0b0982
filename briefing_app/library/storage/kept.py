"""What is kept in memory of a library between two questions: until anybody writes to it."""

from collections.abc import Callable
from typing import Any, TypeVar

from sqlmodel import Session

Made = TypeVar("Made")


def kept(session: Session, name: str, make: Callable[[], Made]) -> Made:
    """What `make` made, the same for as long as nothing is written, by this program or another.

    In a transaction that writes it is made each time. SQLite only so far.
    """
    connection = session.connection()
    if connection.get_execution_options().get("writes", False):
        return make()
    driver: Any = connection.connection.driver_connection
    state = (driver.execute("PRAGMA data_version").fetchone()[0], driver.total_changes)
    if connection.info.get(name, (None, None))[0] != state:
        connection.info[name] = (state, make())
    made: Made = connection.info[name][1]
    return made
