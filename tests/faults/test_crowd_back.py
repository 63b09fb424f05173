"""The wifi of a full hall drops: everybody's line is dead unnoticed by the server, all come back within 20 s, and soon answers are as
quick as ever."""

import asyncio
import os
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from facilitate.bench.habits import PATIENCE, PHONE
from facilitate.bench.seats import CHANCE
from tests.faults.ledger import Ledger
from tests.faults.outbox import knock_until_in
from tests.faults.single import Single, faults_of_the_log, faults_of_the_views
from tests.slowness import Slowness

LONG = bool(os.environ.get("FACILITATE_LONG"))
PHONES = int(os.environ.get("FACILITATE_PHONES", "1000" if LONG else "150"))
BACK, SOON, QUICK, MEMORY = 20.0, 30.0, 1.0, 600.0
"""Seconds until all are back, until answers are quick, how quick, and megabytes of the server's memory."""
RATE = 20
"""Comments a second after the drop, from everybody in turn."""


@dataclass(frozen=True)
class Dropped:
    """Seconds until each was back and until each answer came, megabytes at the most, and what does not agree."""

    back: list[float]
    answers: list[float]
    memory: float
    faults: list[str]
    slow: float

    @property
    def p95(self) -> float:
        """Of the answers, on a calm computer."""
        return sorted(self.answers)[int(len(self.answers) * 0.95) - 1] / self.slow

    @property
    def broken(self) -> list[str]:
        """What was promised and is not so."""
        kept = {
            "back": max(self.back) / self.slow <= BACK,
            "quick": self.p95 <= QUICK,
            "memory": self.memory <= MEMORY,
            "views": not self.faults,
        }
        return [name for name, so in kept.items() if not so]


async def _drop(single: Single, phones: int) -> Dropped:
    gathering, ledgers = await single.gather(phones)
    slowness, memory = Slowness(), [0.0]
    dead = [ledger.phone for ledger in ledgers]
    try:
        assert all(await asyncio.gather(*(ledger.send(ledger.note()) for ledger in ledgers[:20])))
        slowness.sample()
        for phone in dead:
            assert phone is not None
            phone.fall_silent()
        dropped = time.monotonic()
        back = await asyncio.gather(*(_home(single, gathering.code, ledger, dropped) for ledger in ledgers))
        memory.append(single.server.memory() / 1e6)
        slowness.sample()
        answers = await _talk(ledgers, memory, single, dropped)
        slowness.sample()
        faults = await faults_of_the_views(gathering, ledgers[:30]) + faults_of_the_log(
            single.log(gathering.code), ledgers
        )
        return Dropped(back, answers, max(memory), faults, max(1.0, slowness.wall))
    finally:
        for phone in dead:
            if phone is not None:
                phone.hang_up()
        for ledger in ledgers:
            ledger.hang_up()
        gathering.host.close()
        single.server.kill()


async def _home(single: Single, code: str, ledger: Ledger, dropped: float) -> float:
    await knock_until_in(ledger, single.server.port, code)
    return time.monotonic() - dropped


async def _talk(ledgers: list[Ledger], memory: list[float], single: Single, dropped: float) -> list[float]:
    """Seconds until each answer, until half a minute after the drop and five seconds at the least."""
    answers: list[float] = []

    async def one(ledger: Ledger) -> None:
        asked, rests = time.monotonic(), PHONE.rests(CHANCE)
        text = ledger.note()
        with suppress(TimeoutError):
            while not await asyncio.wait_for(ledger.send(text), PATIENCE):
                await asyncio.sleep(next(rests))
        answers.append(time.monotonic() - asked)

    under_way, number = [], 0
    end = max(dropped + SOON, time.monotonic() + 5) if LONG else time.monotonic() + 5
    while time.monotonic() < end:
        under_way.append(asyncio.ensure_future(one(ledgers[number % len(ledgers)])))
        number += 1
        memory.append(single.server.memory() / 1e6)
        await asyncio.sleep(1 / RATE)
    await asyncio.gather(*under_way)
    return answers


def told(phones: int, found: Dropped) -> str:
    """The figures in a line."""
    return (
        f"{phones} phones lost their wifi: all back after {max(found.back):.1f} s, {len(found.answers)} answers then, p95 "
        f"{found.p95 * 1000:.0f} ms; {found.memory:.0f} MB at the most; slower than calm by {found.slow:.1f}; broken: {found.broken}"
    )


@pytest.mark.timeout(1800)
def test_after_a_drop_of_the_wifi_everybody_is_back_in_time_and_answers_are_quick(tmp_path: Path) -> None:
    found = asyncio.run(_drop(Single(tmp_path), PHONES))

    print(told(PHONES, found))
    assert found.broken == []
    assert len(found.answers) > 20


def test_a_server_that_answers_late_is_caught(tmp_path: Path) -> None:
    found = asyncio.run(_drop(Single(tmp_path, "sluggish"), 100))

    print(told(100, found))
    assert "quick" in found.broken
