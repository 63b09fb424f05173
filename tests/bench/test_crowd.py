"""The load generator tells the truth: it sees every delivery, and it misses what was not delivered."""

import asyncio
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitate.bench.acting import Comments
from facilitate.bench.crowd import DRAIN, storm, talk
from facilitate.bench.figures import Spread, Storm, Talk
from facilitate.bench.phone import Phone
from facilitate.bench.process import Process, free_port
from facilitate.bench.sights import Sights


@pytest.fixture
def yardstick(tmp_path: Path) -> Iterator[Process]:
    port = free_port()
    command = [sys.executable, "-m", "facilitate.bench.yardstick", str(port), str(tmp_path / "raw.sqlite")]
    process = Process(command, {}, port, tmp_path / "log")
    process.wait_until_it_answers()
    yield process
    process.kill()


async def crowd(server: Process, count: int, deaf: int = 0, drain: float = DRAIN) -> tuple[Storm, Talk]:
    """`count` phones come in and talk; the last `deaf` of them never hear anything."""
    sights, phones = Sights(), []

    async def come_in(number: int) -> None:
        ear = sights.ear()
        phones.append(await Phone.open(server.port, "", ear if number < count - deaf else lambda _: None))

    came, _ = await storm(count, 0.2, come_in, server)
    talked = await talk(phones, sights, Comments(), 50, 0.4, server, drain)
    for phone in phones:
        phone.hang_up()
    await asyncio.sleep(0.05)
    return came, talked


def test_every_delivery_is_seen(yardstick: Process) -> None:
    came, talked = asyncio.run(crowd(yardstick, 5))

    assert (came.came, came.refused) == (5, 0)
    assert (talked.acts, talked.refused, talked.missing, talked.doubled) == (20, 0, 0, 0)
    assert max(talked.last_phone.worst, talked.answer.worst) < DRAIN * 1000  # as long as is waited for what never comes


def test_what_a_phone_did_not_get_is_missing_and_told_as_having_taken_the_whole_wait(yardstick: Process) -> None:
    _, talked = asyncio.run(crowd(yardstick, 3, deaf=1, drain=1.5))

    assert talked.missing == 20
    assert talked.last_phone.p50 == 1500  # as long as was waited for it


def spread(value: float) -> Spread:
    return Spread(value, value, value, value)


def test_a_run_in_which_the_generator_was_late_is_not_honest() -> None:
    fair = Talk(100, 0, 0, 0, spread(1), spread(2), 1.0, 0.5, 300, 5, lag_p99=5, generator_core=0.5)

    assert fair.honest
    assert not Talk(**{**vars(fair), "lag_p99": 21}).honest
    assert not Talk(**{**vars(fair), "generator_core": 0.95}).honest


def test_percentiles_are_of_the_values_themselves() -> None:
    assert Spread.of(range(1, 101)) == Spread(51, 96, 100, 100)
