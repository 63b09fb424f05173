"""What a meeting of a series opens with: what was promised before and is not confirmed yet, and what was kept since."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, or_, select

from facilitate.register.promises.promises import EVERYTHING, Line, lines, standings
from facilitate.register.promises.promises_figures import TO_DO
from facilitate.store.keeping_tables import check_ins
from facilitate.store.register_tables import gatherings, promises, sources

SHOWN = (*TO_DO, "done", "confirmed")


@dataclass(frozen=True)
class Told:
    """A promise with the last thing that was said of it: `how` going, stuck, waiting, done or later; "" for nothing. `at` server ms."""

    line: Line
    how: str = ""
    words: str = ""
    at: int = 0

    @property
    def owner(self) -> str:
        return str(self.line.row["office"] or self.line.row["person"])


@dataclass(frozen=True)
class Opening:
    """`since`: when the last meeting of the series was (ISO instant); `open` what is late first, then by date; `reported` as done
    and not confirmed by residents; `kept`: confirmed since the last meeting."""

    since: str
    open: tuple[Told, ...]
    reported: tuple[Told, ...]
    kept: tuple[Told, ...]


def opening(connection: Connection, community: int, id: int, today: date, hidden: Collection[str] = ()) -> Opening:
    """Of the promises that were made in meetings of the series or on needs which they raised; none about needs of `hidden` categories."""
    held = select(gatherings.c.meeting).where(gatherings.c.series == id, gatherings.c.community == community)
    since = (
        connection.execute(select(func.max(gatherings.c.starts)).where(gatherings.c.meeting.in_(held))).scalar() or ""
    )
    raised = select(sources.c.need).where(sources.c.meeting.in_(held))
    ours = select(promises.c.id).where(or_(promises.c.meeting.in_(held), promises.c.need.in_(raised)))
    mine = [one for one in standings(connection, community, among=ours) if one.state in SHOWN]
    mine.sort(key=lambda one: (one.due or "9", one.id))
    shown = [line for line in lines(connection, mine, today, EVERYTHING) if line.row["category"] not in hidden]
    said = _last(connection, [line.row["id"] for line in shown])
    told = [_told(line, said.get(line.row["id"])) for line in shown]
    return Opening(
        since,
        tuple(each for each in told if each.line.row["state"] in TO_DO),
        tuple(each for each in told if each.line.row["state"] == "done"),
        tuple(each for each in told if each.line.row["state"] == "confirmed" and each.line.row["done"] >= since[:10]),
    )


def _told(line: Line, said: Mapping[str, Any] | None) -> Told:
    return Told(line, said["state"], said["text"], said["at"]) if said else Told(line)


def _last(connection: Connection, ids: Collection[int]) -> dict[int, Mapping[str, Any]]:
    """The last check-in of each of these promises."""
    query = select(check_ins).where(check_ins.c.promise.in_(ids)).order_by(check_ins.c.at, check_ins.c.id)
    return {row["promise"]: dict(row) for row in connection.execute(query).mappings()}
