"""Whose phone is connected anywhere is told everywhere; a process that falls silent is forgotten."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from facilitate.web.crowd import Crowd
from facilitate.web.presence import FORGOTTEN_MS, Presence
from tests.cast import CODE, Cast
from tests.doors import cast_behind, sqlite
from tests.web.relayed import End, Line


class Process:
    """The crowd of one process; what it does later waits for `pass_by`."""

    def __init__(self, cast: Cast, line: Line, name: str) -> None:
        self.later: list[Callable[[], None]] = []
        self.sent: list[dict] = []
        place = cast.place
        self.crowd = Crowd(
            place.door, cast.clock, lambda: "", lambda *told: self.sent.append(told[2]),
            lambda _seconds, work: self.later.append(work),
        )  # fmt: skip
        self.presence = Presence(self.crowd, End(line, name), cast.clock, lambda _s, work: self.later.append(work))
        self.crowd.others = self.presence
        self.crowd.state(CODE, "desk", 0)

    def pass_by(self) -> None:
        due, self.later = self.later, []
        for work in due:
            work()

    def online(self) -> int:
        found = self.crowd.sight(CODE, "desk")
        assert found is not None
        return found[0]["people"]["online"]


@pytest.fixture
def two(tmp_path: Path) -> tuple[Cast, Line, Process, Process]:
    cast, line = cast_behind(sqlite(tmp_path)), Line()
    return cast, line, Process(cast, line, "a"), Process(cast, line, "b")


def passes(*processes: Process) -> None:
    for _ in range(3):
        for process in processes:
            process.pass_by()


def test_phones_of_all_processes_are_counted_at_each_and_one_person_with_two_is_one(two) -> None:
    cast, _, here, there = two
    here.crowd.come(CODE, cast.ids["wang"])
    here.crowd.come(CODE, cast.ids["li"])
    there.crowd.come(CODE, cast.ids["li"])
    passes(here, there)

    assert (here.online(), there.online()) == (2, 2)
    assert (here.crowd.connected(), there.crowd.connected()) == (3, 3)
    assert any("people" in patch["put"] for patch in there.sent)

    here.crowd.go(CODE, cast.ids["wang"])
    passes(here, there)
    assert (here.online(), there.online()) == (1, 1)


def test_a_process_that_falls_silent_is_believed_for_a_while_and_then_forgotten(two) -> None:
    cast, line, here, there = two
    here.crowd.come(CODE, cast.ids["wang"])
    passes(here, there)
    line.cut = True

    passes(here, there)
    assert there.online() == 1
    cast.clock.at += FORGOTTEN_MS + 1
    passes(here, there)

    assert there.online() == 0
    assert here.online() == 1, "its own phones it knows by itself"


def test_who_can_be_heard_again_tells_everything_again(two) -> None:
    cast, line, here, there = two
    line.cut = True
    here.crowd.come(CODE, cast.ids["wang"])
    passes(here, there)
    assert there.online() == 0

    line.mend()

    assert there.online() == 1


def test_a_meeting_that_nobody_looks_at_is_let_go_and_comes_back_as_it_was(two) -> None:
    cast, _, here, _ = two
    door, before = cast.place.door, cast.m
    door.memory.unused()
    here.crowd.come(CODE, cast.ids["wang"])
    assert door.memory.unused() == [CODE]
    assert not here.crowd.let_go(CODE)

    here.crowd.go(CODE, cast.ids["wang"])
    assert here.crowd.let_go(CODE)
    door.memory.let_go(CODE)

    assert door.memory.held() == {}
    assert cast.m == before
    assert cast.m is not before
    assert list(door.memory.held()) == [CODE]


def test_a_meeting_that_was_used_meanwhile_is_not_let_go(two) -> None:
    cast, _, _, _ = two
    door = cast.place.door
    door.memory.unused()
    assert door.memory.unused() == [CODE]
    kept = cast.m

    door.memory.let_go(CODE)

    assert cast.m is kept


def test_of_meetings_that_are_over_nothing_is_kept(two) -> None:
    cast, _, here, there = two
    here.crowd.come(CODE, cast.ids["wang"])
    passes(here, there)
    assert there.presence._people

    here.crowd.go(CODE, cast.ids["wang"])
    passes(here, there)

    assert there.presence._people == {}
    door = cast.place.door
    for _ in range(2):
        for code in door.memory.unused():
            door.memory.let_go(code)
    assert door.memory.held() == {}


def test_of_two_processes_with_phones_of_the_same_people_one_comes_first(two) -> None:
    cast, _, a, b = two
    a.crowd.come(CODE, cast.ids["wang"])
    b.crowd.come(CODE, cast.ids["wang"])
    passes(a, b)

    same, other = [cast.ids["wang"]], [cast.ids["li"]]
    assert [each.presence.first(CODE, same) for each in (a, b)] == [False, True]
    assert not b.presence.first(CODE, other)
    assert not b.presence.first("OTHER", same)
