"""Rows S1 to S4 and S6: acts at a steady rate, at the product and at the yardstick in turn, both crowds in all the while."""

from collections.abc import AsyncGenerator, Callable
from contextlib import ExitStack
from dataclasses import dataclass

from facilitate.bench.figures import Talk
from facilitate.bench.found import LATE, SHARE, Figures, Found, of_talk
from facilitate.bench.hall import Hall
from facilitate.bench.stand import TICK_MS, product, yardstick

SIGN_UP_MS, COME_IN_MS = 6, 6
"""Milliseconds of server CPU allowed for each who signs up and comes in, so that nobody queues."""

DOOR = "refused at the door"


@dataclass(frozen=True)
class Load:
    """So many phones, acts a second and seconds; votes, or comments; `gap_ms` as the servers gather changes."""

    phones: int
    rate: float
    seconds: float
    votes: bool = True
    gap_ms: int = TICK_MS

    @property
    def lasts(self) -> tuple[int, int]:
        """Seconds to set up, and a run."""
        return int(5 + self.phones * (SIGN_UP_MS + COME_IN_MS + 2) / 1000), int(2 * self.seconds + 2)


def steady(load: Load) -> Callable[[int], AsyncGenerator[Found, None]]:
    """The runs of one load."""

    async def measure(runs: int) -> AsyncGenerator[Found, None]:
        with ExitStack() as stack:
            server, key = stack.enter_context(product(load.gap_ms))
            ours = await Hall.open(server, key)
            raw = Hall(stack.enter_context(yardstick(load.gap_ms)))
            await ours.sign_up(load.phones, load.phones * SIGN_UP_MS / 1000)
            mine_in = await ours.come_in(load.phones, load.phones * COME_IN_MS / 1000)
            bare_in = await raw.come_in(load.phones, load.phones * 2 / 1000)
            doors: tuple[Figures, Figures] = {DOOR: mine_in.refused}, {DOOR: bare_in.refused}
            for _ in range(runs):
                thrown = ours.thrown + raw.thrown
                mine, bare = await _talk(ours, load), await _talk(raw, load)
                yield Found(of_talk(mine) | doors[0], of_talk(bare) | doors[1], ours.thrown + raw.thrown - thrown)
                doors = {}, {}  # they came in once
            ours.leave()
            raw.leave()

    return measure


async def _talk(hall: Hall, load: Load) -> Talk:
    return await (hall.votes if load.votes else hall.comments)(load.rate, load.seconds)


def rush(voters: int) -> Callable[[int], AsyncGenerator[Found, None]]:
    """So many vote within one second, and then one of them eight times with the same vote."""

    async def measure(runs: int) -> AsyncGenerator[Found, None]:
        with ExitStack() as stack:
            server, key = stack.enter_context(product())
            ours, raw = await Hall.open(server, key), Hall(stack.enter_context(yardstick()))
            await ours.sign_up(voters, voters / 100)
            await ours.come_in(voters, voters / 100)
            await raw.come_in(voters, voters / 200)
            for _ in range(runs):
                thrown = ours.thrown + raw.thrown
                mine, bare = await ours.votes(voters, 1), await raw.votes(voters, 1)
                figures = of_rush(mine) | await _copies(ours)
                yield Found(figures, of_rush(bare), ours.thrown + raw.thrown - thrown)
            ours.leave()
            raw.leave()

    return measure


def of_rush(talk: Talk) -> Figures:
    """The figures of votes within one second."""
    figures = of_talk(talk)
    wanted = (
        "last phone p50, ms",
        "last phone p99, ms",
        "answer p99, ms",
        "missing",
        "doubled",
        "refused",
        SHARE,
        LATE,
    )
    return {"last phone of the slowest vote, ms": talk.last_phone.worst} | {name: figures[name] for name in wanted}


async def _copies(hall: Hall) -> Figures:
    """Eight copies of one vote on a fresh ballot: how many more than one are counted, and how many answers differ from the first."""
    assert hall.gathering is not None
    ballot = await hall.gathering.fresh_ballot()
    wish = {"op": f"copies-{ballot}", "verb": "vote", "args": {"ballot": ballot, "choice": {hall.need: 1}}}
    answers = [await answer for answer in [hall.phones[0].ask("act", wish) for _ in range(8)]]
    entities = await hall.gathering.state(hall.gathering.tokens[0])
    return {
        "copies counted as votes of their own": entities[f"ballot/{ballot}"]["voted"] - 1,
        "copies answered differently": sum(answer != answers[0] for answer in answers),
    }
