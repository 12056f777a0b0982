"""A file -> the documents in it. The table below is the one place that knows which formats there are.

A format is one module with a `FORMAT` in it, and one line here.
"""

from pathlib import Path, PurePath

from briefing_app.errors import BriefingError
from briefing_app.importing.readers import (
    delimited,
    docx,
    eml,
    epub,
    html,
    mhtml,
    msg,
    odt,
    pictures,
    plain,
    rtf,
    xlsx,
    zipped,
)
from briefing_app.importing.readers.files import empty, load, too_large
from briefing_app.importing.readers.foreign import foreign_kind
from briefing_app.importing.readers.formats import NOTHING_KEPT, Format, Parcel
from briefing_app.importing.readers.pdf import (
    pdf,
)
from briefing_app.importing.readers.unpacking import Unpacking

# In this order the first bytes are looked at: a web page saved with its pictures is an e-mail of a sort, and what
# is no office document may still be an archive.
FORMATS: tuple[Format, ...] = (
    plain.FORMAT,
    plain.MARKDOWN,
    html.FORMAT,
    mhtml.FORMAT,
    docx.FORMAT,
    odt.FORMAT,
    pdf.FORMAT,
    rtf.FORMAT,
    eml.FORMAT,
    msg.FORMAT,
    epub.FORMAT,
    delimited.FORMAT,
    xlsx.FORMAT,
    *pictures.FORMATS,
    zipped.FORMAT,
)


def supported(path: Path) -> bool:
    """Whether the file's name says that it can be read; the file itself is not opened."""
    return _by_suffix(path.name) is not None


def known_suffixes() -> tuple[str, ...]:
    """The endings of names that can be read, each with its full stop, for dialogues and messages."""
    return tuple(suffix for known in FORMATS for suffix in known.suffixes)


def read_file(path: Path) -> Parcel:
    """The documents in a file: itself, and what came with it or lies in it.

    Raises:
        BriefingError: nothing at all of it can be read: the file is absent, closed to us, empty, too large, of another
            kind, or holds no text. What is wrong with a file inside it is told in the parcel.
    """
    return read_bytes(load(path, limit=max(known.limit for known in FORMATS)), path.name)


def read_bytes(data: bytes, name: str) -> Parcel:
    """As `read_file`, for bytes that come from elsewhere: the clipboard, or another program.

    Raises:
        BriefingError: as `read_file` does.
    """
    return Unpacking(_chosen).parcel(data, name, _chosen(data, name))


def _chosen(data: bytes, name: str) -> Format:
    chosen = _by_magic(data) or _by_suffix(name)
    if not data:
        raise empty(name)
    if chosen is None or (not chosen.is_magic(data) and foreign_kind(data)):
        raise _unsupported(name, data)
    if len(data) > chosen.limit:
        raise too_large(name, chosen.limit)
    return chosen


def _by_suffix(name: str) -> Format | None:
    suffix = PurePath(name).suffix.casefold()
    return next((known for known in FORMATS if suffix in known.suffixes), None)


def _by_magic(data: bytes) -> Format | None:
    return next((known for known in FORMATS if known.is_magic(data)), None)


def _unsupported(name: str, data: bytes) -> BriefingError:
    kind = foreign_kind(data)
    what = f"“{name}” is {kind}" if kind else f"“{name}” is of a kind that cannot be read yet"
    named = f", although its name ends in {PurePath(name).suffix}" if kind and _by_suffix(name) else ""
    return BriefingError(
        f"{what}{named}.",
        kept=NOTHING_KEPT,
        remedy="Open it in the program that made it, save it as .docx, .html or .txt and import that.",
    )
