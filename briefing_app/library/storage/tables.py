"""The tables. Rows never leave the library: `rows` turns them into values.

Every table that undo knows has a whole number `id` as its key; see `journal`. Times are UTC without a zone;
`facts_correct_at` is the official's own, so it is kept as written (ISO 8601).
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    Select,
    String,
    Text,
    UniqueConstraint,
    select,
    text,
)
from sqlmodel import Field, SQLModel

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
SQLModel.metadata.naming_convention = NAMING
SUGGESTED = "review = 'suggested'"
ACCEPTED = "review = 'accepted'"
FIGURES = "kind = 'figure'"
UNCONFIRMED = "speaker_id IS NOT NULL AND NOT speaker_sure"
SAID = "quote_kind IS NOT NULL AND review <> 'rejected' AND speaker_id IS NOT NULL"
"""What makes a point one of somebody's quotes, word for word as its index has it: only quotes have a kind of quote."""
KEPT_IDS = {"sqlite_autoincrement": True}  # an id once given out is never given to another row


def _later(value: str) -> dict[str, Any]:
    """What a column that came with a later schema has in the rows that were there before."""
    return {"server_default": value}


class DocumentRow(SQLModel, table=True):
    """A document without its text; `deleted_at` is set while it lies in the bin.

    `parent_id` is the e-mail or archive that it came with, `provenance` JSON: which detail was found where, `original`
    the name of the file as it was, under the library's `originals`.
    """

    __tablename__ = "document"
    __table_args__ = (Index("ix_document_binned", "deleted_at", sqlite_where=text("deleted_at IS NOT NULL")), KEPT_IDS)

    id: int | None = Field(default=None, primary_key=True)
    title: str
    publisher: str = ""
    byline: str = ""
    published: date | None = Field(default=None, index=True)
    link: str = ""
    genre: str
    marking: str = ""
    language: str = "en"
    origin_name: str = ""
    sha256: str = Field(default="", index=True)
    text_hash: str = Field(default="", index=True)
    media_type: str = "text/plain"
    size: int = 0
    imported_at: datetime = Field(sa_type=DateTime)
    deleted_at: datetime | None = Field(default=None, sa_type=DateTime)
    parent_id: int | None = Field(default=None, foreign_key="document.id", index=True)
    provenance: str = Field(default="{}", sa_type=Text, sa_column_kwargs=_later("{}"))
    needs_ocr: bool = Field(default=False, sa_column_kwargs=_later("0"))
    original: str = Field(default="", sa_column_kwargs=_later(""))


class DocumentTextRow(SQLModel, table=True):
    """A document's text, apart from it so that lists stay quick; `pages` and `notes` are JSON."""

    __tablename__ = "document_text"

    id: int = Field(sa_type=Integer, sa_column_args=[ForeignKey("document.id")], primary_key=True)
    text: str = Field(sa_type=Text)
    pages: str = Field(default="[]", sa_type=Text)
    notes: str = Field(default="[]", sa_type=Text, sa_column_kwargs=_later("[]"))


class PublisherRow(SQLModel, table=True):
    """Who publishes what comes from a host and says of itself what was `read`, as somebody once corrected it."""

    __tablename__ = "publisher"
    __table_args__ = (UniqueConstraint("host", "read"), KEPT_IDS)

    id: int | None = Field(default=None, primary_key=True)
    host: str
    read: str
    name: str


class SpeakerRow(SQLModel, table=True):
    """An entry of the register; `folded` is the name without accents and case, its words between single spaces.

    Several people may bear one name; `distinction` then tells them apart. A `provisional` entry is a name that could
    not be given to anybody yet (*Ms Pell*); every mention under it waits for somebody to settle it.
    """

    __tablename__ = "speaker"
    __table_args__ = (KEPT_IDS,)

    id: int | None = Field(default=None, primary_key=True)
    name: str
    folded: str = Field(default="", index=True)
    kind: str = Field(default="person", sa_column_kwargs=_later("person"))
    distinction: str = Field(default="", sa_column_kwargs=_later(""))
    party: str = Field(default="", sa_column_kwargs=_later(""))
    constituency: str = Field(default="", sa_column_kwargs=_later(""))
    note: str = Field(default="", sa_type=Text, sa_column_kwargs=_later(""))
    provisional: bool = Field(default=False, sa_column_kwargs=_later("0"))


class AliasRow(SQLModel, table=True):
    """Another name of somebody in the register."""

    __tablename__ = "speaker_alias"
    __table_args__ = (KEPT_IDS,)

    id: int | None = Field(default=None, primary_key=True)
    speaker_id: int = Field(foreign_key="speaker.id", index=True)
    name: str
    folded: str = Field(default="", index=True)


class OfficeRow(SQLModel, table=True):
    """An office that somebody holds or held, both days in it; a day that is not known is left open."""

    __tablename__ = "office"
    __table_args__ = (KEPT_IDS,)

    id: int | None = Field(default=None, primary_key=True)
    speaker_id: int = Field(foreign_key="speaker.id", index=True)
    role: str
    organisation: str = ""
    first: date | None = None
    last: date | None = None
    source: str


class PointRow(SQLModel, table=True):
    """A quote, figure or key point.

    `skey` orders all points by date: the ordinal of the document's day (0: undated) shifted by twenty bits, plus a
    number within the day. `speaker_id` is who said a quote or a figure, `named` how the document names
    them, `speaker_sure` whether that is the one for sure; `passage` is the sentence that a figure stands in.
    `candidates` is JSON.
    """

    __tablename__ = "point"
    __table_args__ = (
        Index("ix_point_document", "document_id", "kind", "review"),
        Index("ix_point_facets", "skey", "speaker_id", "document_id"),
        Index("ix_point_speaker", "speaker_id", "skey"),
        Index("ix_point_figures", "skey", "review", "document_id", sqlite_where=text(FIGURES)),
        Index("ix_point_queue", "skey", "document_id", "kind", sqlite_where=text(SUGGESTED)),
        Index("ix_point_said", "speaker_id", "role", "document_id", "skey", "speaker_sure", sqlite_where=text(SAID)),
        Index("ix_point_accepted", "skey", sqlite_where=text(ACCEPTED)),
        Index("ix_point_edited", "skey", sqlite_where=text("edited")),
        Index("ix_point_unconfirmed", "skey", sqlite_where=text(UNCONFIRMED)),
        KEPT_IDS,
    )

    id: int | None = Field(default=None, primary_key=True)
    document_id: int = Field(foreign_key="document.id")
    skey: int = Field(sa_type=BigInteger, unique=True)
    kind: str
    review: str
    edited: bool = False
    engine: str = ""
    start: int
    end: int
    text: str = Field(sa_type=Text)
    confidence: float = 0.0
    evidence: str = ""
    speaker_id: int | None = Field(default=None, foreign_key="speaker.id")
    quote_kind: str | None = None
    role: str | None = None
    organisation: str | None = None
    cue: str | None = None
    candidates: str | None = Field(default=None, sa_type=Text)
    figure_kind: str | None = None
    value: float | None = None
    value_high: float | None = None
    unit: str | None = None
    modifier: str | None = None
    of: str | None = None
    as_of: str | None = None
    aspect: str | None = None
    phrase_start: int | None = None
    phrase_end: int | None = None
    passage: str | None = Field(default=None, sa_type=Text)
    named: str | None = None
    speaker_sure: bool = Field(default=False, sa_column_kwargs=_later("0"))


class TagRow(SQLModel, table=True):
    """A word that documents and points are marked with."""

    __tablename__ = "tag"
    __table_args__ = (KEPT_IDS,)

    id: int | None = Field(default=None, primary_key=True)
    name: str
    folded: str = Field(unique=True)


class TaggingRow(SQLModel, table=True):
    """A tag on a document or on a point."""

    __tablename__ = "tagging"
    __table_args__ = (UniqueConstraint("tag_id", "document_id"), UniqueConstraint("tag_id", "point_id"), KEPT_IDS)

    id: int | None = Field(default=None, primary_key=True)
    tag_id: int = Field(foreign_key="tag.id")
    document_id: int | None = Field(default=None, foreign_key="document.id", index=True)
    point_id: int | None = Field(default=None, foreign_key="point.id", index=True)


class CollectionRow(SQLModel, table=True):
    """A collection of documents and points, in its place among the others."""

    __tablename__ = "collection"
    __table_args__ = (KEPT_IDS,)

    id: int | None = Field(default=None, primary_key=True)
    name: str
    position: int


class CollectedRow(SQLModel, table=True):
    """A document or a point in a collection."""

    __tablename__ = "collected"
    __table_args__ = (
        UniqueConstraint("collection_id", "document_id"),
        UniqueConstraint("collection_id", "point_id"),
        KEPT_IDS,
    )

    id: int | None = Field(default=None, primary_key=True)
    collection_id: int = Field(foreign_key="collection.id")
    document_id: int | None = Field(default=None, foreign_key="document.id", index=True)
    point_id: int | None = Field(default=None, foreign_key="point.id", index=True)


class RemarkRow(SQLModel, table=True):
    """What somebody noted about a document or a point."""

    __tablename__ = "remark"
    __table_args__ = (KEPT_IDS,)

    id: int | None = Field(default=None, primary_key=True)
    document_id: int | None = Field(default=None, foreign_key="document.id", index=True)
    point_id: int | None = Field(default=None, foreign_key="point.id", index=True)
    markdown: str = Field(sa_type=Text)
    made_at: datetime = Field(sa_type=DateTime)


class SavedSearchRow(SQLModel, table=True):
    """A search worth asking again."""

    __tablename__ = "saved_search"
    __table_args__ = (KEPT_IDS,)

    id: int | None = Field(default=None, primary_key=True)
    name: str
    query: str = Field(sa_type=Text)
    made_at: datetime = Field(sa_type=DateTime)


class NoteRow(SQLModel, table=True):
    """A small setting of the library; undo does not touch it."""

    __tablename__ = "note"

    key: str = Field(primary_key=True, sa_type=String)
    value: str = Field(default="", sa_type=Text)


class StepRow(SQLModel, table=True):
    """One finished operation that can be undone, or done again while `undone`; `areas` and `ids` are JSON."""

    __tablename__ = "step"
    __table_args__ = (KEPT_IDS,)

    id: int | None = Field(default=None, primary_key=True)
    name: str
    areas: str = Field(sa_type=Text)
    ids: str = Field(sa_type=Text)
    undone: bool = False
    made_at: datetime = Field(sa_type=DateTime)


class ImageRow(SQLModel, table=True):
    """What a step did to one row. `image` is JSON: the other state of what was updated or deleted."""

    __tablename__ = "step_image"

    step_id: int = Field(foreign_key="step.id", primary_key=True)
    table: str = Field(primary_key=True, sa_type=String)
    row_id: int = Field(primary_key=True)
    action: str
    image: str | None = Field(default=None, sa_type=Text)


_TABLES = SQLModel.metadata.tables
DOCUMENTS = _TABLES["document"]
TEXTS = _TABLES["document_text"]
PUBLISHERS = _TABLES["publisher"]
SPEAKERS = _TABLES["speaker"]
ALIASES = _TABLES["speaker_alias"]
OFFICES = _TABLES["office"]
POINTS = _TABLES["point"]
TAGS = _TABLES["tag"]
TAGGINGS = _TABLES["tagging"]
COLLECTIONS = _TABLES["collection"]
COLLECTED = _TABLES["collected"]
REMARKS = _TABLES["remark"]
SAVED_SEARCHES = _TABLES["saved_search"]
NOTES = _TABLES["note"]
STEPS = _TABLES["step"]
IMAGES = _TABLES["step_image"]


def documents_in_bin() -> Select[tuple[int]]:
    """The ids of documents in the bin: few, and found without reading the others."""
    return select(DOCUMENTS.c.id).where(DOCUMENTS.c.deleted_at.is_not(None))
