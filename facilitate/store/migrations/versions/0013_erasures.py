"""Who asked to be erased and what was erased, and how long each meeting's raw data are kept."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "erasures",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("meeting", sa.String(8), server_default="", nullable=False),
        sa.Column("person", sa.String(16), server_default="", nullable=False),
        sa.Column("words", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("asked", sa.BigInteger(), nullable=False),
        sa.Column("done", ID, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_erasures")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_erasures_done"), "erasures", ["done"])
    op.create_table(
        "retentions",
        sa.Column("meeting", sa.String(8), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("minors", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("done", ID, nullable=True),
        sa.PrimaryKeyConstraint("meeting", name=op.f("pk_retentions")),
    )
