"""Erasing in the database: entries give way to others, and whatever else belongs to a person is taken away.

An erased row keeps its digest, on which the chain hangs, and loses its salt, without which nobody can try guesses against it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

import msgspec
from sqlalchemy import JSON, Connection, Engine, String, Table, Text, delete, inspect, select, update

from facilitate.core.act import Entry, Event
from facilitate.store.codec import entry
from facilitate.store.tables import log, meetings, metadata, ops, pictures, tokens

APART = frozenset({"meetings", "log", "ops", "tokens", "sealed", "pictures", "grams", "erasures", "retentions"})
"""Tables whose rows hold no words, or whose words are looked after by name."""


class Whose(IntEnum):
    """A row is hers, or of the meeting that she was in, or neither."""

    ELSEWHERE = 0
    HERE = 1
    HERS = 2


Change = Callable[[str, Whose], str]
"""What becomes of a text in a row that is whose."""
Own = Callable[[str, Mapping[str, Any]], Whose]
"""Whose a row of that table is."""
_encoder = msgspec.json.Encoder(order="deterministic")


@dataclass(frozen=True)
class Found:
    """A text in a table beside the log that a change would change: as it stands, and whose its row is; `doubt`: as of a Mention."""

    table: str
    id: int
    column: str
    text: str
    own: Whose
    doubt: str = ""


def held(connection: Connection, code: str) -> tuple[int, list[Entry]]:
    """(the meeting's number, its entries), while nobody else writes in it. Raises KeyError."""
    connection.execute(update(meetings).where(meetings.c.code == code).values(code=code))  # from here on others wait
    found = connection.execute(select(meetings.c.id).where(meetings.c.code == code)).scalar()
    if found is None:
        raise KeyError(code)
    rows = connection.execute(select(log).where(log.c.meeting == found).order_by(log.c.seq))
    return found, [entry(row) for row in rows]


def called(connection: Connection) -> set[str]:
    """The names under which people came to any meeting of the house, and those of the meetings."""
    kinds = ("PersonJoined", "PersonChanged", "MeetingOpened")
    bodies = connection.execute(select(log.c.body).where(log.c.kind.in_(kinds))).scalars()
    told = [msgspec.json.decode(body) for body in bodies]
    titles = {text for one in told for text in _texts(one.get("title"))}
    return {*titles, *(one["name"] for one in told if one.get("name"))} - {""}


def replace_entries(connection: Connection, id: int, fresh: Mapping[int, Event]) -> None:
    """These events stand in the log from now on, without a salt."""
    for seq, event in fresh.items():
        bare = {"body": _encoder.encode(event).decode(), "salt": ""}
        connection.execute(update(log).where(log.c.meeting == id, log.c.seq == seq).values(bare))


def take_away(connection: Connection, id: int, people: Collection[str], digests: Collection[str]) -> None:
    """Tokens and answered ops of these people, and these pictures."""
    connection.execute(delete(tokens).where(tokens.c.meeting == id, tokens.c.person.in_(people)))
    connection.execute(delete(ops).where(ops.c.meeting == id, ops.c.person.in_(people)))
    connection.execute(delete(ops).where(ops.c.meeting == id, ops.c.person == "", ops.c.made.in_(people)))
    connection.execute(delete(pictures).where(pictures.c.meeting == id, pictures.c.sha256.in_(digests)))


# -- every other table ---------------------------------------------------------------------------------------------


def look(connection: Connection, own: Own, change: Change) -> list[Found]:
    """Every text in every table beside the log that `change` would change; in histories too."""
    return [
        Found(table.name, row.get("id", 0), column, text, hers)
        for table in tables(connection)
        for row, hers in _rows(connection, table, own)
        for column in _columns(table)
        for text in _texts(row[column])
        if change(text, hers) != text
    ]


def rewrite(connection: Connection, own: Own, change: Change) -> dict[str, dict[int, Any]]:
    """Do it: table -> number -> the row as it stands now, of every row that was changed."""
    touched: dict[str, dict[int, Any]] = {}
    for table in tables(connection):
        for row, hers in _rows(connection, table, own):
            fresh = {name: _changed(row[name], change, hers) for name in _columns(table)}
            fresh = {name: value for name, value in fresh.items() if value != row[name]}
            if fresh:
                here = [column == row[column.name] for column in table.primary_key.columns]
                connection.execute(update(table).where(*here).values(fresh))
                touched.setdefault(table.name, {})[row.get("id", 0)] = dict(row) | fresh
    return touched


def tables(connection: Connection) -> list[Table]:
    """Those beside the log in which people's words may stand."""
    there = set(inspect(connection).get_table_names())
    return [table for table in metadata.sorted_tables if table.name in there - APART]


def _columns(table: Table) -> list[str]:
    """Those that hold words: no keys, and no text as short as a code."""
    return [
        column.name for column in table.columns
        if isinstance(column.type, JSON | Text) or (isinstance(column.type, String) and (column.type.length or 99) > 64)
        if not column.primary_key and not column.foreign_keys and column.name != "hash"
    ]  # fmt: skip


def _rows(connection: Connection, table: Table, own: Own) -> list[tuple[dict[str, Any], Whose]]:
    rows = connection.execute(select(table)).mappings().all() if _columns(table) else []
    return [(dict(row), own(table.name, dict(row))) for row in rows]


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for each in value.values() for text in _texts(each)]
    return [text for each in value for text in _texts(each)] if isinstance(value, list) else []


def _changed(value: Any, change: Change, own: Whose) -> Any:
    if isinstance(value, str):
        return change(value, own) if value else value
    if isinstance(value, dict):
        return {key: _changed(each, change, own) for key, each in value.items()}
    return [_changed(each, change, own) for each in value] if isinstance(value, list) else value


def everywhere(engine: Engine) -> list[str]:
    """The names of all tables that an erasure may have touched."""
    with engine.connect() as connection:
        return [*sorted(APART - {"meetings", "sealed"}), *(table.name for table in tables(connection))]
