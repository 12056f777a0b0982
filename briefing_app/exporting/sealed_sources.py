"""What the sources of an issued pack say, in a library or in a bundle, for its seals to be held against."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from briefing_app.domain.documents import Document
from briefing_app.domain.excerpts import Excerpt, passages_hash, restored, restored_point, sha256_of
from briefing_app.domain.points import Point
from briefing_app.domain.seals import SealedSource
from briefing_app.packs.versions.frozen import thawed

if TYPE_CHECKING:
    from briefing_app.library.library import Library


@dataclass(frozen=True, slots=True)
class Held:
    """A source that is at hand, with its points."""

    document: Document
    points: tuple[Point, ...]

    def words(self, start: int, end: int) -> str | None:
        """The words of a span; None where it is not among the passages that are at hand."""
        document = self.document
        inside = not isinstance(document, Excerpt) or any(a <= start and end <= b for a, b in document.passages)
        return document.text[start:end] if inside else None


class Shelf(Protocol):
    """Where sources are looked for."""

    name: str

    def find(self, source: SealedSource) -> Held | None:
        """The source that was sealed: of the same text if there is one, else of the same file."""


class LibraryShelf:
    """The documents of a library."""

    name = "this library"

    def __init__(self, library: "Library") -> None:
        """The library is only read."""
        self._library = library

    def find(self, source: SealedSource) -> Held | None:
        """The document of the file's hash."""
        if not source.sha256:
            return None
        found = [self._library.document(one) for one in self._library.documents_of(self._hashes(source))]
        return _fitting(source, [(document, self._points(document)) for document in found])

    @staticmethod
    def _hashes(source: SealedSource) -> tuple[str, ...]:
        return source.sha256, passages_hash(source.sha256)

    def _points(self, document: Document) -> tuple[Point, ...]:
        there = (restored_point(point, document) for point in self._library.points(document.id, rejected=True))
        return tuple(point for point in there if point is not None)


class BundleShelf:
    """The passages of a bundle."""

    name = "this bundle"

    def __init__(self, path: Path) -> None:
        """Read the bundle.

        Raises:
            BriefingError: it cannot be read, or is none.
        """
        from briefing_app.exporting.bundle import read  # noqa: PLC0415 - bundles bring in more than a check needs

        self._given = thawed(read(path).pack)

    def find(self, source: SealedSource) -> Held | None:
        """The document of the file's hash, or of the text's."""
        given = self._given
        among = [
            (document, tuple(point for point in given.points.values() if point.document_id == key))
            for key, document in given.documents.items()
            if source.sha256 in {"", document.origin.sha256}
        ]
        return _fitting(source, among)


def _fitting(source: SealedSource, among: list[tuple[Document, tuple[Point, ...]]]) -> Held | None:
    held = [Held(restored(document), points) for document, points in among]
    same = (one for one in held if sha256_of(one.document) == source.text_sha256)
    return next(same, held[0] if held and source.sha256 else None)


def credited(held: Held, start: int, end: int, kind: str) -> Iterator[Point]:
    """The points of a source at a place, of a kind."""
    return (
        point
        for point in held.points
        if (point.content.start, point.content.end, point.kind.value) == (start, end, kind)
    )
