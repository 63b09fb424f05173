"""The register: communities, units, needs, offers, promises, the deeds that changed them, and what they are found by."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _communities()
    _grams()
    _deeds()
    _gatherings()
    _needs()
    _units()
    _changes()
    _offers()
    _promises()
    _sources()
    _matches()


def _communities() -> None:
    op.create_table(
        "communities",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("organiser", sa.Text(), server_default="", nullable=False),
        sa.Column("supporter", sa.Text(), server_default="", nullable=False),
        sa.Column("profile", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_communities")),
        sqlite_autoincrement=True,
    )


def _grams() -> None:
    op.create_table(
        "grams",
        sa.Column("table", sa.String(length=32), nullable=False),
        sa.Column("gram", sa.String(length=8), nullable=False),
        sa.Column("row", ID, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("table", "gram", "row", name=op.f("pk_grams")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_grams_table_row", "grams", ["table", "row"], unique=False)


def _deeds() -> None:
    op.create_table(
        "deeds",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("community", ID, nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("doer", sa.String(length=40), nullable=False),
        sa.Column("verb", sa.String(length=32), nullable=False),
        sa.Column("undone_by", ID, nullable=True),
        sa.ForeignKeyConstraint(["community"], ["communities.id"], name=op.f("fk_deeds_community")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deeds")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_deeds_community_at", "deeds", ["community", "at"], unique=False)


def _gatherings() -> None:
    op.create_table(
        "gatherings",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("community", ID, nullable=False),
        sa.Column("meeting", sa.String(length=8), nullable=False),
        sa.Column("head", sa.BigInteger(), nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("rule", sa.String(length=64), server_default="", nullable=False),
        sa.Column("place", sa.Text(), server_default="", nullable=False),
        sa.Column("starts", sa.String(length=32), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["community"], ["communities.id"], name=op.f("fk_gatherings_community")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gatherings")),
        sa.UniqueConstraint("meeting"),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_gatherings_community"), "gatherings", ["community"], unique=False)


def _needs() -> None:
    op.create_table(
        "needs",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("community", ID, nullable=False),
        sa.Column("kind", sa.String(length=16), server_default="", nullable=False),
        sa.Column("state", sa.String(length=16), server_default="", nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("category", sa.String(length=40), server_default="", nullable=False),
        sa.Column("place", sa.Text(), server_default="", nullable=False),
        sa.Column("since", sa.Text(), server_default="", nullable=False),
        sa.Column("hours", sa.Text(), server_default="", nullable=False),
        sa.Column("households", sa.Integer(), nullable=True),
        sa.Column("affected", sa.Text(), server_default="", nullable=False),
        sa.Column("absent", sa.Text(), server_default="", nullable=False),
        sa.Column("danger", sa.Boolean(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("into", ID, nullable=True),
        sa.ForeignKeyConstraint(["community"], ["communities.id"], name=op.f("fk_needs_community")),
        sa.ForeignKeyConstraint(["into"], ["needs.id"], name=op.f("fk_needs_into")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_needs")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_needs_community"), "needs", ["community"], unique=False)


def _units() -> None:
    op.create_table(
        "units",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("community", ID, nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("folded", sa.Text(), server_default="", nullable=False),
        sa.Column("kind", sa.String(length=40), server_default="", nullable=False),
        sa.Column("place", sa.Text(), server_default="", nullable=False),
        sa.Column("hours", sa.Text(), server_default="", nullable=False),
        sa.Column("contact", sa.Text(), server_default="", nullable=False),
        sa.Column("into", ID, nullable=True),
        sa.ForeignKeyConstraint(["community"], ["communities.id"], name=op.f("fk_units_community")),
        sa.ForeignKeyConstraint(["into"], ["units.id"], name=op.f("fk_units_into")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_units")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_units_community"), "units", ["community"], unique=False)


def _changes() -> None:
    op.create_table(
        "changes",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("deed", ID, nullable=False),
        sa.Column("table", sa.String(length=32), nullable=False),
        sa.Column("row", ID, nullable=False),
        sa.Column("before", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("after", sa.JSON(none_as_null=True), nullable=True),
        sa.ForeignKeyConstraint(["deed"], ["deeds.id"], name=op.f("fk_changes_deed")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_changes")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_changes_deed"), "changes", ["deed"], unique=False)
    op.create_index("ix_changes_table_row", "changes", ["table", "row"], unique=False)


def _offers() -> None:
    op.create_table(
        "offers",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("community", ID, nullable=False),
        sa.Column("unit", ID, nullable=True),
        sa.Column("resource", sa.String(length=40), server_default="", nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("place", sa.Text(), server_default="", nullable=False),
        sa.Column("hours", sa.Text(), server_default="", nullable=False),
        sa.Column("amount", sa.Text(), server_default="", nullable=False),
        sa.Column("price", sa.Text(), server_default="", nullable=False),
        sa.Column("until", sa.String(length=10), server_default="", nullable=False),
        sa.Column("project", sa.Text(), server_default="", nullable=False),
        sa.Column("state", sa.String(length=16), server_default="", nullable=False),
        sa.Column("meeting", sa.String(length=8), server_default="", nullable=False),
        sa.Column("item", sa.String(length=16), server_default="", nullable=False),
        sa.Column("said", sa.JSON(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["community"], ["communities.id"], name=op.f("fk_offers_community")),
        sa.ForeignKeyConstraint(["unit"], ["units.id"], name=op.f("fk_offers_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offers")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_offers_community"), "offers", ["community"], unique=False)
    op.create_index("ix_offers_meeting_item", "offers", ["meeting", "item"], unique=False)
    op.create_index(op.f("ix_offers_unit"), "offers", ["unit"], unique=False)


def _promises() -> None:
    op.create_table(
        "promises",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("community", ID, nullable=False),
        sa.Column("need", ID, nullable=True),
        sa.Column("unit", ID, nullable=True),
        sa.Column("person", sa.Text(), server_default="", nullable=False),
        sa.Column("kind", sa.String(length=40), server_default="", nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("due", sa.String(length=10), server_default="", nullable=False),
        sa.Column("approver", sa.Text(), server_default="", nullable=False),
        sa.Column("checker", sa.Text(), server_default="", nullable=False),
        sa.Column("state", sa.String(length=16), server_default="", nullable=False),
        sa.Column("meeting", sa.String(length=8), server_default="", nullable=False),
        sa.Column("item", sa.String(length=16), server_default="", nullable=False),
        sa.Column("said", sa.JSON(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["community"], ["communities.id"], name=op.f("fk_promises_community")),
        sa.ForeignKeyConstraint(["need"], ["needs.id"], name=op.f("fk_promises_need")),
        sa.ForeignKeyConstraint(["unit"], ["units.id"], name=op.f("fk_promises_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_promises")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_promises_community"), "promises", ["community"], unique=False)
    op.create_index("ix_promises_meeting_item", "promises", ["meeting", "item"], unique=False)
    op.create_index(op.f("ix_promises_need"), "promises", ["need"], unique=False)
    op.create_index(op.f("ix_promises_unit"), "promises", ["unit"], unique=False)


def _sources() -> None:
    op.create_table(
        "sources",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("need", ID, nullable=False),
        sa.Column("meeting", sa.String(length=8), server_default="", nullable=False),
        sa.Column("item", sa.String(length=16), server_default="", nullable=False),
        sa.Column("words", sa.Text(), server_default="", nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["need"], ["needs.id"], name=op.f("fk_sources_need")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sources")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_sources_meeting_item", "sources", ["meeting", "item"], unique=False)
    op.create_index(op.f("ix_sources_need"), "sources", ["need"], unique=False)


def _matches() -> None:
    op.create_table(
        "matches",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("need", ID, nullable=False),
        sa.Column("offer", ID, nullable=False),
        sa.Column("state", sa.String(length=16), server_default="", nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("why", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["need"], ["needs.id"], name=op.f("fk_matches_need")),
        sa.ForeignKeyConstraint(["offer"], ["offers.id"], name=op.f("fk_matches_offer")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_matches")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_matches_need"), "matches", ["need"], unique=False)
    op.create_index(op.f("ix_matches_offer"), "matches", ["offer"], unique=False)
