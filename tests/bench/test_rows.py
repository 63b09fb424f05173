"""The rows of coming in, memory and starting, in small: everybody is in, and each figure is there. No times."""

import asyncio
from collections.abc import AsyncGenerator, Callable

import pytest

from facilitate.bench import figures, joining, starting
from facilitate.bench.found import Found

Measure = Callable[[int], AsyncGenerator[Found, None]]


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures, "LAG_LIMIT", 1e9)
    monkeypatch.setattr(figures, "BUSY_LIMIT", 1e9)
    for name, value in {"PHONES": 6, "SECONDS": 0.3, "EVENTS": 60, "SETTLE": 0.2}.items():
        monkeypatch.setattr(joining, name, value)
    monkeypatch.setattr(starting, "PEOPLE", 4)
    monkeypatch.setattr(starting, "EVENTS", 60)


def runs(measure: Measure, count: int) -> list[Found]:
    async def all_of_them() -> list[Found]:
        return [found async for found in measure(count)]

    return asyncio.run(all_of_them())


def test_whoever_joins_is_in_and_comes_again_in_the_next_run() -> None:
    first, second = runs(joining.joining, 2)

    assert [first.ours["refused"], first.raw["refused"], second.ours["refused"], second.raw["refused"]] == [0] * 4
    assert first.ours.keys() == second.ours.keys()
    assert min(first.ours["CPU a phone, ms"], second.ours["CPU a phone, ms"]) > 0


def test_memory_is_told_of_each_phone_and_of_all_with_a_long_meeting() -> None:
    [found] = runs(joining.memory, 1)

    assert {"memory a phone, kB", "memory with 6 phones, MB", "memory with them and 60 events, MB"} <= found.ours.keys()
    assert found.ours["memory when empty, MB"] > 10
    assert "memory a phone, kB" in found.raw


def test_a_start_is_measured_with_the_meeting_that_was_there_before() -> None:
    [found] = runs(starting.starting, 1)

    told = ("start to the first page, s", "CPU of it, s", "first look at 60 events, ms", "second look, ms")
    assert min(found.ours[name] for name in told) > 0
