"""A file -> SourceText. The table below is the one place that knows which formats there are.

A format is one module with a `FORMAT` in it, and one line here.
"""

from pathlib import Path

from briefing_app.domain.documents import Origin
from briefing_app.domain.text import SourceText
from briefing_app.errors import BriefingError
from briefing_app.importing.readers import html, plain
from briefing_app.importing.readers.files import load
from briefing_app.importing.readers.formats import NOTHING_KEPT, Format, foreign_kind, origin_of

FORMATS: tuple[Format, ...] = (plain.FORMAT, plain.MARKDOWN, html.FORMAT)


def supported(path: Path) -> bool:
    """Whether the file's name says that it can be read; the file itself is not opened."""
    return _by_suffix(path) is not None


def known_suffixes() -> tuple[str, ...]:
    """The endings of names that can be read, each with its full stop, for dialogues and messages."""
    return tuple(suffix for known in FORMATS for suffix in known.suffixes)


def read(path: Path) -> SourceText:
    """The text of a file with what is sure about it.

    Raises:
        BriefingError: the file is absent, closed to us, empty, too large, of another kind, or holds no text.
    """
    return read_with_origin(path)[0]


def read_with_origin(path: Path) -> tuple[SourceText, Origin]:
    """As `read`, with the name, size and SHA-256 of the very bytes that the text was made of.

    Raises:
        BriefingError: as `read` does.
    """
    by_name = _by_suffix(path)
    data = load(path, limit=max(known.limit for known in FORMATS))
    chosen = _by_magic(data) or by_name
    if chosen is None or (not chosen.is_magic(data) and foreign_kind(data)):
        raise _unsupported(path, data)
    if len(data) > chosen.limit:
        load(path, limit=chosen.limit)
    return chosen.read(data, path.name), origin_of(path, data, chosen)


def _by_suffix(path: Path) -> Format | None:
    return next((known for known in FORMATS if path.suffix.casefold() in known.suffixes), None)


def _by_magic(data: bytes) -> Format | None:
    return next((known for known in FORMATS if known.is_magic(data)), None)


def _unsupported(path: Path, data: bytes) -> BriefingError:
    kind = foreign_kind(data)
    what = f"“{path.name}” is {kind}" if kind else f"“{path.name}” is of a kind that cannot be read yet"
    named = f", although its name ends in {path.suffix}" if kind and supported(path) else ""
    return BriefingError(
        f"{what}{named}.",
        kept=NOTHING_KEPT,
        remedy=f"Save it as plain text or as a web page ({', '.join(known_suffixes())}) and import that.",
    )
