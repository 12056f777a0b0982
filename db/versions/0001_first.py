"""The first schema: documents, points, speakers, packs, steps and the full-text indexes."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_POINT_INDEX_SOURCE = """\
CREATE VIEW point_index_source AS
SELECT point.id AS id, point.skey AS skey,
    coalesce(point.passage, point.text) AS text, document.title AS title,
    'all k' || replace(point.kind, '-', '') || ' g' || replace(document.genre, '-', '')
    || coalesce(' q' || point.quote_kind, '') || coalesce(' s' || point.speaker_id, '') AS terms,
    coalesce(point.role, '') AS role, coalesce(point.organisation, '') AS org, document.publisher AS publisher
FROM point JOIN document ON document.id = point.document_id
WHERE point.review <> 'rejected' AND document.deleted_at IS NULL"""
_POINT_INDEX = (
    "CREATE VIRTUAL TABLE point_index USING fts5(text, title, terms, role, org, publisher, "
    "content='point_index_source', content_rowid='skey', prefix='2 3', tokenize='unicode61 remove_diacritics 2')"
)
_DOCUMENT_INDEX_SOURCE = (
    "CREATE VIEW document_index_source AS\n"
    "SELECT id, title, publisher, byline, origin_name FROM document WHERE deleted_at IS NULL"
)
_DOCUMENT_INDEX = (
    "CREATE VIRTUAL TABLE document_index USING fts5(title, publisher, byline, origin_name, "
    "content='document_index_source', content_rowid='id', prefix='2 3', tokenize='unicode61 remove_diacritics 2')"
)


def upgrade() -> None:
    """Make everything."""
    op.create_table(
        "document",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("publisher", sa.String(), nullable=False),
        sa.Column("byline", sa.String(), nullable=False),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("link", sa.String(), nullable=False),
        sa.Column("genre", sa.String(), nullable=False),
        sa.Column("marking", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("origin_name", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("text_hash", sa.String(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("imported_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_document_published"), "document", ["published"], unique=False)
    op.create_index(op.f("ix_document_sha256"), "document", ["sha256"], unique=False)
    op.create_index(op.f("ix_document_text_hash"), "document", ["text_hash"], unique=False)
    op.create_table(
        "note",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_note")),
    )
    op.create_table(
        "pack",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("marking", sa.String(), nullable=False),
        sa.Column("handling", sa.String(), nullable=False),
        sa.Column("department", sa.String(), nullable=False),
        sa.Column("brief", sa.String(), nullable=False),
        sa.Column("for_whom", sa.String(), nullable=False),
        sa.Column("when", sa.String(), nullable=False),
        sa.Column("needed_by", sa.String(), nullable=False),
        sa.Column("why_now", sa.String(), nullable=False),
        sa.Column("what_we_want", sa.String(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("telephone", sa.String(), nullable=False),
        sa.Column("cleared_by", sa.String(), nullable=False),
        sa.Column("copied_to", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("facts_correct_at", sa.String(), nullable=True),
        sa.Column("updated_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pack")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "speaker",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_speaker")),
        sa.UniqueConstraint("name", name=op.f("uq_speaker_name")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("areas", sa.Text(), nullable=False),
        sa.Column("ids", sa.Text(), nullable=False),
        sa.Column("undone", sa.Boolean(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_step")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "document_text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("pages", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["document.id"], name=op.f("fk_document_text_id_document")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document_text")),
    )
    op.create_table(
        "pack_section",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pack_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("subtitle", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["pack_id"], ["pack.id"], name=op.f("fk_pack_section_pack_id_pack")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pack_section")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_pack_section_pack_id"), "pack_section", ["pack_id"], unique=False)
    op.create_table(
        "point",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("skey", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("review", sa.String(), nullable=False),
        sa.Column("edited", sa.Boolean(), nullable=False),
        sa.Column("engine", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("evidence", sa.String(), nullable=False),
        sa.Column("speaker_id", sa.Integer(), nullable=True),
        sa.Column("quote_kind", sa.String(), nullable=True),
        sa.Column("role", sa.String(), nullable=True),
        sa.Column("organisation", sa.String(), nullable=True),
        sa.Column("cue", sa.String(), nullable=True),
        sa.Column("candidates", sa.Text(), nullable=True),
        sa.Column("figure_kind", sa.String(), nullable=True),
        sa.Column("value", sa.Float(), nullable=True),
        sa.Column("value_high", sa.Float(), nullable=True),
        sa.Column("unit", sa.String(), nullable=True),
        sa.Column("modifier", sa.String(), nullable=True),
        sa.Column("of", sa.String(), nullable=True),
        sa.Column("as_of", sa.String(), nullable=True),
        sa.Column("aspect", sa.String(), nullable=True),
        sa.Column("phrase_start", sa.Integer(), nullable=True),
        sa.Column("phrase_end", sa.Integer(), nullable=True),
        sa.Column("passage", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_point_document_id_document")),
        sa.ForeignKeyConstraint(["speaker_id"], ["speaker.id"], name=op.f("fk_point_speaker_id_speaker")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_point")),
        sa.UniqueConstraint("skey", name=op.f("uq_point_skey")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_point_document", "point", ["document_id", "kind", "review"], unique=False)
    op.create_index("ix_point_facets", "point", ["skey", "speaker_id", "document_id"], unique=False)
    op.create_index("ix_point_kind", "point", ["kind", "skey"], unique=False)
    op.create_index(
        "ix_point_queue",
        "point",
        ["skey", "document_id"],
        unique=False,
        sqlite_where=sa.text("review = 'suggested'"),
    )
    op.create_index("ix_point_speaker", "point", ["speaker_id", "skey"], unique=False)
    op.create_table(
        "step_image",
        sa.Column("step_id", sa.Integer(), nullable=False),
        sa.Column("table", sa.String(), nullable=False),
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("image", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["step_id"], ["step.id"], name=op.f("fk_step_image_step_id_step")),
        sa.PrimaryKeyConstraint("step_id", "table", "row_id", name=op.f("pk_step_image")),
    )
    op.create_table(
        "pack_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("section_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("markdown", sa.Text(), nullable=False),
        sa.Column("point_id", sa.Integer(), nullable=True),
        sa.Column("likelihood", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["point_id"], ["point.id"], name=op.f("fk_pack_item_point_id_point")),
        sa.ForeignKeyConstraint(["section_id"], ["pack_section.id"], name=op.f("fk_pack_item_section_id_pack_section")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pack_item")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_pack_item_point_id"), "pack_item", ["point_id"], unique=False)
    op.create_index(op.f("ix_pack_item_section_id"), "pack_item", ["section_id"], unique=False)
    for statement in (_POINT_INDEX_SOURCE, _POINT_INDEX, _DOCUMENT_INDEX_SOURCE, _DOCUMENT_INDEX):
        op.execute(statement)


def downgrade() -> None:
    """Take everything away."""
    for name in ("point_index", "document_index"):
        op.execute(f"DROP TABLE {name}")
        op.execute(f"DROP VIEW {name}_source")
    op.drop_index(op.f("ix_pack_item_section_id"), table_name="pack_item")
    op.drop_index(op.f("ix_pack_item_point_id"), table_name="pack_item")
    op.drop_table("pack_item")
    op.drop_table("step_image")
    op.drop_index("ix_point_speaker", table_name="point")
    op.drop_index(
        "ix_point_queue",
        table_name="point",
        sqlite_where=sa.text("review = 'suggested'"),
    )
    op.drop_index("ix_point_kind", table_name="point")
    op.drop_index("ix_point_facets", table_name="point")
    op.drop_index("ix_point_document", table_name="point")
    op.drop_table("point")
    op.drop_index(op.f("ix_pack_section_pack_id"), table_name="pack_section")
    op.drop_table("pack_section")
    op.drop_table("document_text")
    op.drop_table("step")
    op.drop_table("speaker")
    op.drop_table("pack")
    op.drop_table("note")
    op.drop_index(op.f("ix_document_text_hash"), table_name="document")
    op.drop_index(op.f("ix_document_sha256"), table_name="document")
    op.drop_index(op.f("ix_document_published"), table_name="document")
    op.drop_table("document")
