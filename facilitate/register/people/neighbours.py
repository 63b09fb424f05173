"""Neighbours who agreed to be known again from meeting to meeting, and where they came."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from facilitate.reports.coverage import Known, Whose
from facilitate.store.people_tables import attendances, neighbours
from facilitate.store.register_tables import gatherings

KNOWN = (neighbours.c.consent, neighbours.c.state == "open")
"""Who has agreed and has not taken it back; nobody else is ever read."""


@dataclass(frozen=True)
class Mine:
    """What is kept of whoever holds this phone: her name and building, and the meetings by which she is known."""

    id: int
    name: str
    home: str
    meetings: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True)
class Neighbour:
    """One who is known: `by_hand` where the organiser has put her together; `meetings` (code, person) by code."""

    id: int
    name: str
    home: str
    by_hand: bool
    meetings: Mapping[str, str]


def asked(connection: Connection, mark: str) -> bool:
    """Whether this phone has answered the question already, in whichever way."""
    return (
        bool(mark) and connection.execute(select(neighbours.c.id).where(neighbours.c.mark == mark)).first() is not None
    )


def mine(connection: Connection, community: int, mark: str) -> Mine | None:
    """What is kept of this phone; None where nothing is."""
    query = select(neighbours).where(neighbours.c.mark == mark, neighbours.c.community == community, *KNOWN)
    row = connection.execute(query).mappings().one_or_none() if mark else None
    if row is None:
        return None
    wanted = (attendances.c.meeting, gatherings.c.title, gatherings.c.starts)
    came = select(*wanted).outerjoin(gatherings, gatherings.c.meeting == attendances.c.meeting)
    rows = connection.execute(came.where(attendances.c.neighbour == row["id"]).order_by(attendances.c.id)).mappings()
    return Mine(row["id"], row["name"], row["home"], tuple(dict(each) for each in rows))


def links(connection: Connection, community: int) -> dict[tuple[str, str], int]:
    """(meeting, person) -> neighbour, for those who have agreed."""
    query = select(attendances.c.meeting, attendances.c.person, attendances.c.neighbour).join(neighbours)
    rows = connection.execute(query.where(neighbours.c.community == community, *KNOWN))
    return {(row.meeting, row.person): row.neighbour for row in rows}


def everybody(connection: Connection, community: int) -> tuple[Neighbour, ...]:
    """In the order of their numbers, which is that of their coming."""
    rows = connection.execute(
        select(neighbours).where(neighbours.c.community == community, *KNOWN).order_by(neighbours.c.id)
    )
    came: dict[int, dict[str, str]] = {}
    for (meeting, person), who in links(connection, community).items():
        came.setdefault(who, {})[meeting] = person
    return tuple(Neighbour(row.id, row.name, row.home, row.mark.startswith(HAND), came.get(row.id, {})) for row in rows)


def names(connection: Connection, community: int) -> dict[int, str]:
    """What the known call themselves."""
    return {one.id: one.name for one in everybody(connection, community)}


def homes(connection: Connection, community: int) -> Known:
    """In which building the known live, for each meeting in which they were."""
    known = everybody(connection, community)
    return {(meeting, person): Whose(building=one.home) for one in known for meeting, person in one.meetings.items()}


HAND = "hand:"
"""Begins the mark of a neighbour who has no phone of her own here."""
