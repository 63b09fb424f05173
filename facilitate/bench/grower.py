"""Makes a meeting larger through the wire, and tells what its acts cost the server at a size."""

import asyncio
import itertools
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from facilitate.bench.gathering import Gathering
from facilitate.bench.phone import Phone
from facilitate.bench.process import Process

IN_FLIGHT = 20


@dataclass(frozen=True)
class Size:
    """A meeting of so many events, people and cards; `probe`: how many comments are timed around that size, half of them
    before it; `meetings`: in so many meetings of it."""

    events: int
    people: int
    cards: int
    probe: int = 1000
    meetings: int = 1


class Grower:
    """One phone, one desk and one board look on; those who act do not look. `events`: how many the log has."""

    def __init__(self, gathering: Gathering, server: Process) -> None:
        self._gathering, self._server = gathering, server
        self._lookers: list[Phone] = []
        self._phones: list[Phone] = []
        self._cards: list[str] = []
        self._wrote = self.events = 0
        self._numbers = itertools.count()

    @classmethod
    async def open(cls, server: Process, key: str) -> "Grower":
        """An empty meeting with its onlookers."""
        gathering = await Gathering.call(server.port, key)
        grower = cls(gathering, server)
        await grower._newcomer()
        tokens = {"room": gathering.tokens[0], "desk": gathering.host.token, "board": gathering.board}
        for audience, token in tokens.items():
            looker = await Phone.open(server.port, token)
            await looker.enter(gathering.code, room=audience)
            grower._lookers.append(looker)
        return grower

    async def grow(self, size: Size) -> float:
        """People and cards first, then comments; microseconds of the server's CPU for each of those around that size. Raises
        ValueError where the meeting is larger already."""
        while len(self._phones) < size.people:
            await self._newcomer()
        await self._gathering.go_to("gather")
        await self._many(size.cards - len(self._cards), self._write)
        await self._gathering.go_to("sort")
        await self._comment(next(self._numbers))
        if (left := size.events - size.probe // 2 - self.events) < 0:
            raise ValueError(
                f"{size.people} people and {size.cards} cards are more than {size.events} events can tell of"
            )
        await self._many(left, self._comment)
        before = self._server.cpu()
        await self._many(size.probe, self._comment)
        return (self._server.cpu() - before) * 1e6 / size.probe

    def leave(self) -> None:
        """Everybody hangs up."""
        for phone in [*self._lookers, *self._phones]:
            phone.hang_up()

    async def _newcomer(self) -> None:
        await self._gathering.sign_up(len(self._phones))
        self._phones.append(await Phone.open(self._server.port, self._gathering.tokens[-1]))

    async def _write(self, number: int) -> None:
        """Nobody may write more than three."""
        card = {"kind": "need", "text": f"第{number}件事", "fields": {"category": "other"}}
        self._wrote += 1
        made = await self._act(self._phones[(self._wrote - 1) // 3], "write", card, number)
        self._cards.append(str(made["made"]))

    async def _comment(self, number: int) -> None:
        about = self._cards[number % len(self._cards)]
        phone = self._phones[number % len(self._phones)]
        answer = await self._act(phone, "comment", {"about": about, "text": f"说一句{number}"}, number)
        self.events = max(self.events, answer["seq"])

    async def _act(self, phone: Phone, verb: str, args: dict[str, Any], number: int) -> dict[str, Any]:
        """Who was too fast tries again. Raises RuntimeError on any other refusal."""
        while True:
            answer = await phone.act(verb, args, f"grow-{number}")
            if answer["ok"]:
                return answer
            if answer["refusal"]["rule"] != "too_fast":
                raise RuntimeError(f"{verb}: {answer['refusal']}")
            await asyncio.sleep(0.2)

    async def _many(self, count: int, step: Callable[[int], Awaitable[None]]) -> None:
        """So many steps, twenty of them under way at any time."""
        left = iter(range(count))

        async def work() -> None:
            for _ in left:
                await step(next(self._numbers))

        await asyncio.gather(*(work() for _ in range(IN_FLIGHT)))
