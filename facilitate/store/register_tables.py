"""The tables of what outlives a meeting: communities, units, needs, offers, promises, and the deeds that changed them."""

from sqlalchemy import JSON, BigInteger, Boolean, Column, ForeignKey, Index, Integer, String, Table, Text

from facilitate.store.tables import ID, metadata


def _id() -> Column[int]:
    return Column("id", ID, primary_key=True, autoincrement=True)


def _of(table: str, name: str = "", optional: bool = False, index: bool = True) -> Column[int]:
    """The id of a row of another table."""
    return Column(name or table.removesuffix("s"), ForeignKey(f"{table}.id"), nullable=optional, index=index)


def _words(name: str) -> Column[str]:
    """What people write; how long it may be is for the register to say."""
    return Column(name, Text, nullable=False, server_default="")


def _code(name: str, most: int = 40) -> Column[str]:
    return Column(name, String(most), nullable=False, server_default="")


communities = Table(
    "communities", metadata, _id(),
    _words("name"),
    _words("organiser"),          # who convenes: federation, street office, committee, agency
    _words("supporter"),          # who helps and may step back
    Column("profile", JSON, nullable=False),
    sqlite_autoincrement=True,
)  # fmt: skip

deeds = Table(
    "deeds", metadata, _id(),
    Column("community", ForeignKey("communities.id"), nullable=True),
    Column("at", BigInteger, nullable=False),         # server ms
    Column("doer", String(40), nullable=False),       # organiser, account:3, slip:…, meeting:K7P2
    Column("verb", String(32), nullable=False),
    Column("undone_by", ID, nullable=True),
    Index("ix_deeds_community_at", "community", "at"),
    sqlite_autoincrement=True,
)  # fmt: skip

changes = Table(
    "changes", metadata, _id(),
    _of("deeds"),
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
    "gatherings", metadata, _id(),
    _of("communities", "community"),
    Column("meeting", String(8), nullable=False, unique=True),
    Column("head", BigInteger, nullable=False),       # seq of the log that was read
    _words("title"),
    _code("rule", 64),
    _words("place"),
    Column("starts", String(32), nullable=False),     # ISO 8601 with offset
    Column("facts", JSON, nullable=False),            # how many came, by group; measures
    sqlite_autoincrement=True,
)  # fmt: skip

units = Table(
    "units", metadata, _id(),
    _of("communities", "community"),
    _words("name"),
    _words("folded"),                                 # the name as it is compared
    _code("kind"),                               # group of the lists
    _words("place"),
    _words("hours"),
    _words("contact"),
    Column("into", ForeignKey("units.id"), nullable=True),
    sqlite_autoincrement=True,
)  # fmt: skip

needs = Table(
    "needs", metadata, _id(),
    _of("communities", "community"),
    _code("kind", 16),            # need or idea
    _code("state", 16),           # open, settled, withdrawn
    _words("title"),
    _code("category"),
    _words("place"),
    _words("since"),
    _words("hours"),
    Column("households", Integer, nullable=True),
    _words("affected"),
    _words("absent"),
    Column("danger", Boolean, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("into", ForeignKey("needs.id"), nullable=True),
    sqlite_autoincrement=True,
)  # fmt: skip

sources = Table(
    "sources", metadata, _id(),
    _of("needs"),
    _code("meeting", 8),                             # "" for what does not come from a meeting
    _code("item", 16),
    _words("words"),
    Column("at", BigInteger, nullable=False),
    Column("facts", JSON, nullable=False),            # dots, grades, priority; `row` and what it `said` last
    Index("ix_sources_meeting_item", "meeting", "item"),
    sqlite_autoincrement=True,
)  # fmt: skip

offers = Table(
    "offers", metadata, _id(),
    _of("communities", "community"),
    _of("units", optional=True),
    _code("resource"),
    _words("text"),
    _words("place"),
    _words("hours"),
    _words("amount"),
    _words("price"),
    _code("until", 10),                              # ISO date
    _words("project"),
    _code("state", 16),
    _code("meeting", 8),
    _code("item", 16),
    Column("said", JSON, nullable=False),             # what the meeting said last
    Column("at", BigInteger, nullable=False),
    Index("ix_offers_meeting_item", "meeting", "item"),
    sqlite_autoincrement=True,
)  # fmt: skip

matches = Table(
    "matches", metadata, _id(),
    _of("needs"),
    _of("offers"),
    _code("state", 16),                              # confirmed, declined, withdrawn
    Column("at", BigInteger, nullable=False),
    Column("why", JSON, nullable=False),
    sqlite_autoincrement=True,
)  # fmt: skip

promises = Table(
    "promises", metadata, _id(),
    _of("communities", "community"),
    _of("needs", optional=True),
    _of("units", optional=True),
    _words("person"),                                 # who holds the office now, or who took it on
    _code("kind"),                               # kind of answer, or task
    _words("text"),
    _code("due", 10),                                # ISO date
    _words("approver"),
    _words("checker"),
    _code("state", 16),
    _code("meeting", 8),
    _code("item", 16),
    Column("said", JSON, nullable=False),             # what the meeting said last
    Column("at", BigInteger, nullable=False),
    Index("ix_promises_meeting_item", "meeting", "item"),
    sqlite_autoincrement=True,
)  # fmt: skip

REGISTERS = {table.name: table for table in (communities, gatherings, units, needs, sources, offers, matches, promises)}
"""What a deed may write."""
