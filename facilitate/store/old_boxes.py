"""Open boxes of earlier versions, sealed once more at the start: choices that lay there plain, or bound to their row alone."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, select, update

from facilitate.core.act import Choice
from facilitate.core.ballot.boxes import FILLING, last_filled
from facilitate.store import codec
from facilitate.store.boxes import Boxes, alone
from facilitate.store.codec import box_token
from facilitate.store.sealing import AROUND, BESIDE, BLOCK, Opened, next_key, old_way, pad, seal, unseal
from facilitate.store.tables import log, meetings, sealed


def seal_old(engine: Engine, boxes: Boxes) -> None:
    """What an earlier version left in open boxes is sealed as this one does. For the server that holds the house alone."""
    query = select(meetings.c.code, sealed.c.ballot).join(sealed, sealed.c.meeting == meetings.c.id).distinct()
    with engine.connect() as connection:
        found = connection.execute(query).all()
    for code, ballot in found:
        while _renewed(engine, boxes, code, ballot):
            pass


def _renewed(engine: Engine, boxes: Boxes, code: str, ballot: str) -> bool:
    """Whether something in that box was sealed once more. Once nothing is left to be, its key becomes the next one, while nobody
    else writes in the meeting: a choice that another process put there meanwhile is not lost."""
    with engine.begin() as connection:
        id = alone(connection, code)
        box = _Box(connection, boxes, id or 0, code, ballot)
        left = box.left()
        for row, told in left:
            key = boxes.keys.made(code, ballot)
            padded = pad(Choice(ballot, "", told.choice, box.room(row), told.receipt, told.own))
            hidden = seal(next_key(key) if box.old else key, padded, row.token, box.seqs[row.token])
            here = (sealed.c.meeting == id, sealed.c.ballot == ballot, sealed.c.token == row.token)
            connection.execute(update(sealed).where(*here).values(choice=hidden))
        if box.old and not left:
            boxes.keys.replace(code, ballot, next_key)
    return bool(left)


@dataclass
class _Box:
    connection: Connection
    boxes: Boxes
    id: int
    code: str
    ballot: str

    def __post_init__(self) -> None:
        query = select(sealed).where(sealed.c.meeting == self.id, sealed.c.ballot == self.ballot)
        self.rows = self.connection.execute(query).all()
        self.key = self.boxes.keys.key(self.code, self.ballot)
        self.seqs = self._seqs()
        self.old = self.key is not None and any(self._is_old(self.key, row) for row in self.rows)

    def _seqs(self) -> dict[str, int]:
        """Token -> the number of the entry with which that choice was cast."""
        kinds = [kind.__name__ for kind in FILLING]
        entries = map(
            codec.entry, self.connection.execute(
                select(log).where(log.c.meeting == self.id, log.c.kind.in_(kinds)).order_by(log.c.seq)
            )
        )  # fmt: skip
        found = last_filled(entries).items()
        return {box_token(self.boxes.secret, self.code, *voter): seq for voter, seq in found if voter[0] == self.ballot}

    def _is_old(self, key: bytes, row: Any) -> bool:
        """Sealed by an earlier version, or by this one on the way from it."""
        moved = unseal(next_key(key), row.choice, row.token, self.seqs.get(row.token, 0))
        return old_way(key, row.choice, row.token) or moved is not None

    def room(self, row: Any) -> int:
        """What it took before, so that it does not tell itself by its size from what is cast now."""
        return len(row.choice) - (AROUND + BESIDE if self.old else 0)

    def left(self) -> list[tuple[Any, Opened]]:
        """(row, what lies there) of those which are to be sealed once more. What lies plain is believed in a box without a
        sealed choice alone."""
        plain = all(len(row.choice) % BLOCK == 0 for row in self.rows)
        found = [(row, _plain(row) if plain else self._kept(row)) for row in self.rows if row.token in self.seqs]
        return [(row, told) for row, told in found if told is not None]

    def _kept(self, row: Any) -> Opened | None:
        if not self.old or self.key is None:
            return None
        seq = self.seqs[row.token]
        return (
            None
            if unseal(next_key(self.key), row.choice, row.token, seq)
            else unseal(self.key, row.choice, row.token, seq)
        )


def _plain(row: Any) -> Opened:
    return Opened(json.loads(row.choice))
