"""The library's methods for tags, collections, remarks and saved searches."""

from collections.abc import Sequence

from briefing_app.domain.changes import Change
from briefing_app.domain.marks import Collection, Remark, SavedSearch, Tag
from briefing_app.library import marks, remarks
from briefing_app.library.door import Door

Ids = Sequence[int]


class MarksDoor(Door):
    """What people put on documents and points. What names a mark that is gone raises BriefingError."""

    # Tags

    def tags(self) -> list[Tag]:
        """Every tag, by name."""
        return self._read(marks.listed, marks.TAG)

    def tags_of_documents(self, ids: Ids) -> dict[int, tuple[str, ...]]:
        """The tags on documents, by the documents' ids; those without any are left out."""
        return self._read(marks.names_on, marks.TAG, "document_id", ids)

    def tags_of_points(self, ids: Ids) -> dict[int, tuple[str, ...]]:
        """The tags on points, by the points' ids; those without any are left out."""
        return self._read(marks.names_on, marks.TAG, "point_id", ids)

    def tag(self, name: str, *, document_ids: Ids = (), point_ids: Ids = ()) -> Change:
        """Put a tag on documents and points, in one step; made if there is none of that name. `created` is its id."""
        return self._write(marks.tag, name, document_ids, point_ids)

    def untag(self, tag_id: int, *, document_ids: Ids = (), point_ids: Ids = ()) -> Change:
        """Take a tag off documents and points."""
        return self._write(marks.take_off, marks.TAG, tag_id, document_ids, point_ids)

    def rename_tag(self, tag_id: int, name: str) -> Change:
        """Give a tag another name; if there is one of that name, the two become one."""
        return self._write(marks.rename, marks.TAG, tag_id, name)

    def delete_tag(self, tag_id: int) -> Change:
        """Delete a tag; what it was on stays."""
        return self._write(marks.delete, marks.TAG, tag_id)

    # Collections

    def collections(self) -> list[Collection]:
        """Every collection, in order."""
        return self._read(marks.listed, marks.COLLECTION)

    def collected(self, collection_id: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The ids of the documents and of the points in a collection, as they were added; some may be in the bin."""
        return self._read(marks.held, marks.COLLECTION, collection_id)

    def collections_of_documents(self, ids: Ids) -> dict[int, tuple[str, ...]]:
        """The names of the collections that documents are in, by the documents' ids."""
        return self._read(marks.names_on, marks.COLLECTION, "document_id", ids)

    def collections_of_points(self, ids: Ids) -> dict[int, tuple[str, ...]]:
        """The names of the collections that points are in, by the points' ids."""
        return self._read(marks.names_on, marks.COLLECTION, "point_id", ids)

    def add_collection(self, name: str, *, document_ids: Ids = (), point_ids: Ids = ()) -> Change:
        """Make a collection, after the others; `created` is its id."""
        return self._write(marks.add_collection, name, document_ids, point_ids)

    def collect(self, collection_id: int, *, document_ids: Ids = (), point_ids: Ids = ()) -> Change:
        """Put documents and points into a collection."""
        return self._write(marks.collect, collection_id, document_ids, point_ids)

    def uncollect(self, collection_id: int, *, document_ids: Ids = (), point_ids: Ids = ()) -> Change:
        """Take documents and points out of a collection."""
        return self._write(marks.take_off, marks.COLLECTION, collection_id, document_ids, point_ids)

    def rename_collection(self, collection_id: int, name: str) -> Change:
        """Give a collection another name."""
        return self._write(marks.rename, marks.COLLECTION, collection_id, name)

    def move_collection(self, collection_id: int, position: int) -> Change:
        """Move a collection to a place (from 0) among the others."""
        return self._write(marks.move_collection, collection_id, position)

    def delete_collection(self, collection_id: int) -> Change:
        """Delete a collection; what was in it stays."""
        return self._write(marks.delete, marks.COLLECTION, collection_id)

    # Remarks

    def remarks(self, *, document_id: int | None = None, point_id: int | None = None) -> list[Remark]:
        """What was noted about a document itself, or about a point: the oldest first."""
        return self._read(remarks.about, document_id, point_id)

    def remarks_within(self, document_id: int) -> list[Remark]:
        """What was noted about a document and about its points: the oldest first."""
        return self._read(remarks.within, document_id)

    def add_remark(self, markdown: str, *, document_id: int | None = None, point_id: int | None = None) -> Change:
        """Note something about a document or a point (one of the two); `created` is the remark's id."""
        return self._write(remarks.add, markdown, document_id, point_id)

    def edit_remark(self, remark_id: int, markdown: str) -> Change:
        """Change a remark's words."""
        return self._write(remarks.edit, remark_id, markdown)

    def delete_remark(self, remark_id: int) -> Change:
        """Delete a remark."""
        return self._write(remarks.delete, remark_id)

    # Saved searches

    def saved_searches(self) -> list[SavedSearch]:
        """The searches that were kept, by name."""
        return self._read(remarks.searches)

    def save_search(self, name: str, query: str) -> Change:
        """Keep a search as it was typed; `created` is its id."""
        return self._write(remarks.save_search, name, query)

    def edit_search(self, search_id: int, *, name: str, query: str) -> Change:
        """Change a search that was kept."""
        return self._write(remarks.edit_search, search_id, name, query)

    def delete_search(self, search_id: int) -> Change:
        """Forget a search that was kept."""
        return self._write(remarks.delete_search, search_id)
