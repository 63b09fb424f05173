"""Several workers in one meeting: one is killed, Redis goes, PostgreSQL goes; nothing is lost or doubled, and all are equal."""

import asyncio
import os
from collections.abc import Awaitable, Callable

import pytest

from tests.faults.house import WORKERS, House, Start
from tests.faults.outbox import Crowd
from tests.faults.single import faults_of_the_log, faults_of_the_views
from tests.servers import Postgres, Redis

PHONES = int(os.environ.get("FACILITATE_PHONES", "40"))
AWAY = 5.0
"""Seconds for which Redis is gone."""
Trouble = Callable[[Crowd], Awaitable[None]]


async def faults_after(house: House, trouble: Trouble) -> tuple[list[str], Crowd]:
    """Everything that does not agree after the trouble, and the crowd that went through it."""
    gathering, ledgers = await house.gather(PHONES)
    crowd = Crowd(house.port, gathering.code, ledgers)
    try:
        await crowd.through(trouble)
        faults = await faults_of_the_views(gathering, ledgers)
        entries = house.log(gathering.code)
    finally:
        for ledger in ledgers:
            ledger.hang_up()
        gathering.host.close()
    faults += faults_of_the_log(entries, ledgers)
    print(
        f"{PHONES} phones on {len(house.ports)} workers: {crowd.answered} answers, {crowd.returned} came back, "
        f"{crowd.again} sent again, {len(entries)} entries, {len(faults)} faults"
    )
    return faults, crowd


def test_a_worker_killed_amid_acts_takes_nothing_with_it(start: Start) -> None:
    house = start()

    async def trouble(crowd: Crowd) -> None:
        await crowd.more(PHONES)
        house.kill_one(1)
        await crowd.more(3 * PHONES)

    faults, crowd = asyncio.run(faults_after(house, trouble))
    house.wait_for(1)

    assert faults == []
    assert crowd.returned >= PHONES // WORKERS
    assert crowd.again > 0


def test_a_worker_that_is_stopped_sends_its_phones_to_the_others(start: Start) -> None:
    house = start()

    async def trouble(crowd: Crowd) -> None:
        await crowd.more(PHONES)
        os.kill(house.worker(0), 15)
        await crowd.more(2 * PHONES)

    faults, crowd = asyncio.run(faults_after(house, trouble))

    assert faults == []
    assert crowd.returned >= PHONES // WORKERS


def test_redis_away_for_five_seconds_delays_and_nothing_else(start: Start, redis_server: Redis) -> None:
    house = start()

    async def trouble(crowd: Crowd) -> None:
        await crowd.more(PHONES)
        redis_server.kill()
        before = crowd.answered
        await asyncio.sleep(AWAY)
        assert crowd.answered > before
        redis_server.start()
        await crowd.more(PHONES)

    faults, crowd = asyncio.run(faults_after(house, trouble))

    assert faults == []
    assert crowd.returned == 0


def test_postgresql_killed_and_started_again_is_a_pause(start: Start, postgres: Postgres) -> None:
    house = start()

    async def trouble(crowd: Crowd) -> None:
        await crowd.more(PHONES)
        postgres.kill()
        await asyncio.sleep(2)
        postgres.start()
        await crowd.more(2 * PHONES)

    faults, crowd = asyncio.run(faults_after(house, trouble))

    assert faults == []
    assert crowd.again > 0


@pytest.mark.parametrize(("twin", "fault"), [("deaf", "view: "), ("forgetful", "lost: ")])
def test_workers_that_break_the_promise_are_caught(start: Start, twin: str, fault: str) -> None:
    house = start(twin)

    async def no_trouble(crowd: Crowd) -> None:
        await crowd.more(3 * PHONES)

    faults, crowd = asyncio.run(faults_after(house, no_trouble))

    assert crowd.answered >= 3 * PHONES
    assert [found for found in faults if found.startswith(fault)]
