"""A meeting that was held as one row of the register: where and when, how many came, what it left of who took part."""

from typing import Any

import msgspec
from sqlalchemy import Connection, delete, select

from facilitate.register.book import Deed
from facilitate.register.gathering.standing import follow
from facilitate.reports.record import Record
from facilitate.reports.traces import FORM, Traces, traces
from facilitate.store.people_tables import attendances
from facilitate.store.place_tables import bookings
from facilitate.store.register_tables import gatherings


def hold(deed: Deed, community: int, record: Record) -> None:
    """The row made or brought up to date; one that was planned belongs where its booking does."""
    code, said = record.meeting.code, _said(record)
    row = deed.connection.execute(select(gatherings.c.id).where(gatherings.c.meeting == code)).scalar_one_or_none()
    if row is None:
        deed.make("gatherings", community=community, meeting=code, **said, **_planned(deed.connection, code))
    else:
        deed.put("gatherings", row, **said)
    _gone(deed.connection, record)
    follow(deed, code)


def heads(connection: Connection) -> dict[str, int]:
    """Up to which seq each meeting has been read; what was read before traces were kept as they are now is read again."""
    form = gatherings.c.facts["traces"]["form"].as_integer()
    known = select(gatherings.c.meeting, gatherings.c.head).where(form == FORM)
    return {row.meeting: row.head for row in connection.execute(known)}


def left(facts: dict[str, Any]) -> Traces:
    """What a meeting has left, out of the facts of its row. Raises KeyError where it was not read again yet."""
    return msgspec.convert(facts["traces"], Traces)


def _said(record: Record) -> dict[str, Any]:
    head, came = record.meeting, record.attendance
    kept = msgspec.json.decode(msgspec.json.encode(traces(record)))  # as it comes back from the table, lists and all
    return {
        "title": head.title.zh or head.title.en, "place": head.place.zh or head.place.en, "rule": head.rule.id,
        "starts": head.times.started or head.times.planned, "head": record.chain.length,
        "facts": {"present": came.present, "groups": came.groups, "traces": {**kept, "form": FORM}},
    }  # fmt: skip


def _planned(connection: Connection, code: str) -> dict[str, int | None]:
    query = select(bookings.c.series, bookings.c.room).where(bookings.c.meeting == code).order_by(bookings.c.id.desc())
    booked = connection.execute(query.limit(1)).one_or_none()
    return {"series": booked.series, "room": booked.room} if booked else {}


def _gone(connection: Connection, record: Record) -> None:
    """Whoever has had herself removed from the meeting is known from it no more; of that no history is kept."""
    here = {person.id for person in record.people}
    query = select(attendances.c.id, attendances.c.person).where(attendances.c.meeting == record.meeting.code)
    gone = [row.id for row in connection.execute(query) if row.person not in here]
    connection.execute(delete(attendances).where(attendances.c.id.in_(gone)))
