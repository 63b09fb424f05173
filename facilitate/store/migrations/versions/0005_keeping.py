"""How a promise is kept: owners, check-ins, confirmations, returns, results."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _evidence()
    _owners()
    _check_ins()
    _confirmations()
    _results()
    _returns()
    _promises()


def _evidence() -> None:
    op.create_table(
        "evidence",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("need", ID, nullable=False),
        sa.Column("kind", sa.String(length=16), server_default="", nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("source", sa.Text(), server_default="", nullable=False),
        sa.Column("on", sa.String(length=10), server_default="", nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["need"], ["needs.id"], name=op.f("fk_evidence_need")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_evidence_need"), "evidence", ["need"], unique=False)


def _owners() -> None:
    op.create_table(
        "owners",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("need", ID, nullable=False),
        sa.Column("unit", ID, nullable=True),
        sa.Column("person", sa.Text(), server_default="", nullable=False),
        sa.Column("route", sa.String(length=16), server_default="", nullable=False),
        sa.Column("part", sa.Text(), server_default="", nullable=False),
        sa.Column("state", sa.String(length=16), server_default="", nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["need"], ["needs.id"], name=op.f("fk_owners_need")),
        sa.ForeignKeyConstraint(["unit"], ["units.id"], name=op.f("fk_owners_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_owners")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_owners_need"), "owners", ["need"], unique=False)
    op.create_index(op.f("ix_owners_unit"), "owners", ["unit"], unique=False)


def _check_ins() -> None:
    op.create_table(
        "check_ins",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("promise", ID, nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("state", sa.String(length=16), server_default="", nullable=False),
        sa.Column("who", sa.Text(), server_default="", nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["promise"], ["promises.id"], name=op.f("fk_check_ins_promise")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_check_ins")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_check_ins_promise"), "check_ins", ["promise"], unique=False)


def _confirmations() -> None:
    op.create_table(
        "confirmations",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("promise", ID, nullable=False),
        sa.Column("accepted", sa.Boolean(), nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("who", sa.String(length=64), server_default="", nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["promise"], ["promises.id"], name=op.f("fk_confirmations_promise")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_confirmations")),
        sa.UniqueConstraint("promise", "who"),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_confirmations_promise"), "confirmations", ["promise"], unique=False)


def _results() -> None:
    op.create_table(
        "results",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("community", ID, nullable=False),
        sa.Column("need", ID, nullable=True),
        sa.Column("promise", ID, nullable=True),
        sa.Column("meeting", sa.String(length=8), server_default="", nullable=False),
        sa.Column("kind", sa.String(length=16), server_default="", nullable=False),
        sa.Column("before", sa.Text(), server_default="", nullable=False),
        sa.Column("after", sa.Text(), server_default="", nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["community"], ["communities.id"], name=op.f("fk_results_community")),
        sa.ForeignKeyConstraint(["need"], ["needs.id"], name=op.f("fk_results_need")),
        sa.ForeignKeyConstraint(["promise"], ["promises.id"], name=op.f("fk_results_promise")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_results")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_results_community"), "results", ["community"], unique=False)
    op.create_index(op.f("ix_results_need"), "results", ["need"], unique=False)
    op.create_index(op.f("ix_results_promise"), "results", ["promise"], unique=False)


def _returns() -> None:
    op.create_table(
        "returns",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("promise", ID, nullable=False),
        sa.Column("months", sa.Integer(), nullable=False),
        sa.Column("due", sa.String(length=10), server_default="", nullable=False),
        sa.Column("state", sa.String(length=16), server_default="", nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("who", sa.Text(), server_default="", nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["promise"], ["promises.id"], name=op.f("fk_returns_promise")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_returns")),
        sa.UniqueConstraint("promise", "months"),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_returns_promise"), "returns", ["promise"], unique=False)


def _promises() -> None:
    with op.batch_alter_table("promises", schema=None) as batch_op:
        batch_op.add_column(sa.Column("route", sa.String(length=16), server_default="", nullable=False))
        batch_op.add_column(sa.Column("weekly", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(sa.Column("done", sa.String(length=10), server_default="", nullable=False))
