"""A worker is killed amid secret votes: each accepted vote is in the log once, the last choice of each lies in the box."""

import asyncio

import pytest

from tests.faults.house import WORKERS, House, Start
from tests.faults.voters import Voters

PEOPLE = 30


async def story(house: House, kill: bool) -> tuple[dict[str, float], Voters]:
    voters = await Voters.of(house, PEOPLE)

    async def trouble(voters: Voters) -> None:
        await voters.more(PEOPLE)
        if kill:
            house.kill_one(1)
        await voters.more(3 * PEOPLE)

    return await voters.through(trouble), voters


def test_a_worker_killed_amid_votes_loses_no_vote_and_no_choice(start: Start) -> None:
    faults, voters = asyncio.run(story(start(), kill=True))

    back = sum(seat.returns > 0 for seat in voters.seats)
    print(f"{PEOPLE} people on {WORKERS} workers: {len(voters.told)} votes, {back} came back, {faults}")
    assert faults == {}
    assert back >= PEOPLE // WORKERS
    assert len(voters.told) >= 4 * PEOPLE


@pytest.mark.parametrize(("twin", "caught"), [("forgetful", "missing votes"), ("boxless", "missing choices")])
def test_workers_that_lose_votes_or_choices_are_caught(start: Start, twin: str, caught: str) -> None:
    faults, _ = asyncio.run(story(start(twin), kill=False))

    assert caught in faults
