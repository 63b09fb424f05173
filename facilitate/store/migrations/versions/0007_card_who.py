"""Whom a card's matter touches, and by which phone it was left."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("cards", sa.Column("affected", sa.Text(), server_default="", nullable=False))
    op.add_column("cards", sa.Column("mark", sa.String(length=64), server_default="", nullable=False))
    op.create_index(op.f("ix_cards_mark"), "cards", ["mark"], unique=False)
