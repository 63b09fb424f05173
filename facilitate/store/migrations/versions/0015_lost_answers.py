"""What brings a token once more, until it is first used: its answer may have been lost."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("tokens", sa.Column("before", sa.String(64), nullable=True))
    op.create_index(op.f("ix_tokens_before"), "tokens", ["before"])
