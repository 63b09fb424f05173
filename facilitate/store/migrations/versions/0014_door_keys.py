"""Keys and seat codes that the desk makes, as hashes alone; from which number of the log on a token holds."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("tokens", sa.Column("since", sa.BigInteger(), server_default="0", nullable=False))
    op.create_table(
        "role_keys",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("meeting", ID, nullable=False),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("role", sa.String(40), nullable=False),
        sa.Column("label", sa.String(80), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("once", sa.Boolean(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=True),
        sa.Column("revoked", sa.BigInteger(), nullable=True),
        sa.Column("made", sa.BigInteger(), nullable=False),
        sa.Column("made_by", sa.String(16), nullable=False),
        sa.ForeignKeyConstraint(["meeting"], ["meetings.id"], name=op.f("fk_role_keys_meeting")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role_keys")),
        sa.UniqueConstraint("meeting", "hash"),
        sqlite_autoincrement=True,
    )
