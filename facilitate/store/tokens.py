"""Tokens as hashes alone: who holds one, the change of one for the next, and what brings one once more after a lost answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Engine, and_, or_, select, update

from facilitate.store.tables import log, meetings, ops, tokens


class Held(NamedTuple):
    """Whose a token is; `since`: number in the log at which it was given; `before`: the hash of what brings it once more, until
    it is first used ("": it was)."""

    code: str
    person: str
    since: int
    before: str = ""


@dataclass(frozen=True)
class Come:
    """What is left of a newcomer's op: who holds the token that it gave (None: it was changed or taken away), and when (server ms)."""

    held: Held | None
    at: int


HOLDERS = select(meetings.c.code, tokens.c.person, tokens.c.since, tokens.c.before).join(
    meetings, meetings.c.id == tokens.c.meeting
)


def held(engine: Engine, *where: Any) -> Held | None:
    """The holder of the one token that fits."""
    with engine.connect() as connection:
        row = connection.execute(HOLDERS.where(*where)).one_or_none()
    return Held(row.code, row.person, row.since, row.before or "") if row else None


class Tokens:
    """All calls block; they are meant for the threads that may wait for the database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def instead(self, before: str) -> Held | None:
        """Who holds the token that took the place of this one and was never used."""
        return held(self._engine, tokens.c.before == before)

    def exchange(self, old: str, new: str, since: int) -> bool:
        """The token of hash `new`, given at that number in the log, takes the place of `old`, or of what took it and was never used;
        until it is used `old` brings it once more. False where there is neither, or somebody was faster."""
        mine = (or_(tokens.c.hash == old, tokens.c.before == old), tokens.c.since <= since)
        with self._engine.begin() as connection:
            changed = connection.execute(update(tokens).where(*mine).values(hash=new, before=old, since=since))
            return changed.rowcount == 1

    def come(self, code: str, op: str, token_hash: str) -> Come | None:
        """What became of the newcomer who came by that op; None where nobody did. She holds its token, or what took that token's
        place and was never used."""
        hers = or_(tokens.c.hash == token_hash, tokens.c.before == token_hash)
        query = (
            select(tokens.c.person, tokens.c.since, tokens.c.before, log.c.at)
            .select_from(ops)
            .join(meetings, and_(meetings.c.id == ops.c.meeting, meetings.c.code == code))
            .join(log, and_(log.c.meeting == ops.c.meeting, log.c.seq == ops.c.seq))
            .outerjoin(tokens, and_(hers, tokens.c.meeting == ops.c.meeting))
        )
        with self._engine.connect() as connection:
            row = connection.execute(query.where(ops.c.person == "", ops.c.op == op)).one_or_none()
        if row is None:
            return None
        return Come(Held(code, row.person, row.since, row.before or "") if row.person else None, row.at)
