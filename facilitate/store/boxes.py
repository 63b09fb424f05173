"""The rows of open boxes: put there with a commit, read back by the key, and gone for good when the ballot is closed."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, bindparam, delete, insert, select, text

from facilitate.core.act import Choice
from facilitate.store.box_keys import BoxKeys
from facilitate.store.codec import box_token
from facilitate.store.sealing import pad, seal, unseal
from facilitate.store.tables import meetings, sealed

log = logging.getLogger(__name__)
Box = tuple[str, str]
"""(code, ballot)."""
LAST = (sealed.c.meeting == bindparam("its"), sealed.c.ballot == bindparam("box"), sealed.c.token == bindparam("key"))
CHOICES, EMPTIED = insert(sealed), delete(sealed).where(*LAST)


@dataclass(frozen=True)
class Boxes:
    """`secret` hides whose a row is, the ballot's key among the `keys` what stands in it."""

    secret: bytes
    keys: BoxKeys

    def put(self, connection: Connection, id: int, code: str, choices: Iterable[Choice]) -> None:
        """Choices into their boxes, a second one of one person in the place of her first. A box's key is on the disk before the
        commit can be. Raises OSError."""
        rows = []
        for (ballot, person), choice in {(one.ballot, one.person): one for one in choices}.items():
            token = box_token(self.secret, code, ballot, person)
            hidden = seal(self.keys.made(code, ballot), pad(choice), token, choice.seq)
            rows.append({"meeting": id, "ballot": ballot, "token": token, "choice": hidden})
        if rows:
            connection.execute(EMPTIED, [{"its": id, "box": row["ballot"], "key": row["token"]} for row in rows])
            connection.execute(CHOICES, rows)

    def empty(self, connection: Connection, id: int, wiped: Sequence[str]) -> None:
        """Nothing lies in these boxes any more; their keys are destroyed after the commit (`destroy_empty`)."""
        for ballot in wiped:
            connection.execute(delete(sealed).where(sealed.c.meeting == id, sealed.c.ballot == ballot))

    def read(
        self, connection: Connection, id: int, code: str, voters: Mapping[Box, int], some: bool
    ) -> tuple[Choice, ...]:
        """What of these (ballot, voter), cast with the entry of that number, lies in open boxes and can be read; `some`: not the
        whole meeting is asked for."""
        query = select(sealed.c.ballot, sealed.c.token, sealed.c.choice).where(sealed.c.meeting == id)
        asked = sorted(voters, key=lambda one: (one[0], len(one[1]), one[1]))
        if not asked or not (some or connection.execute(query.limit(1)).first()):
            return ()
        tokens = {voter: box_token(self.secret, code, *voter) for voter in asked}
        if some:
            query = query.where(sealed.c.token.in_(tokens.values()))
        there = {(row.ballot, row.token): row.choice for row in connection.execute(query)}
        key = {ballot: self.keys.key(code, ballot) for ballot, _ in there}
        found = []
        for (ballot, voter), token in tokens.items():
            kept = there.get((ballot, token))
            seq = voters[ballot, voter]
            told = kept and unseal(key[ballot], kept, token, seq)
            found += [Choice(ballot, voter, told.choice, 0, told.receipt, told.own, seq)] if told else []
        return tuple(found)

    def destroy_empty(self, engine: Engine, boxes: Iterable[Box]) -> None:
        """The keys of those of these boxes in which nothing lies are destroyed, while nobody else writes in the meeting. What
        cannot be done now is done within a minute (`tidy`)."""
        for code, ballot in boxes:
            try:
                with engine.begin() as connection:
                    id = alone(connection, code)
                    if id is not None and not _lies(connection, id, ballot):  # another house's key is none of ours
                        self.keys.destroy(code, ballot)
            except Exception:
                log.exception("%s: the key of ballot %s could not be destroyed", code, ballot)

    def tidy(self, engine: Engine) -> None:
        """Keys that outlived their ballots are destroyed, and those put aside with another house whose ballot is not open here."""
        self.destroy_empty(engine, self.keys.there())
        for code, ballot in self.keys.aside():
            try:
                with engine.begin() as connection:
                    id = alone(connection, code)
                    if id is None or not _lies(connection, id, ballot):
                        self.keys.destroy_aside(code, ballot)
            except Exception:
                log.exception("%s: the key of ballot %s that was put aside could not be destroyed", code, ballot)


def alone(connection: Connection, code: str) -> int | None:
    """The meeting's number; nobody else writes in it until this transaction ends, so no choice is on its way to a box that looks
    empty."""
    if connection.engine.dialect.name == "sqlite":
        connection.execute(text("BEGIN IMMEDIATE"))
    id: int | None = connection.execute(select(meetings.c.id).where(meetings.c.code == code).with_for_update()).scalar()
    return id


def _lies(connection: Connection, id: int, ballot: str) -> bool:
    query = select(sealed.c.ballot).where(sealed.c.meeting == id, sealed.c.ballot == ballot)
    return connection.execute(query.limit(1)).first() is not None
