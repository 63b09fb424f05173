"""A register read from its beginning to its end, piece by piece: for programs that want all of it, in an order that stays."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, Connection, Table, and_, or_, select

from facilitate.register import search
from facilitate.register.declined import Declined
from facilitate.register.needs.responsible import needs_of
from facilitate.store.register_tables import REGISTERS, gatherings, needs, offers, promises, sources, units

MOST = 200
Condition = ColumnElement[bool]
Filter = Callable[[str], Condition]


@dataclass(frozen=True)
class Eyes:
    """Who reads: `unit` None: the organiser; needs of the `hidden` categories are kept from them, and `shut` meetings, by their
    codes."""

    community: int
    unit: int | None = None
    hidden: frozenset[str] = frozenset()
    shut: frozenset[str] = frozenset()

    @property
    def organiser(self) -> bool:
        return self.unit is None


@dataclass(frozen=True)
class Ask:
    """`after` the number of the last row that was read, `limit` how many (at most MOST), `filters` by name."""

    after: int = 0
    limit: int = 50
    words: str = ""
    filters: Mapping[str, str] = field(default_factory=dict)


def ids(connection: Connection, name: str, eyes: Eyes, ask: Ask) -> tuple[list[int], bool]:
    """The numbers of the next rows of that register, by number, and whether more follow.
    Raises Declined(no_such_filter) for a filter or a value that there is not."""
    table, most = REGISTERS[TABLES[name]], min(max(1, ask.limit), MOST)
    where = [table.c.id > ask.after, visible(name, eyes), *_narrowed(name, ask)]
    query = select(table.c.id).where(*where).order_by(table.c.id).limit(most + 1)
    found = list(connection.execute(query).scalars())
    return found[:most], len(found) > most


def there(connection: Connection, name: str, eyes: Eyes, id: int) -> bool:
    """Whether these eyes may read that row."""
    table = REGISTERS[TABLES[name]]
    query = select(table.c.id).where(table.c.id == id, visible(name, eyes))
    return connection.execute(query).first() is not None


def visible(name: str, eyes: Eyes) -> Condition:
    """What these eyes may read of that register."""
    table = REGISTERS[TABLES[name]]
    mine = table.c.community == eyes.community
    match name:
        case "needs":
            return and_(mine, needs.c.into.is_(None), needs.c.state != "withdrawn", _shown(eyes))
        case "offers":
            return (
                mine if eyes.organiser else and_(mine, or_(offers.c.state != "withdrawn", offers.c.unit == eyes.unit))
            )
        case "promises":
            told = select(needs.c.id).where(needs.c.state != "withdrawn", _shown(eyes))
            return and_(
                mine, promises.c.state != "withdrawn", or_(promises.c.need.is_(None), promises.c.need.in_(told))
            )
        case "units":
            return and_(mine, units.c.into.is_(None))
        case "meetings":
            return and_(mine, gatherings.c.meeting.not_in(sorted(eyes.shut))) if eyes.shut else mine
        case _:
            return mine


def _shown(eyes: Eyes) -> Condition:
    """Words of a sensitive matter are read with the organiser's key alone, where it says so."""
    return needs.c.category.not_in(sorted(eyes.hidden)) if eyes.hidden else needs.c.id.is_not(None)


def _narrowed(name: str, ask: Ask) -> Sequence[Condition]:
    found = []
    for wanted, value in ask.filters.items():
        if wanted not in FILTERS[name]:
            raise Declined("no_such_filter", filter=wanted, there=", ".join(FILTERS[name]))
        try:
            found.append(FILTERS[name][wanted](value))
        except ValueError as fault:
            raise Declined("no_such_value", filter=wanted) from fault
    return [*found, _speaking(name, ask.words)] if ask.words.strip() else found


def _speaking(name: str, words: str) -> Condition:
    table = REGISTERS[TABLES[name]]
    if name == "meetings":
        return table.c.title.contains(words.strip(), autoescape=True)
    itself = search.found(name, words)
    cards = search.found("sources", words) if name == "needs" else None
    if itself is None:
        return table.c.id.is_(None)
    if cards is None:
        return table.c.id.in_(itself)
    return or_(table.c.id.in_(itself), table.c.id.in_(select(sources.c.need).where(sources.c.id.in_(cards))))


def _is(table: Table, column: str) -> Filter:
    return lambda value: table.c[column] == value


def _number(table: Table, column: str) -> Filter:
    return lambda value: table.c[column] == _read(value)


def _read(value: str) -> int:
    """Raises ValueError for what can be no number of a row."""
    if not 0 <= int(value) < 2**63:
        raise ValueError
    return int(value)


def _flag(table: Table, column: str) -> Filter:
    return lambda value: table.c[column] == (("false", "true").index(value) == 1)


def _at_most(table: Table, column: str) -> Filter:
    return lambda value: and_(table.c[column] != "", table.c[column] <= value)


TABLES = {"needs": "needs", "offers": "offers", "promises": "promises", "units": "units", "meetings": "gatherings"}
FILTERS: Mapping[str, Mapping[str, Filter]] = {
    "needs": {
        "kind": _is(needs, "kind"), "state": _is(needs, "state"), "category": _is(needs, "category"),
        "place": _is(needs, "place"), "danger": _flag(needs, "danger"),
        "unit": lambda value: needs.c.id.in_(needs_of(_read(value))),
    },
    "offers": {
        "resource": _is(offers, "resource"), "state": _is(offers, "state"), "unit": _number(offers, "unit"),
        "until": _at_most(offers, "until"),
    },
    "promises": {
        "state": _is(promises, "state"), "unit": _number(promises, "unit"), "need": _number(promises, "need"),
        "due": _at_most(promises, "due"), "meeting": _is(promises, "meeting"),
    },
    "units": {"kind": _is(units, "kind")},
    "meetings": {
        "rule": _is(gatherings, "rule"), "series": _number(gatherings, "series"), "room": _number(gatherings, "room"),
    },
}  # fmt: skip
"""What a list may be narrowed to; `due` and `until` are the last day."""
