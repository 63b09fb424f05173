"""Sheets that somebody has brought: read and waiting, on their way into the register, or in it; and what of them is left."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from facilitate.register.declined import Declined
from facilitate.register.sheets.fields import Into
from facilitate.register.sheets.lines import Line, lines
from facilitate.register.sheets.reading import Page, Read
from facilitate.register.sheets.reading import Row as Told
from facilitate.register.sheets.there import Twin, twins
from facilitate.store.keeping_tables import imports
from facilitate.store.register_tables import changes, deeds

MOST_LISTED = 50


@dataclass(frozen=True)
class Brief:
    """`state`: read, running, done or undone; `deed` 0: nothing was written yet; `counts`: new, there, left, once it has begun."""

    id: int
    into: Into
    file: str
    state: str
    deed: int
    at: int
    counts: Mapping[str, int]


@dataclass(frozen=True)
class Brought:
    """One of them with what stood in the file. `columns`: place from 0 -> field, chosen by a person once `chosen`."""

    brief: Brief
    read: Read
    sheet: int
    head: int
    columns: Mapping[int, str]
    chosen: bool
    today: str
    by: str
    there: Mapping[int, Twin]

    @property
    def page(self) -> Page:
        return self.read.pages[self.sheet]


@dataclass(frozen=True)
class Plan:
    """What becomes of each line: `new` comes in, `there` stands in the register already, `left` cannot be read."""

    new: tuple[Line, ...]
    there: tuple[tuple[Line, Twin], ...]
    left: tuple[Line, ...]


def listed(connection: Connection, community: int) -> tuple[Brief, ...]:
    """The last ones, the newest first."""
    query = _light().where(imports.c.community == community).order_by(imports.c.id.desc()).limit(MOST_LISTED)
    return tuple(_brief(connection, row) for row in connection.execute(query))


def brief(connection: Connection, community: int, id: int) -> Brief:
    """One of them without what stood in the file. Raises Declined(no_such_row)."""
    row = connection.execute(_light().where(imports.c.id == id, imports.c.community == community)).one_or_none()
    if row is None:
        raise Declined("no_such_row")
    return _brief(connection, row)


def one(connection: Connection, community: int, id: int) -> Brought:
    """Raises Declined(no_such_row)."""
    row = connection.execute(select(imports).where(imports.c.id == id)).one_or_none()
    if row is None or row.community != community:
        raise Declined("no_such_row")
    kept = row.mapping
    there = {number: Twin(*twin) for number, *twin in kept.get("there", [])}
    return Brought(
        _brief(connection, row), unpacked(row.rows), kept.get("sheet", 0), kept.get("head", 0),
        {int(place): name for place, name in kept.get("columns", {}).items()}, kept.get("chosen", False),
        kept.get("today", ""), kept.get("by", ""), there,
    )  # fmt: skip


def plan(connection: Connection, community: int, brought: Brought, today: date) -> Plan:
    """Of one that has begun: as it was decided then."""
    begun = bool(brought.today)
    day = date.fromisoformat(brought.today) if begun else today
    every = lines(brought.page, brought.brief.into, brought.head, brought.columns, day)
    there = brought.there if begun else twins(connection, community, brought.brief.into, every)
    return Plan(
        tuple(line for line in every if not line.faults and line.row.number not in there),
        tuple((line, there[line.row.number]) for line in every if line.row.number in there),
        tuple(line for line in every if line.faults),
    )


def taken_in(connection: Connection, brief: Brief) -> int:
    """How many of its lines are in the register."""
    made = (changes.c.deed == brief.deed, changes.c.table == brief.into, changes.c.before.is_(None))
    return connection.execute(select(func.count()).select_from(changes).where(*made)).scalar_one()


def running(connection: Connection) -> tuple[int, ...]:
    """The numbers of those that are on their way."""
    return tuple(connection.execute(select(imports.c.id).where(imports.c.state == "running")).scalars())


def stands(connection: Connection, deed: int) -> bool:
    """Whether a deed was not taken back, or its being taken back was."""
    by = connection.execute(select(deeds.c.undone_by).where(deeds.c.id == deed)).scalar_one()
    return by is None or not stands(connection, by)


def packed(read: Read) -> dict[str, Any]:
    """As it is kept."""
    pages = [{"name": page.name, "rows": [[row.number, *row.cells] for row in page.rows]} for page in read.pages]
    return {"pages": pages, "notes": list(read.notes)}


def unpacked(kept: Mapping[str, Any]) -> Read:
    """What was kept."""
    pages = (Page(page["name"], tuple(Told(row[0], tuple(row[1:])) for row in page["rows"])) for page in kept["pages"])
    return Read(tuple(pages), tuple(kept["notes"]))


def _light() -> Select[Any]:
    return select(*[column for column in imports.c if column.name != "rows"])


def _brief(connection: Connection, row: Row[Any]) -> Brief:
    undone = row.deed is not None and not stands(connection, row.deed)
    counts = {name: row.mapping[name] for name in ("new", "known", "left") if name in row.mapping}
    return Brief(row.id, row.into, row.file, "undone" if undone else row.state, row.deed or 0, row.at, counts)
