"""The bytes of a file, or in plain words why there are none."""

import stat
from pathlib import Path

from briefing_app.errors import BriefingError
from briefing_app.importing.readers.formats import MEBIBYTE, NOTHING_KEPT


def load(path: Path, *, limit: int) -> bytes:
    """All bytes of an ordinary file of at most `limit` bytes.

    Raises:
        BriefingError: it is absent, closed to us, no ordinary file, empty or too large.
    """
    try:
        data = _bytes(path, limit)
    except OSError as error:
        raise _refusal(path, error) from error
    if len(data) > limit:
        raise too_large(path.name, limit)
    if not data:
        raise empty(path.name)
    return data


def empty(name: str) -> BriefingError:
    """The error for a file that holds nothing."""
    return BriefingError(
        f"“{name}” is empty.",
        kept=NOTHING_KEPT,
        remedy="Save it again with its text, or ask whoever sent it for another copy.",
    )


def _bytes(path: Path, limit: int) -> bytes:
    # Opening a pipe or a device would wait for ever, so what it is comes first.
    if not stat.S_ISREG(path.stat().st_mode):
        raise _not_a_file(path)
    with path.open("rb") as stream:
        return stream.read(limit + 1)


def _not_a_file(path: Path) -> BriefingError:
    return BriefingError(f"“{path.name}” is not an ordinary file.", kept=NOTHING_KEPT, remedy="Choose a document.")


def too_large(name: str, limit: int) -> BriefingError:
    """The error for a file of more than `limit` bytes."""
    return BriefingError(
        f"“{name}” is too large: more than {limit // MEBIBYTE} MB.",
        kept=NOTHING_KEPT,
        remedy="Split it, or save only the part that you need.",
    )


def _refusal(path: Path, error: OSError) -> BriefingError:
    if isinstance(error, FileNotFoundError):
        what, remedy = "was not found: it may have been moved or deleted", "Find it and import it again."
    elif isinstance(error, PermissionError):
        what = "could not be opened: you do not have permission to read it"
        remedy = "Ask its owner for permission, or for a copy."
    else:
        what = f"could not be read ({error.strerror or 'the system gives no reason'})"
        remedy = "Copy it to this computer and import the copy."
    return BriefingError(f"“{path.name}” {what}.", kept=NOTHING_KEPT, remedy=remedy)
