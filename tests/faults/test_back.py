"""A restart is a hiccup: of 300 phones 95 in a hundred are back within 5 s of the kill, all within 15 s."""

import asyncio
import os
import random
import time
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from facilitate.bench.habits import PHONE, Habits
from tests.faults.outbox import knock_until_in
from tests.faults.single import Single, faults_of_the_views
from tests.slowness import Slowness

PHONES = int(os.environ.get("FACILITATE_PHONES", "300"))
AWAY = 3.0
"""Seconds that a restart may take, with what systemd waits."""
JOIN = 0.004
"""Seconds of the server's work for one who comes back, at the most, on a calm computer: a tenth of the known piece of work."""
SOON, LAST = 5.0, 15.0
"""Seconds from the kill until 95 in a hundred are back, and all."""
FEW, TRIES, TELLING = 40, 3, 3.0
"""Phones before a server that breaks its promise, and how often it is looked at: on a computer so many times slower than calm
seven seconds of dawdling look like its own."""
SELDOM = replace(PHONE, knock_most=8000)
"""How phones knocked before."""


def back(habits: Habits, away: float = AWAY) -> tuple[list[float], float]:
    """Seconds from the kill until each of the phones is in again, in order; and how often one knocked in the mean."""
    chance, arrived, knocked = random.Random(7), [], 0
    for _ in range(PHONES):
        at = 0.0
        for wait in habits.knocks(chance):
            at, knocked = at + wait, knocked + 1
            if at >= away:
                break
        arrived.append(at)
    done, free = [], 0.0
    for at in sorted(arrived):
        free = max(free, at) + JOIN
        done.append(free)
    return done, knocked / PHONES


def late(seconds: list[float]) -> float:
    """When 95 in a hundred are back."""
    return sorted(seconds)[int(len(seconds) * 0.95) - 1]


def test_by_their_habits_phones_are_back_in_time_and_do_not_storm_the_door() -> None:
    seconds, knocked = back(PHONE)

    assert late(seconds) < SOON
    assert max(seconds) < LAST
    assert knocked < 5


def test_phones_that_knock_as_seldom_as_before_are_caught() -> None:
    seconds, _ = back(SELDOM)

    assert late(seconds) > SOON


@dataclass(frozen=True)
class Return:
    """Seconds from the kill until each phone was in again, until the server answered, and seconds of its CPU for one phone;
    how often one knocked in the mean; whose screen differs."""

    seconds: list[float]
    away: float
    cpu: float
    knocked: float
    faults: list[str]
    slowness: Slowness

    @property
    def calm(self) -> list[float]:
        """Seconds from the kill on a calm computer, had the server been away for no less than it may be."""
        wall = self.slowness.wall
        away = max(AWAY, self.away / wall)
        return [away + max(0.0, at - self.away) / wall for at in self.seconds]

    @property
    def broken(self) -> list[str]:
        """What was promised and is not so."""
        knocks = back(PHONE, self.away)[1] + 1
        kept = {
            "work": self.cpu / self.slowness.cpu <= JOIN,
            "soon": late(self.calm) <= SOON,
            "all": max(self.calm) <= LAST,
            "knocks": self.knocked <= knocks,
            "views": not self.faults,
        }
        return [name for name, so in kept.items() if not so]


async def _kill_and_come_back(single: Single, phones: int) -> Return:
    gathering, ledgers = await single.gather(phones)
    slowness, homes = Slowness(), list[tuple[float, int]]()
    try:
        slowness.sample()
        single.server.kill()
        killed = time.monotonic()

        async def home(number: int) -> None:
            ledgers[number].hang_up()
            knocked = await knock_until_in(ledgers[number], single.server.port, gathering.code)
            homes.append((time.monotonic() - killed, knocked))
            if len(homes) == phones // 2:
                slowness.sample()

        def restart() -> tuple[float, float]:
            single.restart()
            return time.monotonic() - killed, single.server.cpu()

        coming = [asyncio.ensure_future(home(number)) for number in range(phones)]
        restarting = asyncio.create_task(asyncio.to_thread(restart))
        await asyncio.sleep(AWAY / 3)
        slowness.sample()
        away, used = await restarting
        await asyncio.gather(*coming)
        cpu = (single.server.cpu() - used) / phones
        slowness.sample()
        seconds, knocked = [at for at, _ in homes], sum(times for _, times in homes) / phones
        faults = await faults_of_the_views(gathering, ledgers[:20])
        return Return(seconds, away, cpu, knocked, faults, slowness)
    finally:
        for ledger in ledgers:
            ledger.hang_up()
        gathering.host.close()
        single.server.kill()


def returned(seconds: float = 3.0, away: float = 2.0, cpu: float = JOIN, slow: float = 1.0) -> Return:
    return Return([seconds] * 100, away, cpu, 2.0, [], Slowness([slow], [slow]))


@pytest.mark.parametrize(
    ("found", "broken"),
    [
        (returned(), []),
        (returned(seconds=3.9), []),
        (returned(seconds=4.1), ["soon"]),
        (returned(seconds=4.1, slow=1.5), []),
        (returned(seconds=5.1, away=5.0), ["soon"]),
        (returned(seconds=5.1, away=5.0, slow=1.5), []),
        (returned(seconds=14.1), ["soon", "all"]),
        (returned(cpu=1.1 * JOIN), ["work"]),
        (returned(cpu=1.1 * JOIN, slow=2.0), []),
        (replace(returned(), knocked=9.0), ["knocks"]),
        (replace(returned(), faults=["view: p01 sees another need"]), ["views"]),
    ],
)
def test_each_promise_that_is_not_kept_is_named(found: Return, broken: list[str]) -> None:
    assert found.broken == broken


def told(phones: int, found: Return) -> str:
    """The figures in a line."""
    slow = found.slowness
    return (
        f"{phones} phones, the server away for {found.away:.1f} s: 95 in a hundred back after {late(found.seconds):.1f} s, "
        f"all after {max(found.seconds):.1f} s, {found.knocked:.1f} knocks and {found.cpu * 1000:.1f} ms of CPU each; "
        f"slower than calm by {slow.cpu:.1f} (CPU) and {slow.wall:.1f} (clock); promises broken: {found.broken}"
    )


@pytest.mark.slow
def test_after_a_kill_everybody_is_back_in_time_and_sees_what_all_see(tmp_path: Path) -> None:
    found = asyncio.run(_kill_and_come_back(Single(tmp_path), PHONES))

    print(told(PHONES, found))
    assert found.broken == []


@pytest.mark.slow
@pytest.mark.parametrize(("twin", "promise"), [("toiling", "work"), ("dawdling", "soon")])
def test_a_server_that_takes_phones_in_slowly_is_caught(tmp_path: Path, twin: str, promise: str) -> None:
    for n in range(TRIES):
        found = asyncio.run(_kill_and_come_back(Single(tmp_path / str(n), twin), FEW))
        print(told(FEW, found))
        if promise in found.broken or found.slowness.wall < TELLING:
            break

    assert promise in found.broken
