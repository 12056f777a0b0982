"""How many points of each document wait for a decision, and how many figures it has: counted as they change.

To count them whenever they are asked for takes a fifth of a second among a million. Whatever way a point changes, undo
and other programs included, triggers keep the numbers of its document true; they are derived, so undo does not know
them. A migration that copies the table `document` or `point` must make their triggers again.
"""

from typing import NamedTuple

from sqlalchemy import Connection
from sqlmodel import Field, Session, SQLModel

from briefing_app.library.storage.plain import Plain


class TallyRow(SQLModel, table=True):
    """The numbers of a document, in the bin or not: suggestions that wait, and figures that are not rejected."""

    __tablename__ = "document_tally"

    document_id: int = Field(primary_key=True)
    waiting: int
    figures: int


class Tally(NamedTuple):
    """Of all documents outside the bin: those that have points waiting, these points, and figures not rejected."""

    documents: int
    points: int
    figures: int


def summed(session: Session) -> Tally:
    """The numbers of all documents outside the bin together."""
    [row] = Plain(session).ask(_SUMMED)
    return Tally(*row)


_SUMMED = """
SELECT count(*) FILTER (WHERE waiting > 0), coalesce(sum(waiting), 0), coalesce(sum(figures), 0) FROM document_tally
WHERE document_id NOT IN (SELECT id FROM document WHERE deleted_at IS NOT NULL)"""

TRIGGERS = """\
CREATE TRIGGER tally_document_made AFTER INSERT ON document
BEGIN INSERT INTO document_tally VALUES (new.id, 0, 0); END

CREATE TRIGGER tally_document_gone AFTER DELETE ON document
BEGIN DELETE FROM document_tally WHERE document_id = old.id; END

CREATE TRIGGER tally_point_made AFTER INSERT ON point
WHEN new.review = 'suggested' OR (new.kind = 'figure' AND new.review <> 'rejected')
BEGIN
UPDATE document_tally SET waiting = waiting + (new.review = 'suggested'),
figures = figures + (new.kind = 'figure' AND new.review <> 'rejected') WHERE document_id = new.document_id;
END

CREATE TRIGGER tally_point_gone AFTER DELETE ON point
WHEN old.review = 'suggested' OR (old.kind = 'figure' AND old.review <> 'rejected')
BEGIN
UPDATE document_tally SET waiting = waiting - (old.review = 'suggested'),
figures = figures - (old.kind = 'figure' AND old.review <> 'rejected') WHERE document_id = old.document_id;
END

CREATE TRIGGER tally_point_changed AFTER UPDATE OF review, kind, document_id ON point
WHEN old.review IS NOT new.review OR old.kind IS NOT new.kind OR old.document_id IS NOT new.document_id
BEGIN
UPDATE document_tally SET waiting = waiting - (old.review = 'suggested'),
figures = figures - (old.kind = 'figure' AND old.review <> 'rejected') WHERE document_id = old.document_id;
UPDATE document_tally SET waiting = waiting + (new.review = 'suggested'),
figures = figures + (new.kind = 'figure' AND new.review <> 'rejected') WHERE document_id = new.document_id;
END"""


def create_triggers(connection: Connection) -> None:
    """Make the triggers of a new library."""
    for statement in TRIGGERS.split("\n\n"):
        connection.exec_driver_sql(statement)
