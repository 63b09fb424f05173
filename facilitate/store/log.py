"""The event log of every meeting: appending a batch in one transaction, and reading it whole."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Engine, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from facilitate.core.act import Choice, Entry
from facilitate.store import codec
from facilitate.store.database import forget
from facilitate.store.tables import log, meetings, ops, pictures, sealed, tokens


class CodeTaken(Exception):
    """Another meeting has this code."""


class Behind(Exception):
    """The log has moved on since it was read: read it again."""


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
    """A meeting as it stands in the store."""

    id: int
    code: str
    head: int
    chain: str
    entries: tuple[Entry, ...]
    answered: tuple[Answered, ...]


@dataclass(frozen=True)
class Batch:
    """What one commit makes durable for one meeting; `salts` one for each entry; `pictures` by SHA-256, None erases."""

    head: int
    chain: str
    entries: Sequence[Entry]
    salts: Sequence[str]
    answered: Sequence[Answered] = ()
    choices: Sequence[Choice] = ()
    wiped: Sequence[str] = ()
    pictures: Mapping[str, bytes | None] = field(default_factory=dict)


class Log:
    """All calls block; they are meant for the one thread that owns the connection."""

    def __init__(self, engine: Engine, secret: bytes) -> None:
        self._engine = engine
        self._secret = secret

    def create(self, code: str, entries: Sequence[Entry], salts: Sequence[str], now: int) -> None:
        """A new meeting with its first entries. Raises CodeTaken."""
        with self._engine.begin() as connection:
            try:
                made = connection.execute(insert(meetings).values(code=code, head=0, chain=codec.START, created_at=now))
            except IntegrityError as fault:
                raise CodeTaken(code) from fault
            assert made.inserted_primary_key is not None
            self._write(connection, made.inserted_primary_key[0], code, Batch(0, codec.START, entries, salts))

    def append(self, id: int, code: str, batch: Batch) -> str:
        """Make the batch durable; the new chain hash. Raises Behind if somebody else has written meanwhile."""
        with self._engine.begin() as connection:
            head = connection.execute(select(meetings.c.head).where(meetings.c.id == id).with_for_update()).scalar_one()
            if head != batch.head:
                raise Behind(code)
            chain = self._write(connection, id, code, batch)
        if batch.wiped or None in batch.pictures.values():
            forget(self._engine)
        return chain

    def _write(self, connection: Connection, id: int, code: str, batch: Batch) -> str:
        chain, rows = batch.chain, []
        for entry, salt in zip(batch.entries, batch.salts, strict=True):
            rows.append({"meeting": id, **codec.row(entry, salt, chain)})
            chain = rows[-1]["chain"]
        if rows:
            connection.execute(insert(log), rows)
            head = rows[-1]["seq"]
            connection.execute(update(meetings).where(meetings.c.id == id).values(head=head, chain=chain))
        self._write_answers(connection, id, batch.answered)
        self._write_boxes(connection, id, code, batch)
        self._write_pictures(connection, id, batch.pictures)
        return chain

    def _write_answers(self, connection: Connection, id: int, answered: Iterable[Answered]) -> None:
        kept = [{"meeting": id, "person": a.person, "op": a.op, "seq": a.seq, "made": a.made} for a in answered if a.op]
        given = [{"meeting": id, "hash": a.token_hash, "person": a.made} for a in answered if a.token_hash]
        if kept:
            connection.execute(insert(ops), kept)
        if given:
            connection.execute(insert(tokens), given)

    def _write_boxes(self, connection: Connection, id: int, code: str, batch: Batch) -> None:
        for choice in batch.choices:
            token = codec.box_token(self._secret, code, choice.ballot, choice.person)
            where = (sealed.c.meeting == id, sealed.c.ballot == choice.ballot, sealed.c.token == token)
            connection.execute(delete(sealed).where(*where))
            row = {"meeting": id, "ballot": choice.ballot, "token": token, "choice": codec.pad(choice)}
            connection.execute(insert(sealed).values(row))
        for ballot in batch.wiped:
            connection.execute(delete(sealed).where(sealed.c.meeting == id, sealed.c.ballot == ballot))

    def _write_pictures(self, connection: Connection, id: int, kept: Mapping[str, bytes | None]) -> None:
        for digest, data in kept.items():
            connection.execute(delete(pictures).where(pictures.c.meeting == id, pictures.c.sha256 == digest))
            if data is not None:
                connection.execute(insert(pictures).values(meeting=id, sha256=digest, data=data))

    # -- reading ---------------------------------------------------------------------------------------------------

    def read(self, code: str) -> Kept | None:
        """A whole meeting, or None."""
        with self._engine.connect() as connection:
            row = connection.execute(select(meetings).where(meetings.c.code == code)).one_or_none()
            if row is None:
                return None
            entries = connection.execute(select(log).where(log.c.meeting == row.id).order_by(log.c.seq))
            answered = connection.execute(select(ops).where(ops.c.meeting == row.id))
            return Kept(
                row.id, row.code, row.head, row.chain, tuple(codec.entry(kept) for kept in entries),
                tuple(Answered(a.person, a.op, a.seq, a.made) for a in answered),
            )  # fmt: skip

    def choices(self, id: int, code: str, open_ballots: Iterable[str], people: Sequence[str]) -> list[Choice]:
        """What lies in the boxes of the open ballots, found by asking for each person's key."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(sealed).where(sealed.c.meeting == id)).all()
        kept = {(row.ballot, row.token): row.choice for row in rows}
        found = []
        for ballot in open_ballots:
            for person in people:
                choice = kept.get((ballot, codec.box_token(self._secret, code, ballot, person)))
                if choice is not None:
                    found.append(Choice(ballot, person, codec.unpad(choice)))
        return found

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

    def holder(self, token_hash: str) -> tuple[str, str] | None:
        """(code, person) of whoever holds this token."""
        query = select(meetings.c.code, tokens.c.person).join(meetings, meetings.c.id == tokens.c.meeting)
        with self._engine.connect() as connection:
            row = connection.execute(query.where(tokens.c.hash == token_hash)).one_or_none()
        return (row.code, row.person) if row else None

    def rows(self, code: str) -> list[Any]:
        """The raw rows of a log, for checking its chain."""
        query = select(log).join(meetings, meetings.c.id == log.c.meeting).where(meetings.c.code == code)
        with self._engine.connect() as connection:
            return list(connection.execute(query.order_by(log.c.seq)))
