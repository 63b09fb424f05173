"""The whole benchmark: the product and the yardstick one after the other, on the same cores, under the same crowd."""

import asyncio
import json
import os
import secrets
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

import uvloop

from facilitate.bench import TooBusy
from facilitate.bench.crowd import Sights, storm, talk
from facilitate.bench.figures import Side, Spread, Talk, Vote, table
from facilitate.bench.gathering import Gathering
from facilitate.bench.packing import while_packing
from facilitate.bench.phone import Phone
from facilitate.bench.process import Process, free_port, serve

STORM_SECONDS = 5.0
TRIES = 3
SERVER_CORE = min(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 0


def measure(phones: int, rate: float, seconds: float, *, papers: bool = False) -> tuple[str, dict[str, object]]:
    """The table to print, and everything for a file; with `papers` also while packs are made. Raises TooBusy."""
    with _apart_from_the_server():
        ours, raw = uvloop.run(_both(phones, rate, seconds, papers))
    figures: dict[str, object] = {"phones": phones, "rate": rate, "facilitate": asdict(ours), "raw": asdict(raw)}
    return table(ours, raw, phones, rate), figures


@contextmanager
def _apart_from_the_server() -> Iterator[None]:
    """The crowd keeps off the first core, which is the server's, where there is more than one."""
    cores = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else set()
    if len(cores) > 1:
        os.sched_setaffinity(0, cores - {SERVER_CORE})
    try:
        yield
    finally:
        if cores:
            os.sched_setaffinity(0, cores)


async def _both(phones: int, rate: float, seconds: float, papers: bool) -> tuple[Side, Side]:
    with tempfile.TemporaryDirectory() as folder:
        key = secrets.token_urlsafe(24)
        server = serve(Path(folder), free_port(), key)
        try:
            server.pin(SERVER_CORE)
            ours = await _ours(await Gathering.call(server.port, key), server, phones, rate, seconds, papers)
        finally:
            server.stop()
        port = free_port()
        command = [sys.executable, "-m", "facilitate.bench.yardstick", str(port), str(Path(folder) / "raw.sqlite")]
        server = Process(command, {}, port)
        try:
            server.wait_until_it_answers()
            server.pin(SERVER_CORE)
            raw = await _raw(server, phones, rate, seconds)
        finally:
            server.stop()
    return ours, raw


async def _ours(gathering: Gathering, server: Process, count: int, rate: float, seconds: float, papers: bool) -> Side:
    sights, phones, votes = Sights(), [], Votes(count)

    def heard(payload: bytes) -> None:
        sights.hear(payload)
        votes.hear(payload)

    sign_up, faults = await storm(count, STORM_SECONDS, gathering.sign_up, server)
    _complain(faults)
    need = await gathering.need()

    async def come_in(number: int) -> None:
        phones.append(await gathering.come_in(gathering.tokens[number], heard))

    came, faults = await storm(count, STORM_SECONDS, come_in, server)
    _complain(faults)

    def comment(phone: Phone, mark: str) -> "asyncio.Future[dict[str, object]]":
        return phone.ask("act", {"op": mark, "verb": "comment", "args": {"about": need, "text": mark}})

    talked = await _honest(lambda: talk(phones, sights, comment, rate, seconds, server))
    packing = None
    if papers:
        packing = await while_packing(gathering, lambda: talk(phones, sights, comment, rate, seconds, server))
    ballot = await gathering.ballot()
    voted = await votes.run(phones, ballot, need)
    side = Side(came, talked, sign_up, voted, round(server.memory() / 1e6, 1), packing)
    for phone in phones:
        phone.hang_up()
    return side


async def _raw(server: Process, count: int, rate: float, seconds: float) -> Side:
    sights, phones = Sights(), []

    async def come_in(_: int) -> None:
        phone = await Phone.open(server.port, "", sights.hear)
        await phone.enter("")
        phones.append(phone)

    came, faults = await storm(count, STORM_SECONDS, come_in, server)
    _complain(faults)

    def comment(phone: Phone, mark: str) -> "asyncio.Future[dict[str, object]]":
        return phone.ask("act", {"op": mark, "verb": "comment", "args": {"about": "1", "text": mark}})

    talked = await _honest(lambda: talk(phones, sights, comment, rate, seconds, server))
    side = Side(came, talked, memory_mb=round(server.memory() / 1e6, 1))
    for phone in phones:
        phone.hang_up()
    return side


class Votes:
    """Everybody votes within one second; when has the last phone seen that all have?"""

    def __init__(self, voters: int) -> None:
        self._voters = voters
        self._full = f'"voted":{voters}'.encode()
        self._seen: list[float] = []
        self._counted = 0

    def hear(self, payload: bytes) -> None:
        """Note a message that carries the full count."""
        at = payload.find(b'"voted":')
        if at >= 0:
            digits = payload[at + 8 : at + 16].split(b",")[0].split(b"}")[0]
            self._counted = max(self._counted, int(digits) if digits.isdigit() else 0)
            if payload[at:].startswith(self._full):
                self._seen.append(time.perf_counter())

    async def run(self, phones: list[Phone], ballot: str, need: str) -> Vote:
        """Let every phone give its dot."""
        waits: list[float] = []
        began = time.perf_counter()

        async def vote(number: int, phone: Phone) -> None:
            await asyncio.sleep(number / len(phones))
            sent = time.perf_counter()
            answer = await phone.act("vote", {"ballot": ballot, "choice": {need: 1}}, f"vote-{number}")
            if answer.get("ok"):
                waits.append((time.perf_counter() - sent) * 1000)

        await asyncio.gather(*(vote(number, phone) for number, phone in enumerate(phones)))
        answered = time.perf_counter()
        while len(self._seen) < len(phones) and time.perf_counter() < answered + 5:
            await asyncio.sleep(0.01)
        last = (max(self._seen) - began - 1) * 1000 if len(self._seen) >= len(phones) else 5000.0
        return Vote(self._voters, self._counted, Spread.of(waits or [5000.0]), max(0.0, round(last, 1)))


async def _honest(run: Callable[[], Awaitable[Talk]]) -> Talk:
    """A run in which the generator was the limit is thrown away and made again."""
    for _ in range(TRIES):
        talked = await run()
        if talked.honest:
            return talked
        sys.stderr.write(
            f"thrown away: the generator was {talked.lag_p99:.0f} ms late and used {talked.generator_core:.0%} of its core\n"
        )
    raise TooBusy("这台机器太忙，量不准 · this machine is too busy to measure: the generator was the limit each time")


def _complain(faults: list[str]) -> None:
    for fault in sorted(set(faults))[:5]:
        sys.stderr.write(f"{faults.count(fault)} × {fault}\n")


def save(path: Path, figures: dict[str, object]) -> None:
    """Keep the figures as JSON."""
    path.write_text(json.dumps(figures, ensure_ascii=False, indent=1))
