"""Who asked to be erased, what was erased, and how long each meeting's raw data are kept: rows and back."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, func, insert, select, update

from facilitate.store.privacy_tables import erasures, retentions

DAYS = 180
"""As the notice says at the door."""


@dataclass(frozen=True)
class Asked:
    """A wish to be erased: `words` too, or the name alone; instants in server ms, `done` None while it waits. `person` "" is everybody."""

    id: int
    meeting: str
    person: str
    words: bool
    asked: int
    done: int | None


@dataclass(frozen=True)
class Keeping:
    """How long a meeting's raw data stay after its end (`days`, 0: until somebody says otherwise), whether children take part, and
    when (server ms) they went."""

    days: int = DAYS
    minors: bool = False
    done: int | None = None


def ask(connection: Connection, meeting: str, person: str, words: bool, now: int) -> None:
    """She wants it; asked again it is the same wish, with the newer answer about her words."""
    here = (erasures.c.meeting == meeting, erasures.c.person == person, erasures.c.done.is_(None))
    if not connection.execute(update(erasures).where(*here).values(words=words)).rowcount:
        values = {"meeting": meeting, "person": person, "words": words, "asked": now}
        connection.execute(insert(erasures).values(values))


def take_back(connection: Connection, meeting: str, person: str) -> None:
    """She has thought better of it."""
    here = (erasures.c.meeting == meeting, erasures.c.person == person, erasures.c.done.is_(None))
    connection.execute(erasures.delete().where(*here))


def done(connection: Connection, meeting: str, person: str, words: bool, now: int) -> None:
    """It was carried out, whether somebody had asked or not."""
    ask(connection, meeting, person, words, now)
    here = (erasures.c.meeting == meeting, erasures.c.person == person, erasures.c.done.is_(None))
    connection.execute(update(erasures).where(*here).values(done=now))


def listed(connection: Connection, meeting: str = "") -> list[Asked]:
    """All wishes, or those of one meeting, the oldest first."""
    query = select(erasures).order_by(erasures.c.id)
    rows = connection.execute(query.where(erasures.c.meeting == meeting) if meeting else query)
    return [Asked(row.id, row.meeting, row.person, row.words, row.asked, row.done) for row in rows]


def carried_out(connection: Connection) -> dict[tuple[int, int], str]:
    """(number, instant) of everything that was ever erased -> the meeting. Clocks of several computers need not agree: what is new
    is what was not there before."""
    rows = connection.execute(
        select(erasures.c.id, erasures.c.done, erasures.c.meeting).where(erasures.c.done.is_not(None))
    )
    return {(row.id, row.done): row.meeting for row in rows}


def times(connection: Connection, meeting: str) -> int:
    """How often something of that meeting was erased."""
    query = select(func.count()).where(erasures.c.meeting == meeting, erasures.c.done.is_not(None))
    return connection.execute(query).scalar() or 0


def newest(connection: Connection) -> int:
    """The instant of the last erasure, 0 where there was none."""
    return connection.execute(select(func.max(erasures.c.done))).scalar() or 0


# -- cleaning up after it ------------------------------------------------------------------------------------------


def unclean(connection: Connection) -> dict[int, tuple[str, ...]]:
    """Number of each erasure whose traces may still be in the house's own files -> what could not be done so far; () where nobody
    has tried."""
    rows = connection.execute(select(erasures).where(erasures.c.done.is_not(None), erasures.c.cleaned.is_(None)))
    return {row.id: tuple(row.left_over.split("\n")) if row.left_over else () for row in rows}


def tried(connection: Connection, ids: Collection[int], left: Collection[str], now: int) -> None:
    """Somebody cleaned up after these, and this is left: with nothing left they are done."""
    values = {"left_over": "\n".join(left), "cleaned": None if left else now}
    connection.execute(update(erasures).where(erasures.c.id.in_(ids)).values(values))


# -- how long ------------------------------------------------------------------------------------------------------


def keepings(connection: Connection) -> dict[str, Keeping]:
    """Meeting -> what was said of it; of all others the default holds."""
    return {row.meeting: Keeping(row.days, row.minors, row.done) for row in connection.execute(select(retentions))}


def keep(connection: Connection, meeting: str, **values: int | bool) -> None:
    """Say `days`, `minors` or `done` of a meeting."""
    if not connection.execute(update(retentions).where(retentions.c.meeting == meeting).values(values)).rowcount:
        connection.execute(insert(retentions).values({"meeting": meeting, "days": DAYS} | values))
