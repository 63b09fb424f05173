"""What the register holds of somebody who is to be erased: by her number in a meeting, and by her phone where she agreed to be known.

Written beside the deeds' way of writing: a history would keep what is to go. It is not undone.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, delete, select, update

from facilitate.register import search
from facilitate.store.erasing import Whose
from facilitate.store.register_tables import REGISTERS, changes, deeds

attendances, neighbours, cards, sources = (
    REGISTERS[name] for name in ("attendances", "neighbours", "cards", "sources")
)
confirmations, returns, sign_ups = (REGISTERS[name] for name in ("confirmations", "returns", "sign_ups"))
NAMES = (
    ("neighbours", "name"), ("cards", "name"), ("sign_ups", "name"), ("accounts", "person"), ("units", "name"), ("units", "person"),
    ("communities", "name"), ("communities", "organiser"), ("communities", "supporter"), ("gatherings", "title"),
    ("rooms", "name"), ("bookings", "title"),
)  # fmt: skip
"""(table, column) in which a name stands."""
SLIP = "slip:"
"""Begins the name of a doer who is known by her phone alone."""


@dataclass(frozen=True)
class Held:
    """Of one person: her `marks` (hashes of her phone's cookie), numbers of her rows by table, `names` she gave there, `texts` she
    wrote there, the `items` of meetings (code, number) into which her cards went, and the `meetings` where her phone was known."""

    marks: frozenset[str]
    rows: Mapping[str, frozenset[int]]
    names: frozenset[str]
    texts: frozenset[str]
    items: frozenset[tuple[str, str]]
    meetings: frozenset[str] = frozenset()


NOBODY = Held(
    frozenset(),
    dict.fromkeys(("neighbours", "cards", "confirmations", "returns", "sign_ups", "needs"), frozenset()),
    frozenset(), frozenset(), frozenset(),
)  # fmt: skip
"""Of somebody of whom the register knows nothing."""


def held(connection: Connection, code: str, ids: Collection[str], items: Collection[str]) -> Held:
    """What is hers: `ids` are her numbers in the meeting, `items` what she wrote there."""
    query = select(neighbours).join(attendances).where(attendances.c.meeting == code, attendances.c.person.in_(ids))
    known = connection.execute(query).mappings().all()
    marks = frozenset(name for row in known for name in (row["mark"], f"{SLIP}{row['mark']}"))
    left = connection.execute(select(cards).where(cards.c.mark.in_(marks), cards.c.mark != "")).mappings().all()
    said = connection.execute(select(confirmations).where(confirmations.c.who.in_(marks))).mappings().all()
    used = connection.execute(select(returns).where(returns.c.who.in_(marks))).mappings().all()
    comes = connection.execute(select(sign_ups).where(sign_ups.c.who.in_(marks))).mappings().all()
    needs = select(sources.c.need).where(sources.c.meeting == code, sources.c.item.in_(items))
    taken = {*connection.execute(needs).scalars(), *(row["need"] for row in left if row["need"])}
    came = select(attendances.c.meeting).where(attendances.c.neighbour.in_([row["id"] for row in known]))
    ours = {"neighbours": known, "cards": left, "confirmations": said, "returns": used, "sign_ups": comes}
    return Held(
        marks,
        {name: frozenset(row["id"] for row in rows) for name, rows in ours.items()} | {"needs": frozenset(taken)},
        frozenset(row["name"] for row in (*known, *left, *comes)) - {""},
        frozenset(row["text"] for row in (*left, *said, *used)) - {""},
        frozenset((row["meeting"], row["item"]) for row in left if row["meeting"]),
        frozenset(connection.execute(came).scalars()),
    )


def whose(code: str, id: int, hers: Held, items: Collection[str], row: Mapping[str, Any], table: str) -> Whose:
    """Whether a row is hers, or of that meeting (code and number in the log's tables); also a step in the history of one. `items` are
    what she wrote there."""
    if table == "changes":
        sides = [side for side in (row["before"], row["after"]) if side]
        found = (_whose(code, id, hers, items, side, row["row"], row["table"]) for side in sides)
        return max(found, default=Whose.ELSEWHERE)
    return _whose(code, id, hers, items, row, row.get("id"), table)


def _whose(
    code: str, id: int, hers: Held, items: Collection[str], row: Mapping[str, Any], number: Any, table: str
) -> Whose:
    here = row.get("meeting") in (id, code)
    if number in hers.rows.get(table, ()) or (here and row.get("item") in items):
        return Whose.HERS
    return Whose.HERE if here else Whose.ELSEWHERE


def called(connection: Connection) -> set[str]:
    """The names that the register knows: of neighbours, of accounts, of those who signed up or left a card, of units and who holds
    the office, of communities, meetings and rooms."""
    found = [connection.execute(select(REGISTERS[table].c[name])).scalars() for table, name in NAMES]
    return {name for names in found for name in names} - {""}


def forget(connection: Connection, hers: Held, words: bool, instead: str) -> None:
    """Her phone is known no more, and what she left by it bears no name; `instead` stands for her words if they go too."""
    bare = {"name": "", "mark": "", "place": "", "since": ""} | ({"affected": "", "asked": ""} if words else {})
    if words:
        waiting = cards.c.state == "waiting"
        _put(connection, cards, hers, {"text": instead})
        connection.execute(update(cards).where(cards.c.id.in_(hers.rows["cards"]), waiting).values(state="withdrawn"))
        _put(connection, confirmations, hers, {"text": ""})
        _put(connection, returns, hers, {"text": ""})
    _put(connection, cards, hers, bare)
    _put(connection, sign_ups, hers, {"name": "", "contact": "", "skills": "", "who": ""})
    _put(connection, returns, hers, {"who": SLIP})
    for id in hers.rows["confirmations"]:
        connection.execute(update(confirmations).where(confirmations.c.id == id).values(who=f"erased:{id}"))
    _in_history(
        connection, "confirmations", hers.rows["confirmations"], {"who": "", "text": ""} if words else {"who": ""}
    )
    ids = hers.rows["neighbours"]
    connection.execute(delete(attendances).where(attendances.c.neighbour.in_(ids)))
    connection.execute(delete(neighbours).where(neighbours.c.id.in_(ids)))
    for mark in hers.marks:
        connection.execute(update(deeds).where(deeds.c.doer == mark).values(doer=SLIP))


def found_again(connection: Connection, touched: Mapping[str, Mapping[int, Mapping[str, Any] | None]]) -> None:
    """What was rewritten is searched by its new words."""
    for table, rows in touched.items():
        search.file(connection, table, rows)


def _put(connection: Connection, table: Table, hers: Held, values: dict[str, str]) -> None:
    ids = hers.rows[table.name]
    connection.execute(update(table).where(table.c.id.in_(ids)).values(values))
    _in_history(connection, table.name, ids, values)


def _in_history(connection: Connection, table: str, ids: Collection[int], values: Mapping[str, str]) -> None:
    told = select(changes).where(changes.c.table == table, changes.c.row.in_(ids))
    for each in connection.execute(told).all():
        sides = {name: _bare(getattr(each, name), values) for name in ("before", "after")}
        connection.execute(update(changes).where(changes.c.id == each.id).values(sides))


def _bare(row: dict[str, Any] | None, values: Mapping[str, str]) -> dict[str, Any] | None:
    return row and {name: values.get(name, value) for name, value in row.items()}
