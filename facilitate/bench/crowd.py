"""A crowd of phones: comes in at even steps, acts at a steady rate, and notes when the last phone saw each act."""

import asyncio
import random
import resource
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from facilitate.bench.figures import Spread, Storm, Talk
from facilitate.bench.phone import Phone
from facilitate.bench.process import Process

MARK = b"~b"
DRAIN = 5.0
"""Seconds that deliveries may still take after the last act."""
Step = Callable[[int], Awaitable[None]]
Act = Callable[[Phone, str], "asyncio.Future[dict[str, object]]"]


async def storm(count: int, seconds: float, step: Step, server: Process) -> tuple[Storm, list[str]]:
    """`step(n)` for everybody at even steps; also what went wrong, in words."""
    cpu, memory, began = server.cpu(), server.memory(), time.perf_counter()
    waits: list[float] = []
    faults: list[str] = []

    async def come(n: int) -> None:
        due = began + seconds * n / count
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        try:
            await asyncio.wait_for(step(n), 60)
            waits.append((time.perf_counter() - due) * 1000)
        except Exception as fault:
            faults.append(repr(fault)[:200])

    await asyncio.gather(*(come(n) for n in range(count)))
    all_in = time.perf_counter() - began
    each = (server.cpu() - cpu) * 1000 / count
    grown = (server.memory() - memory) / 1024 / count
    return Storm(len(waits), len(faults), round(all_in, 2), Spread.of(waits or [60_000.0]), each, grown), faults


@dataclass
class Sights:
    """When each marked act was sent, answered, and seen by how many."""

    sent: dict[int, float] = field(default_factory=dict)
    answered: dict[int, float] = field(default_factory=dict)
    seen: dict[int, list[float]] = field(default_factory=dict)

    def hear(self, payload: bytes) -> None:
        """Note every marker in one message; one that stands twice in it is one sight."""
        at = payload.find(MARK)
        if at < 0:
            return
        now, marks = time.perf_counter(), set()
        while at >= 0:
            marks.add(int(payload[at + 2 : at + 8]))
            at = payload.find(MARK, at + 9)
        for mark in marks & self.seen.keys():
            self.seen[mark].append(now)


async def talk(phones: list[Phone], sights: Sights, act: Act, rate: float, seconds: float, server: Process) -> Talk:
    """Acts by random phones at even steps; every phone must see every one of them."""
    first = len(sights.sent)
    marks = range(first, first + int(rate * seconds))
    sights.seen.update((mark, []) for mark in marks)
    heard, cpu, own, began = sum(p.messages for p in phones), server.cpu(), _own_cpu(), time.perf_counter()
    size = sum(phone.bytes for phone in phones)
    lags = []
    for n, mark in enumerate(marks):
        due = began + n / rate
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        lags.append((time.perf_counter() - due) * 1000)
        _send(random.choice(phones), mark, sights, act)
    end = time.perf_counter() + DRAIN
    while time.perf_counter() < end and any(len(sights.seen[mark]) < len(phones) for mark in marks):
        await asyncio.sleep(0.02)
    wall = time.perf_counter() - began
    used, messages = server.cpu() - cpu, sum(phone.messages for phone in phones) - heard
    return Talk(
        acts=len(marks),
        missing=sum(len(phones) - len(sights.seen[mark]) for mark in marks),
        answer=Spread.of([_since(sights.sent[mark], sights.answered.get(mark)) for mark in marks]),
        last_phone=Spread.of([_since(sights.sent[mark], _last(sights.seen[mark], len(phones))) for mark in marks]),
        cpu_us=used * 1e6 / (len(marks) * len(phones)),
        core=used / wall,
        delivery_bytes=(sum(phone.bytes for phone in phones) - size) / max(messages, 1),
        lag_p99=Spread.of(lags).p99,
        generator_core=(_own_cpu() - own) / wall,
    )


def _send(phone: Phone, mark: int, sights: Sights, act: Act) -> None:
    def note(answer: "asyncio.Future[dict[str, object]]") -> None:
        if not answer.cancelled() and answer.exception() is None and answer.result().get("ok"):
            sights.answered[mark] = time.perf_counter()

    sights.sent[mark] = time.perf_counter()
    act(phone, f"~b{mark:06d}~").add_done_callback(note)


def _last(seen: list[float], phones: int) -> float | None:
    return max(seen) if len(seen) >= phones else None


def _since(sent: float, then: float | None) -> float:
    return DRAIN * 1000 if then is None else (then - sent) * 1000


def _own_cpu() -> float:
    use = resource.getrusage(resource.RUSAGE_SELF)
    return use.ru_utime + use.ru_stime
