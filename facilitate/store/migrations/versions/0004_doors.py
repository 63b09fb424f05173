"""Who comes through the three doors, and where and when people meet."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _neighbours()
    _rooms()
    _accounts()
    _attendances()
    _cards()
    _series()
    _api_keys()
    _bookings()
    _invitations()
    _secrets()
    _gatherings()


def _neighbours() -> None:
    op.create_table(
        "neighbours",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("community", ID, nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("mark", sa.String(length=64), nullable=False),
        sa.Column("consent", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("state", sa.String(length=16), server_default="", nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["community"], ["communities.id"], name=op.f("fk_neighbours_community")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_neighbours")),
        sa.UniqueConstraint("mark"),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_neighbours_community"), "neighbours", ["community"], unique=False)


def _rooms() -> None:
    op.create_table(
        "rooms",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("community", ID, nullable=False),
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("place", sa.Text(), server_default="", nullable=False),
        sa.Column("hours", sa.Text(), server_default="", nullable=False),
        sa.Column("state", sa.String(length=16), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["community"], ["communities.id"], name=op.f("fk_rooms_community")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rooms")),
        sa.UniqueConstraint("code"),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_rooms_community"), "rooms", ["community"], unique=False)


def _accounts() -> None:
    op.create_table(
        "accounts",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("community", ID, nullable=False),
        sa.Column("unit", ID, nullable=True),
        sa.Column("door", sa.String(length=16), server_default="", nullable=False),
        sa.Column("login", sa.String(length=80), nullable=False),
        sa.Column("person", sa.Text(), server_default="", nullable=False),
        sa.Column("state", sa.String(length=16), server_default="", nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["community"], ["communities.id"], name=op.f("fk_accounts_community")),
        sa.ForeignKeyConstraint(["unit"], ["units.id"], name=op.f("fk_accounts_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accounts")),
        sa.UniqueConstraint("login"),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_accounts_community"), "accounts", ["community"], unique=False)
    op.create_index(op.f("ix_accounts_unit"), "accounts", ["unit"], unique=False)


def _attendances() -> None:
    op.create_table(
        "attendances",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("neighbour", ID, nullable=False),
        sa.Column("meeting", sa.String(length=8), server_default="", nullable=False),
        sa.Column("person", sa.String(length=16), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["neighbour"], ["neighbours.id"], name=op.f("fk_attendances_neighbour")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendances")),
        sa.UniqueConstraint("meeting", "person"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_attendances_meeting", "attendances", ["meeting"], unique=False)
    op.create_index(op.f("ix_attendances_neighbour"), "attendances", ["neighbour"], unique=False)


def _cards() -> None:
    op.create_table(
        "cards",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("community", ID, nullable=False),
        sa.Column("room", ID, nullable=True),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("category", sa.String(length=40), server_default="", nullable=False),
        sa.Column("place", sa.Text(), server_default="", nullable=False),
        sa.Column("since", sa.Text(), server_default="", nullable=False),
        sa.Column("asked", sa.Text(), server_default="", nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("slip", sa.String(length=64), nullable=False),
        sa.Column("hidden", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("state", sa.String(length=16), server_default="", nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("need", ID, nullable=True),
        sa.Column("meeting", sa.String(length=8), server_default="", nullable=False),
        sa.Column("item", sa.String(length=16), server_default="", nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["community"], ["communities.id"], name=op.f("fk_cards_community")),
        sa.ForeignKeyConstraint(["need"], ["needs.id"], name=op.f("fk_cards_need")),
        sa.ForeignKeyConstraint(["room"], ["rooms.id"], name=op.f("fk_cards_room")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cards")),
        sa.UniqueConstraint("slip"),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_cards_community"), "cards", ["community"], unique=False)
    op.create_index("ix_cards_meeting_item", "cards", ["meeting", "item"], unique=False)
    op.create_index(op.f("ix_cards_need"), "cards", ["need"], unique=False)
    op.create_index(op.f("ix_cards_room"), "cards", ["room"], unique=False)


def _series() -> None:
    op.create_table(
        "series",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("community", ID, nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("purpose", sa.Text(), server_default="", nullable=False),
        sa.Column("rule", sa.String(length=64), server_default="", nullable=False),
        sa.Column("room", ID, nullable=True),
        sa.Column("state", sa.String(length=16), server_default="", nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["community"], ["communities.id"], name=op.f("fk_series_community")),
        sa.ForeignKeyConstraint(["room"], ["rooms.id"], name=op.f("fk_series_room")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_series")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_series_community"), "series", ["community"], unique=False)
    op.create_index(op.f("ix_series_room"), "series", ["room"], unique=False)


def _api_keys() -> None:
    op.create_table(
        "api_keys",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("community", ID, nullable=False),
        sa.Column("account", ID, nullable=True),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("rights", sa.String(length=16), server_default="", nullable=False),
        sa.Column("state", sa.String(length=16), server_default="", nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["account"], ["accounts.id"], name=op.f("fk_api_keys_account")),
        sa.ForeignKeyConstraint(["community"], ["communities.id"], name=op.f("fk_api_keys_community")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_api_keys")),
        sa.UniqueConstraint("hash"),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_api_keys_account"), "api_keys", ["account"], unique=False)
    op.create_index(op.f("ix_api_keys_community"), "api_keys", ["community"], unique=False)


def _bookings() -> None:
    op.create_table(
        "bookings",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("community", ID, nullable=False),
        sa.Column("room", ID, nullable=True),
        sa.Column("series", ID, nullable=True),
        sa.Column("meeting", sa.String(length=8), server_default="", nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("host", sa.Text(), server_default="", nullable=False),
        sa.Column("starts", sa.String(length=32), server_default="", nullable=False),
        sa.Column("ends", sa.String(length=32), server_default="", nullable=False),
        sa.Column("state", sa.String(length=16), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["community"], ["communities.id"], name=op.f("fk_bookings_community")),
        sa.ForeignKeyConstraint(["room"], ["rooms.id"], name=op.f("fk_bookings_room")),
        sa.ForeignKeyConstraint(["series"], ["series.id"], name=op.f("fk_bookings_series")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bookings")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_bookings_community"), "bookings", ["community"], unique=False)
    op.create_index("ix_bookings_community_starts", "bookings", ["community", "starts"], unique=False)
    op.create_index("ix_bookings_meeting", "bookings", ["meeting"], unique=False)
    op.create_index(op.f("ix_bookings_room"), "bookings", ["room"], unique=False)
    op.create_index(op.f("ix_bookings_series"), "bookings", ["series"], unique=False)


def _invitations() -> None:
    op.create_table(
        "invitations",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("account", ID, nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.Column("used", ID, nullable=True),
        sa.ForeignKeyConstraint(["account"], ["accounts.id"], name=op.f("fk_invitations_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitations")),
        sa.UniqueConstraint("hash"),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_invitations_account"), "invitations", ["account"], unique=False)


def _secrets() -> None:
    op.create_table(
        "secrets",
        sa.Column("account", ID, autoincrement=False, nullable=False),
        sa.Column("hash", sa.String(length=200), nullable=False),
        sa.Column("since", ID, nullable=False),
        sa.ForeignKeyConstraint(["account"], ["accounts.id"], name=op.f("fk_secrets_account")),
        sa.PrimaryKeyConstraint("account", name=op.f("pk_secrets")),
    )


def _gatherings() -> None:
    with op.batch_alter_table("gatherings", schema=None) as batch_op:
        batch_op.add_column(sa.Column("room", ID, nullable=True))
        batch_op.add_column(sa.Column("series", ID, nullable=True))
        batch_op.create_index(batch_op.f("ix_gatherings_room"), ["room"], unique=False)
        batch_op.create_index(batch_op.f("ix_gatherings_series"), ["series"], unique=False)
        batch_op.create_foreign_key(batch_op.f("fk_gatherings_series"), "series", ["series"], ["id"])
        batch_op.create_foreign_key(batch_op.f("fk_gatherings_room"), "rooms", ["room"], ["id"])
