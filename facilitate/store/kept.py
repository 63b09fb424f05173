"""A meeting as it stands in the store, whole or from a number on: entries, answered ops, and what lies in its open boxes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from facilitate.core.act import Choice, Entry
from facilitate.core.ballot.boxes import last_filled
from facilitate.store import codec
from facilitate.store.boxes import Boxes
from facilitate.store.tables import log, ops


@dataclass(frozen=True)
class Answered:
    """An op that was accepted: whose, at which seq, what it made, the hash of a token it handed out, and the hash of what brings
    that token once more ("": nothing)."""

    person: str
    op: str
    seq: int
    made: str = ""
    token_hash: str = ""
    token_before: str = ""


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


def kept(connection: Connection, boxes: Boxes, row: Any, after: int = 0) -> Kept:
    """What the meeting of that row (id, code, head, chain) has come to since `after`, all of it at 0."""
    answered = connection.execute(select(ops).where(ops.c.meeting == row.id, ops.c.seq >= after))
    entries: tuple[Entry, ...] = ()
    if row.head > after:
        found = connection.execute(select(log).where(log.c.meeting == row.id, log.c.seq > after).order_by(log.c.seq))
        entries = tuple(codec.entry(one) for one in found)
    return Kept(
        row.id, row.code, row.head, row.chain, entries,
        tuple(Answered(a.person, a.op, a.seq, a.made) for a in answered),
        boxes.read(connection, row.id, row.code, last_filled(entries), some=bool(after)),
    )  # fmt: skip
