"""Real workers: each page of health speaks for the whole house, a worker that hangs is named, Redis away is said; /metrics counts on each worker's own port."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from facilitate.bench.gathering import Gathering
from facilitate.bench.phone import Phone
from facilitate.bench.workers import Workers
from tests.servers import Postgres, Redis

KEY = "organiser"
WITHIN = 60.0
"""Seconds that a busy computer may take until the page says it."""


@pytest.fixture
def house(postgres: Postgres, redis_server: Redis, tmp_path: Path) -> Iterator[Workers]:
    two = Workers(tmp_path, KEY, 2, postgres.ready_database(), redis_server.url)
    two.wait_for_all()
    yield two
    two.stop()


def read(port: int, path: str) -> str:
    asked = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers={"Authorization": f"Bearer {KEY}"})
    with urllib.request.urlopen(asked, timeout=10) as answer:
        return str(answer.read().decode())


def headline(port: int) -> str:
    return re.search("<h1.*?>(.*)</h1>", read(port, "/health?lang=en"))[1]  # type: ignore[index]


def phones(port: int) -> int:
    return int(re.search(r"^facilitate_phones (\d+)$", read(port, "/metrics"), re.M)[1])  # type: ignore[index]


def says(port: int, words: str) -> bool:
    """Whether the page says so before the patience of a busy computer is over."""
    until = time.monotonic() + WITHIN
    while headline(port) != words:
        if time.monotonic() > until:
            return False
        time.sleep(0.2)
    return True


async def with_three_phones(house: Workers, look: Callable[[], None]) -> None:
    """Two phones at the first worker and one at the second, while somebody looks."""
    gathering = await Gathering.call(house.port, KEY)
    there: list[Phone] = []
    for number in range(3):
        await gathering.sign_up(number)
        gathering.port = house.ports[number % 2]
        there.append(await gathering.come_in(gathering.tokens[-1], lambda _frame: None))
    gathering.host.close()
    try:
        await asyncio.get_running_loop().run_in_executor(None, look)
    finally:
        for phone in there:
            phone.hang_up()


def test_every_worker_says_one_sentence_for_the_house_and_counts_its_own_phones(house: Workers) -> None:
    def look() -> None:
        assert all(says(port, "3 phones, everything in step") for port in [*house.ports, house.port])
        assert [phones(port) for port in house.ports] == [2, 1]

    asyncio.run(with_three_phones(house, look))


def test_a_worker_that_hangs_is_named_and_comes_back(house: Workers) -> None:
    hanging = house.worker(1)

    def look() -> None:
        assert says(house.ports[0], "3 phones, everything in step")
        os.kill(hanging, signal.SIGSTOP)
        assert says(house.ports[0], "2 phones heard of, no word from worker 2")
        os.kill(hanging, signal.SIGCONT)
        assert says(house.ports[0], "3 phones, everything in step")

    try:
        asyncio.run(with_three_phones(house, look))
    finally:
        os.kill(hanging, signal.SIGCONT)


def test_while_redis_is_away_each_worker_speaks_for_itself(house: Workers, redis_server: Redis) -> None:
    def look() -> None:
        assert says(house.ports[1], "3 phones, everything in step")
        redis_server.kill()
        assert says(house.ports[1], "This worker alone: 1 phone, everything in step")
        redis_server.start()
        assert says(house.ports[1], "3 phones, everything in step")

    asyncio.run(with_three_phones(house, look))
