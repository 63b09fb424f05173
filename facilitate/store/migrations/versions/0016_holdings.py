"""Whose a meeting is, with whom it is shared, and whether organisers see what each other's are called."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
OWNED = sa.text("part = 'owner'")


def upgrade() -> None:
    op.add_column("communities", sa.Column("titles", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.create_table(
        "holdings",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("community", ID, nullable=False),
        sa.Column("meeting", sa.String(8), server_default="", nullable=False),
        sa.Column("account", ID, nullable=True),
        sa.Column("part", sa.String(16), server_default="", nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["account"], ["accounts.id"], name=op.f("fk_holdings_account")),
        sa.ForeignKeyConstraint(["community"], ["communities.id"], name=op.f("fk_holdings_community")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_holdings")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_holdings_account"), "holdings", ["account"])
    op.create_index(op.f("ix_holdings_community"), "holdings", ["community"])
    op.create_index("ix_holdings_meeting", "holdings", ["meeting"])
    op.create_index(
        "ix_holdings_owner", "holdings", ["meeting"], unique=True, sqlite_where=OWNED, postgresql_where=OWNED
    )
