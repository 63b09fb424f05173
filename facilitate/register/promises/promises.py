"""The register of promises: what is asked of it at each of the three doors."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, and_, func, or_, select

from facilitate.register import search
from facilitate.register.paging import Paged, sliced
from facilitate.register.promises.promises_figures import (
    TO_DO,
    Office,
    Standing,
    incomplete,
    late,
    offices,
    silent,
    total,
)
from facilitate.reports.cast import REMOVED
from facilitate.store.keeping_tables import check_ins, confirmations
from facilitate.store.register_tables import needs, promises, units

GONE = "withdrawn"
"""The state of what the meeting itself has put out of sight: told nowhere."""


@dataclass(frozen=True)
class Sight:
    """Whose eyes look: `public` reads no resident's name, nothing of `hidden` categories and no promise about a need that was put
    out of sight; `unit` reads its own."""

    public: bool = False
    hidden: frozenset[str] = frozenset()
    unit: int | None = None


EVERYTHING = Sight()


@dataclass(frozen=True)
class Ask:
    """What the list is narrowed to. `only`: todo, late, silent, incomplete, done (to be confirmed), confirmed, contested, waiting,
    dropped; `unit`: 0 is what people without a unit took on."""

    only: str = ""
    unit: int | None = None
    words: str = ""
    page: int = 1


@dataclass(frozen=True)
class Line:
    """A promise in a list: `row` as kept, with the need's `title`; `late` in days; voices of residents."""

    row: Mapping[str, Any]
    standing: Standing
    late: int
    silent: bool
    accepted: int = 0
    contested: int = 0


@dataclass(frozen=True)
class Listed(Paged[Line]):
    """`counts` by `only`; `offices` with their own figures."""

    counts: Mapping[str, int]
    offices: tuple[Office, ...]
    all: Office


def listed(connection: Connection, community: int, ask: Ask, today: date, sight: Sight = EVERYTHING) -> Listed:
    """A page of the list: what is late longest first, then by date; and how every office stands."""
    every = standings(connection, community, sight)
    mine = [one for one in every if _of(one, ask.unit)]
    counts = {only: sum(is_(one, only, today) for one in mine) for only in ONLY}
    wanted = [one for one in mine if is_(one, ask.only, today)]
    if ask.words.strip():
        found = _speaking_of(connection, ask.words)
        wanted = [one for one in wanted if one.id in found]
    wanted.sort(key=lambda one: (-late(one, today), one.state not in TO_DO, one.due or "9", one.id))
    cut = sliced(wanted, ask.page)
    shown = lines(connection, cut.lines, today, sight)
    return Listed(shown, cut.total, cut.page, cut.pages, counts, offices(every, today), total(every, today))


ONLY = ("", "todo", "late", "silent", "incomplete", "waiting", "done", "contested", "confirmed", "dropped")


def standings(
    connection: Connection,
    community: int,
    sight: Sight = EVERYTHING,
    id: int | None = None,
    among: Select[tuple[int]] | None = None,
) -> tuple[Standing, ...]:
    """Every promise that these eyes may read, or the one with that number, or those whose ids `among` asks for, as the figures
    need it."""
    query = readable(community, sight)
    if id is not None:
        query = query.where(promises.c.id == id)
    if among is not None:
        query = query.where(promises.c.id.in_(among))
    rows = connection.execute(query).mappings()
    return tuple(_standing(dict(row), sight) for row in rows)


def lines(connection: Connection, shown: Sequence[Standing], today: date, sight: Sight) -> tuple[Line, ...]:
    """What a list tells of these, in their order."""
    ids = [one.id for one in shown]
    query = select(promises, units.c.name.label("office"), needs.c.title, needs.c.category)
    query = query.outerjoin(units, units.c.id == promises.c.unit).outerjoin(needs, needs.c.id == promises.c.need)
    rows = {row["id"]: dict(row) for row in connection.execute(query.where(promises.c.id.in_(ids))).mappings()}
    yes, no = voices(connection, ids)
    return tuple(
        Line(
            named(rows[one.id], sight), one, late(one, today), silent(one, today), yes.get(one.id, 0), no.get(one.id, 0)
        )
        for one in shown
    )


def voices(connection: Connection, ids: Collection[int]) -> tuple[dict[int, int], dict[int, int]]:
    """How many residents accept each of these promises as done, and how many do not."""
    held = (dict[int, int](), dict[int, int]())
    query = select(confirmations.c.promise, confirmations.c.accepted, func.count()).where(
        confirmations.c.promise.in_(ids)
    )
    for id, accepted, number in connection.execute(query.group_by(confirmations.c.promise, confirmations.c.accepted)):
        held[0 if accepted else 1][id] = number
    return held


def named(row: Mapping[str, Any], sight: Sight) -> dict[str, Any]:
    """The row; to the public without the name of somebody who took on a task for herself."""
    own = row["unit"] is None and row["kind"] == "task"
    erased = row["person"] == REMOVED.zh
    return dict(row) | {"erased": erased, "person": "" if erased or (sight.public and own) else row["person"]}


def _standing(row: Mapping[str, Any], sight: Sight) -> Standing:
    told = named(row, sight)
    told["office"] = row["office"] or told["person"]
    return Standing(**{name: told[name] for name in Standing.__dataclass_fields__})


def readable(community: int, sight: Sight) -> Select[Any]:
    """A query for the promises that these eyes may read, with what the figures need."""
    heard = (
        select(
            check_ins.c.promise,
            func.max(check_ins.c.at).label("answered"),
            func.count().filter(check_ins.c.state == "later").label("moved"),
        )
        .group_by(check_ins.c.promise)
        .subquery()
    )
    query = (
        select(
            promises, units.c.name.label("office"),
            func.coalesce(heard.c.answered, 0).label("answered"), func.coalesce(heard.c.moved, 0).label("moved"),
        )
        .outerjoin(units, units.c.id == promises.c.unit).outerjoin(heard, heard.c.promise == promises.c.id)
        .outerjoin(needs, needs.c.id == promises.c.need)
        .where(promises.c.community == community, promises.c.state != GONE)
    )  # fmt: skip
    if sight.unit is not None:
        query = query.where(promises.c.unit == sight.unit)
    if sight.public:
        shown = and_(needs.c.state != GONE, needs.c.category.not_in(sorted(sight.hidden)))
        query = query.where(or_(promises.c.need.is_(None), shown))
    return query


def _of(one: Standing, unit: int | None) -> bool:
    return unit is None or (one.unit or 0) == unit


def is_(one: Standing, only: str, today: date) -> bool:
    """Whether it stays where a list is narrowed to `only`."""
    match only:
        case "" | "all":
            return True
        case "todo":
            return one.state in TO_DO
        case "late":
            return late(one, today) > 0
        case "silent":
            return silent(one, today)
        case "incomplete":
            return incomplete(one)
        case state:
            return one.state == state


def _speaking_of(connection: Connection, words: str) -> set[int]:
    """The words stand in the promise itself or in the title of its need."""
    itself, about = search.found("promises", words), search.found("needs", words)
    if itself is None or about is None:
        return set()
    query = select(promises.c.id).where(or_(promises.c.id.in_(itself), promises.c.need.in_(about)))
    return set(connection.execute(query).scalars())
