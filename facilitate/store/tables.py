"""The tables: meetings, their logs, what was answered, tokens and keys by hash, the sealed boxes of open ballots, and pictures."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(column_0_label)s",
    }
)
ID = BigInteger().with_variant(Integer, "sqlite")

meetings = Table(
    "meetings", metadata,
    Column("id", ID, primary_key=True, autoincrement=True),
    Column("code", String(8), nullable=False, unique=True),
    Column("head", BigInteger, nullable=False),       # seq of the last entry
    Column("chain", String(64), nullable=False),      # hash of the last entry
    Column("created_at", BigInteger, nullable=False),  # server ms
)  # fmt: skip

log = Table(
    "log", metadata,
    Column("meeting", ForeignKey("meetings.id"), primary_key=True),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("at", BigInteger, nullable=False),         # server ms
    Column("person", String(16), nullable=False),
    Column("entered_by", String(16), nullable=False),
    Column("kind", String(32), nullable=False),
    Column("body", Text, nullable=False),             # the event as JSON
    Column("salt", String(32), nullable=False),
    Column("digest", String(64), nullable=False),     # of the whole entry, salted: stays when the body is erased
    Column("chain", String(64), nullable=False),      # of the chain before and the digest (core/chain.py)
)  # fmt: skip

ops = Table(
    "ops", metadata,
    Column("meeting", ForeignKey("meetings.id"), primary_key=True),
    Column("person", String(16), primary_key=True),
    Column("op", String(40), primary_key=True),
    Column("seq", BigInteger, nullable=False),
    Column("made", String(16), nullable=False),
    Index("ix_ops_meeting_seq", "meeting", "seq").ddl_if(dialect="postgresql"),
)  # fmt: skip

tokens = Table(
    "tokens", metadata,
    Column("hash", String(64), primary_key=True),
    Column("meeting", ForeignKey("meetings.id"), nullable=False),
    Column("person", String(16), nullable=False),
    Index("ix_tokens_meeting", "meeting"),
    Column("since", BigInteger, nullable=False, server_default="0"),  # number in the log at which it was given
    Column("before", String(64), nullable=True),      # hash of what brings it once more, until it is first used
    Index("ix_tokens_before", "before"),
)  # fmt: skip

role_keys = Table(
    "role_keys", metadata,
    Column("id", ID, primary_key=True, autoincrement=True),
    Column("meeting", ForeignKey("meetings.id"), nullable=False),
    Column("kind", String(8), nullable=False),        # role or seat
    Column("role", String(40), nullable=False),       # that it opens; "": a seat
    Column("label", String(80), nullable=False),      # for whom, or the number of the seat
    Column("hash", String(64), nullable=False),       # under the secret of the data folder
    Column("once", Boolean, nullable=False),
    Column("until", BigInteger, nullable=True),       # server ms
    Column("revoked", BigInteger, nullable=True),     # server ms
    Column("made", BigInteger, nullable=False),       # server ms
    Column("made_by", String(16), nullable=False),    # person of the meeting
    UniqueConstraint("meeting", "hash"),
    sqlite_autoincrement=True,
)  # fmt: skip

sealed = Table(
    "sealed", metadata,
    Column("meeting", ForeignKey("meetings.id"), primary_key=True),
    Column("ballot", String(16), primary_key=True),
    Column("token", String(64), primary_key=True),    # says nothing without the secret of the data folder
    Column("choice", LargeBinary, nullable=False),    # padded, so that its size says nothing
    sqlite_with_rowid=False,
)  # fmt: skip

pictures = Table(
    "pictures", metadata,
    Column("meeting", ForeignKey("meetings.id"), primary_key=True),
    Column("sha256", String(64), primary_key=True),   # of the data
    Column("data", LargeBinary, nullable=False),      # JPEG, as the house made it ready
)  # fmt: skip
