"""Two processes on one database: whoever asks both at once for what was lost is told the same by both, once."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import select

from facilitate.core.act import Act
from facilitate.core.refusals.refusal import Refused
from facilitate.service.access import Access, Joined
from facilitate.service.rule_shelf import RuleShelf
from facilitate.store.tables import tokens
from tests.cast import CODE, Cast
from tests.doors import SECRET, cast_behind, counting
from tests.doors_shared import Worker, faults, workers
from tests.servers import Postgres

ROUNDS = 12


class House:
    """Two processes; `both` asks them at the same moment, each twice."""

    def __init__(self, postgres: Postgres, folder: Path) -> None:
        self.cast: Cast = cast_behind(postgres.ready_database())
        self.workers: list[Worker] = workers(self.cast.place.url, self.cast.clock, 2)
        self.accesses = [
            Access(one.door, one.store, counting(), one.run, SECRET, "key", RuleShelf(folder), folder / "list")
            for one in self.workers
        ]
        self.threads = ThreadPoolExecutor(8)

    def both(self, ask: Callable[[int, Access], object]) -> list[object]:
        asked = [self.threads.submit(tried, ask, n, access) for n, access in enumerate(self.accesses * 2)]
        return [one.result(20) for one in asked]

    def people(self) -> int:
        for worker in self.workers:
            worker.door.memory.catch_up(CODE)
        assert faults(self.workers) == []
        return len(self.workers[0].m.people.all)


def tried(ask: Callable[[int, Access], object], n: int, access: Access) -> object:
    try:
        return ask(n, access)
    except Refused as refused:
        return refused.rule


@pytest.fixture
def house(postgres: Postgres, tmp_path: Path) -> House:
    return House(postgres, tmp_path)


def test_one_join_that_reaches_both_processes_at_once_makes_one_person(house: House) -> None:
    before = house.people()
    found = []
    for round in range(ROUNDS):
        nonce = f"{round:022d}"
        found.append(
            set(house.both(lambda _n, access, nonce=nonce: access.join(CODE, "新来的", "residents", nonce=nonce)))
        )

    assert [len(told) for told in found] == [1] * ROUNDS
    assert len({next(iter(told)).participant for told in found}) == ROUNDS
    assert house.people() == before + ROUNDS


def test_of_two_who_race_for_a_key_of_one_use_one_has_it_and_hears_so_again(house: House) -> None:
    before = house.people()
    for round in range(ROUNDS):
        key = house.accesses[0].keyring.make_key(CODE, "recorder", "", True, None, "").typed
        asked = [f"{round:011d}{n:011d}" for n in (0, 1)]

        def come(n: int, access: Access, key: str = key, asked: list[str] = asked) -> Joined:
            return access.join(CODE, "新来的", "residents", key=key, nonce=asked[n // 2])

        told = house.both(come)
        won = [one for one in told if isinstance(one, Joined)]
        assert told.count("key_used") == 2
        assert won[0] == won[1]
        assert tried(come, 2 if told[0] == "key_used" else 0, house.accesses[1]) == won[0]

    assert house.people() == before + ROUNDS


def test_one_change_of_token_that_reaches_both_processes_at_once_gives_one_token(house: House) -> None:
    here, there = house.accesses
    for round in range(ROUNDS):
        joined = here.join(CODE, "新来的", "residents")
        role = Act(
            "set_role", {"person": joined.participant, "role": "recorder"}, f"r{round}", person=house.cast.ids["host"]
        )
        assert house.workers[0].door.act(CODE, role).refusal is None

        told = set(house.both(lambda _n, access, old=joined.token: access.renew(CODE, old)))

        (fresh,) = told
        assert isinstance(fresh, Joined)
        assert there.who(CODE, fresh.token) is not None
        assert [access.renew(CODE, joined.token) for access in house.accesses] == [None, None]
        assert [access.who(CODE, joined.token) for access in house.accesses] == [None, None]
        assert here.who(CODE, fresh.token) is not None
    with house.workers[0].store.engine.connect() as connection:
        assert len(connection.execute(select(tokens.c.hash)).all()) == ROUNDS


def test_the_first_use_at_one_process_ends_it_at_the_other(house: House) -> None:
    here, there = house.accesses
    first = here.join(CODE, "新来的", "residents", nonce="n" * 22)

    assert there.join(CODE, "新来的", "residents", nonce="n" * 22) == first
    assert there.who(CODE, first.token) is not None
    assert here.join(CODE, "新来的", "residents", nonce="n" * 22) != first
    assert here.who(CODE, first.token) is not None
