"""Action groups with squads, shifts and sign-ups; reminders; imports."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _hooks()
    _imports()
    _groups()
    _sendings()
    _squads()
    _shifts()
    _sign_ups()


def _hooks() -> None:
    op.create_table(
        "hooks",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("community", ID, nullable=False),
        sa.Column("kind", sa.String(length=16), server_default="", nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("address", sa.Text(), server_default="", nullable=False),
        sa.Column("on", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["community"], ["communities.id"], name=op.f("fk_hooks_community")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hooks")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_hooks_community"), "hooks", ["community"], unique=False)


def _imports() -> None:
    op.create_table(
        "imports",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("community", ID, nullable=False),
        sa.Column("into", sa.String(length=16), server_default="", nullable=False),
        sa.Column("file", sa.Text(), server_default="", nullable=False),
        sa.Column("rows", sa.JSON(), nullable=False),
        sa.Column("mapping", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=16), server_default="", nullable=False),
        sa.Column("deed", ID, nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["community"], ["communities.id"], name=op.f("fk_imports_community")),
        sa.ForeignKeyConstraint(["deed"], ["deeds.id"], name=op.f("fk_imports_deed")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_imports")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_imports_community"), "imports", ["community"], unique=False)


def _groups() -> None:
    op.create_table(
        "groups",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("community", ID, nullable=False),
        sa.Column("promise", ID, nullable=True),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("purpose", sa.Text(), server_default="", nullable=False),
        sa.Column("state", sa.String(length=16), server_default="", nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["community"], ["communities.id"], name=op.f("fk_groups_community")),
        sa.ForeignKeyConstraint(["promise"], ["promises.id"], name=op.f("fk_groups_promise")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_groups")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_groups_community"), "groups", ["community"], unique=False)
    op.create_index(op.f("ix_groups_promise"), "groups", ["promise"], unique=False)


def _sendings() -> None:
    op.create_table(
        "sendings",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("hook", ID, nullable=False),
        sa.Column("promise", ID, nullable=True),
        sa.Column("what", sa.String(length=16), server_default="", nullable=False),
        sa.Column("for", sa.String(length=10), server_default="", nullable=False),
        sa.Column("state", sa.String(length=16), server_default="", nullable=False),
        sa.Column("fault", sa.Text(), server_default="", nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["hook"], ["hooks.id"], name=op.f("fk_sendings_hook")),
        sa.ForeignKeyConstraint(["promise"], ["promises.id"], name=op.f("fk_sendings_promise")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sendings")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_sendings_hook"), "sendings", ["hook"], unique=False)
    op.create_index(op.f("ix_sendings_promise"), "sendings", ["promise"], unique=False)


def _squads() -> None:
    op.create_table(
        "squads",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("group", ID, nullable=False),
        sa.Column("kind", sa.String(length=16), server_default="", nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("lead", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["group"], ["groups.id"], name=op.f("fk_squads_group")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_squads")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_squads_group"), "squads", ["group"], unique=False)


def _shifts() -> None:
    op.create_table(
        "shifts",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("squad", ID, nullable=False),
        sa.Column("place", sa.Text(), server_default="", nullable=False),
        sa.Column("starts", sa.String(length=32), server_default="", nullable=False),
        sa.Column("ends", sa.String(length=32), server_default="", nullable=False),
        sa.Column("places", sa.Integer(), nullable=False),
        sa.Column("skills", sa.Text(), server_default="", nullable=False),
        sa.Column("state", sa.String(length=16), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["squad"], ["squads.id"], name=op.f("fk_shifts_squad")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shifts")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_shifts_squad"), "shifts", ["squad"], unique=False)


def _sign_ups() -> None:
    op.create_table(
        "sign_ups",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("shift", ID, nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("contact", sa.Text(), server_default="", nullable=False),
        sa.Column("skills", sa.Text(), server_default="", nullable=False),
        sa.Column("who", sa.String(length=64), server_default="", nullable=False),
        sa.Column("state", sa.String(length=16), server_default="", nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["shift"], ["shifts.id"], name=op.f("fk_sign_ups_shift")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_ups")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_sign_ups_shift"), "sign_ups", ["shift"], unique=False)
