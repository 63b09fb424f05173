"""Where measuring happens: the product and the yardstick on one core, the crowd on another, each in a folder that vanishes."""

import gc
import os
import secrets
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from facilitate.bench.process import Process, free_port, serve

SERVER_CORE = min(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 0
TICK_MS = 50
"""How long both gather changes before they tell of them."""


@contextmanager
def apart() -> Iterator[None]:
    """The crowd keeps off the first core, which is the server's, where there is more than one; it may open as many lines
    as the system lets it, and collects no garbage meanwhile. Whoever is told to end stops the servers first."""
    cores = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else set()
    if len(cores) > 1:
        os.sched_setaffinity(0, cores - {SERVER_CORE})
    _many_lines()
    gc.disable()
    before = signal.signal(signal.SIGTERM, _end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
        gc.enable()
        if cores:
            os.sched_setaffinity(0, cores)


@contextmanager
def product(gap_ms: int = TICK_MS, program: list[str] | None = None) -> Iterator[tuple[Process, str]]:
    """The product, empty, and its organiser's key. `gap_ms`: how long it gathers changes; `program`: what stands in for it."""
    key = secrets.token_urlsafe(24)
    env = {} if gap_ms == TICK_MS else {"FACILITATE_GAP_MS": str(gap_ms)}
    with tempfile.TemporaryDirectory() as folder:
        server = serve(Path(folder), free_port(), key, program, env)
        try:
            server.pin(SERVER_CORE)
            yield server, key
        finally:
            server.stop()


@contextmanager
def yardstick(gap_ms: int = TICK_MS) -> Iterator[Process]:
    """The bare broadcaster."""
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        program = [sys.executable, "-m", "facilitate.bench.yardstick", str(port), str(Path(folder) / "raw.sqlite")]
        server = Process([*program, str(gap_ms)], {}, port)
        try:
            server.wait_until_it_answers()
            server.pin(SERVER_CORE)
            yield server
        finally:
            server.stop()


def _end(number: int, _: object) -> NoReturn:
    raise SystemExit(128 + number)


def _many_lines() -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
