"""The tables of how a promise is kept: owners, evidence, check-ins, confirmations, returns, results, groups, reminders, imports."""

from sqlalchemy import JSON, BigInteger, Boolean, Column, ForeignKey, Integer, Table, UniqueConstraint, false, true

from facilitate.store.register_columns import code, community, instant, number, of, words
from facilitate.store.tables import metadata

owners = Table(
    "owners", metadata, number(),
    of("needs"),
    of("units", optional=True),
    words("person"),                                  # who holds the office, or who took it on
    code("route", 16),                                # one of the five response routes
    words("part"),                                    # for which part of it
    code("state", 16),                                # open, released
    instant(),
    sqlite_autoincrement=True,
)  # fmt: skip

evidence = Table(
    "evidence", metadata, number(),
    of("needs"),
    code("kind", 16),                                 # normative, felt, expressed, comparative
    words("text"),
    words("source"),
    code("on", 10),                                   # ISO date
    instant(),
    sqlite_autoincrement=True,
)  # fmt: skip

check_ins = Table(
    "check_ins", metadata, number(),
    of("promises"),
    words("text"),
    code("state", 16),                                # going, stuck, done
    words("who"),
    instant(),
    sqlite_autoincrement=True,
)  # fmt: skip

confirmations = Table(
    "confirmations", metadata, number(),
    of("promises"),
    Column("accepted", Boolean, nullable=False),      # or: back to work
    words("text"),
    code("who", 64),                                  # account:3, or the hash of a neighbour's phone
    instant(),
    UniqueConstraint("promise", "who"),
    sqlite_autoincrement=True,
)  # fmt: skip

returns = Table(
    "returns", metadata, number(),
    of("promises"),
    Column("months", Integer, nullable=False),        # 3, 6 or 12 after it was done
    code("due", 10),                                  # ISO date
    code("state", 16),                                # due, used, partly, unused
    words("text"),
    words("who"),
    Column("at", BigInteger, nullable=True),          # server ms
    UniqueConstraint("promise", "months"),
    sqlite_autoincrement=True,
)  # fmt: skip

results = Table(
    "results", metadata, number(),
    community(),
    of("needs", optional=True),
    of("promises", optional=True),
    code("meeting", 8),                               # because of which meeting
    code("kind", 16),                                 # money, plan, time, other
    words("before"),
    words("after"),
    words("text"),
    instant(),
    sqlite_autoincrement=True,
)  # fmt: skip

groups = Table(
    "groups", metadata, number(),
    community(),
    of("promises", optional=True),
    words("name"),
    words("purpose"),
    code("state", 16),                                # open, closed
    instant(),
    sqlite_autoincrement=True,
)  # fmt: skip

squads = Table(
    "squads", metadata, number(),
    of("groups"),
    code("kind", 16),                                 # information, logistics, distribution, other
    words("name"),
    words("lead"),
    sqlite_autoincrement=True,
)  # fmt: skip

shifts = Table(
    "shifts", metadata, number(),
    of("squads"),
    words("place"),
    code("starts", 32),                               # ISO 8601 with offset
    code("ends", 32),
    Column("places", Integer, nullable=False),
    words("skills"),
    code("state", 16),                                # open, cancelled
    sqlite_autoincrement=True,
)  # fmt: skip

sign_ups = Table(
    "sign_ups", metadata, number(),
    of("shifts"),
    words("name"),
    words("contact"),                                 # only for whoever leads the squad
    words("skills"),
    code("who", 64),                                  # hash of the phone, by which she may sign off again
    code("state", 16),                                # coming, waiting, signed_off
    instant(),
    sqlite_autoincrement=True,
)  # fmt: skip

hooks = Table(
    "hooks", metadata, number(),
    community(),
    code("kind", 16),                                 # dingtalk, wecom, feishu, generic, mail
    words("name"),
    words("address"),                                 # as far as it is no secret: the host, or who gets the mail
    Column("on", Boolean, nullable=False, server_default=true()),
    Column("persons", Boolean, nullable=False, server_default=false()),  # names of persons, not only of offices
    Column("near", Boolean, nullable=False, server_default=false()),     # in the own network, where http is enough
    Column("server", JSON(none_as_null=True), nullable=True),            # of mail: host, port, security, user, sender
    instant(),
    sqlite_autoincrement=True,
)  # fmt: skip

hook_secrets = Table(
    "hook_secrets", metadata,
    Column("hook", ForeignKey("hooks.id"), primary_key=True, autoincrement=False),
    words("address"),                                 # the whole of it: whoever knows it may post there
    words("secret"),                                  # by which a message is signed, or the password of the mail server
)  # fmt: skip
"""Of no deed: no history keeps a secret."""

sendings = Table(
    "sendings", metadata, number(),
    of("hooks"),
    Column("promise", ForeignKey("promises.id"), nullable=True, index=True),
    code("what", 16),                                 # soon, late, check_in, return
    code("for", 10),                                  # ISO date to which it belongs
    code("state", 16),                                # sent, failed
    words("fault"),
    instant(),
    sqlite_autoincrement=True,
)  # fmt: skip

imports = Table(
    "imports", metadata, number(),
    community(),
    code("into", 16),                                 # needs, offers, units
    words("file"),
    Column("rows", JSON, nullable=False),             # as they stood in the file
    Column("mapping", JSON, nullable=False),          # which column is which field
    code("state", 16),                                # read, running, done, undone
    Column("deed", ForeignKey("deeds.id"), nullable=True),
    instant(),
    sqlite_autoincrement=True,
)  # fmt: skip

KEEPING = (
    owners,
    evidence,
    check_ins,
    confirmations,
    returns,
    results,
    groups,
    squads,
    shifts,
    sign_ups,
    hooks,
    sendings,
)
"""What a deed may write; what a file held that somebody brought (`imports`) stands in no history."""
