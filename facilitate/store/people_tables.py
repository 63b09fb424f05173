"""The tables of who comes through the three doors: accounts, links that invite, programs' tokens, neighbours who come again."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, String, Table, UniqueConstraint, false, text

from facilitate.store.register_columns import code, community, instant, number, of, words
from facilitate.store.tables import ID, metadata

accounts = Table(
    "accounts", metadata, number(),
    community(),
    of("units", optional=True),                       # whose clerk it is; none: the organiser's
    code("door", 16),                                 # organiser or unit
    Column("login", String(80), nullable=False, unique=True),
    words("person"),
    code("state", 16),                                # invited, open, closed
    instant(),
    sqlite_autoincrement=True,
)  # fmt: skip

secrets = Table(
    "secrets", metadata,
    Column("account", ForeignKey("accounts.id"), primary_key=True, autoincrement=False),
    Column("hash", String(200), nullable=False),      # argon2id; scrypt from before
    Column("since", ID, nullable=False),              # server ms, of the password or of signing out; a browser that signed in before is asked again
)  # fmt: skip
"""Of no deed: no history keeps a password."""

invitations = Table(
    "invitations", metadata, number(),
    of("accounts"),
    Column("hash", String(64), nullable=False, unique=True),
    instant("until"),
    Column("used", ID, nullable=True),                # server ms
    sqlite_autoincrement=True,
)  # fmt: skip

api_keys = Table(
    "api_keys", metadata, number(),
    community(),
    of("accounts", optional=True),                    # in whose name; none: the organiser's
    words("name"),                                    # what it is for
    Column("hash", String(64), nullable=False, unique=True),
    code("rights", 16),                               # read, write, calendar, read_hidden, write_hidden
    code("state", 16),                                # open, closed
    instant(),
    Column("used", ID, nullable=True),                # server ms, to the hour
    sqlite_autoincrement=True,
)  # fmt: skip

holdings = Table(
    "holdings", metadata, number(),
    community(),
    code("meeting", 8),
    of("accounts", optional=True),                    # none: the house's key
    code("part", 16),                                 # owner, shared; opened: by the house's admin, for a day; admin: of no meeting
    instant(),
    Index("ix_holdings_meeting", "meeting"),
    Index(
        "ix_holdings_owner", "meeting", unique=True, sqlite_where=text("part = 'owner'"), postgresql_where=text("part = 'owner'")
    ),
    sqlite_autoincrement=True,
)  # fmt: skip
"""Whose a meeting is; one without an owner is the house's."""

neighbours = Table(
    "neighbours", metadata, number(),
    community(),
    words("name"),                                    # as she calls herself
    Column("mark", String(64), nullable=False, unique=True),  # hash of the cookie by which her phone is known again
    words("home"),                                    # her building, if she wants to tell
    Column("consent", Boolean, nullable=False, server_default=false()),
    code("state", 16),                                # open, forgotten
    instant(),
    sqlite_autoincrement=True,
)  # fmt: skip

attendances = Table(
    "attendances", metadata, number(),
    of("neighbours"),
    code("meeting", 8),
    code("person", 16),
    UniqueConstraint("meeting", "person"),
    Index("ix_attendances_meeting", "meeting"),
    sqlite_autoincrement=True,
)  # fmt: skip

visits = Table(
    "visits", metadata, number(),
    community(),
    of("needs", optional=True),                       # which affects whoever was not there
    words("place"),                                   # a building of the profile
    code("group"),                                    # a group of the lists or a kind of the profile
    words("whom"),                                    # who was asked, as it was written
    code("way", 16),                                  # door, phone, card
    words("text"),                                    # what they said
    code("on", 10),                                   # ISO date
    instant(),
    sqlite_autoincrement=True,
)  # fmt: skip

PEOPLE = (accounts, holdings, neighbours, attendances, visits)
"""What a deed may write; the others hold secrets, of which no history is kept."""
