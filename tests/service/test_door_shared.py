"""Several processes at one meeting: one gapless log, each op once, and every memory equal to it."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from facilitate.core.act import Act
from facilitate.service.door import Door
from facilitate.store.hold import Hold
from facilitate.store.kept import Kept, kept
from facilitate.store.log import Log
from facilitate.store.tables import meetings
from tests.cast import CODE, Cast, Core
from tests.doors import SECRET, box_keys, cast_behind, counting, opened, rename
from tests.doors_shared import Worker, faults, workers
from tests.floors import floor_rule, hall
from tests.servers import Postgres


@pytest.fixture
def shared(postgres: Postgres) -> tuple[Cast, list[Worker]]:
    cast = cast_behind(postgres.ready_database())
    return cast, workers(cast.place.url, cast.clock, 4)


def votes(cast: Cast, here: list[Worker], times: int) -> list[int]:
    """Everybody changes her name over and over, each time at another door; at which numbers they were accepted."""
    people = list(cast.ids)

    def one(n: int) -> int:
        who = people[n % len(people)]
        answer = here[n % len(here)].door.act(CODE, rename(cast, who, f"第{n}个名字", f"o{n}"))
        assert answer.refusal is None
        return answer.seq

    with ThreadPoolExecutor(16) as pool:
        return list(pool.map(one, range(times)))


def test_acts_at_four_doors_at_once_make_one_gapless_log_that_all_four_hold(shared) -> None:
    cast, here = shared

    seqs = votes(cast, here, 200)

    assert len(set(seqs)) == 200
    assert faults(here) == []
    assert sorted(seq for worker in here for seq in worker.own) == sorted(seqs)


class Unlocked(Hold):
    """Reads without locking, and appends at whatever head the log has by then."""

    def begin(self, after: int) -> Kept:
        connection = self._engine.connect()
        row = connection.execute(select(meetings).where(meetings.c.id == self._id)).one()
        self._open.append(connection)
        return kept(connection, self._boxes, row, after)


class UnlockedLog(Log):
    def hold(self, id: int) -> Hold:
        return Unlocked(self._engine, self._boxes, id)


def test_doors_that_do_not_lock_are_in_each_others_way(shared) -> None:
    cast, _ = shared
    here = workers(cast.place.url, cast.clock, 4, UnlockedLog)

    with pytest.raises(AssertionError):
        votes(cast, here, 200)


def test_doors_that_do_not_read_what_others_wrote_are_caught(shared) -> None:
    cast, here = shared
    here[0].door.act(CODE, rename(cast, "wang", "王姐", "o1"))
    here[1].door.memory.catch_up = lambda _code: None  # type: ignore[method-assign]

    assert "door 1 holds another meeting than the log" in faults(here)


def test_an_op_sent_again_to_another_door_gets_the_answer_given_at_the_first(shared) -> None:
    cast, here = shared
    act = rename(cast, "wang", "王姐", "o1")

    answers = [worker.door.act(CODE, act) for worker in here]

    assert len({answer.seq for answer in answers}) == 1
    assert faults(here) == []


def test_an_op_that_changed_nothing_gets_its_answer_at_another_door_too(shared) -> None:
    cast, here = shared
    cast.go("dots")
    act = Act("open_ballot", {}, "o1", None, cast.ids["host"])

    answers = [worker.door.act(CODE, act) for worker in here]

    assert len({(answer.seq, str(answer.refusal)) for answer in answers}) == 1


def test_time_that_is_up_at_four_doors_at_once_skips_no_speaker(postgres: Postgres) -> None:
    url, talk = postgres.ready_database(), hall(floor_rule("queue", grant="auto", turn=30, at_limit="cut"))
    for who in ("a", "b", "c"):
        talk.do(who, "hand")
    assert isinstance(talk.place, Core)
    Door(Log(opened(url), SECRET, box_keys(url)), talk.clock, counting()).create(CODE, talk.place.entries)
    here, due = workers(url, talk.clock, 4), talk.turn().deadline
    talk.clock.at = due

    with ThreadPoolExecutor(8) as pool:
        acts = [Act("time_up", op=f"time-up-{due}") for _ in range(4)] + [
            Act("time_up", op=f"by hand {n}") for n in range(4)
        ]
        answers = list(pool.map(lambda n: here[n % 4].door.act(CODE, acts[n]), range(8)))

    accepted = {answer.seq for answer in answers if answer.refusal is None}
    assert len(accepted) == 1
    assert here[0].m.floor.speaker.person == talk.ids["b"]
    assert faults(here) == []


def counted(worker: Worker, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Grows with each reading of the log for what others wrote."""
    read, since = [], worker.store.since
    monkeypatch.setattr(worker.store, "since", lambda *about: read.append("read") or since(*about))
    return read


def test_a_phone_that_says_a_number_which_no_log_has_costs_one_reading_a_second(shared, monkeypatch) -> None:
    cast, here = shared
    read = counted(here[0], monkeypatch)

    with ThreadPoolExecutor(16) as pool:
        list(pool.map(lambda n: here[0].door.memory.come_to(CODE, 10**9 + n), range(64)))
    assert len(read) == 1
    cast.wait(0.5)
    here[0].door.memory.come_to(CODE, 10**9)
    assert len(read) == 1

    cast.wait(0.6)
    here[0].door.memory.come_to(CODE, 10**9)
    assert len(read) == 2


def test_phones_that_have_seen_more_elsewhere_are_believed_each_time_and_share_a_reading(shared, monkeypatch) -> None:
    cast, here = shared
    read = counted(here[0], monkeypatch)
    for n in range(3):
        seq = here[1].door.act(CODE, rename(cast, "wang", f"第{n}个名字", f"o{n}")).seq
        with ThreadPoolExecutor(16) as pool:
            list(pool.map(lambda _, seq=seq: here[0].door.memory.come_to(CODE, seq), range(32)))
        assert here[0].heard[-1] == seq

    assert len(read) == 3
    assert faults(here) == []


def test_nobody_sees_what_the_screens_have_not_been_told_of(shared, monkeypatch) -> None:
    cast, here = shared
    act, leave, told, seen = rename(cast, "wang", "王姐", "o1"), Hold.leave, [0], []
    here[0].door.act(CODE, act)
    here[1].door.listen(lambda _code, _m, _chain, entries: told.append(entries[-1].seq))

    def look_and_leave(hold: Hold) -> None:
        with here[1].door.reading(CODE) as m:
            seen.append((m.seq, told[-1]))
        leave(hold)

    monkeypatch.setattr(Hold, "leave", look_and_leave)
    here[1].door.act(CODE, act)

    assert seen
    assert all(seq == heard for seq, heard in seen)
