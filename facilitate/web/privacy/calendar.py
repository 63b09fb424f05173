"""On which day each meeting's raw data go, found without reading its log: hundreds of meetings cost one question."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, func, select

from facilitate.core.meeting import Words
from facilitate.service.summaries import MeetingRow
from facilitate.store import asking
from facilitate.store.asking import Keeping
from facilitate.store.tables import log, meetings
from facilitate.web.services import Services

WARNED = 14
"""Days before, from which the organiser is told."""
DAY_MS = 86_400_000


@dataclass(frozen=True)
class Due:
    """A meeting, and the day on which its raw data go; None while it is open or until somebody says. `gone`: they have."""

    code: str
    title: Words
    on: date | None
    gone: bool
    keeping: Keeping
    open: bool


def calendar(services: Services) -> list[Due]:
    """All meetings, the newest first."""
    return _of(services, services.access.meetings())


def one(services: Services, code: str) -> Due:
    """That meeting. Raises KeyError."""
    rows = [row for row in services.access.meetings() if row.code == code]
    if not rows:
        raise KeyError(code)
    return _of(services, rows)[0]


def today(services: Services) -> date:
    """By this computer's clock."""
    return _day(services.clock.now())


def due(services: Services) -> list[Due]:
    """Those whose day has come."""
    return soon(services, 0)


def soon(services: Services, within: int = WARNED) -> list[Due]:
    """Those whose day comes within so many days. No log is looked at of meetings that are too young."""
    last = services.clock.now() + within * DAY_MS
    said, made = services.book.read(lambda connection: (asking.keepings(connection), _made(connection)))
    old = {code for code, at in made.items() if _may(said.get(code, Keeping()), at, last)}
    rows = [row for row in services.access.meetings() if row.code in old] if old else []
    until = _day(last)
    return [each for each in _of(services, rows) if each.on is not None and each.on <= until and not each.gone]


def _may(keeping: Keeping, made: int, last: int) -> bool:
    """A meeting does not end before it was made."""
    return bool(keeping.days) and keeping.done is None and made + (keeping.days - 1) * DAY_MS <= last


def _made(connection: Connection) -> dict[str, int]:
    return {row.code: row.created_at for row in connection.execute(select(meetings.c.code, meetings.c.created_at))}


def _of(services: Services, rows: Collection[MeetingRow]) -> list[Due]:
    codes = [row.code for row in rows if row.state == "ended"]
    said, ends = services.book.read(lambda connection: (asking.keepings(connection), _ends(connection, codes)))
    return [_due(row, said.get(row.code, Keeping()), ends.get(row.code, 0)) for row in rows]


def _ends(connection: Connection, codes: Collection[str]) -> dict[str, int]:
    """When each of these ended (server ms)."""
    query = select(meetings.c.code, func.max(log.c.at)).join(log, log.c.meeting == meetings.c.id)
    rows = connection.execute(query.where(log.c.kind == "MeetingEnded").group_by(meetings.c.code))
    return {code: at for code, at in rows if code in codes}


def _due(row: MeetingRow, keeping: Keeping, ended: int) -> Due:
    on = _day(ended) + timedelta(days=keeping.days) if ended and keeping.days else None
    return Due(row.code, row.title, on, keeping.done is not None, keeping, row.state != "ended")


def _day(ms: int) -> date:
    return datetime.fromtimestamp(ms / 1000).date()
