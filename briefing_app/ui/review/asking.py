"""What the Review page asks of the library, and has it do: each a call for Operations.run."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_app.domain.changes import Change
from briefing_app.domain.documents import Document
from briefing_app.domain.points import Content, Point, PointKind, Review
from briefing_app.domain.speakers import SettlePreview
from briefing_app.ui.review.sitting import Loaded

if TYPE_CHECKING:
    from briefing_app.library.library import Library

SHOWN = 400
"""How many suggestions are in the queue at once; more follow as these are decided."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the queue is narrowed to, and the points that were decided in this sitting."""

    kind: PointKind | None
    document_id: int | None
    decided: tuple[int, ...]


def loaded(library: "Library", asked: Asked) -> Loaded:
    """The queue as asked, and the points decided in this sitting."""
    waiting = library.queue(document_id=asked.document_id, kind=asked.kind)
    points = library.points_by_id(list(dict.fromkeys([*waiting[:SHOWN], *asked.decided])))
    documents = library.document_summaries(sorted({point.document_id for point in points}))
    return Loaded(tuple(points), {document.id: document for document in documents}, len(waiting))


def opened(library: "Library", document_id: int) -> tuple[Document, tuple[Point, ...]] | None:
    """A document with its points; None if it is gone."""
    if not library.document_summaries([document_id]):
        return None
    return library.document(document_id), tuple(library.points(document_id))


def review(library: "Library", ids: list[int], decision: Review) -> Change:
    """Decide upon points."""
    return library.review(ids, decision)


def settle(library: "Library", point_id: int, content: Content) -> Change:
    """Change a point and accept it."""
    return library.settle_point(point_id, content)


def preview(library: "Library", point_id: int) -> SettlePreview | None:
    """What settling a mention concerns; None if it is gone."""
    return library.preview_settle(point_id) if library.points_by_id([point_id]) else None


def settle_alike(library: "Library", ids: list[int], who: int, accepted: int) -> Change:
    """Put points down to an entry, and accept one of them."""
    return library.settle_speaker(ids, who, accepted=[accepted])


def edit(library: "Library", point_id: int, content: Content) -> Change:
    """Change a point."""
    return library.edit_point(point_id, content)
