"""The load generator tells the truth: it sees every delivery, and it misses what was not delivered."""

import asyncio
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitate.bench.crowd import Sights, storm, talk
from facilitate.bench.figures import Side, Spread, Storm, Talk, table
from facilitate.bench.phone import Phone
from facilitate.bench.process import Process, free_port


@pytest.fixture
def yardstick(tmp_path: Path) -> Iterator[Process]:
    port = free_port()
    command = [sys.executable, "-m", "facilitate.bench.yardstick", str(port), str(tmp_path / "raw.sqlite")]
    process = Process(command, {}, port, tmp_path / "log")
    process.wait_until_it_answers()
    yield process
    process.kill()


def comment(phone: Phone, mark: str) -> "asyncio.Future[dict[str, object]]":
    return phone.ask("act", {"op": mark, "verb": "comment", "args": {"text": mark}})


async def crowd(server: Process, count: int, deaf: int = 0) -> tuple[Storm, Talk]:
    """`count` phones come in and talk; the last `deaf` of them never hear anything."""
    sights, phones = Sights(), []

    async def come_in(number: int) -> None:
        heard = sights.hear if number < count - deaf else lambda _: None
        phones.append(await Phone.open(server.port, "", heard))

    came, _ = await storm(count, 0.2, come_in, server)
    talked = await talk(phones, sights, comment, 50, 0.4, server)
    for phone in phones:
        phone.hang_up()
    await asyncio.sleep(0.05)
    return came, talked


def test_every_delivery_is_seen(yardstick: Process) -> None:
    came, talked = asyncio.run(crowd(yardstick, 5))

    assert (came.came, came.refused) == (5, 0)
    assert (talked.acts, talked.missing) == (20, 0)
    assert 0 < talked.last_phone.p50 < 1000
    assert 0 < talked.answer.p50 < 1000


def test_what_a_phone_did_not_get_is_missing(yardstick: Process) -> None:
    _, talked = asyncio.run(crowd(yardstick, 3, deaf=1))

    assert talked.missing == 20
    assert talked.last_phone.p50 == 5000


def test_a_marker_that_stands_twice_in_one_message_is_one_sight() -> None:
    sights = Sights(seen={7: [], 8: []})

    sights.hear(b'42["patch",["~b000007~","~b000007~","~b000008~","~b000009~"]]')

    assert [len(seen) for seen in sights.seen.values()] == [1, 1]


def spread(value: float) -> Spread:
    return Spread(value, value, value, value)


def test_a_run_in_which_the_generator_was_late_is_not_honest() -> None:
    fair = Talk(100, 0, spread(1), spread(2), 1.0, 0.5, 300, lag_p99=5, generator_core=0.5)

    assert fair.honest
    assert not Talk(**{**vars(fair), "lag_p99": 21}).honest
    assert not Talk(**{**vars(fair), "generator_core": 0.95}).honest


def test_the_table_lays_ours_beside_the_yardstick_with_ratios() -> None:
    came = Storm(200, 0, 5.0, spread(10), 2.0, 50.0)
    raw = Side(came, Talk(100, 0, spread(4), spread(20), 2.0, 0.2, 300, 1, 0.2))
    ours = Side(came, Talk(100, 3, spread(6), spread(25), 2.4, 0.3, 300, 1, 0.2))

    text = table(ours, raw, 200, 50)

    assert "last phone sees it: p99, ms" in text
    row = next(line for line in text.splitlines() if line.startswith("CPU a delivery"))
    assert row.split()[-3:] == ["2.4", "2", "1.20"]
    assert next(line for line in text.splitlines() if line.startswith("deliveries missing")).split()[-2:] == ["3", "0"]


def test_percentiles_are_of_the_values_themselves() -> None:
    assert Spread.of(range(1, 101)) == Spread(51, 96, 100, 100)
