"""A file is written whole or not at all: beside its place first, then put in it in one step."""

import contextlib
import errno
import os
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from briefing_app.errors import BriefingError
from briefing_app.paths import settle

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


def write_bytes(path: Path, data: bytes) -> None:
    """Put the bytes at the path; a file that was there is replaced only once they are safely on the disk.

    Raises:
        BriefingError: the disk is full, the folder is missing or may not be written to; the former file still stands.
    """
    with writing(path) as file:
        file.write(data)


def write_text(path: Path, text: str) -> None:
    """Put the text at the path as UTF-8, its line ends as they are; raises as write_bytes does."""
    write_bytes(path, text.encode("utf-8"))


@contextlib.contextmanager
def writing(path: Path) -> Iterator[BinaryIO]:
    """A binary file that takes its place at the path when the block ends well, and leaves no trace when it does not.

    Raises:
        BriefingError: as write_bytes does.
    """
    try:
        target = _target(path)
        with _beside(target) as (temporary, file):
            yield file
            file.flush()
            os.fsync(file.fileno())
            file.close()
            temporary.replace(target)
            settle(target.parent)
    except OSError as fault:
        raise _explained(path, fault) from fault


def _target(path: Path) -> Path:
    """Where the file goes: behind a link, so that the link stays. A pipe or a device must never be replaced."""
    target = Path(os.path.realpath(path))  # unlike Path.resolve, no error in a ring of links
    with contextlib.suppress(FileNotFoundError):
        kind = target.stat().st_mode
        if stat.S_ISDIR(kind):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if not stat.S_ISREG(kind):
            raise _refused(path, "what has that name is not an ordinary file", "Choose another name.")
    return target


@contextlib.contextmanager
def _beside(path: Path) -> Iterator[tuple[Path, BinaryIO]]:
    """A temporary file in the path's own folder, removed unless it was moved away."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".part", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            if os.name == "posix":
                temporary.chmod(_mode(path))
            yield temporary, file
    finally:
        temporary.unlink(missing_ok=True)


def _mode(path: Path) -> int:
    """The permissions of the file that is replaced, or those that a new file gets."""
    try:
        return path.stat().st_mode & 0o777
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def _explained(path: Path, fault: OSError) -> BriefingError:
    """What went wrong, in plain words."""
    if fault.errno in _FULL:
        what, remedy = "the disk is full", "Free some space, or choose a folder on another disk."
    elif isinstance(fault, FileNotFoundError | NotADirectoryError):
        what, remedy = f"the folder {path.parent} does not exist", "Choose another folder."
    elif isinstance(fault, IsADirectoryError):
        what, remedy = "a folder has that name", "Choose another name."
    elif fault.errno == errno.ENAMETOOLONG:
        what, remedy = "its name is too long", "Choose a shorter name."
    elif fault.errno in _FORBIDDEN:
        what, remedy = (
            "it may not be written there, or another program has it open",
            "Close it in other programs, or choose another folder.",
        )
    else:
        what, remedy = fault.strerror or str(fault), "Try again, or choose another folder."
    return _refused(path, what, remedy)


def _refused(path: Path, what: str, remedy: str) -> BriefingError:
    """The error, with what became of the file that was there: it was left alone."""
    # Unlike Path.is_file, this is no error where a folder above may not be entered.
    kept = "The file that was there is unchanged." if os.path.isfile(path) else "Nothing was written."  # noqa: PTH113
    return BriefingError(f"{path.name or path} could not be saved: {what}.", kept=kept, remedy=remedy)
