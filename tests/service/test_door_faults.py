"""The door when something breaks: nobody is told what is not so, and nothing is lost."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from facilitate.core import decide
from facilitate.core.act import Act
from facilitate.core.meeting import opening
from facilitate.core.refusals.refusal import Refused
from facilitate.store.log import Overtaken
from tests.cast import CODE, Cast, facts
from tests.doors import names, rename


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


def test_a_meeting_that_cannot_be_kept_is_refused_in_words(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    store, door = cast.place.store, cast.place.door

    def full(*_: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(store, "create", full)
    _, entries = opening(facts(), cast.place.clock.now())

    with pytest.raises(Refused, match="busy"):
        door.create("22222222", entries)


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
            while len(door.memory._boxes[CODE].mail) < n + 1:
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


def test_where_a_second_house_on_the_same_log_was_faster_the_act_is_decided_again(cast: Cast) -> None:
    here, there = cast.place.door, cast.place.again().door
    heard: list[int] = []
    here.listen(lambda *told: heard.extend(entry.seq for entry in told[3]))
    start = there.act(CODE, rename(cast, "li", "李姐", "o1")).seq

    answer = here.act(CODE, rename(cast, "wang", "王姐", "o2"))

    assert answer.refusal is None
    assert {"李姐", "王姐"} <= names(cast)
    assert heard == list(range(start, answer.seq + 1))


def test_whose_act_another_was_faster_with_each_time_is_told_to_ask_again(cast: Cast, monkeypatch) -> None:
    door, store = cast.place.door, cast.place.store

    def faster(*_: object) -> str:
        raise Overtaken(CODE)

    with monkeypatch.context() as patched:
        patched.setattr(store, "append", faster)
        assert door.act(CODE, rename(cast, "wang", "王姐", "o1")).refusal.rule == "busy"

    assert door.act(CODE, rename(cast, "wang", "王姐", "o1")).refusal is None


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
