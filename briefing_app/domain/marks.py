"""What people put on documents and points to find them again: tags, collections, remarks; and searches to repeat."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag, and on how many documents and points (outside the bin) it is."""

    id: int
    name: str
    documents: int = 0
    points: int = 0


@dataclass(frozen=True, slots=True)
class Collection:
    """A collection, and how many documents and points (outside the bin) are in it."""

    id: int
    name: str
    documents: int = 0
    points: int = 0


@dataclass(frozen=True, slots=True)
class Remark:
    """What somebody noted in Markdown about a document or a point: one of the two ids is set."""

    id: int
    markdown: str
    made_at: datetime
    document_id: int | None = None
    point_id: int | None = None


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search worth asking again; `query` is as it was typed."""

    id: int
    name: str
    query: str
    made_at: datetime
