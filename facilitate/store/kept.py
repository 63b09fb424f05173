"""A meeting as it stands in the store, whole or from a number on: entries, answered ops, and what lies in its open boxes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from facilitate.core.act import Choice, Entry
from facilitate.core.ballot.boxes import filled
from facilitate.store import codec
from facilitate.store.tables import log, ops, sealed


@dataclass(frozen=True)
class Answered:
    """An op that was accepted: whose, at which seq, what it made, and the hash of a token it handed out."""

    person: str
    op: str
    seq: int
    made: str = ""
    token_hash: str = ""


@dataclass(frozen=True)
class Kept:
    """`head` and `chain` as they are now; the entries after a number, ops accepted from it on, and the choices that these
    entries put into boxes which are still open."""

    id: int
    code: str
    head: int
    chain: str
    entries: tuple[Entry, ...]
    answered: tuple[Answered, ...]
    choices: tuple[Choice, ...]


def kept(connection: Connection, secret: bytes, row: Any, after: int = 0) -> Kept:
    """What the meeting of that row (id, code, head, chain) has come to since `after`, all of it at 0."""
    answered = connection.execute(select(ops).where(ops.c.meeting == row.id, ops.c.seq >= after))
    entries: tuple[Entry, ...] = ()
    if row.head > after:
        found = connection.execute(select(log).where(log.c.meeting == row.id, log.c.seq > after).order_by(log.c.seq))
        entries = tuple(codec.entry(one) for one in found)
    return Kept(
        row.id, row.code, row.head, row.chain, entries,
        tuple(Answered(a.person, a.op, a.seq, a.made) for a in answered),
        _choices(connection, secret, row, entries, bool(after)),
    )  # fmt: skip


def _choices(
    connection: Connection, secret: bytes, row: Any, entries: Sequence[Entry], some: bool
) -> tuple[Choice, ...]:
    """Found by asking for each voter's key; the boxes of closed ballots are empty. `some`: only these are read."""
    voters = sorted({one for entry in entries for one in filled(entry)}, key=lambda one: (one[0], len(one[1]), one[1]))
    query = select(sealed.c.ballot, sealed.c.token, sealed.c.choice).where(sealed.c.meeting == row.id)
    if not voters or not (some or connection.execute(query.limit(1)).first()):
        return ()
    keys = [(ballot, codec.box_token(secret, row.code, ballot, person)) for ballot, person in voters]
    if some:
        query = query.where(sealed.c.token.in_([token for _, token in keys]))
    there = {(one.ballot, one.token): one.choice for one in connection.execute(query)}
    found = zip(voters, keys, strict=True)
    return tuple(Choice(*voter, codec.unpad(there[key])) for voter, key in found if key in there)
