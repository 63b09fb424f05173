"""Honest phones before, during and after somebody else's mischief: how long their answers take, and what the server holds."""

import asyncio
import itertools
import json
import statistics
import sys
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from facilitate.bench.gathering import Gathering
from facilitate.bench.process import Process
from tests.faults.ledger import Ledger
from tests.faults.single import Single

RATE = 20.0
"""Acts a second of all honest phones together."""
EVERY = 0.1
"""Seconds between two looks at the server's memory."""
MB = 1_048_576


@dataclass
class Span:
    """Seconds that each answer took, refusals among them, and the most bytes that the server held."""

    took: list[float] = field(default_factory=list)
    refused: int = 0
    memory: int = 0

    @property
    def median(self) -> float:
        return statistics.median(self.took)

    @property
    def p95(self) -> float:
        return sorted(self.took)[max(0, int(len(self.took) * 0.95) - 1)]

    def told(self) -> str:
        return f"{self.median * 1000:.1f}/{self.p95 * 1000:.1f} ms, {self.memory / MB:.0f} MB"


def slower(before: Span, during: Span) -> float:
    """By how much answers were slower, by median or by p95: the worse of the two."""
    return max(during.median / before.median, during.p95 / before.p95)


@dataclass
class Spell:
    """The three spans, and what the mischief itself reported. `beside`: before and during, of a house on the same computer
    to which nothing was done."""

    before: Span
    during: Span
    after: Span
    beside: tuple[Span, Span]
    came: dict[str, int]

    @property
    def slower(self) -> float:
        """By how much the mischief slowed honest answers. What slowed the house beside it too, the computer was busy with."""
        return slower(self.before, self.during) / max(1.0, slower(*self.beside))

    @property
    def grown(self) -> float:
        """MB that the server held more at any time than at the most before."""
        return (max(self.during.memory, self.after.memory) - self.before.memory) / MB

    def told(self, name: str) -> str:
        return (
            f"{name}: median/p95 and memory before {self.before.told()}; during {self.during.told()}; after {self.after.told()}; "
            f"beside it {slower(*self.beside):.2f} × slower, here {slower(self.before, self.during):.2f} ×: by the mischief {self.slower:.2f} ×, "
            f"{self.grown:+.0f} MB, {len(self.during.took)} honest answers; {self.came}"
        )


@dataclass
class Hall:
    """A meeting in which comments are welcome, with its honest people at their phones, and others who have a token."""

    server: Process
    gathering: Gathering
    ledgers: list[Ledger]
    about: str
    strangers: list[str]
    pad: str = ""
    rate: float = RATE
    _numbers: "itertools.count[int]" = field(default_factory=itertools.count)

    @classmethod
    async def of(cls, single: Single, people: int, strangers: int = 1) -> "Hall":
        """So many honest people, and so many more who have tokens too; every text of theirs is followed by `pad`."""
        gathering, ledgers = await single.gather(people + strangers)
        for one in ledgers[people:]:
            one.hang_up()
        tokens = [one.token for one in ledgers[people:]]
        return cls(single.server, gathering, ledgers[:people], ledgers[0].about, tokens)

    async def span(self, seconds: float, until: Callable[[], bool] = lambda: False) -> Span:
        """Everybody writes in turn for so long, or until that is so."""
        span, end = Span(), time.monotonic() + seconds
        acts: list[asyncio.Task[None]] = []
        watch = asyncio.ensure_future(self._watch(span))
        for ledger in itertools.cycle(self.ledgers):
            if time.monotonic() > end or until():
                break
            acts.append(asyncio.ensure_future(self._act(ledger, span)))
            await asyncio.sleep(1 / self.rate)
        await asyncio.gather(*acts)
        watch.cancel()
        return span

    async def _act(self, ledger: Ledger, span: Span) -> None:
        assert ledger.phone is not None
        op, began = f"{ledger.name}-{next(self._numbers):05d}", time.perf_counter()
        answer = await ledger.phone.act("comment", {"about": self.about, "text": op + self.pad}, op)
        span.took.append(time.perf_counter() - began)
        span.refused += not answer["ok"]

    async def _watch(self, span: Span) -> None:
        while True:
            span.memory = max(span.memory, self.server.memory())
            await asyncio.sleep(EVERY)

    async def through(self, mischief: Callable[[], Awaitable[dict[str, int]]], seconds: float, beside: "Hall") -> Spell:
        """Spans of so many seconds before and after, and one as long as the mischief; in both houses at once."""
        await asyncio.gather(self.span(1), beside.span(1))  # warm
        before, calm = await asyncio.gather(self.span(seconds), beside.span(seconds))
        under_way = asyncio.ensure_future(mischief())
        during, busy = await asyncio.gather(self.span(120, under_way.done), beside.span(120, under_way.done))
        came = await under_way
        return Spell(before, during, await self.span(seconds), (calm, busy), came)

    def close(self) -> None:
        for ledger in self.ledgers:
            ledger.hang_up()
        self.gathering.host.close()
        self.server.kill()


async def attack(hall: Hall, kind: str, seconds: float, count: int) -> dict[str, int]:
    """Run one attack of tests/faults/hostile.py in a process of its own; what came of it."""
    if len(hall.strangers) > 1:
        hall.strangers.pop()  # what the last attack has left behind is not this one's
    words = (kind, str(hall.server.port), hall.gathering.code, hall.strangers[-1], str(seconds), str(count))
    process = await asyncio.create_subprocess_exec(
        sys.executable, str(Path(__file__).parent / "hostile.py"), *words, stdout=asyncio.subprocess.PIPE
    )
    said, _ = await process.communicate()
    assert process.returncode == 0, f"the attack itself failed: {said!r}"
    came: dict[str, Any] = json.loads(said.decode().splitlines()[-1])
    return came
