"""The register of offers: what units can give, in the seven kinds, and how far each has come."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from facilitate.register import search
from facilitate.register.declined import Declined
from facilitate.register.paging import Paged, paged
from facilitate.store.register_tables import changes, deeds, offers, units

STEPS = ("published", "taken_up", "matched", "shown", "fulfilled")
"""The life of an offer; `withdrawn` may come after any of them."""
LIVE = STEPS[:-1]
"""In these states an offer can still be matched."""


@dataclass(frozen=True)
class Ask:
    """What the list is narrowed to. `state`: one of STEPS, withdrawn, past (its date is over), or live and not past; `unit` 0: all."""

    words: str = ""
    resource: str = ""
    state: str = ""
    unit: int = 0
    page: int = 1


@dataclass(frozen=True)
class Line:
    """An offer in a list, with the unit that gives it; `contact`: how it is reached, where everybody may read that."""

    row: Mapping[str, Any]
    unit: str
    kind: str
    contact: str
    past: bool


@dataclass(frozen=True)
class Sheet:
    """One offer; `steps`: state -> server ms at which it was reached and not left again."""

    line: Line
    steps: Mapping[str, int] = field(default_factory=dict)

    @property
    def row(self) -> Mapping[str, Any]:
        return self.line.row


def listed(connection: Connection, community: int, ask: Ask, today: str) -> Paged[Line]:
    """A page of the list, the newest first. `today`: ISO date by which an offer may be past."""
    wanted = _narrowed(community, ask, today).order_by(offers.c.at.desc(), offers.c.id.desc())
    found = paged(connection, wanted, ask.page)
    return found.told(_line(row, today) for row in found.lines)


def one(connection: Connection, community: int, id: int, today: str) -> Sheet:
    """An offer with the steps of its life. Raises Declined(no_such_row)."""
    row = connection.execute(_all().where(offers.c.id == id, offers.c.community == community)).mappings().one_or_none()
    if row is None:
        raise Declined("no_such_row")
    return Sheet(_line(dict(row), today), _steps(connection, id))


def lines(connection: Connection, ids: Collection[int], today: str) -> dict[int, Line]:
    """These offers by number."""
    rows = connection.execute(_all().where(offers.c.id.in_(ids))).mappings()
    return {row["id"]: _line(dict(row), today) for row in rows}


def counted(connection: Connection, community: int, today: str) -> dict[str, int]:
    """How many offers stand in each state; `all`: those that can be matched; `past`: those of them whose date is over."""
    query = select(offers.c.state, _past(today).label("past"), func.count().label("number"))
    rows = connection.execute(query.where(offers.c.community == community).group_by(offers.c.state, "past")).all()
    found = dict.fromkeys((*STEPS, "withdrawn"), 0)
    for row in rows:
        if row.state in found and not (row.past and row.state in LIVE):
            found[row.state] += row.number
    past = sum(row.number for row in rows if row.past and row.state in LIVE)
    return found | {"all": sum(found[state] for state in LIVE), "past": past}


def given_by(connection: Connection, unit: int, today: str) -> tuple[Line, ...]:
    """Everything that a unit gives or gave, what can still be matched first, the newest first."""
    rows = connection.execute(_all().where(offers.c.unit == unit).order_by(offers.c.at.desc(), offers.c.id.desc()))
    lines = [_line(dict(row), today) for row in rows.mappings()]
    return tuple(sorted(lines, key=lambda line: line.past or line.row["state"] not in LIVE))


def same(connection: Connection, unit: int | None, values: Mapping[str, Any], today: str) -> int | None:
    """The number of an offer of this unit that can be had and says the same, at the same place and hours; of no unit none."""
    like = (offers.c[name] == values[name] for name in ("resource", "place", "hours"))
    rows = connection.execute(select(offers.c.id, offers.c.text).where(offers.c.unit == unit, open_now(today), *like))
    said = "".join(values["text"].split())
    return next((row.id for row in rows if unit is not None and "".join(row.text.split()) == said), None)


def open_now(today: str) -> ColumnElement[bool]:
    """Can be matched today."""
    return and_(offers.c.state.in_(LIVE), ~_past(today))


def _past(today: str) -> ColumnElement[bool]:
    return and_(offers.c.until != "", offers.c.until < today)


def _narrowed(community: int, ask: Ask, today: str) -> Select[Any]:
    query = _all().where(offers.c.community == community, _standing(ask.state, today))
    if ask.resource:
        query = query.where(offers.c.resource == ask.resource)
    if ask.unit:
        query = query.where(offers.c.unit == ask.unit)
    return query.where(_speaking_of(ask.words)) if ask.words.strip() else query


def _standing(state: str, today: str) -> ColumnElement[bool]:
    if state == "past":
        return and_(offers.c.state.in_(LIVE), _past(today))
    if state in LIVE:
        return and_(offers.c.state == state, ~_past(today))
    return offers.c.state == state if state else open_now(today)


def _speaking_of(words: str) -> ColumnElement[bool]:
    """The words stand in the offer itself or in the name of its unit."""
    itself, theirs = search.found("offers", words), search.found("units", words)
    if itself is None or theirs is None:
        return offers.c.id.is_(None)
    return or_(offers.c.id.in_(itself), offers.c.unit.in_(theirs))


def _all() -> Select[Any]:
    named = (units.c.name.label("unit_name"), units.c.kind.label("unit_kind"), units.c.contact.label("unit_contact"))
    return select(offers, *named, units.c.public.label("unit_public")).outerjoin(units, units.c.id == offers.c.unit)


def _line(row: Mapping[str, Any], today: str) -> Line:
    past = bool(row["until"]) and row["until"] < today
    contact = row["unit_contact"] if row["unit_public"] else ""
    return Line(row, row["unit_name"] or "", row["unit_kind"] or "", contact, past)


def _steps(connection: Connection, id: int) -> dict[str, int]:
    """From the history: going back to an earlier step takes the later ones away."""
    query = select(changes.c.after, deeds.c.at).join(deeds, deeds.c.id == changes.c.deed)
    rows = connection.execute(query.where(changes.c.table == "offers", changes.c.row == id).order_by(changes.c.id))
    reached: dict[str, int] = {}
    for row in rows:
        state = (row.after or {}).get("state", "")
        if state in STEPS:
            reached = {step: at for step, at in reached.items() if _rank(step) <= _rank(state)}
        if state:
            reached.setdefault(state, row.at)
    return reached


def _rank(state: str) -> int:
    return STEPS.index(state) if state in STEPS else len(STEPS)
