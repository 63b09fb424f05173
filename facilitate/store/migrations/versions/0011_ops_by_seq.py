"""What was accepted lately in a meeting is found without reading all of it: processes that share a PostgreSQL ask at each batch."""

from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.create_index("ix_ops_meeting_seq", "ops", ["meeting", "seq"])
