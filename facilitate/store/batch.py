"""What one commit makes durable for one meeting, row by row: entries, answers, tokens, choices, pictures, and the new head."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, bindparam, delete, insert, update
from sqlalchemy.exc import IntegrityError

from facilitate.core.act import Choice, Entry
from facilitate.store import codec
from facilitate.store.boxes import Boxes
from facilitate.store.kept import Answered
from facilitate.store.tables import log, meetings, ops, pictures, tokens

FOLLOWS = (meetings.c.id == bindparam("its"), meetings.c.head == bindparam("before"))
MOVE_ON = update(meetings).where(*FOLLOWS).values(head=bindparam("to"), chain=bindparam("ends"))
ENTRIES, ANSWERS, TOKENS = insert(log), insert(ops), insert(tokens)
"""What every commit says is put together once: that took longer than saying it."""


class Overtaken(Exception):
    """The log has moved on since it was read: read it again."""


@dataclass(frozen=True)
class Batch:
    """Follows on `head` and `chain`; `salts` one for each entry; `pictures` by SHA-256, None erases."""

    head: int
    chain: str
    entries: Sequence[Entry]
    salts: Sequence[str]
    answered: Sequence[Answered] = ()
    choices: Sequence[Choice] = ()
    wiped: Sequence[str] = ()
    pictures: Mapping[str, bytes | None] = field(default_factory=dict)

    @property
    def forgets(self) -> bool:
        """Whether something is taken away that must not be found in the database's files either."""
        return bool(self.wiped) or None in self.pictures.values()


def write(connection: Connection, boxes: Boxes, id: int, code: str, batch: Batch) -> str:
    """Put the batch into the transaction of `connection`; the new chain hash. Raises Overtaken where another process has
    written since, or has put one of its rows there."""
    try:
        return _write(connection, boxes, id, code, batch)
    except IntegrityError as fault:
        raise Overtaken(code) from fault


def _write(connection: Connection, boxes: Boxes, id: int, code: str, batch: Batch) -> str:
    chain, rows = batch.chain, []
    for entry, salt in zip(batch.entries, batch.salts, strict=True):
        rows.append({"meeting": id, **codec.row(entry, salt, chain)})
        chain = rows[-1]["chain"]
    head = rows[-1]["seq"] if rows else batch.head
    moved = connection.execute(MOVE_ON, {"its": id, "before": batch.head, "to": head, "ends": chain})
    if moved.rowcount != 1:
        raise Overtaken(code)
    if rows:
        connection.execute(ENTRIES, rows)
    _write_answers(connection, id, batch.answered)
    boxes.put(connection, id, code, batch.choices)
    boxes.empty(connection, id, batch.wiped)
    _write_pictures(connection, id, batch.pictures)
    return chain


def _write_answers(connection: Connection, id: int, answered: Iterable[Answered]) -> None:
    kept = [{"meeting": id, "person": a.person, "op": a.op, "seq": a.seq, "made": a.made} for a in answered if a.op]
    given = [
        {"meeting": id, "hash": a.token_hash, "person": a.made, "since": a.seq, "before": a.token_before or None}
        for a in answered if a.token_hash
    ]  # fmt: skip
    if kept:
        connection.execute(ANSWERS, kept)
    if given:
        connection.execute(TOKENS, given)


def _write_pictures(connection: Connection, id: int, kept: Mapping[str, bytes | None]) -> None:
    for digest, data in kept.items():
        connection.execute(delete(pictures).where(pictures.c.meeting == id, pictures.c.sha256 == digest))
        if data is not None:
            connection.execute(insert(pictures).values(meeting=id, sha256=digest, data=data))
