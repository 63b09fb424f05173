"""People at several workers: each has a phone at one of them, which comes back, rests and sends again as real ones do."""

import asyncio
import json
import random
from collections.abc import AsyncIterator, Coroutine, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from picows import WSError

from facilitate.bench.habits import NOT_NOW, PATIENCE, PHONE
from facilitate.bench.phone import Gone, Phone
from facilitate.bench.sights import Sights
from facilitate.bench.view import View

CHANCE = random.Random()
LOST = (Gone, TimeoutError, OSError, WSError)
Payload = bytes
STEP = 0.05
"""Seconds after which somebody notices that her line is gone."""


@dataclass(frozen=True)
class Accepted:
    """What this person was told: her act, and its number in the log."""

    person: str
    seq: int
    verb: str
    args: dict[str, Any]


class Seat:
    """One person; `view` is what her screen shows, `accepted` what she was told. Without a line her acts wait until there
    is one again (a real phone would try plain HTTP meanwhile)."""

    def __init__(self, token: str, code: str, sights: Sights, port: int) -> None:
        self.token, self._code, self._sights, self._port = token, code, sights, port
        self.person = ""
        self._ear = sights.ear(port)
        self._phone: Phone | None = None
        self._early: list[bytes] = []
        self._before = (0, 0)
        self._one_by_one, self._line = asyncio.Lock(), asyncio.Event()
        self._tasks: set[asyncio.Task[Any]] = set()
        self._coming = self._asking = False
        self.view = View()
        self.accepted: list[Accepted] = []
        self.returns = 0

    @property
    def messages(self) -> int:
        """Of all her phones."""
        return self._before[0] + (self._phone.messages if self._phone else 0)

    @property
    def bytes(self) -> int:
        """Of all her phones."""
        return self._before[1] + (self._phone.bytes if self._phone else 0)

    @property
    def cut_off(self) -> bool:
        """Whether she has no line and does not knock yet."""
        return not self._coming and self._broken

    @property
    def _broken(self) -> bool:
        return self._phone is None or self._phone.closed

    def ask(self, event: str, data: Any) -> "asyncio.Future[Any]":
        """Send until it is answered, always with the same op, one after the other."""
        return self._begin(self._insist(event, data))

    async def sit(self, port: int = 0) -> None:
        """Take a phone at her worker, or at that port, and be told what happened since. Raises one of LOST."""
        self._early.clear()
        phone = await Phone.open(port or self._port, self.token, self._early.append)
        try:
            answer = await phone.enter(self._code, self.view.seq or None)
        except BaseException:
            phone.hang_up()
            raise
        self._phone, phone.heard = phone, self._hear
        self.person = answer["me"]["id"]
        self._take(answer["patch"])
        for payload in self._early:
            self._hear(payload)
        self._line.set()

    async def come_back(self, port: int) -> None:
        """Knock at the shared port until a worker opens."""
        self._before = (self.messages, self.bytes)
        self._phone, self._coming = None, True
        self._line.clear()
        self._ear = self._sights.again(self._ear)
        for wait in PHONE.knocks(CHANCE):
            await asyncio.sleep(wait)
            with suppress(*LOST):
                await asyncio.wait_for(self.sit(port), PATIENCE)
                break
        self._coming = False
        self.returns += 1

    def leave(self) -> None:
        """Hang up, whatever is under way."""
        for task in self._tasks:
            task.cancel()
        if self._phone is not None:
            self._phone.hang_up()

    async def _insist(self, event: str, data: Any) -> Any:
        async with self._one_by_one:
            rests = PHONE.rests(CHANCE)
            while True:
                await self._line.wait()
                with suppress(Gone, TimeoutError):
                    assert self._phone is not None
                    answer = await asyncio.wait_for(self._phone.ask(event, data), PATIENCE)
                    if answer.get("ok"):
                        self.accepted.append(Accepted(self.person, answer["seq"], data["verb"], data["args"]))
                    if answer.get("ok") or answer["refusal"]["rule"] not in NOT_NOW:
                        return answer
                if self._broken:
                    self._line.clear()
                else:
                    await asyncio.sleep(next(rests))

    def _hear(self, payload: Payload) -> None:
        self._ear(payload)
        patch = _patch(payload) if payload.startswith(b'42["patch"') else None
        if patch is not None:
            self.view.apply(patch)
        if self.view.gaps and not self._asking:
            self._begin(self._ask_what_is_missing())

    async def _ask_what_is_missing(self) -> None:
        """As a phone does to which a patch came too early."""
        self._asking = True
        with suppress(Gone, TimeoutError):
            if self._phone is not None:
                answer = await asyncio.wait_for(self._phone.enter(self._code, self.view.seq), PATIENCE)
                self._take(answer["patch"])
        self.view.gaps, self._asking = 0, False

    def _take(self, patch: dict[str, Any]) -> None:
        """On an unbroken line nothing may be missing: what had to be asked for counts as heard only after a break."""
        self.view.apply(patch)
        if self._ear.late:
            self._ear(json.dumps(patch, ensure_ascii=False).encode())

    def _begin(self, work: Coroutine[Any, Any, Any]) -> "asyncio.Task[Any]":
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task


@asynccontextmanager
async def seated(seats: Sequence[Seat], port: int) -> AsyncIterator[None]:
    """Meanwhile whoever is cut off comes back at this port."""

    async def look() -> None:
        async with asyncio.TaskGroup() as coming:
            while True:
                for seat in [seat for seat in seats if seat.cut_off]:
                    coming.create_task(seat.come_back(port))
                await asyncio.sleep(STEP)

    looking = asyncio.create_task(look())
    try:
        yield
    finally:
        looking.cancel()
        with suppress(asyncio.CancelledError):
            await looking
        for seat in seats:
            seat.leave()


@lru_cache(maxsize=1024)
def _patch(payload: bytes) -> dict[str, Any]:
    """The same bytes reach hundreds of phones: they are read once."""
    patch: dict[str, Any] = json.loads(payload[2:])[1]
    return patch
