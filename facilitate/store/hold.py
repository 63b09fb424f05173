"""One batch's hold on a meeting in which several processes write: its row is locked from the reading to the commit."""

from __future__ import annotations

from sqlalchemy import Connection, Engine, select

from facilitate.store.batch import Batch, write
from facilitate.store.boxes import Boxes
from facilitate.store.kept import Kept, kept
from facilitate.store.tables import meetings


class Left(Exception):
    """Nobody waits for this hold any more."""


class Hold:
    """`begin`, then `finish` or `leave`, one after the other, each in whatever thread; `give_up` at any time."""

    def __init__(self, engine: Engine, boxes: Boxes, id: int) -> None:
        self._engine = engine
        self._boxes = boxes
        self._id = id
        self._open: list[Connection] = []
        self._given_up = False

    def begin(self, after: int) -> Kept:
        """Lock the meeting, as soon as no other process writes in it; what has come to it since `after`.
        Raises Left where it was given up meanwhile, and whatever the database says."""
        connection = self._engine.connect()
        try:
            query = select(meetings).where(meetings.c.id == self._id).with_for_update()
            news = kept(connection, self._boxes, connection.execute(query).one(), after)
        except BaseException:
            connection.close()
            raise
        self._open.append(connection)
        if self._given_up:
            self.leave()
            raise Left
        return news

    def finish(self, code: str, batch: Batch) -> str:
        """Make the batch durable and let others write; the new chain hash. Raises Left."""
        if not self._open:
            raise Left
        try:
            with self._open.pop() as connection:
                chain = write(connection, self._boxes, self._id, code, batch)
                connection.commit()
        finally:  # it looks itself whether the box is empty
            self._boxes.destroy_empty(self._engine, [(code, ballot) for ballot in batch.wiped])
        return chain

    def leave(self) -> None:
        """Nothing is written; others may."""
        while self._open:
            self._open.pop().close()

    def give_up(self) -> bool:
        """If it has not begun yet it never will. True if it has: then it is to be left."""
        self._given_up = True
        return bool(self._open)
