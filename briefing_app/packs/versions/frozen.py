"""A pack with its points and the passages that they stand in as JSON, and back: issued versions, bundles, comparisons.

What comes back composes to the very same blocks, since passages stand at their true places and know the hash of the
text that they are of. The same pack gives the same JSON.
"""

import json
import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache

from pydantic import TypeAdapter, ValidationError

from briefing_app.domain.documents import Document, DocumentDetails, Origin
from briefing_app.domain.excerpts import Excerpt, excerpt, spread
from briefing_app.domain.figures import Figure
from briefing_app.domain.packs import Pack
from briefing_app.domain.points import Point
from briefing_app.domain.text import Page
from briefing_app.errors import BriefingError
from briefing_app.packs.elsewhere import Elsewhere

FORMAT = "briefing-desk-pack-1"
LARGEST = 64_000_000
"""How many characters of JSON are read, and how long the texts may be together that its passages are of."""
_MOST_PARTS = 3_000_000
_LARGEST_NUMBER = 2**53
_HASH = re.compile(r"[0-9a-f]{0,64}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Slip:
    """What an addendum says beside its changes: `whys` by their keys, to whom it went, and when by the wall's clock.

    `pages` are those of the version that it is to, by the same keys; older slips have none.
    """

    whys: Mapping[str, str] = field(default_factory=dict)
    sent_to: str = ""
    issued_at: datetime | None = None
    pages: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Frozen:
    """A pack as it was, and everything that it needs to be composed.

    `notice` is what its cover said of open findings; `slip` is an addendum's. `elsewhere` is what its pages said of
    other sources; versions issued before pages did so have none.
    """

    pack: Pack
    points: Mapping[int, Point]
    documents: Mapping[int, Document]
    notice: str = ""
    slip: Slip | None = None
    elsewhere: Elsewhere | None = None


@dataclass(frozen=True, slots=True)
class _Passage:
    start: int
    text: str


@dataclass(frozen=True, slots=True)
class _Source:
    id: int
    details: DocumentDetails
    origin: Origin
    imported_at: datetime
    language: str
    pages: tuple[Page, ...]
    needs_ocr: bool
    text_sha256: str
    passages: tuple[_Passage, ...]


@dataclass(frozen=True, slots=True)
class _Wire:
    format: str
    pack: Pack
    points: tuple[Point, ...]
    documents: tuple[_Source, ...]
    notice: str = ""
    slip: Slip | None = None
    elsewhere: Elsewhere | None = None


def reduced(
    pack: Pack,
    points: Mapping[int, Point],
    documents: Mapping[int, Document],
    *,
    comments: bool = False,
    whole: bool = False,
) -> Frozen:
    """A pack without what never leaves it, with its own points alone and no more of the documents than they need.

    Args:
        pack: the pack.
        points: its points by id, and perhaps others; one that is not there stays lost.
        documents: their documents by id.
        comments: whether comments stay; notes for the file and accepted findings never do.
        whole: whether documents keep all of their text.
    """
    held = {one: points[one] for one in pack.point_ids if one in points}
    of: dict[int, list[Point]] = {}
    for point in held.values():
        of.setdefault(point.document_id, []).append(point)
    kept = {
        one: excerpt(documents[one], [point.content for point in of[one]], whole=whole)
        for one in sorted(of)
        if one in documents
    }
    return Frozen(_bare(pack, comments=comments), dict(sorted(held.items())), kept)


def frozen(frozen_pack: Frozen) -> str:
    """The JSON of what `reduced` made, or `thawed`.

    Raises:
        BriefingError: the documents are longer, together, than could be read again.
    """
    sources = []
    for document in frozen_pack.documents.values():
        if not isinstance(document, Excerpt):
            raise TypeError("a pack is reduced before it is frozen")
        sources.append(_source(document))
    if sum(len(one.text) for one in frozen_pack.documents.values()) > LARGEST:
        raise _too_long()
    wire = _Wire(
        FORMAT, frozen_pack.pack, tuple(frozen_pack.points.values()), tuple(sources), frozen_pack.notice,
        frozen_pack.slip, frozen_pack.elsewhere,
    )  # fmt: skip
    plain = _adapter().dump_python(wire, mode="json")
    if wire.elsewhere is None:
        del plain["elsewhere"]
    text = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    if len(text) > LARGEST:
        raise _too_long()
    return text


def _too_long() -> BriefingError:
    return BriefingError(
        "The documents of this pack are too long to be kept with it.",
        kept="Nothing was changed.",
        remedy="Take out the points of some of them, or make two packs of it.",
    )


def thawed(text: str) -> Frozen:
    """What `frozen` wrote.

    Raises:
        BriefingError: it is damaged, too large, or something else altogether.
    """
    try:
        json.loads(_short(text), parse_int=_whole_number, parse_float=_number, parse_constant=_no_number)
        return _read(_adapter().validate_json(text, strict=True))
    except (ValueError, ValidationError, RecursionError, OverflowError) as error:
        raise BriefingError(
            "This pack cannot be read: it is damaged, or was written by something else.",
            kept="Nothing was changed.",
            remedy="Ask whoever gave it to you for the file as it was.",
        ) from error


def _short(text: str) -> str:
    if len(text) > LARGEST or text.count("{") + text.count("[") > _MOST_PARTS:
        raise ValueError("too long")
    return text


def _bare(pack: Pack, *, comments: bool) -> Pack:
    """The pack without what is for the file alone."""
    sections = tuple(
        replace(section, items=tuple(replace(item, file_note="") for item in section.items))
        for section in pack.sections
    )
    remarks = pack.comments if comments else ()
    return replace(pack, sections=sections, comments=remarks, acceptances=(), updated_at=None)


def _source(document: Excerpt) -> _Source:
    passages = tuple(_Passage(start, document.text[start:end]) for start, end in document.passages)
    return _Source(
        document.id, document.details, document.origin, document.imported_at, document.language, document.pages,
        document.needs_ocr, document.text_sha256, passages,
    )  # fmt: skip


@cache
def _adapter() -> TypeAdapter[_Wire]:
    return TypeAdapter(_Wire)


def _whole_number(text: str) -> int:
    number = int(text) if len(text) < 20 else _LARGEST_NUMBER
    if abs(number) >= _LARGEST_NUMBER:
        raise ValueError(text[:40])
    return number


def _number(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(text[:40])
    return number


def _no_number(text: str) -> float:
    raise ValueError(text)


def _read(wire: _Wire) -> Frozen:
    """The values of well-typed JSON; ValueError where they do not fit together."""
    if wire.format != FORMAT:
        raise ValueError(wire.format)
    documents = {one.id: _document(one) for one in _bounded(wire.documents)}
    points = {one.id: one for one in wire.points}
    for each in (wire.points, wire.documents, wire.pack.sections, wire.pack.items, wire.pack.comments):
        _once(one.id for one in each)
    for point in wire.points:
        _stands(point, documents.get(point.document_id))
    return Frozen(wire.pack, points, documents, wire.notice, wire.slip, wire.elsewhere)


def _once(ids: Iterable[int]) -> None:
    held = list(ids)
    if len(held) != len(set(held)):
        raise ValueError("the same id twice")


def _bounded(sources: tuple[_Source, ...]) -> tuple[_Source, ...]:
    """Sources whose passages are in order, with places that a text can have."""
    length = 0
    for source in sources:
        end = 0
        for passage in source.passages:
            if passage.start < end or (passage.start == end and end):
                raise ValueError("passages out of order")
            end = passage.start + len(passage.text)
        length += end
    if length > LARGEST:
        raise ValueError("too long")
    return sources


def _document(source: _Source) -> Excerpt:
    if not (_HASH.fullmatch(source.text_sha256) and _HASH.fullmatch(source.origin.sha256)):
        raise ValueError("no hash")
    spans = tuple((one.start, one.start + len(one.text)) for one in source.passages)
    text = spread((one.start, one.text) for one in source.passages)
    return Excerpt(
        source.id, source.details, text, replace(source.origin, original="", parent_id=None), source.imported_at,
        source.language, source.pages, needs_ocr=source.needs_ocr, text_sha256=source.text_sha256, passages=spans,
    )  # fmt: skip


def _stands(point: Point, document: Excerpt | None) -> None:
    """See that a point has a place that a text can have."""
    content = point.content
    length = len(document.text) if document is not None else LARGEST
    wider = (content.phrase_start, content.phrase_end) if isinstance(content, Figure) else ()
    places = (content.start, content.end, *(one for one in wider if one is not None))
    if content.start >= content.end or not all(0 <= one <= length for one in places):
        raise ValueError("a point outside its document")
