"""What an act costs at a size is measured around that size, at the server and in core alone."""

import asyncio

import pytest

from facilitate.bench.deciding import comment_costs
from facilitate.bench.grower import Grower, Size
from facilitate.bench.stand import product


async def grown(*sizes: Size) -> list[tuple[int, float]]:
    """How many events the log had after each, and the microseconds told."""
    found = []
    with product() as (server, key):
        grower = await Grower.open(server, key)
        try:
            for size in sizes:
                cost = await grower.grow(size)
                found.append((grower.events, cost))
        finally:
            grower.leave()
    return found


def test_half_of_the_acts_that_are_timed_stand_before_the_size_and_half_after() -> None:
    found = asyncio.run(grown(Size(100, 20, 10, probe=40), Size(200, 25, 20, probe=60)))

    assert [events for events, _ in found] == [120, 230]
    assert all(cost > 0 for _, cost in found)


def test_a_size_with_more_people_and_cards_than_events_is_refused() -> None:
    with pytest.raises(ValueError, match="20 people and 10 cards are more than 30 events can tell of"):
        asyncio.run(grown(Size(30, 20, 10, probe=2)))


def test_in_core_alone_so_many_acts_are_timed() -> None:
    assert len(comment_costs(10, 5, 100, 40)) == 40
