"""What can go wrong with the library's file, in the words of an official."""

import sqlite3
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from briefing_app.errors import BriefingError

_UNCHANGED = "Everything saved before is still there; only this last step was not done."
_BUSY = (
    "The library in “{folder}” is being used by another program.",
    "Nothing was changed.",
    "Wait for the other window or command to finish, or close it, then try again.",
)
_READ_ONLY = (
    "The library in “{folder}” cannot be written to.",
    "Nothing was changed.",
    "Ask for permission to write to this folder, or copy the library to one of your own.",
)
_DAMAGED = (
    "The library file “{folder}/library.db” is damaged.",
    "It was left as it is.",
    "{restore}",
)
_NO_TEXT = "Could not decode to UTF-8"
"""How the driver begins when a text's bytes are none; it gives no code."""
_WORDS = {
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_FULL: (
        "The disk that holds the library in “{folder}” is full.",
        _UNCHANGED,
        "Make some room on the disk, then try again.",
    ),
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_PERM: _READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: (
        "The library in “{folder}” cannot be opened.",
        "Nothing was changed.",
        "Check that the folder exists, that you may write to it and that its disk is connected.",
    ),
    sqlite3.SQLITE_IOERR: (
        "The disk that holds the library in “{folder}” reported a fault.",
        _UNCHANGED,
        "Check that the disk is connected and has room, then try again.",
    ),
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: (
        "The file “{folder}/library.db” is not a library.",
        "It was left as it is.",
        "Choose another folder. If it was one: {restore}",
    ),
}


def explain(error: DBAPIError | sqlite3.Error, folder: Path) -> BriefingError | None:
    """An error in plain words where the disk, the file or another program is to blame; None for a bug of ours."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    if str(cause).startswith(_NO_TEXT):
        return damaged(folder)
    code = getattr(cause, "sqlite_errorcode", None)
    words = _WORDS.get(code & 0xFF) if isinstance(code, int) else None  # the low byte of an extended code
    return None if words is None else _said(words, folder)


def not_a_library(folder: Path) -> BriefingError:
    """The file is something else."""
    return _said(_WORDS[sqlite3.SQLITE_NOTADB], folder)


def damaged(folder: Path) -> BriefingError:
    """What is in the file cannot be what was written there."""
    return _said(_DAMAGED, folder)


def read_only(folder: Path) -> BriefingError:
    """Something was to be written to a library that was opened for reading."""
    return BriefingError(
        f"The library in “{folder}” is open here for reading only.",
        kept="Nothing was changed.",
        remedy="Make the change in the window that has it open, or close that window and open the library here again.",
    )


def no_folder(folder: Path, error: OSError) -> BriefingError:
    """The library's folder cannot be made or reached."""
    reason = f" ({error.strerror})" if error.strerror else ""
    return BriefingError(
        f"The folder “{folder}” cannot be used for the library{reason}.",
        kept="Nothing was changed.",
        remedy="Choose a folder in which you may create files.",
    )


def _restore(folder: Path) -> str:
    """How to get a sound file; there are copies only once something has been migrated."""
    if any((folder / "backups").glob("*.db")):
        return "Close the program and put the newest copy from the “backups” folder in its place."
    return "Close the program and put back a copy of the folder made by your computer’s own backup."


def _said(words: tuple[str, str, str], folder: Path) -> BriefingError:
    what, kept, remedy = (part.format(folder=folder, restore=_restore(folder)) for part in words)
    return BriefingError(what, kept=kept, remedy=remedy)
