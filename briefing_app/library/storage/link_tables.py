"""The tables of what belongs together across documents, and the triggers that tell which documents wait to be linked.

All but the decisions of people is derived: it can be made again from documents and points, so undo does not know it,
and it refers to points and documents by number only, without a foreign key. Whatever way a document or a point
changes, undo and other programs included, a trigger notes its document in `link_pending`. A migration that copies the
table `document` or `point` must make their triggers again.
"""

from datetime import datetime

from sqlalchemy import BigInteger, Connection, DateTime, Index, LargeBinary, Text
from sqlmodel import Field, SQLModel

from briefing_app.library.storage.tables import POINTS

_BY_KEY = {"sqlite_with_rowid": False}


class PendingRow(SQLModel, table=True):
    """A document that waits to be linked, or whose links wait to be taken away."""

    __tablename__ = "link_pending"

    document_id: int = Field(primary_key=True)


class TracesRow(SQLModel, table=True):
    """What the indexes below hold of a document, so that it can be taken out: whole numbers of 8 bytes, low end first.

    `quotes` and `figures` hold a key and its point by turns, `text` the keys. `day` is the ordinal that it is filed by:
    its own, or for an undated one that of its import. `about` is what it is about: JSON, the weight of each term.
    """

    __tablename__ = "link_traces"

    document_id: int = Field(primary_key=True)
    day: int
    about: str = Field(sa_type=Text)
    points: str = Field(sa_type=Text)
    terms: bytes = Field(sa_type=LargeBinary)
    text: bytes = Field(sa_type=LargeBinary)
    quotes: bytes = Field(sa_type=LargeBinary)
    figures: bytes = Field(sa_type=LargeBinary)


class LooseRow(SQLModel, table=True):
    """A document that the indexes below do not hold yet, so that it is looked up beside them (`links.loose`).

    `stamp` is another number each time that it is linked.
    """

    __tablename__ = "link_loose"

    document_id: int = Field(primary_key=True)
    stamp: int = Field(sa_type=BigInteger)


class QuoteGramRow(SQLModel, table=True):
    """A run of words of a quote."""

    __tablename__ = "quote_gram"
    __table_args__ = _BY_KEY

    key: int = Field(sa_type=BigInteger, primary_key=True)
    point_id: int = Field(primary_key=True)


class TextGramRow(SQLModel, table=True):
    """A run of words of a document's text."""

    __tablename__ = "text_gram"
    __table_args__ = _BY_KEY

    key: int = Field(sa_type=BigInteger, primary_key=True)
    day: int = Field(primary_key=True)
    document_id: int = Field(primary_key=True)


class DocumentTermRow(SQLModel, table=True):
    """One of the weightiest terms of what a document is about."""

    __tablename__ = "document_term"
    __table_args__ = _BY_KEY

    term: int = Field(sa_type=BigInteger, primary_key=True)
    day: int = Field(primary_key=True)
    document_id: int = Field(primary_key=True)


class FigureKeyRow(SQLModel, table=True):
    """A figure's number, or what it counts with a word beside it."""

    __tablename__ = "figure_key"
    __table_args__ = _BY_KEY

    key: int = Field(sa_type=BigInteger, primary_key=True)
    day: int = Field(primary_key=True)
    document_id: int = Field(primary_key=True)
    point_id: int = Field(primary_key=True)


class QuoteLinkRow(SQLModel, table=True):
    """Why two quotes are held to be one, the lower number first."""

    __tablename__ = "quote_link"
    __table_args__ = (Index("ix_quote_link_second", "second"), _BY_KEY)

    first: int = Field(primary_key=True)
    second: int = Field(primary_key=True)
    likeness: str
    ratio: float
    contained: float
    why: str


class ArticleLinkRow(SQLModel, table=True):
    """How two documents tell the same, the lower number first."""

    __tablename__ = "article_link"
    __table_args__ = (Index("ix_article_link_second", "second"), _BY_KEY)

    first: int = Field(primary_key=True)
    second: int = Field(primary_key=True)
    kind: str
    share: float


class FactLinkRow(SQLModel, table=True):
    """How two figures stand to each other, the lower number first; `fact_id` is the fact that it supports, if any."""

    __tablename__ = "fact_link"
    __table_args__ = (Index("ix_fact_link_second", "second"), Index("ix_fact_link_fact_id", "fact_id"), _BY_KEY)

    first: int = Field(primary_key=True)
    second: int = Field(primary_key=True)
    verdict: str
    why: str
    weight: float
    fact_id: int | None = None


class QuoteGroupRow(SQLModel, table=True):
    """A quote that is one with others; the group is known by its lowest point."""

    __tablename__ = "quote_group"

    point_id: int = Field(primary_key=True)
    group_id: int = Field(index=True)


class DocumentSourceRow(SQLModel, table=True):
    """A document that is one source with others, since one article was carried twice; known by its lowest document."""

    __tablename__ = "document_source"

    document_id: int = Field(primary_key=True)
    source_id: int = Field(index=True)


class FactRow(SQLModel, table=True):
    """A fact; its number is that of its lowest point, `key` the highest `skey` of its points: the newest come first.

    `first_day` and `last_day` are ordinals, `sources` counts independent ones.
    """

    __tablename__ = "fact"
    __table_args__ = (Index("ix_fact_key", "key"), Index("ix_fact_status", "status", "key"))

    id: int = Field(primary_key=True)
    key: int = Field(sa_type=BigInteger)
    status: str
    reason: str
    first_day: int | None = None
    last_day: int | None = None
    sources: int
    figures: int


class FactFigureRow(SQLModel, table=True):
    """A figure of a fact; every figure that is linked is of exactly one."""

    __tablename__ = "fact_figure"

    point_id: int = Field(primary_key=True)
    fact_id: int = Field(index=True)


class StoryRow(SQLModel, table=True):
    """A story, known by its lowest document; `middle` is JSON: what its documents are about, summed."""

    __tablename__ = "story"
    __table_args__ = (Index("ix_story_last", "last_day", "id"),)

    id: int = Field(primary_key=True)
    documents: int
    first_day: int
    last_day: int
    middle: str = Field(sa_type=Text)


class StoryDocumentRow(SQLModel, table=True):
    """A document of a story; every document that is linked is of exactly one."""

    __tablename__ = "story_document"

    document_id: int = Field(primary_key=True)
    story_id: int = Field(index=True)


class DecisionRow(SQLModel, table=True):
    """What a person decided about two quotes, figures or documents: that they are the same, or that they are not.

    Each end is told by its document, the words that stand there and where, so that it is known again when the
    document's points are found again; of a whole document, the words are empty.
    """

    __tablename__ = "link_decision"
    __table_args__ = (
        Index("ix_link_decision_first", "first_document", "kind"),
        Index("ix_link_decision_second", "second_document", "kind"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    kind: str
    decision: str
    first_document: int
    first_start: int
    first_words: str
    second_document: int
    second_start: int
    second_words: str
    made_at: datetime = Field(sa_type=DateTime)


DECISIONS = POINTS.metadata.tables["link_decision"]
DERIVED = (
    *("link_traces", "link_loose", "quote_gram", "text_gram", "document_term", "figure_key"),
    *("quote_link", "article_link", "fact_link", "quote_group", "document_source"),
    *("fact", "fact_figure", "story", "story_document"),
)

TRIGGERS = """\
CREATE TRIGGER link_document_made AFTER INSERT ON document
BEGIN INSERT OR IGNORE INTO link_pending VALUES (new.id); END

CREATE TRIGGER link_document_changed AFTER UPDATE OF title, published, deleted_at ON document
WHEN old.title IS NOT new.title OR old.published IS NOT new.published
OR (old.deleted_at IS NULL) <> (new.deleted_at IS NULL)
BEGIN INSERT OR IGNORE INTO link_pending VALUES (new.id); END

CREATE TRIGGER link_document_gone AFTER DELETE ON document
BEGIN
DELETE FROM link_pending WHERE document_id = old.id;
INSERT INTO link_pending SELECT document_id FROM link_traces WHERE document_id = old.id;
END

CREATE TRIGGER link_point_made AFTER INSERT ON point
BEGIN INSERT OR IGNORE INTO link_pending VALUES (new.document_id); END

CREATE TRIGGER link_point_gone AFTER DELETE ON point
BEGIN INSERT OR IGNORE INTO link_pending VALUES (old.document_id); END

CREATE TRIGGER link_point_changed AFTER UPDATE OF text, start, "end", kind, review, speaker_id, value, value_high, unit,
modifier, "of", as_of, aspect, phrase_start, phrase_end, passage, skey ON point
WHEN (old.review = 'rejected') <> (new.review = 'rejected')
OR old.text IS NOT new.text OR old.start IS NOT new.start OR old."end" IS NOT new."end" OR old.kind IS NOT new.kind
OR old.speaker_id IS NOT new.speaker_id OR old.value IS NOT new.value OR old.value_high IS NOT new.value_high
OR old.unit IS NOT new.unit OR old.modifier IS NOT new.modifier OR old."of" IS NOT new."of"
OR old.as_of IS NOT new.as_of OR old.aspect IS NOT new.aspect OR old.phrase_start IS NOT new.phrase_start
OR old.phrase_end IS NOT new.phrase_end OR old.passage IS NOT new.passage OR old.skey IS NOT new.skey
BEGIN INSERT OR IGNORE INTO link_pending VALUES (new.document_id); END

CREATE TRIGGER link_decision_made AFTER INSERT ON link_decision
BEGIN INSERT OR IGNORE INTO link_pending VALUES (new.first_document), (new.second_document); END

CREATE TRIGGER link_decision_gone AFTER DELETE ON link_decision
BEGIN INSERT OR IGNORE INTO link_pending VALUES (old.first_document), (old.second_document); END"""


def create_triggers(connection: Connection) -> None:
    """Make the triggers of a new library."""
    for statement in TRIGGERS.split("\n\n"):
        connection.exec_driver_sql(statement)
