"""Anybody does anything at any of three doors on one database: one log, each op once, and every door holds what it amounts to."""

from hypothesis import HealthCheck, given, settings

from facilitate.core.act import Act
from facilitate.service import learning
from facilitate.service.door import Door
from facilitate.store.log import Batch, Log
from tests import doors
from tests.cast import CODE, Cast, Core, at
from tests.doors import SECRET, box_keys, counting, opened
from tests.doors_shared import Worker, faults, workers
from tests.servers import Postgres
from tests.wild import Wish, act_of, plays

Play = tuple[str, list[Wish], int]
WILD = settings(
    max_examples=15, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture], deadline=None
)


def shared(url: str, stage: str) -> tuple[Cast, list[Worker]]:
    """The meeting as it is in that stage, with what lies in its open boxes, at three doors."""
    cast, store = at(stage), Log(opened(url), SECRET, box_keys(url))
    assert isinstance(cast.place, Core)
    Door(store, cast.clock, counting()).create(CODE, cast.place.entries)
    kept = store.read(CODE)
    assert kept is not None
    store.append(kept.id, CODE, Batch(kept.head, kept.chain, [], [], (), cast.place.choices))
    return cast, workers(url, cast.clock, 3)


def played(url: str, play: Play) -> tuple[list[str], list[str]]:
    """Faults, and ops that were answered differently at another door."""
    stage, wanted, seconds = play
    cast, here = shared(url, stage)
    different = []
    try:
        for n, wish in enumerate(wanted):
            cast.place = here[wish[2] % 3]  # type: ignore[assignment]  # it is looked at, never acted in
            act = act_of(cast, wish, n)
            cast.wait(seconds)
            first = here[wish[3] % 3].door.act(CODE, act)
            if first.refusal is None and here[wish[4] % 3].door.act(CODE, act) != first:
                different.append(act.op)
            if wish[4] == 0:
                here[n % 3].door.memory.catch_up(CODE)
        return faults(here), different
    finally:
        doors.close_all()


def test_the_log_has_no_gap_and_every_door_holds_what_it_amounts_to(postgres: Postgres) -> None:
    @WILD
    @given(plays)
    def wild(play: Play) -> None:
        assert played(postgres.ready_database(), play) == ([], [])

    wild()


def votes_at_two_doors(url: str) -> tuple[Cast, list[Worker]]:
    """A dot is given at each of two doors, for and against what the third knows."""
    cast, here = shared(url, "dots")
    (ballot,) = [one for one in cast.m.ballots.all.values() if one.open]
    for n, who in enumerate(("wang", "li", "chen")):
        vote = Act("vote", {"choice": {ballot.items[n]: 1}}, f"v{n}", None, cast.ids[who])
        assert here[n % 2].door.act(CODE, vote).refusal is None
    return cast, here


def test_a_ballot_is_counted_at_a_door_at_which_nobody_voted(postgres: Postgres) -> None:
    cast, here = votes_at_two_doors(postgres.ready_database())

    assert here[2].door.act(CODE, Act("advance", {"override": "x"}, "c", None, cast.ids["host"])).refusal is None

    (ballot,) = here[2].m.ballots.all.values()
    assert ballot.result is not None
    assert [sum(ballot.result.counts.values()), len(ballot.result.voters)] == [3, 3]  # type: ignore[arg-type]
    assert faults(here) == []


def test_a_door_that_hears_of_votes_without_their_choices_is_caught(postgres: Postgres, monkeypatch) -> None:
    monkeypatch.setattr(learning, "put", lambda _m, _choice: None)
    _, here = votes_at_two_doors(postgres.ready_database())

    assert "door 2 holds another meeting than the log" in faults(here)


def test_two_who_are_one_have_one_choice_wherever_they_voted(postgres: Postgres) -> None:
    cast, here = votes_at_two_doors(postgres.ready_database())
    one = Act("set_role", {"person": cast.ids["li"], "same_as": cast.ids["wang"]}, "s", None, cast.ids["host"])
    assert here[2].door.act(CODE, one).refusal is None

    assert faults(here) == []
    assert len({len(next(iter(worker.m.ballots.all.values())).box) for worker in here}) == 1
