"""How much a room is used: meetings a month, by whom, how many came, how many came back, and which months it stood empty."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, select

from facilitate.register.moments import instant, months_before
from facilitate.store.people_tables import attendances
from facilitate.store.place_tables import bookings
from facilitate.store.register_tables import gatherings

MONTHS = 12


@dataclass(frozen=True)
class Month:
    """`came` is the sum of those present at its meetings, None where none was counted; `again` how many of those whom we know (`known`)
    had been at an earlier meeting of the room, None where nobody is known."""

    month: str
    meetings: int
    came: int | None = None
    again: int | None = None
    known: int = 0

    @property
    def empty(self) -> bool:
        return self.meetings == 0


@dataclass(frozen=True)
class Use:
    """`months`, the newest first, from the first in which the room was used; `hosts`: who met there how often."""

    months: tuple[Month, ...]
    hosts: tuple[tuple[str, int], ...]

    @property
    def meetings(self) -> int:
        return sum(month.meetings for month in self.months)

    @property
    def empty(self) -> int:
        return sum(month.empty for month in self.months)


@dataclass(frozen=True)
class _Held:
    month: str
    starts: str
    host: str
    meeting: str
    present: int | None


def use(connection: Connection, room: int, now: int) -> Use:
    """The last twelve months up to `now` (server ms); what was cancelled or is still to come does not count."""
    held = _held(connection, room, instant(now))
    this = instant(now)[:7]
    first = max(min((one.month for one in held), default=this), months_before(this, MONTHS - 1))
    names = [month for n in range(MONTHS) if (month := months_before(this, n)) >= first]
    again = _again(connection, held)
    shown = [one for one in held if one.month >= first]
    hosts = Counter(one.host for one in shown if one.host)
    return Use(tuple(_month(name, shown, again) for name in names), tuple(hosts.most_common()))


def _held(connection: Connection, room: int, now: str) -> list[_Held]:
    """Every meeting that has begun in the room, the oldest first: lines of the calendar, and meetings that stand in none."""
    booked = connection.execute(
        select(bookings, gatherings.c.facts)
        .outerjoin(gatherings, (gatherings.c.meeting == bookings.c.meeting) & (bookings.c.meeting != ""))
        .where(bookings.c.room == room, bookings.c.state != "cancelled", bookings.c.starts <= now)
    )
    found = [
        _Held(row.starts[:7], row.starts, row.host, row.meeting, (row.facts or {}).get("present")) for row in booked
    ]
    named = {one.meeting for one in found if one.meeting}
    others = connection.execute(select(gatherings).where(gatherings.c.room == room)).all()
    found += [
        _Held(row.starts[:7], row.starts, "", row.meeting, row.facts.get("present"))
        for row in others
        if row.meeting not in named
    ]
    return sorted(found, key=lambda one: one.starts)


def _again(connection: Connection, held: Iterable[_Held]) -> dict[str, tuple[int, int]]:
    """Of each meeting: how many of those known had been in the room before, and how many are known."""
    codes = [one.meeting for one in held if one.meeting]
    query = select(attendances.c.meeting, attendances.c.neighbour).where(attendances.c.meeting.in_(codes))
    there: dict[str, set[int]] = {}
    for row in connection.execute(query):
        there.setdefault(row.meeting, set()).add(row.neighbour)
    before: set[int] = set()
    told = {}
    for code in codes:
        came = there.get(code, set())
        if came:
            told[code] = (len(came & before), len(came))
        before |= came
    return told


def _month(name: str, held: Iterable[_Held], again: dict[str, tuple[int, int]]) -> Month:
    mine = [one for one in held if one.month == name]
    counted = [one.present for one in mine if one.present is not None]
    known = [again[one.meeting] for one in mine if one.meeting in again]
    return Month(
        name, len(mine), sum(counted) if counted else None, sum(back for back, _ in known) if known else None,
        sum(n for _, n in known),
    )  # fmt: skip
