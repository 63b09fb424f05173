"""Whose token it is: known at every process, and of very many those who came last are remembered."""

from types import SimpleNamespace

from facilitate.service.access import Access
from facilitate.service.holders import Holders, hashed
from facilitate.service.rule_shelf import RuleShelf
from facilitate.web.crowd import Crowd
from tests.cast import CODE
from tests.doors import SECRET, cast_behind, counting, rename
from tests.doors_shared import Worker, workers
from tests.servers import Postgres

TOKENS = [f"{n:032d}" for n in range(5)]


def test_whoever_is_forgotten_is_asked_for_again() -> None:
    asked: list[str] = []
    kept = {hashed(token): ("K7MQ4HXE", f"p{n}", 7) for n, token in enumerate(TOKENS)}
    store = SimpleNamespace(holder=lambda key: (asked.append(key), kept.get(key))[1])
    holders = Holders(store, lambda work: work(), most=3)  # type: ignore[arg-type]

    found = [holders.of(token) for token in (*TOKENS, TOKENS[4], TOKENS[0])]

    assert found == [("K7MQ4HXE", f"p{n}", 7) for n in (0, 1, 2, 3, 4, 4, 0)]
    assert len(holders) == 3
    assert asked == [hashed(TOKENS[n]) for n in (0, 1, 2, 3, 4, 0)]
    assert holders.of("short") is None


def access(worker: Worker, tmp_path) -> Access:
    return Access(
        worker.door, worker.store, counting(), worker.run, SECRET, "key", RuleShelf(tmp_path), tmp_path / "list"
    )


def test_who_came_in_at_one_process_is_known_at_the_next_at_once(postgres: Postgres, tmp_path) -> None:
    cast = cast_behind(postgres.ready_database())
    here, there = workers(cast.place.url, cast.clock, 2)

    joined = access(here, tmp_path).join(CODE, "新来的", "residents")
    found = access(there, tmp_path).who(CODE, joined.token)

    assert found is not None
    assert found.person == joined.participant


def test_a_phone_that_knows_more_than_its_new_process_is_shown_nothing_older(postgres: Postgres) -> None:
    cast = cast_behind(postgres.ready_database())
    here, there = workers(cast.place.url, cast.clock, 2)
    crowd = Crowd(there.door, cast.clock, lambda: "", lambda *_told: None, lambda _seconds, _work: None)
    crowd.state(CODE, "room", 0)
    seq = here.door.act(CODE, rename(cast, "wang", "王姐", "o1")).seq

    patch, _ = crowd.state(CODE, "room", seq)

    assert there.m.seq == seq
    assert patch["to"] == seq or patch["from"] == seq
