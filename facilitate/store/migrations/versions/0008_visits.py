"""Who was asked later, at home, by telephone or with a card; in which building a neighbour lives, if she told."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("neighbours", sa.Column("home", sa.Text(), server_default="", nullable=False))
    op.create_table(
        "visits",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("community", ID, nullable=False),
        sa.Column("need", ID, nullable=True),
        sa.Column("place", sa.Text(), server_default="", nullable=False),
        sa.Column("group", sa.String(length=40), server_default="", nullable=False),
        sa.Column("whom", sa.Text(), server_default="", nullable=False),
        sa.Column("way", sa.String(length=16), server_default="", nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("on", sa.String(length=10), server_default="", nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["community"], ["communities.id"], name=op.f("fk_visits_community")),
        sa.ForeignKeyConstraint(["need"], ["needs.id"], name=op.f("fk_visits_need")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visits")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_visits_community"), "visits", ["community"], unique=False)
    op.create_index(op.f("ix_visits_need"), "visits", ["need"], unique=False)
