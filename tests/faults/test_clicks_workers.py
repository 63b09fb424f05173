"""Two hosts whose desks hang on two workers press the same button at one moment: one wins, the other is told who was first."""

import asyncio
import json
import os
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from facilitate.bench.browser import Browser
from facilitate.bench.phone import Phone
from tests.faults.house import KEY, House, Start

PAIRS = 600 if "FACILITATE_LONG" in os.environ else 60
RESIDENTS = 5
CLICKS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("extend", {"seconds": 30}), ("cut", {}), ("cut", {}), ("grant", {}), ("pause", {}), ("resume", {}), ("undo", {}),
    ("squeeze", {"end": 1_900_000_000_000}), ("set", {"name": "message", "value": "请坐"}), ("advance", {"override": "走"}), ("back", {}),
)  # fmt: skip
BEHIND = "say"
"""The stage in which people speak in turn: there the pairs are pressed."""


@dataclass
class Desks:
    """Two hosts by name, each on a worker of her own."""

    house: House
    code: str
    phones: dict[str, Phone]
    told: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    ops: int = 0

    async def press(self, who: str, verb: str, args: dict[str, Any], saw: int | None) -> dict[str, Any]:
        """The answer; a click that was too quick for the limit is sent again."""
        self.ops += 1
        wish = {"op": f"click{self.ops}", "verb": verb, "args": args} | ({} if saw is None else {"saw": saw})
        while True:
            answer: dict[str, Any] = await self.phones[who].ask("act", wish)
            if answer["ok"] or answer["refusal"]["rule"] not in ("too_fast", "busy"):
                return answer
            await asyncio.sleep(0.2)

    async def pair(self, verb: str, args: dict[str, Any]) -> None:
        """Both press; at most one is heard, and the other is told who it was and when."""
        log = self.house.log(self.code)
        head = log[-1][0]
        names = list(self.phones)
        answers = await asyncio.gather(*(self.press(who, verb, args, head) for who in names))
        told = ["" if answer["ok"] else answer["refusal"]["rule"] for answer in answers]
        self.told.update(told)
        if told.count("") == 2:
            self.faults.append(f"{verb}: both were heard")
        elif told.count("") == 1:
            loser = answers[1 - told.index("")]
            params = loser["refusal"]["params"]
            right = loser["refusal"]["rule"] == "stale" and params["who"]["zh"] == names[told.index("")]
            by_seq = {seq for seq, *_ in self.house.log(self.code)}
            if not (right and params["changed"] in by_seq and params["what"]["en"] and params["at"]):
                self.faults.append(f"{verb}: {loser}")


async def desks(house: House) -> Desks:
    """A meeting with two hosts on two workers, and people who have something to say."""
    organiser = Browser(house.port, KEY)
    wish = {
        "rule": "roundtable_needs",
        "title": "两位主持",
        "place": "议事厅",
        "starts": "2030-01-01T19:00:00+08:00",
        "language": "zh",
    }
    made = json.loads(await organiser.want("POST", "/meetings", wish))
    organiser.close()
    people = {name: {"role": "host", "key": made["keys"]["host"]} for name in ("甲主持", "乙主持")}
    phones = {}
    for number, (name, more) in enumerate((people | {f"居民{n}": {} for n in range(RESIDENTS)}).items()):
        browser = Browser(house.port)
        joined = json.loads(
            await browser.want(
                "POST", f"/m/{made['code']}/join", {"name": name, "group": "residents", "consent": True, **more}
            )
        )
        browser.close()
        if more:
            phones[name] = await Phone.open(house.ports[number], joined["token"])
            await phones[name].enter(made["code"], room="desk")
    return Desks(house, made["code"], phones)


async def pressed(house: House) -> Desks:
    here = await desks(house)
    lead = next(iter(here.phones))
    for number in range(PAIRS):
        if number % len(CLICKS) == 0:
            await here.press(lead, "advance" if number == 0 else "back", {"to": BEHIND, "override": "走"}, None)
            await here.press(lead, "resume", {}, None)
        await here.pair(*CLICKS[number % len(CLICKS)])
    seqs = [seq for seq, *_ in house.log(here.code)]
    here.faults += [] if seqs == list(range(1, len(seqs) + 1)) else ["the log has a gap"]
    for phone in here.phones.values():
        phone.hang_up()
    print(f"{PAIRS} pairs at two workers: {here.told['']} heard, told {dict(here.told)}, {len(here.faults)} faults")
    return here


def test_two_hosts_at_two_workers_are_one_after_the_other(start: Start) -> None:
    here = asyncio.run(pressed(start()))

    assert here.faults == []
    assert here.told[""] >= PAIRS // 2
    assert here.told["stale"] >= PAIRS // 2


def test_workers_that_do_not_ask_what_was_seen_are_caught(start: Start) -> None:
    here = asyncio.run(pressed(start("blind")))

    assert [fault for fault in here.faults if "both were heard" in fault]
