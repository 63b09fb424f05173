"""What is to be reminded of: what is late, what is due soon, who has told nothing this week, what is to be looked at again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from sqlalchemy import Connection, select

from facilitate.register.promises.promises import EVERYTHING, Sight, lines, standings
from facilitate.register.promises.promises_days import monday, read_day
from facilitate.register.promises.promises_figures import TO_DO, Standing, late, silent
from facilitate.store.keeping_tables import returns

SOON = 7
"""Days before its date from which on a promise is due soon, and a return is on the list."""
AHEAD = (7, 1, 0)
"""Days before its date on which a message tells of it."""
What = Literal["late", "soon", "check_in", "return"]
ORDER: tuple[What, ...] = ("late", "soon", "check_in", "return")


@dataclass(frozen=True)
class Reminder:
    """`days` over its date, or to go (soon, return: negative where over); `months` after which it is looked at again (return);
    `about` the title of its need; `office` "" where a person took it on for herself."""

    what: What
    promise: int
    text: str
    about: str
    office: str
    person: str
    due: str
    days: int = 0
    months: int = 0


@dataclass(frozen=True)
class Office:
    """Everything of one office and person, what is late first."""

    office: str
    person: str
    reminders: tuple[Reminder, ...]


def found(
    connection: Connection, community: int, today: date, sight: Sight = EVERYTHING, persons: bool = True
) -> tuple[Reminder, ...]:
    """What these eyes may read of, in the order of ORDER and of its dates; without `persons` only offices are named."""
    every = {one.id: one for one in standings(connection, community, sight)}
    again = _again(connection, every, today)
    wanted = [one for one in every.values() if _kinds(one, today) or one.id in again]
    told = []
    for line in lines(connection, wanted, today, EVERYTHING if persons else sight):
        one, row = line.standing, line.row
        person = row["person"] if persons else ""
        same = (one.id, row["text"], row["title"] or "", row["office"] or "", person)
        told += [Reminder(what, *same, one.due, _days(what, one, today)) for what in _kinds(one, today)]
        told += [
            Reminder("return", *same, due, (_day(due) - today).days, months) for months, due in again.get(one.id, ())
        ]
    return tuple(sorted(told, key=lambda each: (ORDER.index(each.what), each.due or "9", each.promise)))


def by_office(reminders: Sequence[Reminder]) -> tuple[Office, ...]:
    """Each office and person once, by name; what people took on for themselves comes last."""
    held: dict[tuple[str, str], list[Reminder]] = {}
    for each in reminders:
        held.setdefault((each.office, each.person), []).append(each)
    order = sorted(held, key=lambda who: (not who[0], who))
    return tuple(Office(*who, tuple(held[who])) for who in order)


def sheets(offices: Sequence[Office], most: int) -> tuple[tuple[Office, ...], ...]:
    """Offices as sheets of up to so many lines; an office is not parted, and one with more has a sheet of its own."""
    held: list[list[Office]] = []
    lines = most
    for office in offices:
        lines += len(office.reminders)
        if lines > most:
            held.append([])
            lines = len(office.reminders)
        held[-1].append(office)
    return tuple(tuple(some) for some in held)


def occasion(one: Reminder, today: date) -> date | None:
    """The last day up to today on which a message was to tell of it: a week and a day before its date and on it; the day after,
    then each Monday; each Monday where nothing was told in the week. None: not yet."""
    if one.what == "check_in":
        return monday(today)
    due = _day(one.due)
    first = [due - timedelta(days=ahead) for ahead in AHEAD] if one.what == "soon" else []
    if one.what == "late":
        first = [due + timedelta(days=1)]
    if one.what == "return":
        first = [due]
    if one.what != "soon" and monday(today) > first[0]:
        first.append(monday(today))
    return max((each for each in first if each <= today), default=None)


def _kinds(one: Standing, today: date) -> list[What]:
    found: list[What] = []
    if late(one, today):
        found.append("late")
    elif one.state in TO_DO and (due := read_day(one.due)) and due <= today + timedelta(days=SOON):
        found.append("soon")
    return [*found, "check_in"] if silent(one, today) else found


def _days(what: What, one: Standing, today: date) -> int:
    match what:
        case "late":
            return late(one, today)
        case "soon":
            return (_day(one.due) - today).days
        case _:
            return 0


def _again(connection: Connection, known: dict[int, Standing], today: date) -> dict[int, list[tuple[int, str]]]:
    """Returns that nobody has answered, up to a week ahead, by promise."""
    last = (today + timedelta(days=SOON)).isoformat()
    query = select(returns).where(returns.c.state == "due", returns.c.due <= last).order_by(returns.c.due)
    held: dict[int, list[tuple[int, str]]] = {}
    for row in connection.execute(query):
        if row.promise in known:
            held.setdefault(row.promise, []).append((row.months, row.due))
    return held


def _day(iso: str) -> date:
    return date.fromisoformat(iso)
