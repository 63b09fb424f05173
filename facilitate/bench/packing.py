"""What phones see while the server's papers are made: the same talk once more, with the whole pack asked for meanwhile."""

import asyncio
import time

from facilitate.bench.browser import Browser
from facilitate.bench.found import Figures, about, of_talk
from facilitate.bench.hall import Hall

MEANWHILE = "while papers are made"


async def while_packing(hall: Hall, rate: float, seconds: float) -> Figures:
    """Ask for the pack as soon as the last one is there, as long as the talk goes on. No run of it is thrown away."""
    assert hall.gathering is not None
    gathering, took = hall.gathering, list[float]()

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
        talked = await hall.comments(rate, seconds, fair=False)
    finally:
        asking.cancel()
        await asyncio.gather(asking, return_exceptions=True)
    packs: Figures = {"packs ready": len(took)} | ({"first pack after, s": took[0]} if took else {})
    return about(MEANWHILE, packs | of_talk(talked))
