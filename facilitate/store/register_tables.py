"""The tables of what outlives a meeting: communities, units, needs, offers, promises, and the deeds that changed them."""

from sqlalchemy import JSON, BigInteger, Boolean, Column, ForeignKey, Index, Integer, String, Table, false

from facilitate.store.keeping_tables import KEEPING
from facilitate.store.people_tables import PEOPLE
from facilitate.store.place_tables import PLACES
from facilitate.store.privacy_tables import erasures, retentions
from facilitate.store.register_columns import code, community, instant, number, of, words
from facilitate.store.tables import ID, metadata

communities = Table(
    "communities", metadata, number(),
    words("name"),
    words("organiser"),          # who convenes: federation, street office, committee, agency
    words("supporter"),          # who helps and may step back
    Column("profile", JSON, nullable=False),
    Column("titles", Boolean, nullable=False, server_default=false()),  # whether organisers see what each other's meetings are called
    sqlite_autoincrement=True,
)  # fmt: skip

deeds = Table(
    "deeds", metadata, number(),
    Column("community", ForeignKey("communities.id"), nullable=True),
    Column("at", BigInteger, nullable=False),         # server ms
    Column("doer", String(40), nullable=False),       # organiser, account:3, slip:…, meeting:K7P2
    Column("verb", String(32), nullable=False),
    Column("undone_by", ID, nullable=True),
    Index("ix_deeds_community_at", "community", "at"),
    sqlite_autoincrement=True,
)  # fmt: skip

changes = Table(
    "changes", metadata, number(),
    of("deeds"),
    Column("table", String(32), nullable=False),
    Column("row", ID, nullable=False),
    Column("before", JSON(none_as_null=True), nullable=True),  # what was there; None: the row was made
    Column("after", JSON(none_as_null=True), nullable=True),   # what came; None: the row was taken away
    Index("ix_changes_table_row", "table", "row"),
    sqlite_autoincrement=True,
)  # fmt: skip

grams = Table(
    "grams", metadata,
    Column("table", String(32), primary_key=True),
    Column("gram", String(8), primary_key=True),
    Column("row", ID, primary_key=True, autoincrement=False),
    Index("ix_grams_table_row", "table", "row"),
    sqlite_with_rowid=False,
)  # fmt: skip

gatherings = Table(
    "gatherings", metadata, number(),
    community(),
    Column("meeting", String(8), nullable=False, unique=True),
    Column("head", BigInteger, nullable=False),       # seq of the log that was read
    words("title"),
    code("rule", 64),
    words("place"),
    Column("starts", String(32), nullable=False),     # ISO 8601 with offset
    Column("facts", JSON, nullable=False),            # how many came, by group; measures
    of("rooms", optional=True),
    Column("series", ForeignKey("series.id"), nullable=True, index=True),
    sqlite_autoincrement=True,
)  # fmt: skip

units = Table(
    "units", metadata, number(),
    community(),
    words("name"),
    words("folded"),                                 # the name as it is compared
    code("kind"),                               # group of the lists
    words("place"),
    words("hours"),
    words("contact"),
    Column("public", Boolean, nullable=False, server_default=false()),  # whether everybody may read the contact
    words("person"),                                 # who holds the office now
    Column("into", ForeignKey("units.id"), nullable=True),
    sqlite_autoincrement=True,
)  # fmt: skip

needs = Table(
    "needs", metadata, number(),
    community(),
    code("kind", 16),            # need or idea
    code("state", 16),           # open, settled, withdrawn
    words("title"),
    code("category"),
    words("place"),
    words("since"),
    words("hours"),
    Column("households", Integer, nullable=True),
    words("affected"),
    words("absent"),
    Column("danger", Boolean, nullable=False),
    instant(),
    Column("into", ForeignKey("needs.id"), nullable=True),
    sqlite_autoincrement=True,
)  # fmt: skip

sources = Table(
    "sources", metadata, number(),
    of("needs"),
    code("meeting", 8),                             # "" for what does not come from a meeting
    code("item", 16),
    words("words"),
    instant(),
    Column("facts", JSON, nullable=False),            # dots, grades, priority; `row` and what it `said` last
    Index("ix_sources_meeting_item", "meeting", "item"),
    sqlite_autoincrement=True,
)  # fmt: skip

offers = Table(
    "offers", metadata, number(),
    community(),
    of("units", optional=True),
    code("resource"),
    words("text"),
    words("place"),
    words("hours"),
    words("amount"),
    words("price"),
    code("until", 10),                              # ISO date
    words("project"),
    code("state", 16),
    code("meeting", 8),
    code("item", 16),
    Column("said", JSON, nullable=False),             # what the meeting said last
    instant(),
    Index("ix_offers_meeting_item", "meeting", "item"),
    sqlite_autoincrement=True,
)  # fmt: skip

matches = Table(
    "matches", metadata, number(),
    of("needs"),
    of("offers"),
    code("state", 16),                              # confirmed, declined, withdrawn
    instant(),
    Column("why", JSON, nullable=False),
    sqlite_autoincrement=True,
)  # fmt: skip

promises = Table(
    "promises", metadata, number(),
    community(),
    of("needs", optional=True),
    of("units", optional=True),
    words("person"),                                 # who holds the office now, or who took it on
    code("kind"),                               # kind of answer, or task
    code("route", 16),                          # of five: by itself, with more resources, by calling for it, with others, by an organisation
    Column("weekly", Boolean, nullable=False, server_default=false()),  # asked after each week until switched off
    words("text"),
    code("due", 10),                                # ISO date
    words("approver"),
    words("checker"),
    code("state", 16),
    code("done", 10),                                # ISO date on which it was reported as done
    code("meeting", 8),
    code("item", 16),
    Column("said", JSON, nullable=False),             # what the meeting said last
    instant(),
    Index("ix_promises_meeting_item", "meeting", "item"),
    sqlite_autoincrement=True,
)  # fmt: skip

OUTSIDE = (erasures, retentions)
"""Of no deed: what is said of keeping and erasing has no history."""

REGISTERS = {
    table.name: table
    for table in (communities, gatherings, units, needs, sources, offers, matches, promises, *PEOPLE, *PLACES, *KEEPING)
}
"""What a deed may write."""
