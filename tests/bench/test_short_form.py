"""The bench's short form: with a crowd that talks and votes nothing is missing and nothing comes twice. No times."""

import asyncio
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from facilitate.bench import figures, stand
from facilitate.bench.acting import Comments
from facilitate.bench.crowd import talk
from facilitate.bench.figures import Talk
from facilitate.bench.found import Found
from facilitate.bench.hall import Hall
from facilitate.bench.talks import Load, rush, steady

WAIT = 1.5
"""Seconds that deliveries may still take."""
TWIN = [sys.executable, str(Path(__file__).parent / "bad_twin.py")]


@pytest.fixture(autouse=True)
def _however_busy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures, "LAG_LIMIT", 1e9)
    monkeypatch.setattr(figures, "BUSY_LIMIT", 1e9)


def runs(measure: Callable[..., object], count: int) -> list[Found]:
    async def all_of_them() -> list[Found]:
        return [found async for found in measure(count)]

    return asyncio.run(all_of_them())


def faults(found: dict[str, float]) -> tuple[float, ...]:
    return tuple(found[name] for name in ("missing", "doubled", "refused"))


@pytest.mark.parametrize("load", [Load(20, 20, 1), Load(12, 30, 1, votes=False), Load(10, 10, 1, gap_ms=0)])
def test_every_phone_is_told_of_every_act_once(load: Load) -> None:
    found = runs(steady(load), 2)

    assert [faults(run.ours) for run in found] == [(0, 0, 0)] * 2
    assert [faults(run.raw) for run in found] == [(0, 0, 0)] * 2


async def seen_in_turn(hall: Hall, acts: int, within: float) -> int:
    """Of so many comments, each sent when everybody has seen the one before, how many until one takes longer (seconds)."""
    acting = Comments(hall.need)
    hall.sights.start(acting.reader)
    for number in range(acts):
        await hall.phones[0].ask("act", acting.wish(number))
        end = time.monotonic() + within
        while hall.sights.last(number) is None:
            if time.monotonic() > end:
                return number
            await asyncio.sleep(0.01)
    return acts


async def both_in_turn(gap_ms: int, within: float) -> tuple[int, int]:
    with stand.product(gap_ms) as (server, key), stand.yardstick(gap_ms) as bare:
        ours, raw = await Hall.open(server, key), Hall(bare)
        await ours.sign_up(4, 0.1)
        seen = []
        for hall in (ours, raw):
            await hall.come_in(4, 0.1)
            seen.append(await seen_in_turn(hall, 10, within))
            hall.leave()
    return seen[0], seen[1]


def test_what_is_not_gathered_is_told_at_once_and_what_is_gathered_waits() -> None:
    assert asyncio.run(both_in_turn(0, 20)) == (10, 10)
    assert max(asyncio.run(both_in_turn(60_000, 1))) < 10


def test_all_votes_of_a_rush_are_counted_and_copies_count_once() -> None:
    [found] = runs(rush(20), 1)

    assert faults(found.ours) == (0, 0, 0)
    assert found.ours["copies counted as votes of their own"] == 0
    assert found.ours["copies answered differently"] == 0


async def talked_at(twin: str) -> Talk:
    with stand.product(program=[*TWIN, twin]) as (server, key):
        hall = await Hall.open(server, key)
        await hall.sign_up(6, 0.1)
        await hall.come_in(6, 0.1)
        talked = await talk(hall.phones, hall.sights, Comments(hall.need), 20, 1, server, WAIT)
        hall.leave()
    return talked


@pytest.mark.parametrize(("twin", "caught"), [("drop", "missing"), ("double", "doubled")])
def test_a_server_that_drops_or_doubles_one_delivery_is_caught(twin: str, caught: str) -> None:
    talked = asyncio.run(talked_at(twin))

    assert getattr(talked, caught) >= 1
    assert talked.refused == 0
    assert (talked.last_phone.worst == WAIT * 1000) == (caught == "missing")  # no longer was waited for what never came
