"""What a pack of a library is composed, checked and frozen from."""

from typing import TYPE_CHECKING

from briefing_app.domain.documents import Document
from briefing_app.domain.excerpts import restored, restored_point
from briefing_app.domain.packs import Pack
from briefing_app.domain.points import Point

if TYPE_CHECKING:
    from briefing_app.library.library import Library

Material = tuple[Pack, dict[int, Point], dict[int, Document]]


def material(library: "Library", pack_id: int) -> Material:
    """A pack with its points and their whole documents by id; what was deleted is left out.

    Documents of which only passages came, in a bundle, have them at their true places, and their points too.

    Raises:
        BriefingError: the pack is no longer there.
    """
    pack = library.pack(pack_id)
    found = library.points_by_id(pack.point_ids)
    kept = library.document_summaries(sorted({point.document_id for point in found}))
    documents = {summary.id: library.document(summary.id) for summary in kept}
    there = (restored_point(point, documents[point.document_id]) for point in found if point.document_id in documents)
    points = {point.id: point for point in there if point is not None}
    return pack, points, {key: restored(document) for key, document in documents.items()}
