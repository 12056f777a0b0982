"""Bytes -> text: by byte-order mark, declaration, strict UTF-8, then Windows' Western code page."""

import codecs
import re
from collections.abc import Iterator

from briefing_app.errors import BriefingError
from briefing_app.importing.readers.formats import NOTHING_KEPT

# UTF-32 first: its little-endian mark begins with that of UTF-16. UTF-8 keeps its mark as a character, so that offsets
# count what `bytes.decode("utf-8")` gives; in the others the mark is no more than the order of the bytes.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# A declaration that can be read as ASCII is not in UTF-16; Python's codecs that make no text are left out too.
_DECLARABLE = ("utf-8", "cp125", "iso8859-", "koi8-", "mac-", "shift_jis", "euc_", "gb", "big5")

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MOST_CONTROLS = 0.01

MARK = "\ufeff"


def decode(data: bytes, name: str, *, declared: str | None = None) -> str:
    """The text that the bytes spell. `name` is the file's, for messages; `declared` the encoding it claims.

    Raises:
        BriefingError: the bytes are no text in any of these, or hold what text never does.
    """
    text = next(_attempts(data, declared), None)
    if text is None:
        raise BriefingError(
            f"The characters of “{name}” could not be made out.",
            kept=NOTHING_KEPT,
            remedy="Open it in the program that made it and save it as text in UTF-8.",
        )
    if _is_binary(text):
        raise BriefingError(
            f"“{name}” is not text, whatever its name says: it holds a program’s data.",
            kept=NOTHING_KEPT,
            remedy="Open it in the program that made it and save it as plain text.",
        )
    return text


def _attempts(data: bytes, declared: str | None) -> Iterator[str]:
    marked = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)
    for encoding in [marked] if marked else [_as_meant(declared), "utf-8", "cp1252"]:
        if encoding is not None:
            try:
                yield data.decode(encoding)
            except UnicodeDecodeError:
                continue


def _as_meant(declared: str | None) -> str | None:
    """The codec of a declaration: as every browser does, Latin-1 and ASCII are read as Windows' Western code page."""
    try:
        found = codecs.lookup(declared or "").name
    except (LookupError, ValueError):
        return None
    if found in {"iso8859-1", "ascii"}:
        return "cp1252"
    return found if found.startswith(_DECLARABLE) else None


def _is_binary(text: str) -> bool:
    return "\x00" in text or len(_CONTROLS.findall(text)) > _MOST_CONTROLS * len(text)
