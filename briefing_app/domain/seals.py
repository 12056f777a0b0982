"""What a pack vouches for: each quote and figure in it, word for word, with the exact place in the file it came from.

The seals travel inside the PDF as JSON, so that anybody can check it later: the words on its pages against the seals,
and the seals against the documents.
"""

import hashlib
import json
import re
import unicodedata
from dataclasses import asdict, dataclass
from typing import Any

from briefing_app.errors import BriefingError

FORMAT = "briefing-desk-sources-2"
_READABLE = frozenset({FORMAT, "briefing-desk-sources-1"})
"""The first form knew no display form of quotes."""
FILE_NAME = "sources.json"


@dataclass(frozen=True, slots=True)
class SealedSource:
    """A document: `sha256` is of the file that was read, `text_sha256` of the text that `start` and `end` count in."""

    number: int
    title: str
    publisher: str
    published: str
    link: str
    sha256: str
    text_sha256: str


@dataclass(frozen=True, slots=True)
class Seal:
    """A point of the pack. `words` are the source's own from `start` to `end` (code points); `shown` are the pieces as
    they stand on the page, in order, white space aside. `display` is a quote's display form, paragraphs parted by an
    empty line, where not all of its words are shown.
    """  # noqa: D205

    item: int
    kind: str
    words: str
    shown: tuple[str, ...]
    speaker: str
    role: str
    source: int
    start: int
    end: int
    display: str = ""


@dataclass(frozen=True, slots=True)
class SealedLine:
    """What stands beside points and in the list of sources, and at least how often it stands on the pages.

    `kind` is *speaker*, *role*, *citation*, *source* or *measure*.
    """

    kind: str
    text: str
    times: int


@dataclass(frozen=True, slots=True)
class Seals:
    """All that a pack vouches for."""

    title: str
    version: str
    points: tuple[Seal, ...] = ()
    sources: tuple[SealedSource, ...] = ()
    lines: tuple[SealedLine, ...] = ()


_SPACE = re.compile(r"[\s\u00ad\u200b-\u200d\u2060\ufeff]+")


def bare(text: str) -> str:
    """Words as pages are compared by: without white space, marks and letters composed."""
    return unicodedata.normalize("NFC", _SPACE.sub("", text))


def text_hash(text: str) -> str:
    """SHA-256 of a text as UTF-8, in hex."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def to_json(seals: Seals) -> str:
    """The seals for the file; the same seals give the same text."""
    return json.dumps({"format": FORMAT, **asdict(seals)}, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def from_json(text: str) -> Seals:
    """The seals of a file.

    Raises:
        BriefingError: the text is none that this program wrote.
    """
    try:
        return _read(json.loads(text))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise BriefingError(
            "The list of sources inside this file cannot be read.",
            kept="Nothing was changed.",
            remedy="Ask whoever issued the pack for the file as it was issued.",
        ) from error


def _read(data: Any) -> Seals:
    if data["format"] not in _READABLE:
        raise ValueError(data["format"])
    points = tuple(Seal(**{**one, "shown": tuple(map(str, one["shown"]))}) for one in data["points"])
    sources = tuple(SealedSource(**one) for one in data["sources"])
    lines = tuple(SealedLine(**one) for one in data.get("lines", ()))
    for fields in (*map(asdict, points), *map(asdict, sources), *map(asdict, lines)):
        _check(fields)
    return Seals(str(data["title"]), str(data["version"]), points, sources, lines)


def _check(fields: dict[str, Any]) -> None:
    """Every field of its own type: what comes out of a file may be anything."""
    for name, value in fields.items():
        wanted = int if name in {"item", "source", "start", "end", "number", "times"} else str
        if name != "shown" and not isinstance(value, wanted):
            raise TypeError(name)
