"""The event log of every meeting: appending a batch in one transaction, and reading it whole."""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Engine, insert, select, update
from sqlalchemy.exc import IntegrityError

from facilitate.core.act import Entry
from facilitate.store import codec
from facilitate.store.batch import Batch, Overtaken, write
from facilitate.store.box_keys import BoxKeys
from facilitate.store.boxes import Boxes
from facilitate.store.database import forget, one_state
from facilitate.store.hold import Hold
from facilitate.store.kept import Answered, Kept, kept
from facilitate.store.old_boxes import seal_old
from facilitate.store.tables import log, meetings, ops, pictures, tokens
from facilitate.store.tokens import Held, held

__all__ = ["Answered", "Batch", "Beside", "CodeTaken", "Kept", "Log", "Overtaken"]


Beside = Callable[[Connection], object]
"""What is written in the transaction in which a meeting begins."""


class CodeTaken(Exception):
    """Another meeting has this code."""


class Log:
    """All calls block; they are meant for the one thread that owns the connection."""

    def __init__(self, engine: Engine, secret: bytes, keys: BoxKeys) -> None:
        """`secret` of the house; `keys` of its open boxes."""
        self._engine = engine
        self._boxes = Boxes(secret, keys)

    def create(
        self, code: str, entries: Sequence[Entry], salts: Sequence[str], now: int, beside: Beside | None = None,
    ) -> None:  # fmt: skip
        """A new meeting with its first entries, and what `beside` writes of it: all or nothing. Raises CodeTaken."""
        with self._engine.begin() as connection:
            try:
                made = connection.execute(insert(meetings).values(code=code, head=0, chain=codec.START, created_at=now))
            except IntegrityError as fault:
                raise CodeTaken(code) from fault
            assert made.inserted_primary_key is not None
            write(connection, self._boxes, made.inserted_primary_key[0], code, Batch(0, codec.START, entries, salts))
            if beside:
                beside(connection)

    def append(self, id: int, code: str, batch: Batch) -> str:
        """Make the batch durable; the new chain hash. Raises Overtaken if somebody else has written meanwhile."""
        try:
            with self._engine.begin() as connection:
                chain = write(connection, self._boxes, id, code, batch)
            if batch.forgets:
                forget(self._engine)
        finally:  # it looks itself whether the box is empty
            self._boxes.destroy_empty(self._engine, [(code, ballot) for ballot in batch.wiped])
        return chain

    @property
    def engine(self) -> Engine:
        """The database, for what stands beside the logs."""
        return self._engine

    def hold(self, id: int) -> Hold:
        """A hold on that meeting for one batch, where other processes write in it too."""
        return Hold(self._engine, self._boxes, id)

    def tidy_boxes(self) -> None:
        """At the start: what an earlier version left in boxes is sealed, and keys that outlived their ballots are destroyed. For
        the server that holds the house alone: a command beside it would know nothing of what it is about to write."""
        seal_old(self._engine, self._boxes)
        self.tidy_keys()

    def tidy_keys(self) -> None:
        """Now and then, by the same server: no key outlives its ballot for long."""
        self._boxes.tidy(self._engine)

    # -- reading ---------------------------------------------------------------------------------------------------

    def read(self, code: str) -> Kept | None:
        """A whole meeting, or None."""
        with one_state(self._engine) as connection:
            row = connection.execute(select(meetings).where(meetings.c.code == code)).one_or_none()
            return kept(connection, self._boxes, row) if row else None

    def since(self, id: int, after: int) -> Kept:
        """What has come to a meeting after that number."""
        with one_state(self._engine) as connection:
            row = connection.execute(select(meetings).where(meetings.c.id == id)).one()
            return kept(connection, self._boxes, row, after)

    def heads(self, codes: Collection[str]) -> dict[str, int]:
        """The number of the last entry of each of these meetings."""
        query = select(meetings.c.code, meetings.c.head).where(meetings.c.code.in_(codes))
        with self._engine.connect() as connection:
            return {row.code: row.head for row in connection.execute(query)}

    def pictures(self, code: str, digests: Iterable[str]) -> dict[str, bytes]:
        """The pictures of a meeting by their SHA-256, those of the asked that are there."""
        query = select(pictures.c.sha256, pictures.c.data).join(meetings, meetings.c.id == pictures.c.meeting)
        asked = (meetings.c.code == code, pictures.c.sha256.in_(list(digests)))
        with self._engine.connect() as connection:
            return {row.sha256: row.data for row in connection.execute(query.where(*asked))}

    def codes(self) -> list[tuple[str, int]]:
        """(code, head) of every meeting, the newest first."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(meetings.c.code, meetings.c.head).order_by(meetings.c.id.desc()))
            return [(row.code, row.head) for row in rows]

    def ends(self) -> list[tuple[str, str]]:
        """(code, hash of the last entry) of every meeting, the newest first."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(meetings.c.code, meetings.c.chain).order_by(meetings.c.id.desc()))
            return [(row.code, row.chain) for row in rows]

    def made_by(self, op: str, since: int) -> dict[str, list[str]]:
        """Code -> what nobody's acts with an op that begins like this made, the first first; of meetings opened since then
        (server ms)."""
        query = select(meetings.c.code, ops.c.made).join(meetings, meetings.c.id == ops.c.meeting)
        here = (ops.c.person == "", ops.c.op.startswith(op, autoescape=True), meetings.c.created_at >= since)
        found: dict[str, list[str]] = {}
        with self._engine.connect() as connection:
            for row in connection.execute(query.where(*here).order_by(ops.c.seq)):
                found.setdefault(row.code, []).append(row.made)
        return found

    def holder(self, token_hash: str) -> Held | None:
        """Whoever holds this token."""
        return held(self._engine, tokens.c.hash == token_hash)

    def used(self, token_hashes: Collection[str]) -> None:
        """These tokens have arrived where they belong: nothing brings them once more."""
        with self._engine.begin() as connection:
            connection.execute(update(tokens).where(tokens.c.hash.in_(token_hashes)).values(before=None))

    def rows(self, code: str) -> list[Any]:
        """The raw rows of a log, for checking its chain."""
        query = select(log).join(meetings, meetings.c.id == log.c.meeting).where(meetings.c.code == code)
        with self._engine.connect() as connection:
            return list(connection.execute(query.order_by(log.c.seq)))
