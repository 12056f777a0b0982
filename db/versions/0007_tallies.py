"""Numbers of each document that are kept as points change, and indexes that cost less when many points come in."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_COUNTED = """\
INSERT INTO document_tally SELECT document.id, count(*) FILTER (WHERE review = 'suggested'),
count(*) FILTER (WHERE kind = 'figure' AND review <> 'rejected')
FROM document LEFT JOIN point ON point.document_id = document.id GROUP BY document.id"""
_TRIGGERS = """\
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

_SAID = "quote_kind IS NOT NULL AND review <> 'rejected' AND speaker_id IS NOT NULL"
_BEFORE = (
    ("ix_point_kind", ["kind", "skey", "review", "document_id"], None),
    ("ix_point_said", ["speaker_id", "role", "skey", "speaker_sure", "document_id"], _SAID),
)
_NOW = (
    ("ix_point_figures", ["skey", "review", "document_id"], "kind = 'figure'"),
    ("ix_point_said", ["speaker_id", "role", "document_id", "skey", "speaker_sure"], _SAID),
)
"""What comes in anew is the last of its speaker by document: fewer pages are written than in the order of days."""


def upgrade() -> None:
    """Count what is there; every row stays as it was."""
    op.create_table(
        "document_tally",
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("waiting", sa.Integer(), nullable=False),
        sa.Column("figures", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("document_id", name="pk_document_tally"),
    )
    op.execute(_COUNTED)
    for trigger in _TRIGGERS.split("\n\n"):
        op.execute(trigger)
    _replace(_BEFORE, _NOW)


def downgrade() -> None:
    """As it was."""
    _replace(_NOW, _BEFORE)
    for trigger in _TRIGGERS.split("\n\n"):
        op.execute(f"DROP TRIGGER {trigger.split()[2]}")
    op.drop_table("document_tally")


_Indexes = tuple[tuple[str, list[str], str | None], ...]


def _replace(gone: _Indexes, made: _Indexes) -> None:
    for name, _, _ in gone:
        op.drop_index(name, table_name="point")
    for name, columns, where in made:
        op.create_index(name, "point", columns, unique=False, sqlite_where=None if where is None else sa.text(where))
