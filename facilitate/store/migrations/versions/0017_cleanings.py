"""Whether what was erased has been cleaned out of the database's own files and the backups, and what is left of that."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("erasures", sa.Column("cleaned", ID, nullable=True))
    op.add_column("erasures", sa.Column("left_over", sa.Text(), server_default="", nullable=False))
    # an older program cleaned at once, or told that it could not
    op.execute("update erasures set cleaned = done where done is not null")
