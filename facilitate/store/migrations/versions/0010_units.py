"""Who holds a unit's office now, and whether everybody may read how it is reached."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("units", sa.Column("person", sa.Text(), server_default="", nullable=False))
    op.add_column("units", sa.Column("public", sa.Boolean(), server_default=sa.false(), nullable=False))
