"""Two workers: another role, a freed seat, somebody sent out and a new key for the wall take hold at both, and phones are told."""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from facilitate.bench.browser import Browser, HttpError
from facilitate.bench.gathering import Gathering
from facilitate.bench.phone import Phone
from facilitate.bench.workers import PROGRAM, Workers
from tests.servers import Postgres, Redis

KEY = "organiser"
pytestmark = pytest.mark.slow


@pytest.fixture
def start(postgres: Postgres, redis_server: Redis, tmp_path: Path) -> Iterator[Callable[..., Workers]]:
    """`start()` two workers; `start("deaf")` two that never hear of each other."""
    running: list[Workers] = []

    def begin(twin: str = "") -> Workers:
        program = (sys.executable, str(Path(__file__).parent / "bad_worker.py"), twin) if twin else PROGRAM
        running.append(Workers(tmp_path, KEY, 2, postgres.ready_database(), redis_server.url, program))
        running[-1].wait_for_all()
        return running[-1]

    yield begin
    for two in running:
        two.stop()


class Ear:
    """What one socket hears."""

    def __init__(self) -> None:
        self.heard: list[Any] = []

    def __call__(self, payload: bytes) -> None:
        self.heard.append(json.loads(payload[2:]))

    async def bye(self, phone: Phone) -> tuple[dict[str, str], float]:
        """Why, and after how many seconds; then the line is cut."""
        began = time.monotonic()
        while not (said := [told[1] for told in self.heard if told[0] == "bye"]):
            assert time.monotonic() - began < 10, self.heard
            await asyncio.sleep(0.01)
        after = time.monotonic() - began
        while not phone.closed:
            assert time.monotonic() - began < 20, "the line was not cut"
            await asyncio.sleep(0.01)
        return said[0], after


_lines: list[Phone] = []


async def connect(port: int, token: str, code: str, audience: str = "room") -> tuple[Phone, Ear]:
    ear = Ear()
    phone = await Phone.open(port, token, ear)
    _lines.append(phone)
    await phone.enter(code, room=audience)
    return phone, ear


async def status(port: int, token: str, code: str) -> int:
    """With what this worker answers the token."""
    browser = Browser(port, token)
    found, _ = await browser.ask("GET", f"/m/{code}/state?as=room&since=0")
    browser.close()
    return found


async def everywhere(house: Workers, token: str, code: str, wanted: int) -> bool:
    """Whether every worker answers so within ten seconds."""
    until = time.monotonic() + 10
    while time.monotonic() < until:
        if [await status(port, token, code) for port in house.ports] == [wanted] * len(house.ports):
            return True
        await asyncio.sleep(0.05)
    return False


async def played(house: Workers) -> list[str]:
    """What was seen, for the figures; all lines are hung up."""
    gathering = await Gathering.call(house.ports[0], KEY)
    try:
        return await play(house, gathering)
    finally:
        gathering.host.close()
        while _lines:
            _lines.pop().hang_up()
        await asyncio.sleep(0.1)


async def play(house: Workers, gathering: Gathering) -> list[str]:
    for number in range(2):
        await gathering.sign_up(number)
    code, (raised, out) = gathering.code, gathering.tokens
    told = []

    phone, ear = await connect(house.ports[1], raised, code)
    await gathering.act(gathering.host.token, "set_role", {"person": "p2", "role": "recorder"})
    why, after = await ear.bye(phone)
    assert why == {"reason": "role"}
    assert await everywhere(house, raised, code, 200)
    fresh = await gathering.renewed(raised)
    assert await everywhere(house, fresh, code, 200)
    assert await everywhere(house, raised, code, 401)
    with pytest.raises(HttpError):
        await gathering.renewed(raised)
    told.append(f"role {after * 1000:.0f} ms")

    phone, ear = await connect(house.ports[1], out, code)
    await gathering.act(gathering.host.token, "remove", {"person": "p3", "reason": "推人"})
    why, after = await ear.bye(phone)
    assert why == {"reason": "removed", "why": "推人"}
    assert await everywhere(house, out, code, 403)
    told.append(f"sent out {after * 1000:.0f} ms")

    phone, ear = await connect(house.ports[1], gathering.board, code, "board")
    await gathering.act(gathering.host.token, "renew", {"what": "board"})
    why, after = await ear.bye(phone)
    assert why == {"reason": "key"}
    told.append(f"wall {after * 1000:.0f} ms")
    return told


def test_what_the_desk_decides_at_one_worker_holds_at_the_other(start: Callable[..., Workers]) -> None:
    told = asyncio.run(asyncio.wait_for(played(start()), 100))

    assert len(told) == 3
    print("\ntold at the other worker after: " + ", ".join(told))


def test_workers_that_never_hear_of_each_other_are_found(start: Callable[..., Workers]) -> None:
    with pytest.raises(AssertionError):
        asyncio.run(asyncio.wait_for(played(start("deaf")), 100))
