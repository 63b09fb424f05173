"""The hash chain of a meeting's log, as a record carries it."""

from __future__ import annotations

from facilitate.reports.heads import Row


class Link(Row, frozen=True, kw_only=True, omit_defaults=True):
    """One entry of the log in the chain (core/chain.py): number, instant (server ms), whose act, typed by whom, the event as it
    stands in the log. Each half is bound by its salt, or, where it is covered here, by its hash; what was erased by `digest`."""

    seq: int
    at: int
    person: str = ""
    by: str = ""
    body: str = ""
    who_salt: str = ""
    what_salt: str = ""
    who: str = ""
    what: str = ""
    digest: str = ""


class Chain(Row, frozen=True, kw_only=True):
    """The hash chain of the log: its last hash and how many entries it has; `entries` stand in record.json alone."""

    head: str = ""
    length: int = 0
    entries: tuple[Link, ...] = ()
