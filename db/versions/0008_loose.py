"""Which documents are looked up beside the indexes of links until many are sorted in at once: none as yet."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table; what is linked is in the indexes."""
    op.create_table(
        "link_loose",
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("stamp", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("document_id", name="pk_link_loose"),
    )


def downgrade() -> None:
    """Let the documents wait that stand in no index, so that they are entered when they are linked."""
    op.execute("INSERT OR IGNORE INTO link_pending SELECT document_id FROM link_loose")
    op.drop_table("link_loose")
