"""One clock for all workers of a house, whatever the computer's own clock does between their starts."""

import time

import pytest

from facilitate.service.clock import NOUGHT, SystemClock, nought

HOUR = 3_600_000_000_000
NEAR = 60_000
"""Milliseconds that a busy machine may take between two lines."""


def jumped(monkeypatch: pytest.MonkeyPatch) -> None:
    wall = time.time_ns
    monkeypatch.setattr(time, "time_ns", lambda: wall() + HOUR)


def test_a_jump_of_the_wall_clock_does_nothing_to_a_clock_that_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = SystemClock()
    before = clock.now()
    assert abs(before - time.time_ns() // 1_000_000) < NEAR

    jumped(monkeypatch)

    assert 0 <= clock.now() - before < NEAR


def test_workers_that_start_before_and_after_a_jump_have_one_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(NOUGHT, str(nought()))
    first = SystemClock()
    jumped(monkeypatch)

    second = SystemClock()

    assert abs(second.now() - first.now()) < NEAR


def test_without_a_keeper_a_clock_starts_from_the_wall(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(NOUGHT, raising=False)
    first = SystemClock()
    jumped(monkeypatch)

    assert SystemClock().now() - first.now() > NEAR
