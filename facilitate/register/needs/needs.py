"""The register of needs: what is asked of it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from facilitate.register import search
from facilitate.register.declined import Declined
from facilitate.register.needs import owners as owning
from facilitate.register.needs.owners import Owner
from facilitate.register.paging import Paged, paged
from facilitate.store.register_tables import needs, promises, sources, units

OFTEN = 3
"""From so many meetings on a need is pointed out as heard again."""
KEPT = ("dropped", "withdrawn")
"""Promises in these states make nobody responsible."""


@dataclass(frozen=True)
class Ask:
    """What the list is narrowed to. `only`: nobody (is responsible), again (heard in three meetings), danger, settled; `kind`
    "": every kind; `of`: only those whose numbers this query asks for."""

    words: str = ""
    category: str = ""
    only: str = ""
    kind: str = "need"
    page: int = 1
    of: Select[tuple[int]] | None = None


@dataclass(frozen=True)
class Line:
    """A need in the list: `heard` in how many meetings; `owners` by unit or person, empty: nobody; `due` the next date."""

    id: int
    title: str
    category: str
    place: str
    danger: bool
    state: str
    heard: int
    words: int
    owners: tuple[str, ...] = ()
    due: str = ""

    @property
    def again(self) -> bool:
        return self.heard >= OFTEN


@dataclass(frozen=True)
class Sheet:
    """One need with all that is known of it."""

    row: Mapping[str, Any]
    heard: int
    sources: tuple[Mapping[str, Any], ...] = ()
    promises: tuple[Mapping[str, Any], ...] = ()
    merged: tuple[Mapping[str, Any], ...] = field(default=())
    owned: tuple[Owner, ...] = ()

    @property
    def owners(self) -> tuple[str, ...]:
        return _owners(self.owned, self.promises)


def listed(connection: Connection, community: int, ask: Ask, hidden: Collection[str] = ()) -> Paged[Line]:
    """A page of the list: immediate danger first, then what was heard in most meetings, then the newest. `hidden` categories are
    left out."""
    order = (needs.c.danger.desc(), _heard().desc(), needs.c.at.desc(), needs.c.id.desc())
    found = paged(connection, _narrowed(community, ask, hidden).order_by(*order), ask.page)
    return found.told(_lines(connection, found.lines))


def one(connection: Connection, community: int, id: int, hidden: Collection[str] = ()) -> Sheet:
    """A need with its sources, promises and what was merged into it; of a merged one, the need that it is part of now.
    Raises Declined(no_such_row)."""
    row = connection.execute(select(needs, _heard().label("heard")).where(needs.c.id == id)).mappings().one_or_none()
    if row is None or row["community"] != community or row["category"] in hidden:
        raise Declined("no_such_row")
    if row["into"] is not None:
        return one(connection, community, row["into"], hidden)
    said = connection.execute(select(sources).where(sources.c.need == id).order_by(sources.c.at, sources.c.id))
    merged = connection.execute(select(needs).where(needs.c.into == id).order_by(needs.c.id))
    owned = owning.of_needs(connection, [id]).get(id, ())
    return Sheet(dict(row), row["heard"], _all(said), _all(connection.execute(_promised([id]))), _all(merged), owned)


def counted(connection: Connection, community: int, hidden: Collection[str] = ()) -> dict[str, int]:
    """How many needs there are, and how many of each `only`."""
    found = {}
    for only in ("", "nobody", "again", "danger", "settled"):
        query = _narrowed(community, Ask(only=only), hidden).subquery()
        found[only or "all"] = connection.execute(select(func.count()).select_from(query)).scalar_one()
    return found


def among(connection: Connection, ids: Collection[int]) -> tuple[Line, ...]:
    """These needs as lines of a list, in the order of their numbers."""
    found = select(needs, _heard().label("heard")).where(needs.c.id.in_(list(ids))).order_by(needs.c.id)
    return _lines(connection, _all(connection.execute(found)))


def nobodys() -> ColumnElement[bool]:
    """Nobody is responsible for the need, and nobody has promised anything for it."""
    return and_(needs.c.id.not_in(_answered()), needs.c.id.not_in(owning.owned()))


def _narrowed(community: int, ask: Ask, hidden: Collection[str]) -> Select[Any]:
    state = "settled" if ask.only == "settled" else "open"
    query = select(needs, _heard().label("heard")).where(
        needs.c.community == community, needs.c.into.is_(None), needs.c.state == state
    )
    if ask.kind:
        query = query.where(needs.c.kind == ask.kind)
    if ask.of is not None:
        query = query.where(needs.c.id.in_(ask.of))
    if hidden:
        query = query.where(needs.c.category.not_in(list(hidden)))
    if ask.category:
        query = query.where(needs.c.category == ask.category)
    if ask.only == "danger":
        query = query.where(needs.c.danger)
    if ask.only == "again":
        query = query.where(_heard() >= OFTEN)
    if ask.only == "nobody":
        query = query.where(nobodys())
    return query.where(_speaking_of(ask.words)) if ask.words.strip() else query


def _speaking_of(words: str) -> ColumnElement[bool]:
    """The words stand in the need itself or in one of its cards."""
    itself, cards = search.found("needs", words), search.found("sources", words)
    if itself is None or cards is None:
        return needs.c.id.is_(None)
    return or_(needs.c.id.in_(itself), needs.c.id.in_(select(sources.c.need).where(sources.c.id.in_(cards))))


def _heard() -> Any:
    """In how many meetings: a number for each need."""
    meetings = select(func.count(sources.c.meeting.distinct())).where(
        sources.c.need == needs.c.id, sources.c.meeting != ""
    )
    return meetings.correlate(needs).scalar_subquery()


def _answered() -> Select[tuple[int | None]]:
    return select(promises.c.need).where(promises.c.need.is_not(None), promises.c.state.not_in(KEPT))


def _promised(ids: Sequence[int]) -> Select[Any]:
    query = select(promises, units.c.name.label("unit_name")).outerjoin(units, units.c.id == promises.c.unit)
    return query.where(promises.c.need.in_(ids)).order_by(promises.c.due, promises.c.id)


def _lines(connection: Connection, rows: Sequence[Mapping[str, Any]]) -> tuple[Line, ...]:
    ids = [row["id"] for row in rows]
    held: dict[int, list[Mapping[str, Any]]] = {}
    for each in connection.execute(_promised(ids)).mappings():
        held.setdefault(each["need"], []).append(dict(each))
    cards = select(sources.c.need, func.count().label("number")).where(sources.c.need.in_(ids)).group_by(sources.c.need)
    words = {row.need: row.number for row in connection.execute(cards)}
    owned = owning.of_needs(connection, ids)
    return tuple(_line(row, held.get(row["id"], []), words.get(row["id"], 0), owned.get(row["id"], ())) for row in rows)


def _line(row: Mapping[str, Any], held: Sequence[Mapping[str, Any]], words: int, owned: Sequence[Owner]) -> Line:
    kept = [each for each in held if each["state"] not in KEPT]
    told = {name: row[name] for name in ("id", "title", "category", "place", "danger", "state", "heard")}
    due = min((each["due"] for each in kept if each["due"] and each["state"] not in ("confirmed", "done")), default="")
    return Line(**told, words=words, owners=_owners(owned, held), due=due)


def _owners(owned: Sequence[Owner], held: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    answered = [_owner(each) for each in held if each["state"] not in KEPT]
    return tuple(dict.fromkeys([*(each.name for each in owned), *answered]))


def _owner(promise: Mapping[str, Any]) -> str:
    """The office while one is known, else the person."""
    return str(promise["unit_name"] or promise["person"])


def _all(found: Any) -> tuple[Mapping[str, Any], ...]:
    return tuple(dict(row) for row in found.mappings())
