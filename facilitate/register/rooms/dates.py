"""The dates that a calendar subscribes to: meetings for everybody, promises and returns for whoever has a key."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select

from facilitate.register.moments import instant
from facilitate.register.promises.promises import Sight, lines, standings
from facilitate.register.promises.promises_days import day
from facilitate.register.promises.promises_figures import TO_DO
from facilitate.register.rooms.ics import Event
from facilitate.store.keeping_tables import returns
from facilitate.store.place_tables import bookings, rooms
from facilitate.store.register_tables import gatherings

BACK_MS = 90 * 86_400_000
"""So far back a calendar still tells what was."""
WORDS = {
    "due": {"zh": "期限：{text}", "en": "Due: {text}"},
    "again": {"zh": "满 {months} 个月，还在用吗：{text}", "en": "{months} months on, still in use: {text}"},
}


def meetings(connection: Connection, community: int, now: int) -> list[Event]:
    """Meetings of the last ninety days and all that are planned, also what was cancelled, so that it goes from calendars too."""
    since = instant(now - BACK_MS)
    query = (
        select(bookings, rooms.c.name.label("room_name"), rooms.c.place.label("room_place"))
        .outerjoin(rooms, rooms.c.id == bookings.c.room)
        .where(bookings.c.community == community, bookings.c.starts >= since)
    )
    planned = [dict(row) for row in connection.execute(query.order_by(bookings.c.starts)).mappings()]
    known = {row["meeting"] for row in planned}
    held = select(gatherings).where(gatherings.c.community == community, gatherings.c.starts >= since)
    others = [row for row in connection.execute(held.order_by(gatherings.c.starts)) if row.meeting not in known]
    return [
        *(_booked(row, now) for row in planned),
        *(Event(f"meeting-{row.meeting}", row.title, row.starts, place=row.place, changed=now) for row in others),
    ]


def promised(connection: Connection, community: int, now: int, sight: Sight, lang: str, url: str) -> list[Event]:
    """The dates of promises still to do and of returns that nobody has answered, as these eyes may read them."""
    today = day(now)
    every = standings(connection, community, sight)
    query = select(returns).where(returns.c.state == "due", returns.c.promise.in_([one.id for one in every]))
    again = [dict(row) for row in connection.execute(query.order_by(returns.c.due)).mappings()]
    wanted = {row["promise"] for row in again}
    told = {
        line.standing.id: line
        for line in lines(connection, [one for one in every if _dated(one) or one.id in wanted], today, sight)
    }
    due = [
        _promise(f"promise-{id}", line.row, line.row["due"], "due", lang, url, now)
        for id, line in told.items()
        if _dated(line.standing)
    ]
    back = [
        _promise(f"return-{row['id']}", told[row["promise"]].row, row["due"], "again", lang, url, now, row["months"])
        for row in again
    ]
    return due + back


def _dated(one: Any) -> bool:
    return bool(one.due) and one.state in TO_DO


def _booked(row: Mapping[str, Any], now: int) -> Event:
    place = " ".join(filter(None, (row["room_name"], row["room_place"])))
    gone = row["state"] == "cancelled"
    return Event(
        f"booking-{row['id']}",
        row["title"],
        row["starts"],
        row["ends"],
        place,
        row["host"],
        cancelled=gone,
        changed=now,
    )


def _promise(
    uid: str, row: Mapping[str, Any], due: str, words: str, lang: str, url: str, now: int, months: int = 0
) -> Event:
    title = WORDS[words][lang].format(text=row["text"] or row["title"] or "", months=months)
    who = row["office"] or row["person"]
    return Event(
        uid, title, due, text="\n".join(filter(None, (who, row["title"]))), url=f"{url}/{row['id']}", changed=now
    )
