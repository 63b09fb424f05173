"""A run in which the generator was the limit is thrown away and made again; after three of them there is no figure."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace

import pytest

from facilitate.bench import TooBusy
from facilitate.bench.figures import Spread, Storm, Talk
from facilitate.bench.hall import Hall
from facilitate.bench.process import Process

FINE, LATE, BUSY = (5.0, 0.5), (21.0, 0.5), (5.0, 0.95)


def came(lag: float, share: float) -> Storm:
    return Storm(10, 0, 1.0, Spread(1, 1, 1, 1), 2.0, 50.0, lag_p99=lag, generator_core=share)


def run(*storms: tuple[float, float]) -> Callable[[], Awaitable[Storm]]:
    left: Iterator[tuple[float, float]] = iter(storms)

    async def once() -> Storm:
        return came(*next(left))

    return once


def a_hall() -> Hall:
    return Hall(Process.__new__(Process))


def test_the_first_run_in_which_the_server_was_measured_counts(capsys: pytest.CaptureFixture[str]) -> None:
    hall = a_hall()

    kept = asyncio.run(hall.honest(run(LATE, BUSY, FINE)))

    assert kept == came(*FINE)
    assert hall.thrown == 2
    assert capsys.readouterr().err.count("thrown away") == 2


def test_after_the_third_there_is_no_figure() -> None:
    hall = a_hall()

    with pytest.raises(TooBusy, match="the generator was the limit"):
        asyncio.run(hall.honest(run(LATE, BUSY, LATE, FINE)))


TALK = Talk(10, 0, 0, 0, Spread(1, 1, 1, 1), Spread(2, 2, 2, 2), 1.0, 0.5, 300, 5, lag_p99=5, generator_core=0.5)
LOSSY = replace(TALK, lag_p99=21, missing=3, doubled=2, refused=1)


def test_what_was_lost_in_a_run_that_is_thrown_away_stays_counted(capsys: pytest.CaptureFixture[str]) -> None:
    left = iter([LOSSY, LOSSY, TALK])

    async def once() -> Talk:
        return next(left)

    kept = asyncio.run(a_hall().honest(once))

    assert kept == replace(TALK, missing=6, doubled=4, refused=2)
    told = capsys.readouterr().err.splitlines()
    assert [line.rpartition("; ")[2] for line in told] == [
        "lost until now, and counted: 6",
        "lost until now, and counted: 12",
    ]


def test_who_did_not_get_in_before_is_not_forgotten() -> None:
    left = iter([replace(came(*LATE), refused=4), came(*FINE)])

    async def once() -> Storm:
        return next(left)

    assert asyncio.run(a_hall().honest(once)) == replace(came(*FINE), refused=4)
