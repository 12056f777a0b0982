"""What the Documents page asks of the library, and has it do: each a call for Operations.run."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_app.domain.changes import Change
from briefing_app.domain.documents import DocumentDetails, DocumentOrder, DocumentSummary
from briefing_app.domain.marks import Collection, Tag
from briefing_app.domain.text import Genre
from briefing_app.ui.documents.notes import Marked
from briefing_app.ui.documents.reader import Opened

if TYPE_CHECKING:
    from briefing_app.library.library import Library

_FIRST = 40
"""How many rows come along with the ids."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the table is filtered and sorted by."""

    words: str = ""
    genre: Genre | None = None
    order: DocumentOrder = DocumentOrder.DATE
    descending: bool = True
    tag: Tag | None = None
    collection: Collection | None = None

    @property
    def filtered(self) -> bool:
        """Whether it may leave anything out."""
        return bool(self.words.strip()) or any((self.genre, self.tag, self.collection))


@dataclass(frozen=True, slots=True)
class Listed:
    """The library's answer."""

    asked: Asked
    ids: list[int]
    rows: list[DocumentSummary]
    total: int
    left: int
    marks: tuple[Tag | Collection, ...] = ()
    """The tags and collections that there are to filter by."""
    binned: int = 0


def listed(library: "Library", asked: Asked) -> Listed:
    """The table as asked."""
    ids = library.documents(
        words=asked.words,
        genre=asked.genre,
        order=asked.order,
        descending=asked.descending,
        tag_id=asked.tag.id if asked.tag else None,
        collection_id=asked.collection.id if asked.collection else None,
    )
    counts = library.counts()
    marks: tuple[Tag | Collection, ...] = (*library.tags(), *library.collections())
    first, binned = library.document_summaries(ids[:_FIRST]), len(library.bin())
    return Listed(asked, ids, first, counts.documents, counts.documents_left, marks, binned)


def rows(library: "Library", ids: list[int]) -> list[DocumentSummary]:
    """Rows of the table."""
    return library.document_summaries(ids)


def opened(library: "Library", document_id: int) -> Opened | None:
    """A document with its points and what people put on it; None if it is gone."""
    if not library.document_summaries([document_id]):
        return None
    document = library.document(document_id)
    parents = library.document_summaries([document.origin.parent_id]) if document.origin.parent_id else []
    came_with = next((parent.details.title for parent in parents), "")
    marked = Marked(
        library.tags_of_documents([document_id]).get(document_id, ()),
        library.collections_of_documents([document_id]).get(document_id, ()),
        tuple(library.remarks_within(document_id)),
    )
    return Opened(document, tuple(library.points(document_id)), came_with, marked)


def delete(library: "Library", ids: list[int]) -> Change:
    """Put documents into the bin."""
    return library.delete_documents(ids)


def edit(library: "Library", document_id: int, details: DocumentDetails) -> Change:
    """Correct what is known about a document."""
    return library.edit_document(document_id, details)
