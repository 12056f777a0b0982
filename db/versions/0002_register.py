"""The register of speakers, tags, collections, remarks, saved searches, and where documents came from."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_TITLES = (
    " a an the of mr mrs ms miss mx dr prof professor sir dame lord lady baroness baron viscount viscountess earl "
    "countess duke duchess rev reverend canon bishop archbishop father sister rabbi imam hon honourable right rt cllr "
    "councillor col colonel major maj capt captain lt lieutenant gen general brigadier sgt sergeant pc dc ds di dci "
    "det detective constable inspector judge justice president chancellor secretary minister spokesperson spokesman "
    "spokeswoman "
)
_FORMER = ("former", "ex-", "late ", "then ", "previously")
_SOURCE = """\
CREATE VIEW point_index_source AS
SELECT point.id AS id, point.skey AS skey,
    coalesce(point.passage, point.text) AS text, document.title AS title,
    'all k' || replace(point.kind, '-', '') || ' g' || replace(document.genre, '-', '')
    || coalesce(' q' || point.quote_kind, '') || coalesce(' s' || point.speaker_id, '') AS terms,
    {role} AS role, {org} AS org, document.publisher AS publisher
FROM point JOIN document ON document.id = point.document_id
WHERE point.review <> 'rejected' AND document.deleted_at IS NULL"""
_HELD = """coalesce(point.{stated}, '') || coalesce((SELECT ' ' || group_concat(held, ' ') FROM (
        SELECT office.{column} AS held FROM office
        WHERE point.speaker_sure AND office.speaker_id = point.speaker_id AND office.source <> 'dismissed'
        AND office.{column} IS NOT point.{stated}
        AND (office.first IS NULL OR office.first <= document.published)
        AND (office.last IS NULL OR office.last >= document.published) ORDER BY office.id)), '')"""
_STATED = "coalesce(point.{stated}, '')"
_TABLES = (
    "remark",
    "collected",
    "collection",
    "tagging",
    "tag",
    "saved_search",
    "office",
    "speaker_alias",
    "publisher",
)


def upgrade() -> None:
    """Add everything, then tell who said what for sure and which offices the documents have stated."""
    last = _last_ids()
    _extend()
    _create()
    _restore_last_ids(last)
    _show(_HELD)
    connection = op.get_bind()
    connection.exec_driver_sql("INSERT INTO point_index(point_index, rank) VALUES ('hashsize', 16777216)")
    _name_mentions(connection)
    if _learn_offices(connection):
        connection.exec_driver_sql("INSERT INTO point_index(point_index) VALUES ('rebuild')")


def downgrade() -> None:
    """Take it all away. The steps of undo go too, since they name what is no more."""
    last = _last_ids()
    connection = op.get_bind()
    for table in ("step_image", "step"):
        connection.exec_driver_sql(f"DELETE FROM {table}")  # noqa: S608  # names of our own
    _show(_STATED)
    _tell_homonyms_apart(connection)
    for table in _TABLES:
        op.drop_table(table)
    _shrink()
    _restore_last_ids(last)
    connection.exec_driver_sql("INSERT INTO point_index(point_index) VALUES ('rebuild')")


def _extend() -> None:
    with op.batch_alter_table("document", table_kwargs={"sqlite_autoincrement": True}) as batch:
        batch.add_column(sa.Column("parent_id", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("provenance", sa.Text(), server_default="{}", nullable=False))
        batch.add_column(sa.Column("needs_ocr", sa.Boolean(), server_default="0", nullable=False))
        batch.add_column(_empty("original", sa.String()))
        batch.create_foreign_key(op.f("fk_document_parent_id_document"), "document", ["parent_id"], ["id"])
    op.create_index(op.f("ix_document_parent_id"), "document", ["parent_id"], unique=False)
    with op.batch_alter_table("speaker", table_kwargs={"sqlite_autoincrement": True}) as batch:
        batch.drop_constraint("uq_speaker_name", type_="unique")
        batch.add_column(sa.Column("kind", sa.String(), server_default="person", nullable=False))
        for name in ("distinction", "party", "constituency"):
            batch.add_column(_empty(name, sa.String()))
        batch.add_column(_empty("note", sa.Text()))
        batch.add_column(sa.Column("provisional", sa.Boolean(), server_default="0", nullable=False))
    op.create_index(op.f("ix_speaker_folded"), "speaker", ["folded"], unique=False)
    op.add_column("document_text", sa.Column("notes", sa.Text(), server_default="[]", nullable=False))
    op.add_column("point", sa.Column("named", sa.String(), nullable=True))
    op.add_column("point", sa.Column("speaker_sure", sa.Boolean(), server_default="0", nullable=False))
    unconfirmed = sa.text("speaker_id IS NOT NULL AND NOT speaker_sure")
    op.create_index("ix_point_unconfirmed", "point", ["skey"], unique=False, sqlite_where=unconfirmed)
    op.add_column("pack", sa.Column("deleted_at", sa.DateTime(), nullable=True))


def _empty(name: str, kind: sa.String) -> sa.Column[str]:
    return sa.Column(name, kind, server_default="", nullable=False)


def _shrink() -> None:
    op.drop_column("pack", "deleted_at")
    op.drop_index("ix_point_unconfirmed", table_name="point")
    op.drop_column("point", "speaker_sure")
    op.drop_column("point", "named")
    op.drop_column("document_text", "notes")
    op.drop_index(op.f("ix_speaker_folded"), table_name="speaker")
    with op.batch_alter_table("speaker", table_kwargs={"sqlite_autoincrement": True}) as batch:
        for name in ("provisional", "note", "constituency", "party", "distinction", "kind"):
            batch.drop_column(name)
        batch.create_unique_constraint(op.f("uq_speaker_name"), ["name"])
    op.drop_index(op.f("ix_document_parent_id"), table_name="document")
    with op.batch_alter_table("document", table_kwargs={"sqlite_autoincrement": True}) as batch:
        batch.drop_constraint("fk_document_parent_id_document", type_="foreignkey")
        for name in ("original", "needs_ocr", "provenance", "parent_id"):
            batch.drop_column(name)


def _create() -> None:
    _table("publisher", sa.Column("host", sa.String(), nullable=False), sa.Column("name", sa.String(), nullable=False),
           sa.UniqueConstraint("host", name=op.f("uq_publisher_host")))  # fmt: skip
    _table("speaker_alias", _to("speaker", "speaker_alias", nullable=False), *_named("name", "folded"))
    _indexed("speaker_alias", "speaker_id", "folded")
    _table("office", _to("speaker", "office", nullable=False), *_named("role", "organisation"),
           sa.Column("first", sa.Date(), nullable=True), sa.Column("last", sa.Date(), nullable=True),
           *_named("source"))  # fmt: skip
    _indexed("office", "speaker_id")
    _table("saved_search", *_named("name"), sa.Column("query", sa.Text(), nullable=False),
           sa.Column("made_at", sa.DateTime(), nullable=False))  # fmt: skip
    _table("tag", *_named("name", "folded"), sa.UniqueConstraint("folded", name=op.f("uq_tag_folded")))
    _table("collection", *_named("name"), sa.Column("position", sa.Integer(), nullable=False))
    for table, whole in (("tagging", "tag"), ("collected", "collection")):
        parts = [_to(whole, table, nullable=False), _to("document", table), _to("point", table)]
        names = (f"{whole}_id_document_id", f"{whole}_id_point_id")
        pairs = ((f"{whole}_id", "document_id"), (f"{whole}_id", "point_id"))
        unique = [
            sa.UniqueConstraint(*pair, name=op.f(f"uq_{table}_{name}")) for name, pair in zip(names, pairs, strict=True)
        ]
        _table(table, *parts, *unique)
        _indexed(table, "document_id", "point_id")
    _table("remark", _to("document", "remark"), _to("point", "remark"),
           sa.Column("markdown", sa.Text(), nullable=False),
           sa.Column("made_at", sa.DateTime(), nullable=False))  # fmt: skip
    _indexed("remark", "document_id", "point_id")


def _table(name: str, *parts: sa.schema.SchemaItem) -> None:
    key = (sa.Column("id", sa.Integer(), nullable=False), sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")))
    op.create_table(name, *key, *parts, sqlite_autoincrement=True)


def _named(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(), nullable=False) for name in names]


def _to(target: str, table: str, *, nullable: bool = True) -> sa.Column[int]:
    key = sa.ForeignKey(f"{target}.id", name=op.f(f"fk_{table}_{target}_id_{target}"))
    return sa.Column(f"{target}_id", sa.Integer(), key, nullable=nullable)


def _indexed(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column], unique=False)


def _last_ids() -> list[tuple[str, int]]:
    """The highest ids ever given out: copying a table forgets those of rows that are gone."""
    found = op.get_bind().exec_driver_sql("SELECT name, seq FROM sqlite_sequence")
    return [(str(name), int(seq)) for name, seq in found]


def _restore_last_ids(last: list[tuple[str, int]]) -> None:
    connection = op.get_bind()
    for name, seq in last:
        done = connection.exec_driver_sql("UPDATE sqlite_sequence SET seq = ? WHERE name = ?", (seq, name))
        here = connection.exec_driver_sql("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", (name,))
        if not done.rowcount and here.first():
            connection.exec_driver_sql("INSERT INTO sqlite_sequence VALUES (?, ?)", (name, seq))


def _show(column: str) -> None:
    """Put the view that the index reads in place: it shows what is stated, or that and what is held."""
    op.execute("DROP VIEW point_index_source")
    parts = {name: column.format(stated=stated, column=stated) for name, stated in _SHOWN.items()}
    op.get_bind().exec_driver_sql(_SOURCE.format(**parts))


_SHOWN = {"role": "role", "org": "organisation"}


def _name_mentions(connection: sa.Connection) -> None:
    """A full name is taken for its one bearer; what is less waits for somebody to settle it."""
    connection.exec_driver_sql(
        "UPDATE point SET named = (SELECT name FROM speaker WHERE speaker.id = point.speaker_id), speaker_sure = 1 "
        "WHERE speaker_id IS NOT NULL"
    )
    short = [(one,) for one, name in connection.exec_driver_sql("SELECT id, name FROM speaker") if _is_short(name)]
    for row in short:
        connection.exec_driver_sql("UPDATE speaker SET provisional = 1 WHERE id = ?", row)
        connection.exec_driver_sql("UPDATE point SET speaker_sure = 0 WHERE speaker_id = ?", row)


def _is_short(name: str) -> bool:
    words = [word for word in name.replace(".", " ").casefold().split() if f" {word} " not in _TITLES]
    return len(words) < 2 and not name.isupper()  # the letters of a body


def _learn_offices(connection: sa.Connection) -> int:
    """Note who was what from when to when, as dated documents say."""
    stated = connection.exec_driver_sql(
        "SELECT point.speaker_id, point.role, coalesce(point.organisation, ''), min(document.published), "
        "max(document.published) FROM point JOIN document ON document.id = point.document_id "
        "WHERE point.speaker_sure AND point.role <> '' AND document.published IS NOT NULL "
        "AND point.review <> 'rejected' AND document.deleted_at IS NULL AND point.kind = 'quote' "
        "GROUP BY point.speaker_id, point.role, coalesce(point.organisation, '') ORDER BY max(document.published) DESC"
    )
    found: dict[tuple[int, str, str], list[str | int]] = {}
    for speaker, role, organisation, first, last in stated:
        if not role.casefold().startswith(_FORMER):
            key = (speaker, role.casefold(), organisation.casefold())
            known = found.setdefault(key, [speaker, role, organisation, first, last])
            known[3], known[4] = min(str(known[3]), first), max(str(known[4]), last)
    statement = (
        "INSERT INTO office (speaker_id, role, organisation, first, last, source) VALUES (?, ?, ?, ?, ?, 'seen')"
    )
    for row in found.values():
        connection.exec_driver_sql(statement, tuple(row))
    return len(found)


def _tell_homonyms_apart(connection: sa.Connection) -> None:
    """Names were unique before."""
    connection.exec_driver_sql(
        "UPDATE speaker SET name = name || ' (' || id || ')' "
        "WHERE id > (SELECT min(other.id) FROM speaker AS other WHERE other.name = speaker.name)"
    )
