"""Rows S5 and S7: a thousand come in within ten seconds; what they and a long meeting take of memory."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import ExitStack
from functools import partial

from facilitate.bench.figures import Storm
from facilitate.bench.found import LATE, SHARE, Figures, Found, of_storm
from facilitate.bench.hall import Hall
from facilitate.bench.stand import product, yardstick
from facilitate.bench.talks import COME_IN_MS, SIGN_UP_MS

PHONES, SECONDS = 1000, 10.0
EVENTS = 5000
SETTLE = 2.0
"""Seconds after everybody has hung up, until the servers have noticed."""


async def joining(runs: int) -> AsyncGenerator[Found, None]:
    """The same thousand come again in every run: page, socket, first state."""
    with ExitStack() as stack:
        server, key = stack.enter_context(product())
        ours, raw = await Hall.open(server, key), Hall(stack.enter_context(yardstick()))
        await ours.sign_up(PHONES, PHONES * SIGN_UP_MS / 1000)
        for _ in range(runs):
            thrown = ours.thrown + raw.thrown
            mine = of_storm(await ours.honest(partial(_come_and_go, ours)))
            bare = of_storm(await raw.honest(partial(_come_and_go, raw)))
            del mine["memory a phone, kB"], bare["memory a phone, kB"]  # from the second run on it was there already
            yield Found(mine, bare, ours.thrown + raw.thrown - thrown)


async def _come_and_go(hall: Hall) -> Storm:
    came = await hall.come_in(PHONES, SECONDS)
    hall.leave()
    await asyncio.sleep(SETTLE)
    return came


async def memory(runs: int) -> AsyncGenerator[Found, None]:
    """Fresh servers in every run: what each phone takes, and all of it after 5,000 events."""
    for _ in range(runs):
        with ExitStack() as stack:
            server, key = stack.enter_context(product())
            ours, raw = await Hall.open(server, key), Hall(stack.enter_context(yardstick()))
            at_first = server.memory() / 1e6
            await ours.sign_up(PHONES, PHONES * SIGN_UP_MS / 1000)
            mine = await ours.come_in(PHONES, PHONES * COME_IN_MS / 1000)
            bare = await raw.come_in(PHONES, PHONES * 2 / 1000)
            here = server.memory() / 1e6
            await ours.grow(EVENTS)
            figures = {
                "memory when empty, MB": at_first,
                f"memory with {PHONES} phones, MB": here,
                f"memory with them and {EVENTS} events, MB": server.memory() / 1e6,
            }
            yield Found(_remembered(mine) | figures, _remembered(bare))
            ours.leave()
            raw.leave()


def _remembered(came: Storm) -> Figures:
    return {"memory a phone, kB": came.memory_kb, SHARE: came.generator_core, LATE: came.lag_p99}
