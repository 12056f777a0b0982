"""Who publishes what: by host and by what its documents say of themselves."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the register anew: nothing was ever written into it."""
    _made_anew(sa.Column("read", sa.String(), nullable=False), unique=("host", "read"))


def downgrade() -> None:
    """As it was; what was learned is lost."""
    _made_anew(unique=("host",))


def _made_anew(*more: sa.Column[str], unique: tuple[str, ...]) -> None:
    op.drop_table("publisher")
    op.create_table(
        "publisher",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("host", sa.String(), nullable=False),
        *more,
        sa.Column("name", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint(*unique),
        sqlite_autoincrement=True,
    )
