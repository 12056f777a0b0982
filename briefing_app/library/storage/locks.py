"""That no two windows work on one library: a lock that SQLite holds on a file, and that ends with its program.

Whatever way the program ends, the system lets go of the lock; the empty file that stays means nothing by itself.
"""

import sqlite3
from pathlib import Path

from briefing_app.errors import BriefingError
from briefing_app.library.storage import faults

FILE = "window.lock"


class InUseError(BriefingError):
    """Another window works on the library; it can still be opened for reading only."""


class Lock:
    """Held from when it is made until `release`."""

    def __init__(self, folder: Path) -> None:
        """Take the lock of the library in `folder`.

        Raises:
            InUseError: another window has it.
            BriefingError: the folder cannot be written to.
        """
        try:
            self._connection = sqlite3.connect(folder / FILE, timeout=0, isolation_level=None, check_same_thread=False)
        except sqlite3.Error as error:
            raise faults.explain(error, folder) or error from error
        try:
            self._connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            self._connection.close()
            if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
                raise _in_use(folder) from error
            raise faults.explain(error, folder) or error from error

    def release(self) -> None:
        """Let others have it."""
        self._connection.close()


def _in_use(folder: Path) -> InUseError:
    return InUseError(
        f"The library in “{folder}” is open in another window.",
        kept="Nothing was changed.",
        remedy="Go on in that window, or open the library here for reading only.",
    )
