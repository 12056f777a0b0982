"""What packs need to be cleared: house style, charts, annexes, comments, accepted findings, issued versions."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_INDEXED = {"pack_chart_point": ("item_id", "point_id"), "pack_comment": ("pack_id",)}
_INDEXED |= {"pack_acceptance": ("pack_id",), "pack_issue": ("pack_id",)}


def upgrade() -> None:
    """Add them; every pack stays as it was."""
    for table, columns in _added().items():
        for column in columns:
            op.add_column(table, column)
    _tables()
    for table, indexed in _INDEXED.items():
        for name in indexed:
            op.create_index(f"ix_{table}_{name}", table, [name], unique=False)


def _added() -> dict[str, tuple[sa.Column[Any], ...]]:
    """The columns of tables that were there."""
    return {
        "pack": (
            sa.Column("house_style", sa.String(), nullable=False, server_default=sa.text("'as-written'")),
            sa.Column("paper", sa.String(), nullable=False, server_default=sa.text("'a4'")),
            sa.Column("two_sided", sa.Boolean(), nullable=False, server_default=sa.false()),
            sa.Column("open_findings", sa.String(), nullable=False, server_default=sa.text("'tell'")),
            sa.Column("template", sa.String(), nullable=False, server_default=sa.text("''")),
        ),
        "pack_section": (sa.Column("annex", sa.Boolean(), nullable=False, server_default=sa.false()),),
        "pack_item": (
            sa.Column("display", sa.Text(), nullable=False, server_default=sa.text("''")),
            sa.Column("not_for_use", sa.Boolean(), nullable=False, server_default=sa.false()),
            sa.Column("embargo", sa.String(), nullable=True),
            sa.Column("file_note", sa.Text(), nullable=False, server_default=sa.text("''")),
            sa.Column("chart", sa.String(), nullable=True),
        ),
    }


def _tables() -> None:
    _table(
        "pack_chart_point",
        _reference("pack_chart_point", "item_id", "pack_item"),
        sa.Column("position", sa.Integer(), nullable=False),
        _reference("pack_chart_point", "point_id", "point"),
    )
    _table(
        "pack_comment",
        _reference("pack_comment", "pack_id", "pack"),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("resolved", sa.Boolean(), nullable=False),
    )
    _table(
        "pack_acceptance",
        _reference("pack_acceptance", "pack_id", "pack"),
        sa.Column("finding", sa.Text(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.UniqueConstraint("pack_id", "finding", name="uq_pack_acceptance_pack_id_finding"),
    )
    _table(
        "pack_issue",
        _reference("pack_issue", "pack_id", "pack"),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("addendum", sa.Integer(), nullable=False),
        sa.Column("issued_at", sa.DateTime(), nullable=False),
        sa.Column("cleared_by", sa.String(), nullable=False),
        sa.Column("facts_correct_at", sa.String(), nullable=True),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.UniqueConstraint("pack_id", "number", "addendum", name="uq_pack_issue_pack_id_number_addendum"),
    )


def _table(name: str, *parts: sa.Column[Any] | sa.UniqueConstraint) -> None:
    key = sa.Column("id", sa.Integer(), nullable=False)
    op.create_table(name, key, *parts, sa.PrimaryKeyConstraint("id", name=f"pk_{name}"), sqlite_autoincrement=True)


def _reference(table: str, column: str, other: str) -> sa.Column[int]:
    key = sa.ForeignKey(f"{other}.id", name=f"fk_{table}_{column}_{other}")
    return sa.Column(column, sa.Integer(), key, nullable=False)


def downgrade() -> None:
    """As it was before; what only this version keeps is lost."""
    for table in ("pack_chart_point", "pack_comment", "pack_acceptance", "pack_issue"):
        op.drop_table(table)
    op.execute("UPDATE pack_item SET kind = 'note' WHERE kind = 'chart'")
    for table, columns in _added().items():
        for column in columns:
            op.execute(f'ALTER TABLE {table} DROP COLUMN "{column.name}"')
