"""What belongs together across documents: the same quote, article, fact and story; every document waits for it."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_INDEXED = {
    "quote_link": {"second": ["second"]},
    "article_link": {"second": ["second"]},
    "fact_link": {"second": ["second"], "fact_id": ["fact_id"]},
    "quote_group": {"group_id": ["group_id"]},
    "document_source": {"source_id": ["source_id"]},
    "fact": {"key": ["key"], "status": ["status", "key"]},
    "fact_figure": {"fact_id": ["fact_id"]},
    "story": {"last": ["last_day", "id"]},
    "story_document": {"story_id": ["story_id"]},
    "link_decision": {"first": ["first_document", "kind"], "second": ["second_document", "kind"]},
}
_TRIGGERS = """\
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


def upgrade() -> None:
    """Make the tables and triggers, and let every document wait."""
    _make_indexes_of_words()
    _make_links()
    _make_groups()
    _make_decisions()
    for table, indexes in _INDEXED.items():
        for name, columns in indexes.items():
            op.create_index(op.f(f"ix_{table}_{name}"), table, columns, unique=False)
    connection = op.get_bind()
    for statement in _TRIGGERS.split("\n\n"):
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql("INSERT INTO link_pending SELECT id FROM document WHERE deleted_at IS NULL")


def downgrade() -> None:
    """Take it all away. The steps of undo that decided upon links go too, since they name what is no more."""
    connection = op.get_bind()
    for statement in _TRIGGERS.split("\n\n"):
        connection.exec_driver_sql(f"DROP TRIGGER {statement.split()[2]}")
    deciding = "SELECT step_id FROM step_image WHERE \"table\" = 'link_decision'"
    connection.exec_driver_sql(f"DELETE FROM step WHERE id IN ({deciding})")  # noqa: S608  # names of our own
    connection.exec_driver_sql("DELETE FROM step_image WHERE step_id NOT IN (SELECT id FROM step)")
    for table in (*_INDEXED, "link_pending", "link_traces", "quote_gram", "text_gram", "document_term", "figure_key"):
        op.drop_table(table)


def _make_indexes_of_words() -> None:
    _table("link_pending", ["document_id"])
    packed = [sa.Column(name, sa.LargeBinary(), nullable=False) for name in ("terms", "text", "quotes", "figures")]
    _table("link_traces", ["document_id"], _number("day"), *_texts("about", "points"), *packed)
    _table("quote_gram", ["key", "point_id"], rowid=False)
    _table("text_gram", ["key", "day", "document_id"], rowid=False)
    _table("document_term", ["term", "day", "document_id"], rowid=False)
    _table("figure_key", ["key", "day", "document_id", "point_id"], rowid=False)


def _make_links() -> None:
    ends = ["first", "second"]
    _table("quote_link", ends, *_words("likeness"), *_shares("ratio", "contained"), *_words("why"), rowid=False)
    _table("article_link", ends, *_words("kind"), *_shares("share"), rowid=False)
    _table("fact_link", ends, *_words("verdict", "why"), *_shares("weight"), _open("fact_id"), rowid=False)


def _make_groups() -> None:
    _table("quote_group", ["point_id"], _number("group_id"))
    _table("document_source", ["document_id"], _number("source_id"))
    _table("fact", ["id"], sa.Column("key", sa.BigInteger(), nullable=False), *_words("status", "reason"),
           _open("first_day"), _open("last_day"), _number("sources"), _number("figures"))  # fmt: skip
    _table("fact_figure", ["point_id"], _number("fact_id"))
    _table("story", ["id"], *map(_number, ("documents", "first_day", "last_day")), *_texts("middle"))
    _table("story_document", ["document_id"], _number("story_id"))


def _make_decisions() -> None:
    ends = [
        column
        for end in ("first", "second")
        for column in (_number(f"{end}_document"), _number(f"{end}_start"), *_words(f"{end}_words"))
    ]
    made_at = sa.Column("made_at", sa.DateTime(), nullable=False)
    _table("link_decision", ["id"], *_words("kind", "decision"), *ends, made_at, sqlite_autoincrement=True)


def _table(name: str, keys: list[str], *columns: sa.Column[Any], rowid: bool = True, **options: bool) -> None:
    long = {"key", "term"}
    own = [sa.Column(key, sa.BigInteger() if key in long else sa.Integer(), nullable=False) for key in keys]
    options |= {} if rowid else {"sqlite_with_rowid": False}
    op.create_table(name, *own, *columns, sa.PrimaryKeyConstraint(*keys, name=op.f(f"pk_{name}")), **options)


def _number(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _open(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), nullable=True)


def _words(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.String(), nullable=False) for name in names]


def _texts(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _shares(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Float(), nullable=False) for name in names]
