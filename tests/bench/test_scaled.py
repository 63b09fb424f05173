"""One meeting at several workers under the bench: nothing is lost though workers are killed and Redis is gone. Counts only."""

import asyncio
import os
import sys
from pathlib import Path

import pytest
import redis
from click.testing import CliRunner

from facilitate.bench import scaled
from facilitate.bench.found import Found, counted
from facilitate.bench.redis_line import RedisLine
from facilitate.bench.scaled import Scale
from facilitate.cli_bench import bench
from tests.servers import Postgres, Redis

BAD_WORKER = str(Path(__file__).parents[1] / "faults/bad_worker.py")


async def one(scale: Scale) -> Found:
    async for found in scale.measure(1):
        return found
    raise AssertionError


def faults(found: Found) -> dict[str, float]:
    return {name: value for name, value in found.ours.items() if counted(name) and value}


@pytest.mark.parametrize(("kill", "cut"), [(False, False), (True, True)])
def test_workers_share_one_meeting_without_a_fault(
    kill: bool, cut: bool, postgres: Postgres, redis_server: Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("facilitate.bench.trial.CUT", 2.0)

    found = asyncio.run(one(Scale(2, 12, 12, 4, postgres.ready_database(), redis_server.url, kill, cut)))

    assert faults(found) == {}
    assert (found.ours["phones that came back"] > 0) == kill
    assert found.ours["events in the log"] > 12 + 48 + 12 * kill  # who signed up is in it too


@pytest.mark.parametrize(
    ("twin", "caught"),
    [
        ("forgetful", {"missing comments", "missing votes"}),
        ("boxless", {"missing at the count"}),
        ("deaf", {"unequal workers", "unequal phones", "missing"}),
    ],
)
def test_workers_that_break_the_promise_are_caught(
    twin: str, caught: set[str], postgres: Postgres, redis_server: Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("facilitate.bench.trial.DRAIN", 2.0)
    program = (sys.executable, BAD_WORKER, twin)

    found = asyncio.run(one(Scale(2, 12, 12, 2, postgres.ready_database(), redis_server.url, program=program)))

    assert caught <= faults(found).keys()


def test_servers_start_on_cores_that_this_program_may_use(monkeypatch: pytest.MonkeyPatch) -> None:
    mine: list[set[int]] = [{5, 7}]
    monkeypatch.setattr(scaled, "SERVER_CORE", 3)  # the crowd already keeps off it, and 0 is somebody else's
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: mine[-1], raising=False)
    monkeypatch.setattr(os, "sched_setaffinity", lambda _, cores: mine.append(set(cores)), raising=False)

    with scaled._off_the_crowds_core():
        pass

    assert mine[1:] == [{3, 5}, {7}]


def test_a_redis_that_is_not_installed_is_told_in_a_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("facilitate.bench.servers.shutil.which", lambda _: None)

    result = CliRunner().invoke(bench, ["--workers", "2", "--db", "postgresql://there"])

    assert result.exit_code == 1
    assert "redis-server was not found: install PostgreSQL and Redis" in result.output


def test_a_line_to_redis_that_is_cut_refuses_until_it_is_restored(redis_server: Redis) -> None:
    line = RedisLine(redis_server.url)

    def answers() -> bool:
        with redis.Redis.from_url(line.url) as client:
            return bool(client.ping())

    line.restore()
    try:
        assert answers()
        with redis.Redis.from_url(line.url) as open_line:
            open_line.ping()
            line.cut()
            with pytest.raises(redis.ConnectionError):
                open_line.ping()
            with pytest.raises(redis.ConnectionError):
                answers()
        line.restore()
        assert answers()
    finally:
        line.cut()
