"""Houses of several workers, opened for a test and closed after it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.house import House, Start
from tests.servers import Postgres, Redis


@pytest.fixture
def start(postgres: Postgres, redis_server: Redis, tmp_path: Path) -> Iterator[Start]:
    """`start()` opens a house of three workers; with the name of a twin, one that breaks its promise."""
    opened: list[House] = []

    def open_house(twin: str = "") -> House:
        opened.append(House(tmp_path, postgres.ready_database(), redis_server.url, twin))
        return opened[0]

    yield open_house
    for house in opened:
        house.stop()
