"""A register as large as a district's: 5,000 needs, 5,000 offers, 3,000 promises, 20 units, 150 meetings; the same each time."""

from __future__ import annotations

import random
from typing import Any

from sqlalchemy import Connection, insert, select

from facilitate.register import search
from facilitate.store.keeping_tables import check_ins, confirmations, owners
from facilitate.store.register_tables import REGISTERS, gatherings, matches

NEEDS, OFFERS, PROMISES, UNITS, MEETINGS = 5000, 5000, 3000, 20, 150
PLACES = ("1号楼", "2号楼三单元", "东门", "社区广场", "老年活动室", "幼儿园门口", "停车场", "菜市场")
WHAT = (
    "路灯坏了", "楼道堆物", "下水道堵", "没有坡道", "老人没人做饭", "放学后没人看孩子", "充电桩不够", "垃圾桶满了没人清",
    "电梯噪音大", "健身器材生锈",
)  # fmt: skip
CATEGORIES = ("elder_care", "children", "safety", "greening", "")
KINDS = ("money", "planning", "project", "place", "goods", "expertise", "volunteer")
STATES = ("open", "doing", "done", "confirmed", "waiting", "contested")


def fill(connection: Connection, community: int, at: int) -> None:
    """Everything at once; `at` server ms of the first row."""
    chance = random.Random(5)
    rows = {
        "units": [_unit(id) for id in range(1, UNITS + 1)],
        "needs": [_need(id, chance, at) for id in range(1, NEEDS + 1)],
        "offers": [_offer(id, chance, at) for id in range(1, OFFERS + 1)],
        "promises": [_promise(id, chance, at) for id in range(1, PROMISES + 1)],
    }
    for table, made in rows.items():
        _put(connection, table, [row | {"community": community} for row in made])
    _put(connection, "sources", list(_sources(chance, at)))
    held = [_meeting(n) | {"community": community} for n in range(MEETINGS)]
    connection.execute(insert(gatherings), held)
    connection.execute(insert(owners), [_of(n, at) | {"unit": 1 + n % UNITS} for n in range(1, 1500)])
    connection.execute(
        insert(matches), [_of(n, at) | {"offer": n, "why": {}, "state": "confirmed"} for n in range(1, 1000)]
    )
    spoken = [{"promise": 1 + n % PROMISES, "state": "going", "text": "在做", "at": at + n} for n in range(4000)]
    connection.execute(insert(check_ins), spoken)
    heard = [
        {"promise": 1 + n % PROMISES, "accepted": n % 9 > 0, "who": f"slip:{n}", "at": at + n} for n in range(4000)
    ]
    connection.execute(insert(confirmations), heard)


def _put(connection: Connection, table: str, rows: list[dict[str, Any]]) -> None:
    connection.execute(insert(REGISTERS[table]), rows)
    kept = connection.execute(select(REGISTERS[table])).mappings()
    for some in kept.partitions(2000):
        search.file(connection, table, {row["id"]: dict(row) for row in some})


def _of(need: int, at: int) -> dict[str, Any]:
    return {"need": need, "state": "open", "at": at}


def _unit(id: int) -> dict[str, Any]:
    return {"id": id, "name": f"第{id}服务中心", "folded": f"第{id}服务中心", "kind": "agency", "place": "社区广场"}


def _need(id: int, chance: random.Random, at: int) -> dict[str, Any]:
    return {
        "id": id, "kind": "need", "state": "settled" if id % 10 == 0 else "open", "danger": id % 200 == 0, "at": at + id,
        "title": f"{chance.choice(PLACES)}{chance.choice(WHAT)}第{id}处", "category": chance.choice(CATEGORIES),
        "place": chance.choice(PLACES), "affected": "老人和孩子",
    }  # fmt: skip


def _sources(chance: random.Random, at: int) -> Any:
    made = [(need, card) for need in range(1, NEEDS + 1) for card in range(1 + need % 3)]
    for id, (need, card) in enumerate(made, 1):
        yield {
            "id": id, "need": need, "meeting": f"M{(need + card * 7) % MEETINGS:03d}", "item": str(id), "facts": {},
            "words": f"{chance.choice(WHAT)}，大家都说了{id}", "at": at + id,
        }  # fmt: skip


def _offer(id: int, chance: random.Random, at: int) -> dict[str, Any]:
    return {
        "id": id, "unit": 1 + id % UNITS, "resource": chance.choice(KINDS), "place": chance.choice(PLACES),
        "text": f"{chance.choice(WHAT)}的时候可以上门{id}", "until": "2027-12-31", "state": "published", "said": {},
        "at": at + id,
    }  # fmt: skip


def _promise(id: int, chance: random.Random, at: int) -> dict[str, Any]:
    return {
        "id": id, "need": 1 + id * NEEDS // (PROMISES + 1), "unit": 1 + id % UNITS, "person": "张工", "kind": "do_by",
        "text": f"修好{chance.choice(PLACES)}{id}", "due": f"{2026 + id % 2}-{1 + id % 12:02d}-{1 + id % 28:02d}",
        "checker": "居委会", "state": chance.choice(STATES), "weekly": id % 3 == 0, "said": {}, "at": at + id,
    }  # fmt: skip


def _meeting(n: int) -> dict[str, Any]:
    facts = {"present": 40, "groups": {"residents": 40}}
    return {
        "meeting": f"M{n:03d}",
        "head": 1,
        "title": f"第{n}次圆桌会",
        "starts": f"2026-{1 + n % 12:02d}-01T14:30:00+08:00",
        "facts": facts,
    }
