"""What everybody may read of the register: needs without sensitive matters, offices and no neighbours' names."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, and_, func, or_, select

from facilitate.register.declined import Declined
from facilitate.register.needs import needs
from facilitate.register.paging import Paged
from facilitate.store.keeping_tables import owners
from facilitate.store.register_tables import matches, offers, promises, units
from facilitate.store.register_tables import needs as table

TAKEN = ("confirmed",)
"""Matches in these states are there for a need."""
PAST = (*needs.KEPT, "withdrawn")
"""Promises in these states count for nothing."""
UNDER_WAY = ("open", "doing", "late", "contested", "waiting")
NEWS = 3
"""So many of a kind stand on the first page."""
PEOPLE = "task"
"""What a neighbour took on at a meeting carries her name there, and none here."""


@dataclass(frozen=True)
class Line:
    """A need in the list: `offices` responsible, `somebody`: a neighbour has taken it on; `due` the next date."""

    id: int
    title: str
    category: str
    place: str
    danger: bool
    heard: int
    offices: tuple[str, ...]
    somebody: bool
    due: str

    @property
    def nobody(self) -> bool:
        return not self.offices and not self.somebody


@dataclass(frozen=True)
class Sheet:
    """One need: what people said (`words`), what was promised, and what was found for it."""

    row: Mapping[str, Any]
    heard: int
    words: tuple[str, ...]
    offices: tuple[str, ...]
    somebody: bool
    promises: tuple[Mapping[str, Any], ...]
    offers: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True)
class News:
    """Promises with the `title` of their need: `asked` are said to be done and wait for residents' word, `kept` those that residents
    confirmed last, `coming` what comes due next; `late` how many are over their date."""

    asked: tuple[Mapping[str, Any], ...]
    kept: tuple[Mapping[str, Any], ...]
    coming: tuple[Mapping[str, Any], ...]
    late: int


def office(promise: Mapping[str, Any]) -> str:
    """The unit, else who answered for one; "" where a neighbour has taken it on."""
    if promise["unit_name"]:
        return str(promise["unit_name"])
    return "" if promise["kind"] == PEOPLE else str(promise["person"])


def listed(connection: Connection, community: int, ask: needs.Ask, hidden: Collection[str]) -> Paged[Line]:
    """A page of the list that residents see, in the order of the organiser's."""
    found = needs.listed(connection, community, ask, hidden)
    ids = [line.id for line in found.lines]
    who = _who(connection, ids, _held(connection, ids))
    lines = tuple(_line(line, *who.get(line.id, ((), False))) for line in found.lines)
    return found.told(lines)


def one(connection: Connection, community: int, id: int, hidden: Collection[str]) -> Sheet:
    """Raises Declined(no_such_row), also for a need of a hidden category or one that was put out of sight."""
    sheet = needs.one(connection, community, id, hidden)
    if sheet.row["state"] == "withdrawn":
        raise Declined("no_such_row")
    words = tuple(
        dict.fromkeys(said["words"] for said in sheet.sources if said["words"] and said["words"] != sheet.row["title"])
    )
    kept = tuple(each for each in sheet.promises if each["state"] not in PAST)
    who = _who(connection, [sheet.row["id"]], kept).get(sheet.row["id"], ((), False))
    return Sheet(sheet.row, sheet.heard, words, *who, kept, _offers(connection, sheet.row["id"]))


def figures(connection: Connection, community: int, hidden: Collection[str]) -> dict[str, int]:
    """How many needs stand open, how many nobody looks after, how many are settled."""
    told = needs.counted(connection, community, hidden)
    return {name: told[name] for name in ("all", "nobody", "settled")}


def news(connection: Connection, community: int, hidden: Collection[str], today: str) -> News:
    """`today` ISO date."""
    shown = and_(table.c.category.not_in(list(hidden)), table.c.state != "withdrawn")
    told = (
        select(promises, units.c.name.label("unit_name"), table.c.title.label("title"))
        .outerjoin(table, table.c.id == promises.c.need)
        .outerjoin(units, units.c.id == promises.c.unit)
        .where(promises.c.community == community, or_(promises.c.need.is_(None), shown))
    )
    latest = (promises.c.done.desc(), promises.c.id.desc())
    open_ = told.where(promises.c.state.in_(UNDER_WAY), promises.c.due != "")
    late = select(func.count()).select_from(open_.where(promises.c.due < today).subquery())

    def found(query: Select[Any], most: int) -> tuple[Mapping[str, Any], ...]:
        return tuple(dict(row) for row in connection.execute(query.limit(most)).mappings())

    return News(
        found(told.where(promises.c.state == "done").order_by(*latest), NEWS),
        found(told.where(promises.c.state == "confirmed").order_by(*latest), 2),
        found(open_.where(promises.c.due >= today).order_by(promises.c.due, promises.c.id), NEWS),
        connection.execute(late).scalar_one(),
    )


def _line(line: needs.Line, offices: tuple[str, ...], somebody: bool) -> Line:
    told = {name: getattr(line, name) for name in ("id", "title", "category", "place", "danger", "heard", "due")}
    return Line(**told, offices=offices, somebody=somebody)


def _who(
    connection: Connection, ids: Sequence[int], held: Sequence[Mapping[str, Any]]
) -> dict[int, tuple[tuple[str, ...], bool]]:
    """Of each need: the offices responsible, and whether only neighbours are."""
    query = select(owners, units.c.name.label("unit_name")).outerjoin(units, units.c.id == owners.c.unit)
    owning = connection.execute(
        query.where(owners.c.need.in_(ids), owners.c.state == "open").order_by(owners.c.id)
    ).mappings()
    names: dict[int, list[str]] = {}
    for need, name in [
        *((row["need"], row["unit_name"] or "") for row in owning),
        *((row["need"], office(row)) for row in held),
    ]:
        names.setdefault(need, []).append(name)
    return {need: (tuple(dict.fromkeys(name for name in all if name)), not any(all)) for need, all in names.items()}


def _held(connection: Connection, ids: Sequence[int]) -> Sequence[Mapping[str, Any]]:
    query = select(promises, units.c.name.label("unit_name")).outerjoin(units, units.c.id == promises.c.unit)
    found = query.where(promises.c.need.in_(ids), promises.c.state.not_in(PAST)).order_by(promises.c.id)
    return [dict(row) for row in connection.execute(found).mappings()]


def _offers(connection: Connection, need: int) -> tuple[Mapping[str, Any], ...]:
    query = (
        select(offers, units.c.name.label("unit_name"))
        .join(matches, matches.c.offer == offers.c.id)
        .outerjoin(units, units.c.id == offers.c.unit)
        .where(matches.c.need == need, matches.c.state.in_(TAKEN), offers.c.state != "withdrawn")
        .order_by(matches.c.id)
    )
    return tuple(dict(row) for row in connection.execute(query).mappings())
