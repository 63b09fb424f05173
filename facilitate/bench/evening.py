"""A meeting of three hours in a few minutes: people act so many times faster than in life; what the server keeps of it.

In each half hour they comment, everybody votes, and every tenth phone runs dry and comes in again.
"""

import asyncio
from collections.abc import Callable
from functools import reduce
from operator import or_
from pathlib import Path

import uvloop

from facilitate.bench.found import LATE, SHARE, Figures, Found, Measured, about
from facilitate.bench.hall import Hall
from facilitate.bench.keeping import here, save
from facilitate.bench.report import Cells, columns, number
from facilitate.bench.stand import apart, product
from facilitate.bench.talks import COME_IN_MS, SIGN_UP_MS

HALF_HOURS, HALF_HOUR = 6, 1800
PAUSE = 240
"""Seconds of life between two acts of one person."""
BUSIEST = 2
"""Acts a second of one person, however fast time goes: at five the server would refuse."""
VOTING = 10
KEY, MEMORY, ACTS = "evening", "server MB", "acts"
Say = Callable[[str], None]


def measure(phones: int, speed: float, say: Say, keep: Path | None = None) -> list[Figures]:
    """The figures of each half hour, in front what stood before the first. Ctrl-C ends it early, with what there is."""
    minutes = (HALF_HOURS * HALF_HOUR / speed + phones * (SIGN_UP_MS + COME_IN_MS) / 1000) / 60 + 0.5
    say(f"约 {minutes:.0f} 分钟 · about {minutes:.0f} min: three hours at {speed:g} times their speed, {phones} phones")
    say(here() + "\n")
    found: list[Figures] = []

    def note(half: Figures) -> None:
        found.append(half)
        if keep is not None:
            save(keep, {KEY: whole(found, phones, speed)})

    with apart():
        try:
            uvloop.run(_evening(phones, speed, say, note))
        except KeyboardInterrupt:
            say("停下了 · interrupted")
    return found


def whole(found: list[Figures], phones: int, speed: float) -> Measured:
    """The evening as one run: every half hour's figures, and by how much the server grew in it."""
    halves = reduce(or_, (about(_hour(at), half) for at, half in enumerate(found)))
    grown = {"memory grown by, MB": found[-1][MEMORY] - found[0][MEMORY]}
    return Measured(f"{phones} phones, x {speed:g}", (Found(halves | grown),))


def told(found: list[Figures]) -> str:
    """The table of an evening, how much the server grew in it, and whether the generator was the limit."""
    if not found:
        return ""
    rows: list[Cells] = [("half hour", *found[-1])]
    rows += [(_hour(at), *(number(half.get(name)) for name in found[-1])) for at, half in enumerate(found)]
    acts, grown = sum(half.get(ACTS, 0) for half in found), found[-1][MEMORY] - found[0][MEMORY]
    lines = [*columns(rows), "", f"{number(acts)} acts; the server grew by {grown:.1f} MB"]
    unfair = [_hour(at) for at, half in enumerate(found) if not Found(half).fair]
    return "\n".join([*lines, *[f"! the generator was the limit at {', '.join(unfair)}"] * bool(unfair)])


async def _evening(phones: int, speed: float, say: Say, note: Callable[[Figures], None]) -> None:
    with product() as (server, key):
        hall = await Hall.open(server, key)
        await hall.sign_up(phones, phones * SIGN_UP_MS / 1000)
        await hall.come_in(phones, phones * COME_IN_MS / 1000)
        note({MEMORY: server.memory() / 1e6})
        assert hall.gathering is not None
        say(f"可以进来看 · come and look: http://127.0.0.1:{server.port}/J/{hall.gathering.code}")
        for _ in range(HALF_HOURS):
            figures = await _half_hour(hall, phones, speed)
            note({MEMORY: server.memory() / 1e6} | figures)
        hall.leave()


async def _half_hour(hall: Hall, phones: int, speed: float) -> Figures:
    """What they did, what went wrong in it, and whether the generator kept up."""
    seconds, rate = HALF_HOUR / speed, min(phones * speed / PAUSE, phones * BUSIEST)
    voting = min(VOTING, seconds / 3)
    said = await hall.comments(rate, seconds - voting, fair=False)
    voted = await hall.votes(phones / voting, voting, fair=False)
    await hall.run_dry(phones // 10)
    await asyncio.sleep(0.2)
    return {
        ACTS: said.acts + voted.acts,
        "refused": said.refused + voted.refused,
        "missing": said.missing + voted.missing,
        "doubled": said.doubled + voted.doubled,
        "last phone p99, ms": said.last_phone.p99,
        "CPU a delivery, us": said.cpu_us,
        SHARE: max(said.generator_core, voted.generator_core),
        LATE: max(said.lag_p99, voted.lag_p99),
    }


def _hour(at: int) -> str:
    return f"{at / 2:g} h" if at else "start"
