"""A crowd of phones: comes in at even steps, acts at a steady rate, and notes when the last phone saw each act."""

import asyncio
import resource
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from facilitate.bench.acting import Acting
from facilitate.bench.figures import Spread, Storm, Talk
from facilitate.bench.process import Process
from facilitate.bench.sights import Sights

DRAIN = 5.0
"""Seconds that deliveries may still take after the last act."""
Step = Callable[[int], Awaitable[None]]


async def storm(count: int, seconds: float, step: Step, server: Process) -> tuple[Storm, list[str]]:
    """`step(n)` for everybody at even steps; also what went wrong, in words."""
    used, memory, began = _watched(server), server.memory(), time.perf_counter()
    waits: list[float] = []
    lags: list[float] = []
    faults: list[str] = []

    async def come(n: int) -> None:
        due = began + seconds * n / count
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        lags.append((time.perf_counter() - due) * 1000)
        try:
            await asyncio.wait_for(step(n), 60)
            waits.append((time.perf_counter() - due) * 1000)
        except Exception as fault:
            faults.append(repr(fault)[:200])

    await asyncio.gather(*(come(n) for n in range(count)))
    all_in, cpu, own = used()
    grown = (server.memory() - memory) / 1024 / count
    return Storm(
        len(waits), len(faults), round(all_in, 2), Spread.of(waits or [60_000.0]), cpu * 1000 / count, grown,
        lag_p99=Spread.of(lags).p99, generator_core=own / all_in,
    ), faults  # fmt: skip


@dataclass(slots=True)
class Sent:
    """One act: when it went out and was accepted (seconds), and its number in the log then."""

    at: float
    answered: float | None = None
    seq: int | None = None
    under_way: bool = True


class Speaker(Protocol):
    """A phone, or whoever takes another one when a line breaks."""

    @property
    def messages(self) -> int:
        """How many it has got."""

    @property
    def bytes(self) -> int:
        """And of what size together."""

    def ask(self, event: str, data: Any) -> "asyncio.Future[Any]":
        """Send an event; the future is its answer."""


async def talk(
    phones: Sequence[Speaker], sights: Sights, acting: Acting, rate: float, seconds: float, server: Process,
    drain: float = DRAIN,
) -> Talk:  # fmt: skip
    """Acts at even steps, `rate` a second; every phone must be told of every one of them, once. `drain`: seconds that
    deliveries may still take after the last act; what has not come by then is told as having taken so long."""
    sights.start(acting.reader)
    before, used = _got(phones), _watched(server)
    sent, lags = await _act(phones, acting, int(rate * seconds), rate)
    marks = await _until_all_is_seen(sent, sights, acting, drain)
    wall, cpu, own = used()
    messages, size = (now - then for now, then in zip(_got(phones), before, strict=True))
    missing, doubled = sights.faults([mark for mark in marks if mark is not None])
    told = zip(sent, marks, strict=True)
    return Talk(
        acts=len(sent),
        refused=marks.count(None),
        missing=missing,
        doubled=doubled,
        answer=Spread.of([_since(one, one.answered, drain) for one in sent]),
        last_phone=Spread.of([_since(one, None if mark is None else sights.last(mark), drain) for one, mark in told]),
        cpu_us=cpu * 1e6 / (len(sent) * len(phones)),
        core=cpu / wall,
        delivery_bytes=size / max(messages, 1),
        messages=messages / len(phones),
        lag_p99=Spread.of(lags).p99,
        generator_core=own / wall,
    )


async def _act(phones: Sequence[Speaker], acting: Acting, acts: int, rate: float) -> tuple[list[Sent], list[float]]:
    """(what was sent, how late each was in ms)."""
    sent, lags, began = [], [], time.perf_counter()
    for number in range(acts):
        due = began + number / rate
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        lags.append((time.perf_counter() - due) * 1000)
        sent.append(_send(acting.pick(phones, number), acting.wish(number)))
    return sent, lags


def _send(phone: Speaker, wish: dict[str, Any]) -> Sent:
    sent = Sent(time.perf_counter())

    def note(answer: "asyncio.Future[dict[str, Any]]") -> None:
        sent.under_way = False
        if not answer.cancelled() and answer.exception() is None and answer.result().get("ok"):
            sent.answered, sent.seq = time.perf_counter(), answer.result()["seq"]

    phone.ask("act", wish).add_done_callback(note)
    return sent


async def _until_all_is_seen(sent: list[Sent], sights: Sights, acting: Acting, drain: float) -> list[int | None]:
    """The mark of each act, once everybody has been told of all that was accepted, or too much time has passed."""
    end = time.perf_counter() + drain
    while True:
        marks = acting.marks([one.seq for one in sent])
        waiting = any(one.under_way for one in sent) or any(
            mark is not None and sights.last(mark) is None for mark in reversed(marks)
        )
        if not waiting or time.perf_counter() > end:
            return marks
        await asyncio.sleep(0.02)


def _since(sent: Sent, then: float | None, drain: float) -> float:
    return drain * 1000 if then is None else (then - sent.at) * 1000


def _got(phones: Sequence[Speaker]) -> tuple[int, int]:
    """Messages and bytes that all of them have got."""
    return sum(phone.messages for phone in phones), sum(phone.bytes for phone in phones)


def _watched(server: Process) -> Callable[[], tuple[float, float, float]]:
    """What gives the seconds since now: of the wall's clock, of the server's CPU and of our own."""
    cpu, own, began = server.cpu(), _own_cpu(), time.perf_counter()
    return lambda: (time.perf_counter() - began, server.cpu() - cpu, _own_cpu() - own)


def _own_cpu() -> float:
    use = resource.getrusage(resource.RUSAGE_SELF)
    return use.ru_utime + use.ru_stime
