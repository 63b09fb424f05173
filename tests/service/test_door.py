"""The door: one durable commit for everything that waits, answers only after it, and each op counted once."""

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from facilitate.core import decide
from facilitate.core.act import Act
from facilitate.service.door import Answer, Door
from facilitate.store.log import Log
from tests.cast import CODE, Cast
from tests.doors import Careful, cast_behind, counting, sqlite


class Slow(Careful):
    """A disk that takes its time: `started` is set when a commit begins, which ends when `go` is set."""

    def __init__(self, *args) -> None:
        super().__init__(*args)
        self.started, self.go = threading.Event(), threading.Event()
        self.go.set()

    def append(self, id, code, batch) -> str:
        self.started.set()
        assert self.go.wait(10)
        return super().append(id, code, batch)


@pytest.fixture
def cast(tmp_path: Path) -> Cast:
    return cast_behind(sqlite(tmp_path), Slow)


def rename(cast: Cast, who: str, name: str, op: str) -> Act:
    return Act("rename", {"name": name}, op, None, cast.ids[who])


def names(cast: Cast) -> set[str]:
    return {person.name for person in cast.m.people.all.values()}


def test_what_arrives_during_a_commit_shares_the_next_one(cast: Cast) -> None:
    store, door = cast.place.store, cast.place.door
    before, people = store.commits, [who for who in cast.ids if who != "host"]
    store.go.clear()
    store.started.clear()

    with ThreadPoolExecutor(20) as pool:
        first = pool.submit(door.act, CODE, rename(cast, "host", "第一位", "o1"))
        assert store.started.wait(10)
        others = [pool.submit(door.act, CODE, rename(cast, who, f"改名{n}", "o1")) for n, who in enumerate(people)]
        while len(door._rooms[CODE].mail) < len(people):
            pass
        store.go.set()
        answers = [first.result(), *(other.result() for other in others)]

    assert all(answer.refusal is None for answer in answers)
    assert len({answer.seq for answer in answers}) == len(answers), "each has a seq of its own"
    assert store.commits == before + 2


def test_nobody_is_answered_before_the_commit(cast: Cast) -> None:
    store, door = cast.place.store, cast.place.door
    store.go.clear()

    with ThreadPoolExecutor(1) as pool:
        answer = pool.submit(door.act, CODE, rename(cast, "wang", "王姐", "o1"))
        assert store.started.wait(10)
        assert not answer.done()
        assert "王姐" not in str(store.rows(CODE))
        store.go.set()

        assert answer.result().refusal is None
    assert "王姐" in str(store.rows(CODE))


def test_the_same_op_gets_the_same_answer_and_counts_once(cast: Cast) -> None:
    cast.go("gather")
    act = Act(
        "write", {"kind": "need", "text": "路灯不亮", "fields": {"category": "safety"}}, "o1", None, cast.ids["wang"]
    )

    answers = [cast.place.door.act(CODE, act) for _ in range(3)]

    assert answers[0] == answers[1] == answers[2]
    assert [item.text for item in cast.m.items.all.values()] == ["路灯不亮"]


def test_the_same_op_gets_the_same_answer_after_a_restart(cast: Cast) -> None:
    act = rename(cast, "wang", "王姐", "o1")
    first = cast.place.door.act(CODE, act)

    again = cast.place.again()

    assert again.door.act(CODE, act) == first
    assert again.m.seq == cast.m.seq


def test_the_same_op_twice_in_one_batch_counts_once(cast: Cast) -> None:
    store, door = cast.place.store, cast.place.door
    cast.go("gather")
    act = Act(
        "write", {"kind": "need", "text": "路灯不亮", "fields": {"category": "safety"}}, "o1", None, cast.ids["wang"]
    )
    store.go.clear()
    store.started.clear()

    with ThreadPoolExecutor(3) as pool:
        holding = pool.submit(door.act, CODE, rename(cast, "li", "李姐", "o1"))
        assert store.started.wait(10)
        twice = [pool.submit(door.act, CODE, act) for _ in range(2)]
        while len(door._rooms[CODE].mail) < 2:
            pass
        store.go.set()
        answers = [one.result() for one in twice]

    assert holding.result().refusal is None
    assert answers[0] == answers[1]
    assert len(cast.m.items.all) == 1


def test_one_op_of_two_people_are_two_acts(cast: Cast) -> None:
    one, other = (cast.place.door.act(CODE, rename(cast, who, "新名字", "o1")) for who in ("wang", "li"))

    assert one.seq != other.seq
    assert {"新名字", "新名字 2"} <= names(cast)


def test_a_refused_op_is_decided_anew(cast: Cast) -> None:
    act = Act(
        "write", {"kind": "need", "text": "路灯不亮", "fields": {"category": "safety"}}, "o1", None, cast.ids["wang"]
    )
    assert cast.place.door.act(CODE, act).refusal.rule == "not_now"

    cast.go("gather")

    assert cast.place.door.act(CODE, act).refusal is None


def test_a_commit_that_fails_answers_busy_and_loses_nothing(cast: Cast) -> None:
    store, door, before = cast.place.store, cast.place.door, cast.place.again().m
    act = rename(cast, "wang", "王姐", "o1")
    store.fails = True

    answer = door.act(CODE, act)

    assert answer.refusal.rule == "busy"
    assert answer.refusal.status == 503
    assert cast.m == before
    assert "王姐" not in names(cast)
    store.fails = False
    assert door.act(CODE, act).refusal is None
    assert "王姐" in names(cast)


def test_an_error_in_one_act_harms_no_other(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    store, door = cast.place.store, cast.place.door
    store.go.clear()
    store.started.clear()

    def broken(run) -> None:
        run.emit(decide.arrivals.PersonChanged(run.person, name="半途而废"))
        raise ZeroDivisionError

    monkeypatch.setitem(decide.VERBS, "leave", broken)
    with ThreadPoolExecutor(4) as pool:
        holding = pool.submit(door.act, CODE, rename(cast, "chen", "第一位", "o1"))
        assert store.started.wait(10)
        sent = []
        for n, act in enumerate(
            (
                rename(cast, "wang", "王姐", "o1"),
                Act("leave", {}, "o1", None, cast.ids["li"]),
                rename(cast, "guest", "老师", "o1"),
            )
        ):
            sent.append(pool.submit(door.act, CODE, act))
            while len(door._rooms[CODE].mail) < n + 1:
                pass
        store.go.set()
        told = [one.result() for one in sent]

    assert [answer.refusal.rule if answer.refusal else "" for answer in told] == ["", "busy", ""]
    assert {"第一位", "王姐", "老师"} <= names(cast)
    assert "半途而废" not in names(cast)
    assert cast.place.again().m == cast.m
    assert holding.result().refusal is None


def test_a_listener_that_fails_harms_no_act(cast: Cast) -> None:
    def broken(*_told) -> None:
        raise ZeroDivisionError

    cast.place.door.listen(broken)

    assert cast.place.door.act(CODE, rename(cast, "wang", "王姐", "o1")).refusal is None
    assert "王姐" in names(cast)


def test_listeners_hear_only_of_what_is_durable_and_in_order(cast: Cast) -> None:
    heard: list[int] = []
    cast.place.door.listen(lambda *told: heard.extend(entry.seq for entry in told[3]))
    start = cast.m.seq

    cast.go("gather")
    cast.need("wang", "路灯不亮")
    cast.refused("guest", "write", kind="need", text="旁听")

    assert heard == list(range(start + 1, cast.m.seq + 1))


def test_a_second_house_on_the_same_log_catches_up_and_says_busy_meanwhile(cast: Cast) -> None:
    here, there = cast.place.door, cast.place.again().door
    there.act(CODE, rename(cast, "li", "李姐", "o1"))
    act = rename(cast, "wang", "王姐", "o2")

    first, second = here.act(CODE, act), here.act(CODE, act)

    assert first.refusal.rule == "busy"
    assert second.refusal is None
    assert {"李姐", "王姐"} <= names(cast)


@pytest.mark.parametrize("op", ["", "x" * 41, "line\nbreak", "\x00", "\ud800"])
def test_an_op_that_cannot_be_kept_is_refused(cast: Cast, op: str) -> None:
    assert cast.place.door.act(CODE, rename(cast, "wang", "王姐", op)).refusal.rule == "bad_op"


def test_there_is_no_meeting_of_an_unknown_code(cast: Cast) -> None:
    with pytest.raises(KeyError):
        cast.place.door.act("NOSUCHXX", rename(cast, "wang", "王姐", "o1"))


def test_after_a_kill_in_mid_turn_the_clock_is_right_and_everybody_is_where_they_were(cast: Cast) -> None:
    cast.go("say")
    cast.wait(25)
    before = cast.m

    after = cast.place.again().m

    assert after == before
    assert after.floor.speaker.deadline == before.floor.speaker.deadline


def test_an_answer_on_the_wire_says_what_it_made() -> None:
    assert Answer(7, "12").wire() == {"ok": True, "seq": 7, "made": "12"}
    assert Answer(7).wire() == {"ok": True, "seq": 7}


def test_the_door_runs_all_store_work_in_the_writers_thread(tmp_path: Path) -> None:
    place = cast_behind(sqlite(tmp_path), Log).place
    seen: list[int] = []

    class Watched(Log):
        def append(self, *args) -> str:
            seen.append(threading.get_ident())
            return super().append(*args)

    with ThreadPoolExecutor(1) as writer:
        own = writer.submit(threading.get_ident).result()
        store = Watched(place.store._engine, place.store._secret)
        door = Door(store, place.clock, counting(), lambda work: writer.submit(work).result())
        door.act(CODE, Act("rename", {"name": "王姐"}, "o1", None, "p4"))

    assert seen == [own]
