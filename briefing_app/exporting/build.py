"""A pack from the library, ready for every export and for the preview."""

from typing import TYPE_CHECKING

from briefing_app.packs.blocks import PackDocument
from briefing_app.packs.compose import compose

if TYPE_CHECKING:
    from briefing_app.library.library import Library


def pack_document(library: "Library", pack_id: int) -> PackDocument:
    """The blocks of a pack with all its points and their whole documents; what was deleted is shown as lost.

    Raises:
        BriefingError: the pack is no longer there.
    """
    pack = library.pack(pack_id)
    points = library.points_by_id([item.point_id for item in pack.items if item.point_id is not None])
    kept = library.document_summaries(sorted({point.document_id for point in points}))
    documents = {summary.id: library.document(summary.id) for summary in kept}
    return compose(pack, {point.id: point for point in points}, documents)
