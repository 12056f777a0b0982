"""The files that documents came from, kept as they were, each under the SHA-256 of its bytes.

A file is in its place before the transaction that names it, so that one which nobody names is the worst that can be
left behind. It is not to be changed any more, so it may not be written to.
"""

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from briefing_app.errors import BriefingError
from briefing_app.paths import settle

FOLDER = "originals"
_AT_ONCE = 1 << 20


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file that is to be kept: where it is now, the SHA-256 (hex) that its bytes must have, its name's ending."""

    path: Path
    sha256: str
    suffix: str = ""


def keep(library: Path, files: Sequence[Wanted]) -> list[str | BriefingError]:
    """Keep files; of each, in order, the name that `path_of` takes, or why it could not be read as it was.

    Raises:
        BriefingError: the library's folder cannot be written to.
    """
    folders: set[Path] = set()
    try:
        names = [_kept(library, wanted, folders) for wanted in files]
        for folder in folders:
            settle(folder)
    except OSError as error:
        raise _not_kept(error) from error
    return names


def path_of(library: Path, name: str) -> Path:
    """Where the original of that name is."""
    return library / FOLDER / name


def check(path: Path, sha256: str, title: str) -> None:
    """See that an original is there and as it was.

    Raises:
        BriefingError: it is missing, or is another file now.
    """
    try:
        with path.open("rb") as file:
            same = _hash_of(file) == sha256
    except OSError as error:
        raise _gone(title, "is no longer in the library’s folder, or cannot be read") from error
    if not same:
        raise _gone(title, "was changed after it was imported, so it is not what the quotes were found in")


def _gone(title: str, words: str) -> BriefingError:
    return BriefingError(
        f"The original of “{title}” {words}.",
        kept="The text and everything found in it are as they were.",
        remedy="Import the file again, or bring the library’s folder back from your own backup.",
    )


def _kept(library: Path, wanted: Wanted, folders: set[Path]) -> str | BriefingError:
    name = f"{wanted.sha256[:2]}/{wanted.sha256}{wanted.suffix}"
    target = path_of(library, name)
    if _is_there(target, wanted.sha256):
        return name
    if not target.parent.is_dir():
        target.parent.mkdir(parents=True, exist_ok=True)
        folders |= {target.parent.parent, target.parent.parent.parent}
    folders.add(target.parent)
    try:
        source = wanted.path.open("rb")
    except OSError as error:
        return _unreadable(wanted, error)
    with source:
        return name if _copied(source, target, wanted) else _changed(wanted)


def _is_there(target: Path, sha256: str) -> bool:
    """Whether it is kept already; one that was altered is put right."""
    with suppress(FileNotFoundError), target.open("rb") as file:
        return _hash_of(file) == sha256
    return False


def _copied(source: BinaryIO, target: Path, wanted: Wanted) -> bool:
    """Write it whole or not at all; False if the bytes are not those that were wanted."""
    handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            if _hash_of(source, file.write) != wanted.sha256:
                return False
            file.flush()
            os.fsync(file.fileno())
            if os.name == "posix":
                temporary.chmod(0o444)
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)
    return True


def _hash_of(file: BinaryIO, write: Callable[[bytes], object] = lambda _bytes: None) -> str:
    found = hashlib.sha256()
    for piece in _pieces(file):
        found.update(piece)
        write(piece)
    return found.hexdigest()


def _pieces(file: BinaryIO) -> Iterable[bytes]:
    return iter(lambda: file.read(_AT_ONCE), b"")


def _unreadable(wanted: Wanted, error: OSError) -> BriefingError:
    return BriefingError(
        f"“{wanted.path.name}” could not be read a second time, to be kept ({error.strerror}).",
        kept="Nothing of it was imported.",
        remedy="Copy it to this computer and import the copy.",
    )


def _changed(wanted: Wanted) -> BriefingError:
    return BriefingError(
        f"“{wanted.path.name}” was changed while it was being imported.",
        kept="Nothing of it was imported.",
        remedy="Import it again once it is finished.",
    )


def _not_kept(error: OSError) -> BriefingError:
    return BriefingError(
        f"The original could not be kept in the library’s folder ({error.strerror}).",
        kept="Nothing of it was imported; what was in the library is as it was.",
        remedy="Make room on the disk, or ask for permission to write there, and import it again.",
    )
