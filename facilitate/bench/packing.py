"""What phones see while the server's papers are made: the same talk once more, with the whole pack asked for meanwhile."""

import asyncio
import time
from collections.abc import Awaitable, Callable

from facilitate.bench.browser import Browser
from facilitate.bench.figures import Packing, Talk
from facilitate.bench.gathering import Gathering


async def while_packing(gathering: Gathering, talk: Callable[[], Awaitable[Talk]]) -> Packing:
    """Ask for the pack as soon as the last one is there, as long as the talk goes on."""
    took: list[float] = []

    async def ask() -> None:
        host = Browser(gathering.port, gathering.host.token)
        try:
            while True:
                began = time.perf_counter()
                await host.want("GET", f"/m/{gathering.code}/papers/pack.zip?in=zh")
                took.append(time.perf_counter() - began)
        finally:
            host.close()

    asking = asyncio.create_task(ask())
    try:
        talked = await talk()
    finally:
        asking.cancel()
        await asyncio.gather(asking, return_exceptions=True)
    return Packing(talked, len(took), round(took[0], 1) if took else 0.0)
