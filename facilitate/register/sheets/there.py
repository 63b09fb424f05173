"""What of a sheet stands in the register already, or twice in the sheet: shown, and not doubled."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from facilitate.register.sheets.fields import Into
from facilitate.register.sheets.lines import Line
from facilitate.register.units.units import folded
from facilitate.store.register_tables import needs, offers, units

Key = tuple[str, ...]


@dataclass(frozen=True)
class Twin:
    """The line is there: as the row `id`, or (0) as line `number` of the same sheet."""

    id: int
    number: int = 0


def twins(connection: Connection, community: int, into: Into, lines: Sequence[Line]) -> dict[int, Twin]:
    """Number of a line -> what it is the same as."""
    known = STANDING[into](connection, community)
    seen: dict[Key, int] = {}
    found: dict[int, Twin] = {}
    for line in lines:
        if line.faults:
            continue
        key = KEYS[into](line.values)
        if key in known:
            found[line.row.number] = Twin(known[key])
        elif key in seen:
            found[line.row.number] = Twin(0, seen[key])
        else:
            seen[key] = line.row.number
    return found


def _need(values: Mapping[str, Any]) -> Key:
    return _folded(values["title"]), folded(values.get("place") or "")


def _offer(values: Mapping[str, Any]) -> Key:
    told = (values.get("unit") or "", values["text"], values.get("place") or "", values.get("hours") or "")
    return (*map(_folded, told), values["resource"])


def _unit(values: Mapping[str, Any]) -> Key:
    return (_folded(values["name"]),)


def _folded(name: str) -> str:
    """What consists of marks alone is compared as it is."""
    return folded(name) or name


def _needs(connection: Connection, community: int) -> dict[Key, int]:
    """One that was merged stands for the need that it is part of; one that was put out of sight does not count."""
    rows = connection.execute(
        select(needs.c.id, needs.c.title, needs.c.place, needs.c.into)
        .where(needs.c.community == community, needs.c.state != "withdrawn")
        .order_by(needs.c.id.desc())
    ).mappings()
    return {_need(dict(row)): row["into"] or row["id"] for row in rows}


def _offers(connection: Connection, community: int) -> dict[Key, int]:
    rows = connection.execute(
        select(offers, units.c.name.label("unit_name"))
        .outerjoin(units, units.c.id == offers.c.unit)
        .where(offers.c.community == community)
        .order_by(offers.c.id.desc())
    ).mappings()
    return {_offer({**row, "unit": row["unit_name"]}): row["id"] for row in rows}


def _units(connection: Connection, community: int) -> dict[Key, int]:
    rows = connection.execute(select(units.c.id, units.c.folded, units.c.into).where(units.c.community == community))
    return {(row.folded,): row.into or row.id for row in rows}


KEYS: Mapping[Into, Callable[[Mapping[str, Any]], Key]] = {"needs": _need, "offers": _offer, "units": _unit}
STANDING: Mapping[Into, Callable[[Connection, int], dict[Key, int]]] = {
    "needs": _needs, "offers": _offers, "units": _units,
}  # fmt: skip
