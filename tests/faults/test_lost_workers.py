"""Two workers, a wifi that cuts answers off, and one worker killed on the way: every phone is one person with one token in the end."""

from __future__ import annotations

import asyncio
import json
import os
import random
import secrets
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from facilitate.bench.browser import Browser, HttpError
from facilitate.bench.gathering import Gathering
from facilitate.bench.workers import PROGRAM, Workers
from tests.servers import Postgres, Redis

KEY = "organiser"
PHONES = 120 if os.environ.get("FACILITATE_LONG") else 30
RAISED = 40 if os.environ.get("FACILITATE_LONG") else 8
CUT = 0.5
"""So many answers are lost."""
pytestmark = pytest.mark.slow


@pytest.fixture
def start(postgres: Postgres, redis_server: Redis, tmp_path: Path) -> Iterator[Callable[..., Workers]]:
    """`start()` two workers; `start("chance")` two that tell nothing a second time."""
    running: list[Workers] = []

    def begin(twin: str = "") -> Workers:
        program = (sys.executable, str(Path(__file__).parent / "bad_worker.py"), twin) if twin else PROGRAM
        running.append(Workers(tmp_path, KEY, 2, postgres.ready_database(), redis_server.url, program))
        running[-1].wait_for_all()
        return running[-1]

    yield begin
    for two in running:
        two.stop()


class Wifi:
    """Requests that arrive at some worker, and answers that may not arrive; after `kill_after` answers one worker is killed."""

    def __init__(self, house: Workers, kill_after: int = 0) -> None:
        self.house, self.kill_after = house, kill_after
        self.chance = random.Random(7)
        self.seen: Counter[str] = Counter()

    async def ask(self, path: str, body: Any, token: str = "") -> Any:
        """The answer, asked for again and again until it arrives; two lines at once now and then. All that arrive are the same."""
        while True:
            told = await asyncio.gather(*(self._once(path, body, token) for _ in range(self.chance.choice((1, 1, 2)))))
            heard = [one for one in told if one is not None]
            if heard:
                assert all(one == heard[0] for one in heard), f"one phone was told two things: {heard}"
                return heard[0]

    async def _once(self, path: str, body: Any, token: str) -> Any:
        browser = Browser(self.chance.choice(self.house.ports), token)
        try:
            status, answer = await browser.ask("POST", path, body)
        except (OSError, EOFError, IndexError):
            status, answer = 503, b""
        finally:
            browser.close()
        if status == 503:
            self.seen["broken"] += 1
            await asyncio.sleep(0.05)
            return None
        assert status == 200, answer
        self.seen["answers"] += 1
        if self.seen["answers"] == self.kill_after:
            self.house.kill_one(1)
            self.seen["killed"] += 1
        if self.chance.random() < CUT:
            self.seen["lost"] += 1
            return None
        return json.loads(answer)


async def joined(wifi: Wifi, gathering: Gathering, number: int) -> tuple[str, str]:
    who = {"name": f"居民{number}", "group": "residents", "consent": True, "op": secrets.token_urlsafe(16)}
    told = await wifi.ask(f"/m/{gathering.code}/join", who)
    return told["participant"], told["token"]


async def holds(house: Workers, token: str, code: str) -> list[int]:
    found = []
    for port in house.ports:
        browser = Browser(port, token)
        found.append((await browser.ask("GET", f"/m/{code}/state?as=room&since=0"))[0])
        browser.close()
    return found


async def played(house: Workers) -> str:
    gathering = await Gathering.call(house.ports[0], KEY)
    try:
        return await play(house, gathering)
    finally:
        gathering.host.close()
        await asyncio.sleep(0.2)


async def play(house: Workers, gathering: Gathering) -> str:
    wifi = Wifi(house, kill_after=random.Random().randint(5, PHONES))
    came = await asyncio.gather(*(joined(wifi, gathering, n) for n in range(PHONES)))
    house.wait_for_all()
    there = (await gathering.state(gathering.host.token, "desk"))["people"]["present"]
    assert there == PHONES + 1, f"{there - 1} persons of {PHONES} phones"
    assert len(set(came)) == PHONES
    assert [await holds(house, token, gathering.code) for _, token in came] == [[200, 200]] * PHONES

    for number, (person, _) in enumerate(came[:RAISED]):
        await asyncio.sleep(0.25 if number > 10 else 0)  # no faster than one host may
        await gathering.act(gathering.host.token, "set_role", {"person": person, "role": "recorder"})
    path = f"/m/{gathering.code}/token"
    fresh = await asyncio.gather(*(wifi.ask(path, {}, token) for _, token in came[:RAISED]))
    for (person, old), told in zip(came[:RAISED], fresh, strict=True):
        assert told["participant"] == person
        assert await holds(house, told["token"], gathering.code) == [200, 200]
        assert await holds(house, old, gathering.code) == [401, 401]
        with pytest.raises(HttpError):
            await gathering.renewed(old)
    assert wifi.seen["killed"] == 1
    assert wifi.seen["lost"] > PHONES // 4
    return ", ".join(f"{count} {what}" for what, count in sorted(wifi.seen.items()))


def test_every_phone_is_one_person_however_many_answers_are_lost(start: Callable[..., Workers]) -> None:
    told = asyncio.run(asyncio.wait_for(played(start()), 200))

    print(f"\n{PHONES} phones, {RAISED} with another role: {told}; {PHONES} persons")


def test_workers_that_tell_nothing_a_second_time_are_found(start: Callable[..., Workers]) -> None:
    with pytest.raises(AssertionError, match=r"persons of|told two things"):
        asyncio.run(asyncio.wait_for(played(start("chance")), 200))
