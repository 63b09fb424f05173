"""Who keeps the workers: starts each once, starts again what dies, stops all when told, and says what is missing."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from facilitate import cli_serve, workers
from facilitate.config import Config
from facilitate.service.clock import NOUGHT
from facilitate.workers import Workers, taken

LIVES = "import os, time, pathlib; pathlib.Path({folder!r}, f\"{{os.environ['FACILITATE_WORKER']}}-{{os.getpid()}}\").touch(); {then}"
FOR_EVER = "time.sleep(60)"
DEAF = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(60)"


class Kept:
    """Workers that leave a file with their number and process, watched until `enough` says so, then told to stop."""

    def __init__(self, folder: Path, count: int, then: str = FOR_EVER) -> None:
        self._folder = folder
        self.said: list[str] = []
        code = LIVES.format(folder=str(folder), then=then)
        self.workers = Workers([sys.executable, "-S", "-c", code], count, self.said.append)

    def until(self, enough: Callable[["Kept"], bool]) -> None:
        end = time.monotonic() + 30

        def look() -> None:
            if enough(self) or time.monotonic() > end:
                os.kill(os.getpid(), signal.SIGTERM)

        before = signal.getsignal(signal.SIGTERM)
        try:
            self.workers.run(look)
        finally:
            signal.signal(signal.SIGTERM, before)

    @property
    def lived(self) -> list[tuple[int, int]]:
        """(number of the worker, id of the process) of all that ever ran."""
        pairs = (file.name.split("-") for file in self._folder.iterdir())
        return sorted((int(number), int(process)) for number, process in pairs)


def test_each_worker_is_started_once_and_told_its_number(tmp_path: Path) -> None:
    kept = Kept(tmp_path, 3)
    kept.until(lambda now: len(now.lived) == 3)

    assert [number for number, _ in kept.lived] == [0, 1, 2]
    assert kept.said == []


def test_when_the_keeper_is_told_to_stop_all_stop(tmp_path: Path) -> None:
    kept = Kept(tmp_path, 2)
    kept.until(lambda now: len(now.lived) == 2)

    assert [worker.process.returncode for worker in kept.workers.all if worker.process] == [-signal.SIGTERM] * 2


def test_who_does_not_listen_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "GRACE", 0.3)
    kept = Kept(tmp_path, 1, DEAF.replace("time.sleep", f"pathlib.Path({str(tmp_path)!r}, '9-9').touch(); time.sleep"))
    kept.until(lambda now: len(now.lived) == 2)

    assert [worker.process.returncode for worker in kept.workers.all if worker.process] == [-signal.SIGKILL]


def test_a_worker_that_is_killed_comes_back_under_its_number(tmp_path: Path) -> None:
    kept = Kept(tmp_path, 2)
    killed: list[int] = []

    def kill_one(now: Kept) -> bool:
        if len(now.lived) == 2 and not killed:
            killed.append(now.lived[1][1])
            os.kill(killed[0], signal.SIGKILL)
        return len(now.lived) == 3

    kept.until(kill_one)

    assert [number for number, _ in kept.lived] == [0, 1, 1]
    assert len(kept.said) == 1
    assert "worker 2 has ended (SIGKILL) and starts again in 0 s" in kept.said[0]


def test_one_that_comes_back_after_the_wall_clock_jumped_has_the_clock_of_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, told = tmp_path / "lived", tmp_path / "clocks"
    folder.mkdir()
    told.mkdir()
    leave = f"pathlib.Path({str(told)!r}, str(os.getpid()) + ' ' + os.environ['{NOUGHT}']).touch()"
    kept = Kept(folder, 2, f"{leave}; {FOR_EVER}")
    wall = time.time_ns

    def jump(now: Kept) -> bool:
        if len(list(told.iterdir())) == 2 and time.time_ns is wall:
            monkeypatch.setattr(time, "time_ns", lambda: wall() + 3_600_000_000_000)
            os.kill(now.lived[1][1], signal.SIGKILL)
        return len(list(told.iterdir())) == 3

    kept.until(jump)

    assert len(kept.lived) == 3
    assert len({file.name.split()[1] for file in told.iterdir()}) == 1


def test_one_that_cannot_live_is_tried_again_later_and_later(tmp_path: Path) -> None:
    kept = Kept(tmp_path, 1, "raise SystemExit(3)")
    began = time.monotonic()
    kept.until(lambda now: len(now.said) == 3)

    assert [said.rsplit(" in ")[1] for said in kept.said] == ["0 s", "1 s", "2 s"]
    assert all("(3)" in said for said in kept.said)
    assert time.monotonic() - began >= 1


CHILD = "import os, pathlib, sys, time; from facilitate.workers import end_with_parent; end_with_parent(); "
KEEPER = "import sys; from facilitate.workers import Workers; Workers([sys.executable, '-c', sys.argv[1]], 1).run()"


def test_when_the_keeper_is_killed_no_worker_stays_behind(tmp_path: Path) -> None:
    child = CHILD + f"pathlib.Path({str(tmp_path)!r}, str(os.getpid())).touch(); time.sleep(60)"
    keeper = subprocess.Popen([sys.executable, "-c", KEEPER, child])
    end = time.monotonic() + 30
    while not list(tmp_path.iterdir()) and time.monotonic() < end:
        time.sleep(0.05)
    [worker] = (int(file.name) for file in tmp_path.iterdir())

    keeper.kill()
    keeper.wait()
    while _runs(worker) and time.monotonic() < end:
        time.sleep(0.05)

    assert not _runs(worker)


@pytest.mark.parametrize("gone", [True, False])
def test_a_worker_whose_keeper_is_gone_before_it_could_be_told_ends_by_itself(gone: bool) -> None:
    keeper = "1" if gone else str(os.getpid())
    child = subprocess.run([sys.executable, "-c", CHILD], env={**os.environ, workers.KEEPER: keeper}, timeout=60)

    assert child.returncode == int(gone)


def test_a_worker_ends_with_its_keeper_from_before_anything_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Done(Exception):
        """Far enough."""

    called: list[str] = []

    def opened(_config: Config) -> None:
        called.append("opened")
        raise Done

    monkeypatch.setattr(cli_serve, "end_with_parent", lambda: called.append("bound"))
    monkeypatch.setattr(cli_serve, "create_app", opened)
    config = Config(tmp_path, "postgresql://nobody@127.0.0.1:1/hui", redis="redis://127.0.0.1:1/0", workers=2)

    with pytest.raises(Done):
        cli_serve.run_server(config, open_=False)

    assert called == ["bound", "opened"]


def _runs(process: int) -> bool:
    """Whether it lives; one that has ended and that nobody has asked after does not."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_a_port_that_others_share_is_taken_all_the_same() -> None:
    with socket.create_server(("127.0.0.1", 0), reuse_port=True) as other:
        port = other.getsockname()[1]

        assert taken("127.0.0.1", [port]) == port


def started(tmp_path: Path, *options: str, **env: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "facilitate", "serve", "--host", "127.0.0.1", *options]
    where = {**os.environ, "FACILITATE_DATA": str(tmp_path), **env}
    return subprocess.run(command, capture_output=True, text=True, timeout=60, env=where)


POSTGRES = ("--db", "postgresql://nobody@127.0.0.1:1/hui")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("options", "word"),
    [
        ((), "add --db postgresql://"),
        (POSTGRES, "add --redis redis://"),
        ((*POSTGRES, "--redis", "redis://127.0.0.1:1/0"), "The database does not answer"),
    ],
)
def test_what_several_workers_lack_is_told(tmp_path: Path, options: tuple[str, ...], word: str) -> None:
    told = started(tmp_path, "--workers", "2", "--port", "18790", *options)

    assert told.returncode == 1
    assert word in told.stderr
    assert "Traceback" not in told.stderr


@pytest.mark.slow
def test_a_worker_that_is_started_by_hand_is_refused_the_same_way(tmp_path: Path) -> None:
    told = started(tmp_path, "--workers", "2", "--port", "18790", FACILITATE_WORKER="2")

    assert told.returncode == 1
    assert "one of 0 to 1" in told.stderr


@pytest.mark.slow
def test_a_port_of_one_worker_that_is_taken_is_told_with_all_that_are_needed(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        told = started(tmp_path, "--workers", "2", "--port", str(port - 2), *POSTGRES, "--redis", "redis://127.0.0.1:1")

    assert told.returncode == 1
    assert f"Port {port} cannot be used" in told.stderr
    assert f"2 workers need the ports {port - 2} to {port}" in told.stderr
