"""Row S8: what one comment costs at 100, 1,000, 5,000 and 20,000 events, at the server and in core alone."""

import time
from collections.abc import AsyncGenerator
from statistics import median

from facilitate.bench.deciding import comment_costs
from facilitate.bench.found import SHARE, Figures, Found
from facilitate.bench.grower import Grower, Size
from facilitate.bench.process import Process
from facilitate.bench.stand import product

SIZES = (
    Size(100, 30, 10, probe=100, meetings=5),
    Size(1000, 150, 250),
    Size(5000, 400, 1000),
    Size(20_000, 700, 2000),
)


async def growth(runs: int) -> AsyncGenerator[Found, None]:
    """A fresh server in every run: small meetings, of which the first ones only warm it, and one that grows and grows."""
    for _ in range(runs):
        with product() as (server, key):
            await _small(server, key)
            own, began = time.process_time(), time.perf_counter()
            figures = {_at(SIZES[0]): await _small(server, key)}
            grower = await Grower.open(server, key)
            for size in SIZES[1:]:
                figures[_at(size)] = await grower.grow(size)
            grower.leave()
            share = (time.process_time() - own) / (time.perf_counter() - began)
            figures[f"memory at {SIZES[-1].events} events, MB"] = server.memory() / 1e6
        figures["CPU an act, last to the first thousand"] = figures[_at(SIZES[-1])] / figures[_at(SIZES[1])]
        yield Found(figures | _core_alone() | {SHARE: share})


async def _small(server: Process, key: str) -> float:
    """Microseconds of CPU of an act in the smallest meetings."""
    spent = 0.0
    for _ in range(SIZES[0].meetings):
        grower = await Grower.open(server, key)
        spent += await grower.grow(SIZES[0])
        grower.leave()
    return spent / SIZES[0].meetings


def _core_alone() -> Figures:
    costs = {size: median(comment_costs(size.people, size.cards, size.events, size.probe)) for size in SIZES}
    figures = {f"core alone at {size.events} events, us": cost for size, cost in costs.items()}
    return figures | {"core alone, last to the first thousand": costs[SIZES[-1]] / costs[SIZES[1]]}


def _at(size: Size) -> str:
    return f"CPU an act at {size.events} events, us"
