"""A crowd that has come in, at the product or at the yardstick, and talks as often as it is asked to."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

from facilitate.bench import TooBusy
from facilitate.bench.acting import Acting, Comments, Votes
from facilitate.bench.crowd import storm, talk
from facilitate.bench.figures import Storm, Talk
from facilitate.bench.gathering import Gathering
from facilitate.bench.phone import Phone
from facilitate.bench.process import Process
from facilitate.bench.sights import Ear, Sights

TRIES = 3
SETTLE = 0.5
"""Seconds after a ballot has opened, which everybody is told of."""
Ran = TypeVar("Ran", Storm, Talk)


@dataclass
class Hall:
    """Phones on one server; `gathering` is the meeting they are in, where there is one. `thrown` counts the runs that were
    thrown away because the generator was the limit."""

    server: Process
    gathering: Gathering | None = None
    need: str = ""
    phones: list[Phone] = field(default_factory=list)
    sights: Sights = field(default_factory=Sights)
    thrown: int = 0
    _said: int = 0

    @classmethod
    async def open(cls, server: Process, key: str) -> "Hall":
        """An empty meeting at the product."""
        return cls(server, await Gathering.call(server.port, key))

    async def sign_up(self, count: int, seconds: float) -> Storm:
        """So many scan the poster and give a name, and one need is put on the table."""
        assert self.gathering is not None
        signed, faults = await storm(count, seconds, self.gathering.sign_up, self.server)
        complain(faults)
        self.need = await self.gathering.need()
        return signed

    async def come_in(self, count: int, seconds: float) -> Storm:
        """Page, socket and first state for everybody; at the yardstick there is only the socket."""
        came, faults = await storm(count, seconds, self._arrive, self.server)
        complain(faults)
        return came

    async def comments(self, rate: float, seconds: float, *, fair: bool = True) -> Talk:
        """Comments at a steady rate; unless `fair` also from a run in which the generator was the limit."""
        run = partial(self._comments, rate, seconds)
        return await (self.honest(run) if fair else run())

    async def grow(self, events: int, rate: float = 400) -> None:
        """Comments until the log has so many events."""
        assert self.gathering is not None
        last = await self.gathering.act(self.gathering.tokens[0], "comment", {"about": self.need, "text": "数一数"})
        await self._comments(rate, max(1, events - last["seq"]) / rate)

    async def votes(self, rate: float, seconds: float, *, fair: bool = True) -> Talk:
        """Dots at a steady rate on a fresh ballot, one from each phone at most; at the yardstick, which knows no votes, as
        many texts."""
        run = partial(self._votes if self.gathering else self._comments, rate, seconds)
        return await (self.honest(run) if fair else run())

    async def run_dry(self, count: int) -> None:
        """So many hang up, as phones do whose battery is empty, and come in again, one after the other."""
        gone, self.phones = self.phones[:count], self.phones[count:]
        for phone in gone:
            assert isinstance(phone.heard, Ear)
            self.sights.forget(phone.heard)
            phone.hang_up()
            await self._enter(phone.token)

    def leave(self) -> None:
        """Everybody hangs up."""
        for phone in self.phones:
            phone.hang_up()
        self.phones.clear()
        self.sights.ears.clear()

    async def _arrive(self, number: int) -> None:
        await self._enter(self.gathering.tokens[number] if self.gathering else "")

    async def _enter(self, token: str) -> None:
        """One who does not get in is no phone that could miss anything."""
        ear = self.sights.ear()
        try:
            if self.gathering:
                phone = await self.gathering.come_in(token, ear)
            else:
                phone = await Phone.open(self.server.port, "", ear)
                await phone.enter("")
        except BaseException:
            self.sights.forget(ear)
            raise
        self.phones.append(phone)

    async def _comments(self, rate: float, seconds: float) -> Talk:
        if self.gathering:
            await self.gathering.go_to("sort")
        acting = Comments(self.need, self._said)
        self._said += int(rate * seconds)
        return await self.talk(acting, rate, seconds)

    async def _votes(self, rate: float, seconds: float) -> Talk:
        assert self.gathering is not None
        ballot = await self.gathering.fresh_ballot()
        await asyncio.sleep(SETTLE)
        return await self.talk(Votes(ballot, self.need), rate, seconds)

    async def talk(self, acting: Acting, rate: float, seconds: float) -> Talk:
        """One talk, honest or not."""
        return await talk(self.phones, self.sights, acting, rate, seconds, self.server)

    async def honest(self, run: Callable[[], Awaitable[Ran]]) -> Ran:
        """A run in which the generator was the limit is thrown away and made again; what was lost in it stays counted.
        Raises TooBusy after the third."""
        thrown: Ran | None = None
        for _ in range(TRIES):
            ran = await run()
            if thrown is not None:
                ran = ran.after(thrown)
            if ran.honest:
                return ran
            self.thrown, thrown = self.thrown + 1, ran
            _tell_of_thrown(ran)
        raise TooBusy(
            "这台机器太忙，量不准 · this machine is too busy to measure: the generator was the limit each time"
        )


def _tell_of_thrown(ran: Storm | Talk) -> None:
    late = f"the generator was {ran.lag_p99:.0f} ms late, {ran.generator_core:.0%} of its core"
    sys.stderr.write(f"thrown away: {late}" + f"; lost until now, and counted: {ran.lost}" * bool(ran.lost) + "\n")


def complain(faults: list[str]) -> None:
    """What went wrong while people came, the most telling first."""
    for fault in sorted(set(faults))[:5]:
        sys.stderr.write(f"{faults.count(fault)} × {fault}\n")
