"""Documents of which only passages are at hand: their words stand at their true places, and nothing else does.

A library cannot show a text that is nearly all gaps. It keeps such a document closed up, with `[…]` between passages,
and a record of where each stood; `restored` and `restored_point` bring the true places back, so that whatever is sealed
holds against the document itself.
"""

import hashlib
import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import NamedTuple

from briefing_app.domain.documents import Document
from briefing_app.domain.figures import Figure
from briefing_app.domain.points import Content, Point
from briefing_app.domain.seals import text_hash
from briefing_app.domain.text import Page, SourceText, page_at

RECORD = "passages"
"""The name, among a document's provenance, of the record of where its passages stood."""
_REACH = 600
_GAP = "\n"
_BETWEEN = "\n\n[…]\n\n"
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Excerpt(Document):
    """A document whose text is blank but for `passages` (ranges of the text, in order); the hash is of all of it."""

    text_sha256: str = ""
    passages: tuple[Span, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether the passages are all of the text."""
        return self.passages == ((0, len(self.text)),) and text_hash(self.text) == self.text_sha256


class _Place(NamedTuple):
    """Where a passage stands in the text, where in the text closed up, and its length."""

    true: int
    closed: int
    length: int


def sha256_of(document: Document) -> str:
    """The hash of a document's whole text, at hand or not."""
    return document.text_sha256 if isinstance(document, Excerpt) else text_hash(document.text)


def excerpt(document: Document, contents: Iterable[Content], *, whole: bool = False) -> Excerpt:
    """A document with no more of its text than stands around these contents, or with all of it."""
    text = document.text
    wanted = [(0, len(text))] if whole and not isinstance(document, Excerpt) else list(_around(document, contents))
    pages = document.pages if whole else tuple(_pages(document.pages, wanted))
    values = {each.name: getattr(document, each.name) for each in fields(Document)}
    values |= {"text": spread((start, text[start:end]) for start, end in wanted), "pages": pages}
    values |= {"provenance": (), "notes": (), "origin": replace(document.origin, original="", parent_id=None)}
    return Excerpt(**values, text_sha256=sha256_of(document), passages=tuple(wanted))


def spread(passages: Iterable[tuple[int, str]]) -> str:
    """The text of passages, each at its place; they are in order and do not overlap."""
    parts: list[str] = []
    at = 0
    for start, words in passages:
        parts += [_GAP * (start - at), words]
        at = start + len(words)
    return "".join(parts)


def _around(document: Document, contents: Iterable[Content]) -> Iterator[Span]:
    """The passages around contents, those that touch made one; of an excerpt, no more than it has."""
    spans = sorted(_window(document.text, content) for content in contents)
    if isinstance(document, Excerpt):
        held = document.passages
        cut = ((max(start, a), min(end, b)) for start, end in spans for a, b in held)
        spans = sorted({(start, end) for start, end in cut if start < end})
    start, end = spans[0] if spans else (0, 0)
    for first, last in spans[1:]:
        if first > end:
            yield start, end
            start = first
        end = max(end, last)
    if end > start:
        yield start, end


def _window(text: str, content: Content) -> Span:
    """The content with what stands around it, so far that nothing about its sentence is told otherwise than before."""
    starts, ends = [content.start], [content.end]
    if isinstance(content, Figure):
        starts += [content.phrase_start] if content.phrase_start is not None else []
        ends += [content.phrase_end] if content.phrase_end is not None else []
    start, end = max(0, min(starts) - _REACH), min(len(text), max(ends) + _REACH)
    start = len(text[:start].rstrip()) if start and text[start : start + 1].isspace() else start
    end += len(text[end:]) - len(text[end:].lstrip()) if text[end : end + 1].isspace() else 0
    return max(0, start - 8), min(len(text), end + 8)


def _pages(pages: tuple[Page, ...], spans: Iterable[Span]) -> Iterator[Page]:
    """The pages that passages stand on."""
    last = None
    for start, end in spans:
        first = page_at(pages, start)
        among = pages[bisect_right(pages, start, key=lambda page: page.start) :]
        for page in ([first] if first else []) + [page for page in among if page.start < end]:
            if last is None or page.start > last:
                last = page.start
                yield page


# In a library


def closed_up(document: Excerpt) -> SourceText:
    """The document as a library keeps it: whole if it is, else its passages with `[…]` between them."""
    details = document.details
    source = SourceText(
        document.text, details.title, details.publisher, details.byline, details.published, details.link,
        document.language, details.genre, document.origin.media_type, document.pages,
    )  # fmt: skip
    if document.whole:
        return source
    places = list(_places(document.passages))
    words = _BETWEEN.join(document.text[start:end] for start, end in document.passages)
    pages = tuple(Page(_closed(places, page.start), page.number, page.label) for page in document.pages)
    record = {"file": document.origin.sha256, "text": document.text_sha256, "at": places}
    told = ("text", "Only the passages that a pack stands on, out of a bundle")
    return replace(source, text=words, pages=pages, provenance=((RECORD, json.dumps(record)), told))


def hash_in_library(document: Excerpt) -> str:
    """What stands for the file's hash of a document that is kept closed up: never that of a real file."""
    if document.whole:
        return document.origin.sha256
    return passages_hash(document.origin.sha256)


def passages_hash(sha256: str) -> str:
    """The same, from the hash of the file."""
    return hashlib.sha256(f"passages of {sha256}".encode()).hexdigest()


def closed_content(content: Content, document: Excerpt) -> Content:
    """A content of the document at its place in the text closed up; it must stand within a passage."""
    if document.whole:
        return content
    return _moved(
        content, {place.true: (place.closed - place.true, place.length) for place in _places(document.passages)}
    )


def restored(document: Document) -> Document:
    """A document out of the library with its passages at their true places; any other as it is."""
    record = dict(document.provenance).get(RECORD)
    if record is None:
        return document
    said = json.loads(record)
    places = [_Place(*place) for place in said["at"]]
    pages = tuple(replace(page, start=_true(places, page.start)) for page in document.pages)
    text = spread((true, document.text[closed : closed + length]) for true, closed, length in places)
    values = {each.name: getattr(document, each.name) for each in fields(Document)}
    values |= {"text": text, "pages": pages, "provenance": (), "origin": replace(document.origin, sha256=said["file"])}
    return Excerpt(
        **values, text_sha256=said["text"], passages=tuple((one.true, one.true + one.length) for one in places)
    )


def restored_point(point: Point, document: Document) -> Point | None:
    """A point of a document out of the library at its true place; None if it runs over the end of a passage."""
    record = dict(document.provenance).get(RECORD)
    if record is None:
        return point
    places = [_Place(*place) for place in json.loads(record)["at"]]
    try:
        content = _moved(point.content, {one.closed: (one.true - one.closed, one.length) for one in places})
    except LookupError:
        return None
    return replace(point, content=content)


def _places(passages: Iterable[Span]) -> Iterator[_Place]:
    at = 0
    for start, end in passages:
        yield _Place(start, at, end - start)
        at += end - start + len(_BETWEEN)


def _closed(places: list[_Place], true: int) -> int:
    """The place in the text closed up; before the first passage and between passages, where the next one begins."""
    held = next((one for one in places if true < one.true + one.length), places[-1])
    return held.closed + max(0, true - held.true)


def _true(places: list[_Place], closed: int) -> int:
    held = next(one for one in reversed(places) if one.closed <= closed or one is places[0])
    return held.true + min(max(0, closed - held.closed), held.length)


def _moved(content: Content, passages: Mapping[int, tuple[int, int]]) -> Content:
    """A content moved as its passage is; `passages` says how far, and how long it is, by where it begins.

    Raises:
        LookupError: it stands in none.
    """
    first = max((start for start in passages if start <= content.start), default=None)
    if first is None or content.end > first + passages[first][1]:
        raise LookupError(content.text)
    by, length = passages[first]
    moved = replace(content, start=content.start + by, end=content.end + by)
    if not isinstance(moved, Figure) or moved.phrase_start is None or moved.phrase_end is None:
        return moved
    if not first <= moved.phrase_start <= moved.phrase_end <= first + length:
        return replace(moved, phrase_start=None, phrase_end=None)
    return replace(moved, phrase_start=moved.phrase_start + by, phrase_end=moved.phrase_end + by)
