"""Which offer was matched to which need, and what stands between the two: proposed, confirmed, declined, withdrawn."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, select

from facilitate.register.needs.responsible import needs_of
from facilitate.store.register_tables import matches, needs, offers, units

RANK = ("confirmed", "proposed", "withdrawn", "declined")
"""Of two matches of one pair, which a merge of needs may bring, the earlier one in this order stands."""
STANDING = ("confirmed", "proposed")
NEWS = 20


@dataclass(frozen=True)
class Pair:
    """A match with what is told of either side; `why` as kept with it: reasons, clashes, who proposed it, a note."""

    id: int
    state: str
    at: int
    why: Mapping[str, Any]
    need: int
    title: str
    category: str
    need_state: str
    offer: int
    text: str
    resource: str
    offer_state: str
    unit: int | None
    unit_name: str


def of_need(connection: Connection, need: int) -> tuple[Pair, ...]:
    """The offers that were matched to this need in any state, one row each."""
    return _found(connection, matches.c.need == need)


def of_offer(connection: Connection, offer: int, hidden: Collection[str] = ()) -> tuple[Pair, ...]:
    """The needs that this offer was matched to; needs of `hidden` categories are left out."""
    return _found(connection, matches.c.offer == offer, _seen(hidden))


def of_offers(connection: Connection, ids: Collection[int], hidden: Collection[str] = ()) -> dict[int, list[Pair]]:
    """The same for many offers, by offer."""
    found: dict[int, list[Pair]] = {}
    for pair in _found(connection, matches.c.offer.in_(ids), _seen(hidden)):
        found.setdefault(pair.offer, []).append(pair)
    return found


def waiting(connection: Connection, community: int, unit: int | None = None) -> tuple[Pair, ...]:
    """Proposals that nobody has answered; `unit`: only those which it may answer, being responsible for the need."""
    wanted = [needs.c.community == community, matches.c.state == "proposed", needs.c.into.is_(None)]
    if unit is not None:
        wanted += [matches.c.need.in_(needs_of(unit)), offers.c.unit.is_distinct_from(unit)]
    return _found(connection, *wanted)[:NEWS]


def lost(connection: Connection, community: int, unit: int | None = None) -> tuple[Pair, ...]:
    """Needs that are still open, whose confirmed offer was withdrawn and that have no other; `unit`: only those it is responsible for."""
    held = select(matches.c.need).where(matches.c.state == "confirmed")
    wanted = [
        needs.c.community == community, needs.c.state == "open", needs.c.into.is_(None),
        matches.c.state == "withdrawn", matches.c.need.not_in(held),
    ]  # fmt: skip
    if unit is not None:
        wanted.append(matches.c.need.in_(needs_of(unit)))
    pairs = _found(connection, *wanted)
    return tuple(pair for pair in pairs if pair.why.get("was") == "confirmed")[:NEWS]


def _found(connection: Connection, *wanted: ColumnElement[bool]) -> tuple[Pair, ...]:
    """The newest first; of one pair the row that stands."""
    best: dict[tuple[int, int], Pair] = {}
    for row in connection.execute(_all().where(*wanted).order_by(matches.c.at.desc(), matches.c.id.desc())).mappings():
        pair = Pair(**dict(row) | {"unit_name": row["unit_name"] or ""})
        other = best.get((pair.need, pair.offer))
        if other is None or RANK.index(pair.state) < RANK.index(other.state):
            best[pair.need, pair.offer] = pair
    return tuple(best.values())


def _all() -> Select[Any]:
    query = select(
        matches.c.id, matches.c.state, matches.c.at, matches.c.why, matches.c.need, needs.c.title, needs.c.category,
        needs.c.state.label("need_state"), matches.c.offer, offers.c.text, offers.c.resource,
        offers.c.state.label("offer_state"), offers.c.unit, units.c.name.label("unit_name"),
    )  # fmt: skip
    joined = query.join(needs, needs.c.id == matches.c.need).join(offers, offers.c.id == matches.c.offer)
    return joined.outerjoin(units, units.c.id == offers.c.unit)


def _seen(hidden: Collection[str]) -> ColumnElement[bool]:
    return needs.c.category.not_in(list(hidden))
