"""The door: one durable commit for everything that waits, answers only after it, and each op counted once."""

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from facilitate.core.act import Act
from facilitate.service.door import Answer, Door
from facilitate.store.log import Log
from tests.cast import CODE, Cast
from tests.doors import SECRET, box_keys, cast_behind, counting, names, rename, sqlite


def test_what_arrives_during_a_commit_shares_the_next_one(cast: Cast) -> None:
    store, door = cast.place.store, cast.place.door
    before, people = store.commits, [who for who in cast.ids if who != "host"]
    store.go.clear()
    store.started.clear()

    with ThreadPoolExecutor(20) as pool:
        first = pool.submit(door.act, CODE, rename(cast, "host", "第一位", "o1"))
        assert store.started.wait(10)
        others = [pool.submit(door.act, CODE, rename(cast, who, f"改名{n}", "o1")) for n, who in enumerate(people)]
        while len(door.memory._boxes[CODE].mail) < len(people):
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
        while len(door.memory._boxes[CODE].mail) < 2:
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
        store = Watched(place.store._engine, SECRET, box_keys(place.url))
        door = Door(store, place.clock, counting(), lambda work: writer.submit(work).result())
        door.act(CODE, Act("rename", {"name": "王姐"}, "o1", None, "p4"))

    assert seen == [own]
