"""What a format is, and what a file comes to."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from briefing_app.domain.documents import Origin
from briefing_app.domain.text import SourceText, whole_characters
from briefing_app.errors import BriefingError

NOTHING_KEPT = "Nothing of it was imported."

MEBIBYTE = 1 << 20
DEPTH = 3
"""How many archives or e-mails deep a file may lie."""
MEMBERS = 500
"""How many files may lie in one, at any depth."""


@dataclass(frozen=True, slots=True)
class Inner:
    """A file that lies in another: its name, never used as a path, and its bytes, or why they cannot be had."""

    name: str
    data: bytes
    refused: BriefingError | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One document of a file.

    `inside` is the index, in the same parcel, of the e-mail that it came with; None for the file itself and for what
    lay in an archive. `data` is its own bytes if it lay in another file, else None.
    """

    source: SourceText
    origin: Origin
    inside: int | None = None
    data: bytes | None = None


@dataclass(frozen=True, slots=True)
class Parcel:
    """All the documents of a file, at least one, each e-mail before what came with it.

    `unread` names the inner files that could not be read, with the reason.
    """

    parts: tuple[Part, ...]
    unread: tuple[tuple[str, BriefingError], ...] = ()


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file. `read` takes its bytes and its name, and raises BriefingError where they hold no text.

    `is_magic` looks at the bytes alone and beats the name; `limit` is in bytes. `unpack` gives the files that lie in
    one; an archive, which is no document of its own, has no `read`.
    """

    media_type: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes, str], SourceText] | None
    limit: int
    is_magic: Callable[[bytes], bool] = lambda _data: False
    unpack: Callable[[bytes, str], Iterable[Inner]] | None = None


def origin_of(name: str, data: bytes, chosen: Format) -> Origin:
    """The file's name, type, size and hash."""
    return Origin(whole_characters(name), hashlib.sha256(data).hexdigest(), chosen.media_type, len(data))
