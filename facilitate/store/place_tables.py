"""The tables of where and when people meet: rooms, series, the calendar, cards left at any hour."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, String, Table, false

from facilitate.store.register_columns import code, community, instant, number, of, words
from facilitate.store.tables import metadata

rooms = Table(
    "rooms", metadata, number(),
    community(),
    Column("code", String(16), nullable=False, unique=True),  # on the QR code that hangs there for good
    words("name"),
    words("place"),
    words("hours"),
    code("state", 16),                                # open, closed
    sqlite_autoincrement=True,
)  # fmt: skip

series = Table(
    "series", metadata, number(),
    community(),
    words("name"),
    words("purpose"),
    code("rule", 64),                                 # by which it usually meets
    of("rooms", optional=True),                       # where it usually meets
    code("state", 16),                                # open, closed
    instant(),
    sqlite_autoincrement=True,
)  # fmt: skip

bookings = Table(
    "bookings", metadata, number(),
    community(),
    of("rooms", optional=True),
    Column("series", ForeignKey("series.id"), nullable=True, index=True),
    code("meeting", 8),                               # once there is one
    words("title"),
    words("host"),                                    # who meets
    code("starts", 32),                               # ISO 8601 with offset
    code("ends", 32),
    code("state", 16),                                # planned, held, cancelled
    Index("ix_bookings_meeting", "meeting"),
    Index("ix_bookings_community_starts", "community", "starts"),
    sqlite_autoincrement=True,
)  # fmt: skip

cards = Table(
    "cards", metadata, number(),
    community(),
    of("rooms", optional=True),
    words("text"),
    code("category"),
    words("place"),
    words("since"),
    words("affected"),                                # whom it touches
    words("asked"),                                   # what is asked of whom
    words("name"),                                    # only if she wants it to be known
    Column("slip", String(64), nullable=False, unique=True),  # hash of the number on her receipt
    Column("hidden", Boolean, nullable=False, server_default=false()),  # sensitive, or taken out of sight
    code("state", 16),                                # waiting, taken, registered, withdrawn, refused
    words("reason"),                                  # why it was refused
    of("needs", optional=True),
    code("meeting", 8),                               # in which it was taken up
    code("item", 16),
    code("mark", 64),                                 # by which phone it was left: hash of its cookie
    instant(),
    Index("ix_cards_meeting_item", "meeting", "item"),
    Index("ix_cards_mark", "mark"),
    sqlite_autoincrement=True,
)  # fmt: skip

PLACES = (rooms, series, bookings, cards)
"""What a deed may write."""
