"""The tables. Rows never leave the library: `rows` turns them into values.

Every table that undo knows has a whole number `id` as its key; see `journal`. Times are UTC without a zone;
`facts_correct_at` is the official's own, so it is kept as written (ISO 8601).
"""

from datetime import date, datetime

from sqlalchemy import BigInteger, DateTime, ForeignKey, Index, Integer, String, Text, text
from sqlmodel import Field, SQLModel

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
SQLModel.metadata.naming_convention = NAMING
_KEPT_IDS = {"sqlite_autoincrement": True}  # an id once given out is never given to another row


class DocumentRow(SQLModel, table=True):
    """A document without its text; `deleted_at` is set while it lies in the bin."""

    __tablename__ = "document"
    __table_args__ = (_KEPT_IDS,)

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


class DocumentTextRow(SQLModel, table=True):
    """A document's text, apart from it so that lists stay quick; `pages` is JSON."""

    __tablename__ = "document_text"

    id: int = Field(sa_type=Integer, sa_column_args=[ForeignKey("document.id")], primary_key=True)
    text: str = Field(sa_type=Text)
    pages: str = Field(default="[]", sa_type=Text)


class SpeakerRow(SQLModel, table=True):
    """Somebody who is quoted; `folded` is the name without accents and case, its words between single spaces."""

    __tablename__ = "speaker"
    __table_args__ = (_KEPT_IDS,)

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    folded: str = ""


class PointRow(SQLModel, table=True):
    """A quote, figure or key point.

    `skey` orders all points by date: the ordinal of the document's day (0: undated) shifted by twenty bits, plus a
    number within the day. `speaker_id` is who said a quote or a figure, `passage` the sentence that a figure stands
    in. `candidates` is JSON.
    """

    __tablename__ = "point"
    __table_args__ = (
        Index("ix_point_document", "document_id", "kind", "review"),
        Index("ix_point_facets", "skey", "speaker_id", "document_id"),
        Index("ix_point_speaker", "speaker_id", "skey"),
        Index("ix_point_kind", "kind", "skey"),
        Index(
            "ix_point_queue",
            "skey",
            "document_id",
            sqlite_where=text("review = 'suggested'"),
        ),
        _KEPT_IDS,
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


class PackRow(SQLModel, table=True):
    """A briefing pack and what its cover says."""

    __tablename__ = "pack"
    __table_args__ = (_KEPT_IDS,)

    id: int | None = Field(default=None, primary_key=True)
    title: str
    marking: str = "OFFICIAL"
    handling: str = ""
    department: str = ""
    brief: str = ""
    for_whom: str = ""
    when: str = ""
    needed_by: str = ""
    why_now: str = ""
    what_we_want: str = ""
    author: str = ""
    telephone: str = ""
    cleared_by: str = ""
    copied_to: str = ""
    version: int = 1
    facts_correct_at: str | None = None
    updated_at: datetime | None = Field(default=None, sa_type=DateTime)


class SectionRow(SQLModel, table=True):
    """A section of a pack."""

    __tablename__ = "pack_section"
    __table_args__ = (_KEPT_IDS,)

    id: int | None = Field(default=None, primary_key=True)
    pack_id: int = Field(foreign_key="pack.id", index=True)
    position: int
    title: str
    subtitle: str = ""
    kind: str


class ItemRow(SQLModel, table=True):
    """An item of a section: a point, or the official's own words."""

    __tablename__ = "pack_item"
    __table_args__ = (_KEPT_IDS,)

    id: int | None = Field(default=None, primary_key=True)
    section_id: int = Field(foreign_key="pack_section.id", index=True)
    position: int
    kind: str
    title: str = ""
    markdown: str = Field(default="", sa_type=Text)
    point_id: int | None = Field(default=None, foreign_key="point.id", index=True)
    likelihood: str | None = None


class NoteRow(SQLModel, table=True):
    """A small setting of the library; undo does not touch it."""

    __tablename__ = "note"

    key: str = Field(primary_key=True, sa_type=String)
    value: str = Field(default="", sa_type=Text)


class StepRow(SQLModel, table=True):
    """One finished operation that can be undone, or done again while `undone`; `areas` and `ids` are JSON."""

    __tablename__ = "step"
    __table_args__ = (_KEPT_IDS,)

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
SPEAKERS = _TABLES["speaker"]
POINTS = _TABLES["point"]
PACKS = _TABLES["pack"]
SECTIONS = _TABLES["pack_section"]
ITEMS = _TABLES["pack_item"]
NOTES = _TABLES["note"]
STEPS = _TABLES["step"]
IMAGES = _TABLES["step_image"]
