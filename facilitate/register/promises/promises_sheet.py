"""One promise with all that was said and done about it: reports, voices, returns, results, and every change with its day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from facilitate.register.declined import Declined
from facilitate.register.needs.blotting import blotted
from facilitate.register.promises.promises import EVERYTHING, Line, Sight, lines, standings
from facilitate.reports.cast import REMOVED
from facilitate.store.keeping_tables import check_ins, confirmations, results, returns
from facilitate.store.register_tables import changes, deeds, gatherings

TOLD = ("person", "due", "checker", "unit")
"""Fields of which each change is told."""
PAPER = "paper:"
"""How a voice begins that the organiser has entered from paper; a name follows."""


@dataclass(frozen=True)
class Change:
    """One field's change; `deed` by which it is taken back, `at` server ms."""

    at: int
    deed: int
    field: str
    before: str
    after: str


@dataclass(frozen=True)
class Sheet:
    """`meeting`: the title of the meeting in which it was promised; `first` the date that was promised first, where it was put off."""

    line: Line
    meeting: str
    first: str
    reports: tuple[Mapping[str, Any], ...]
    voices: tuple[Mapping[str, Any], ...]
    returns: tuple[Mapping[str, Any], ...]
    results: tuple[Mapping[str, Any], ...]
    changes: tuple[Change, ...]


def sheet(connection: Connection, community: int, id: int, today: date, sight: Sight = EVERYTHING) -> Sheet:
    """Raises Declined(no_such_row) for what these eyes may not read."""
    found = standings(connection, community, sight, id)
    if not found:
        raise Declined("no_such_row")
    [line] = lines(connection, found, today, sight)
    told = history(connection, id)
    dates = [change for change in told if change.field == "due" and change.before]
    told = _public(told, line.row) if sight.public else tuple(change for change in told if change.field != "unit")
    return Sheet(
        line,
        _meeting(connection, line.row["meeting"]),
        dates[0].before if dates and line.standing.moved else "",
        _rows(connection, check_ins, id),
        _voices(_rows(connection, confirmations, id), sight),
        _returns(_rows(connection, returns, id, "months"), sight),
        _results(connection, id),
        told,
    )


def history(connection: Connection, id: int) -> tuple[Change, ...]:
    """What was changed and not taken back, the first first; the names of somebody who was erased since are told nowhere."""
    query = (
        select(deeds.c.id, deeds.c.at, changes.c.before, changes.c.after)
        .join(deeds, deeds.c.id == changes.c.deed)
        .where(changes.c.table == "promises", changes.c.row == id, deeds.c.undone_by.is_(None), deeds.c.verb != "undo")
        .order_by(changes.c.id)
    )
    found = [
        Change(row.at, row.id, name, str(row.before[name] or ""), str(row.after[name] or ""))
        for row in connection.execute(query)
        if row.before and row.after
        for name in TOLD
        if name in row.after
    ]
    erased = {change.before for change in found if change.field == "person" and change.after == REMOVED.zh}
    return tuple(_without(change, erased) for change in found)


def _public(told: tuple[Change, ...], row: Mapping[str, Any]) -> tuple[Change, ...]:
    """Dates, and who held the office since the unit has had it: whoever had it before may have been a neighbour."""
    since = max((change.deed for change in told if change.field == "unit"), default=0)
    office = row["unit"] is not None or row["kind"] != "task"
    return tuple(
        change
        for change in told
        if change.field == "due" or (change.field == "person" and office and change.deed > since)
    )


def _without(change: Change, erased: set[str]) -> Change:
    before, after = ("" if name in erased or name == REMOVED.zh else name for name in (change.before, change.after))
    return Change(change.at, change.deed, change.field, before, after) if change.field == "person" else change


def _voices(rows: Sequence[Mapping[str, Any]], sight: Sight) -> tuple[Mapping[str, Any], ...]:
    """Each with `paper`, whether it came on paper, and `name`, which only the organiser reads."""
    return tuple(
        {name: row[name] for name in ("id", "accepted", "at")}
        | {"text": blotted(row["text"]) if sight.public else row["text"]}
        | {"paper": row["who"].startswith(PAPER), "name": _name(row["who"]) if sight == EVERYTHING else ""}
        for row in rows
    )


def _returns(rows: Sequence[Mapping[str, Any]], sight: Sight) -> tuple[Mapping[str, Any], ...]:
    return tuple(dict(row) | {"text": blotted(row["text"])} for row in rows) if sight.public else tuple(rows)


def _name(who: str) -> str:
    return who.removeprefix(PAPER) if who.startswith(PAPER) else ""


def _meeting(connection: Connection, code: str) -> str:
    query = select(gatherings.c.title).where(gatherings.c.meeting == code)
    return connection.execute(query).scalar_one_or_none() or ""


def _results(connection: Connection, id: int) -> tuple[Mapping[str, Any], ...]:
    """What it changed, each with the title and day of the meeting because of which."""
    query = select(results, gatherings.c.title.label("meeting_title"), gatherings.c.starts)
    query = query.outerjoin(gatherings, gatherings.c.meeting == results.c.meeting).where(results.c.promise == id)
    return tuple(dict(row) for row in connection.execute(query.order_by(results.c.at, results.c.id)).mappings())


def _rows(connection: Connection, table: Any, id: int, order: str = "at") -> tuple[Mapping[str, Any], ...]:
    query = select(table).where(table.c.promise == id).order_by(table.c[order], table.c.id)
    return tuple(dict(row) for row in connection.execute(query).mappings())
