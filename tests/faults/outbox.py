"""A phone with its outbox amid breaks: writes, comes back through the shared port, sends again until it is answered.

Its patience, its knocks and its rests are those of the real one."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from facilitate.bench.habits import PATIENCE, PHONE
from facilitate.bench.seats import CHANCE, LOST
from tests.faults.ledger import Ledger

PACE = 1.0
"""Seconds between two comments of one phone."""


@dataclass
class Crowd:
    """Phones that write until told to stop; `answered`, how many comments were accepted, `again`, how many sent again."""

    port: int
    code: str
    ledgers: Sequence[Ledger]
    answered: int = 0
    again: int = 0
    returned: int = 0
    _enough: asyncio.Event = field(default_factory=asyncio.Event)

    async def through(self, trouble: Callable[["Crowd"], Awaitable[None]]) -> None:
        """Everybody writes while the trouble lasts, and goes on until nothing waits for an answer."""
        writing = [asyncio.ensure_future(self._write(ledger)) for ledger in self.ledgers]
        try:
            await trouble(self)
        finally:
            self._enough.set()
            await asyncio.gather(*writing)
            await asyncio.sleep(PACE)
            await asyncio.gather(*(self._heal(ledger) for ledger in self.ledgers))

    async def more(self, answers: int) -> None:
        """Return when so many more were accepted."""
        until = self.answered + answers
        while self.answered < until:
            await asyncio.sleep(0.02)

    async def _write(self, ledger: Ledger) -> None:
        rests = PHONE.rests(CHANCE)
        while ledger.waiting or not self._enough.is_set():
            again = bool(ledger.waiting)
            text = ledger.waiting[0] if again else ledger.note()
            self.again += again
            try:
                await self._heal(ledger)
                if await asyncio.wait_for(ledger.send(text), PATIENCE):
                    self.answered += 1
                    rests = PHONE.rests(CHANCE)
                    await asyncio.sleep(0 if ledger.waiting else PACE)
                else:
                    await asyncio.sleep(next(rests))
            except LOST:
                await self._come_back(ledger)
                rests = PHONE.rests(CHANCE)

    async def _heal(self, ledger: Ledger) -> None:
        """Who has missed a patch asks again from where she stands, as static/js/link.js does."""
        if ledger.view.gaps and ledger.phone is not None:
            ledger.view.gaps = 0
            entered = await asyncio.wait_for(ledger.phone.enter(self.code, ledger.view.seq), PATIENCE)
            ledger.view.apply(entered["patch"])

    async def _come_back(self, ledger: Ledger) -> None:
        ledger.hang_up()
        await knock_until_in(ledger, self.port, self.code)
        self.returned += 1


async def knock_until_in(ledger: Ledger, port: int, code: str) -> int:
    """Try the door as often as a real phone does, until it is open and the state is there; how often that was."""
    for knocked, wait in enumerate(PHONE.knocks(CHANCE), 1):
        await asyncio.sleep(wait)
        with suppress(*LOST):
            await asyncio.wait_for(ledger.connect(port, code), PATIENCE)
            return knocked
    raise AssertionError("a phone never ends knocking")
