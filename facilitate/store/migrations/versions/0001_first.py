"""The first tables: meetings, log, ops, tokens, sealed."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "meetings",
        sa.Column("id", ID, primary_key=True, autoincrement=True),
        sa.Column("code", sa.String(8), nullable=False, unique=True),
        sa.Column("head", sa.BigInteger(), nullable=False),
        sa.Column("chain", sa.String(64), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
    )
    op.create_table(
        "log",
        sa.Column("meeting", ID, sa.ForeignKey("meetings.id"), primary_key=True),
        sa.Column("seq", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("person", sa.String(16), nullable=False),
        sa.Column("entered_by", sa.String(16), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("salt", sa.String(32), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("chain", sa.String(64), nullable=False),
    )
    op.create_table(
        "ops",
        sa.Column("meeting", ID, sa.ForeignKey("meetings.id"), primary_key=True),
        sa.Column("person", sa.String(16), primary_key=True),
        sa.Column("op", sa.String(40), primary_key=True),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("made", sa.String(16), nullable=False),
    )
    op.create_table(
        "tokens",
        sa.Column("hash", sa.String(64), primary_key=True),
        sa.Column("meeting", ID, sa.ForeignKey("meetings.id"), nullable=False),
        sa.Column("person", sa.String(16), nullable=False),
    )
    op.create_index("ix_tokens_meeting", "tokens", ["meeting"])
    op.create_table(
        "sealed",
        sa.Column("meeting", ID, sa.ForeignKey("meetings.id"), primary_key=True),
        sa.Column("ballot", sa.String(16), primary_key=True),
        sa.Column("token", sa.String(64), primary_key=True),
        sa.Column("choice", sa.LargeBinary(), nullable=False),
        sqlite_with_rowid=False,
    )
