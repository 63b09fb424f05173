"""Several single-process workers behind one port: started, watched, started again when one dies, stopped together."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import click

from facilitate.config import Config
from facilitate.service.clock import NOUGHT, nought

MARK = "FACILITATE_WORKER"
"""Who has this in its environment is one of the workers."""
KEEPER = "FACILITATE_KEEPER"
"""Under this it finds the id of the process that keeps it."""
TICK = 0.1
"""Seconds between two looks at the workers."""
GRACE = 15.0
"""Seconds that a worker may take to finish what it has accepted."""
STEADY = 60.0
"""A worker that has lived for so many seconds is started again at once when it dies, one that dies sooner a little later
each time."""
LATEST = 30.0
"""Seconds after which it is tried again at the latest."""


@dataclass
class Worker:
    """One process; `failures` is how often in a row it has died young, `due` when it may be started again."""

    number: int
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    failures: int = 0
    due: float = 0.0


class Workers:
    """The processes of this house. `command` starts one; which one, it reads from its environment."""

    def __init__(self, command: list[str], count: int, say: Callable[[str], object] = click.echo) -> None:
        self._command, self._say = command, say
        self.all = [Worker(number) for number in range(count)]
        self.stopping = False
        self._told_all = {KEEPER: str(os.getpid()), NOUGHT: str(nought())}

    def run(self, look: Callable[[], object] = lambda: None) -> None:
        """Keep them going until SIGTERM or SIGINT, then stop them all; `look` is called at every turn."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._told)
        while not self.stopping:
            for worker in self.all:
                self._keep_going(worker)
            look()
            time.sleep(TICK)
        self._wait_for_the_end()

    def _told(self, _number: int, _frame: object) -> None:
        self.stopping = True

    def _keep_going(self, worker: Worker) -> None:
        now = time.monotonic()
        if worker.process is None and now >= worker.due:
            self._start(worker, now)
        elif worker.process is not None and worker.process.poll() is not None:
            self._bury(worker, worker.process.returncode, now)

    def _start(self, worker: Worker, now: float) -> None:
        env = {**os.environ, **self._told_all, MARK: str(worker.number)}
        worker.process = subprocess.Popen(self._command, env=env, stdin=subprocess.DEVNULL, start_new_session=True)
        worker.started = now

    def _bury(self, worker: Worker, code: int, now: float) -> None:
        worker.process = None
        worker.failures = 0 if now - worker.started > STEADY else worker.failures + 1
        pause = min(LATEST, 2.0 ** (worker.failures - 2)) if worker.failures > 1 else 0.0
        worker.due = now + pause
        how = signal.Signals(-code).name if code < 0 else str(code)
        self._say(
            f"第 {worker.number + 1} 个进程停了（{how}），{pause:g} 秒后再开 · "
            f"worker {worker.number + 1} has ended ({how}) and starts again in {pause:g} s"
        )

    def _wait_for_the_end(self) -> None:
        """Ask every worker to stop, and insist when it has had its time."""
        running = [worker.process for worker in self.all if worker.process is not None]
        for process in running:
            process.terminate()
        until = time.monotonic() + GRACE
        for process in running:
            try:
                process.wait(max(0.0, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def supervises(config: Config) -> bool:
    """Whether this process is the one that starts the workers."""
    return config.workers > 1 and MARK not in os.environ


def same_command() -> list[str]:
    """What this process was started with, to start one worker with."""
    return [sys.executable, *sys.orig_argv[1:]]


def end_with_parent() -> None:
    """A worker whose keeper is killed is told to stop by the system, so that the ports are free for the next start.
    Raises SystemExit where the keeper has gone already."""
    import ctypes

    set_parent_death_signal = 1  # PR_SET_PDEATHSIG of linux/prctl.h
    ctypes.CDLL(None).prctl(set_parent_death_signal, int(signal.SIGTERM))
    if os.environ.get(KEEPER, str(os.getppid())) != str(os.getppid()):
        raise SystemExit(1)


def answers(port: int) -> bool:
    """Whether somebody listens at this port of this machine."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0 and probe.getsockname() != probe.getpeername()


def taken(host: str, ports: Iterable[int]) -> int | None:
    """The first of these ports that cannot be had. None of them is asked for as a shared one: whoever shares must show."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for port in ports:
        try:
            socket.create_server((host, port), family=family).close()
        except OSError:
            return port
    return None
