"""When a program's key was last used; where reminders go to, and their secrets apart."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("api_keys", sa.Column("used", ID, nullable=True))
    op.add_column("hooks", sa.Column("persons", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("hooks", sa.Column("near", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("hooks", sa.Column("server", sa.JSON(none_as_null=True), nullable=True))
    op.create_table(
        "hook_secrets",
        sa.Column("hook", ID, autoincrement=False, nullable=False),
        sa.Column("address", sa.Text(), server_default="", nullable=False),
        sa.Column("secret", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["hook"], ["hooks.id"], name=op.f("fk_hook_secrets_hook")),
        sa.PrimaryKeyConstraint("hook", name=op.f("pk_hook_secrets")),
    )
