"""How much is kept: rows and bytes, of each meeting and of each table of the register."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, func, literal, select

from facilitate.store.register_tables import REGISTERS, changes
from facilitate.store.tables import log, meetings, pictures, tokens


@dataclass(frozen=True)
class Size:
    """Of one meeting: entries of its log and their bytes, pictures and theirs, phones that are known by a token."""

    entries: int = 0
    bytes: int = 0
    pictures: int = 0
    picture_bytes: int = 0
    tokens: int = 0


def of_meetings(connection: Connection) -> dict[str, Size]:
    """Code -> how much of it is kept."""
    codes = {row.id: row.code for row in connection.execute(select(meetings.c.id, meetings.c.code))}
    written = _sums(connection, log, func.length(log.c.body))
    seen = _sums(connection, pictures, func.length(pictures.c.data))
    held = _sums(connection, tokens, literal(0))
    none = (0, 0)
    return {
        code: Size(*written.get(id, none), *seen.get(id, none), held.get(id, none)[0]) for id, code in codes.items()
    }


def of_register(connection: Connection) -> dict[str, int]:
    """Table -> rows; `changes` are the steps of all histories."""
    tables = [*REGISTERS.values(), changes]
    return {table.name: connection.execute(select(func.count()).select_from(table)).scalar() or 0 for table in tables}


def _sums(connection: Connection, table: Table, what: Any) -> dict[int, tuple[int, int]]:
    query = select(table.c.meeting, func.count(), func.coalesce(func.sum(what), 0)).group_by(table.c.meeting)
    return {row[0]: (row[1], int(row[2])) for row in connection.execute(query)}
