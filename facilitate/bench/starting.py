"""Row S9: from the start to the first page, and opening a meeting of 5,000 events again after a restart."""

import asyncio
import secrets
import tempfile
import time
from collections.abc import AsyncGenerator
from pathlib import Path

from facilitate.bench.browser import Browser
from facilitate.bench.found import SHARE, Figures, Found
from facilitate.bench.hall import Hall
from facilitate.bench.process import Process, free_port, start
from facilitate.bench.stand import SERVER_CORE

PEOPLE, EVENTS = 200, 5000
COMPILED = {"PYTHONDONTWRITEBYTECODE": ""}
"""As pip leaves a program, and as its first start does: the later starts, which are measured, compile nothing."""


async def starting(runs: int) -> AsyncGenerator[Found, None]:
    """One long meeting on the disk; every run is a start, a first page, a first look at that meeting, and a second one."""
    key = secrets.token_urlsafe(24)
    with tempfile.TemporaryDirectory() as folder:
        look = await _long_meeting(Path(folder), key)
        for _ in range(runs):
            yield Found(await _once(Path(folder), key, look))


async def _long_meeting(folder: Path, key: str) -> tuple[str, str]:
    """The path of its state, and the token of somebody who may see it."""
    server = start(folder, free_port(), key, env=COMPILED)
    try:
        server.wait_until_it_answers("/healthz")
        hall = await Hall.open(server, key)
        await hall.sign_up(PEOPLE, 2)
        await hall.come_in(PEOPLE, 2)
        await hall.grow(EVENTS)
        hall.leave()
        assert hall.gathering is not None
        return f"/m/{hall.gathering.code}/state?as=room&since=0", hall.gathering.tokens[0]
    finally:
        server.stop()


async def _once(folder: Path, key: str, look: tuple[str, str]) -> Figures:
    own, at_first = time.process_time(), time.perf_counter()
    server = start(folder, free_port(), key, env=COMPILED)
    try:
        server.pin(SERVER_CORE)
        await _first_page(server, key)
        first, cpu = time.perf_counter() - at_first, server.cpu()
        path, token = look
        phone = Browser(server.port, token)
        waits = []
        for _ in range(2):
            began = time.perf_counter()
            await phone.want("GET", path)
            waits.append((time.perf_counter() - began) * 1000)
        phone.close()
        return {
            "start to the first page, s": first,
            "CPU of it, s": cpu,
            f"first look at {EVENTS} events, ms": waits[0],
            "second look, ms": waits[1],
            "CPU of both looks, ms": (server.cpu() - cpu) * 1000,
            SHARE: (time.process_time() - own) / (time.perf_counter() - at_first),
        }
    finally:
        server.stop()


async def _first_page(server: Process, key: str) -> None:
    """The organiser's door, asked for until it opens."""
    while True:
        organiser = Browser(server.port, key)
        try:
            await organiser.want("GET", "/")
        except ConnectionError:
            server.alive()
            await asyncio.sleep(0.005)
        else:
            return
        finally:
            organiser.close()
