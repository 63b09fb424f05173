"""A turn that the rule cuts ends on a live server though nobody does anything."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from facilitate.core.act import Act
from facilitate.core.language.rules import Stage
from facilitate.service.mailbox import Answer, busy
from facilitate.web.crowd import Crowd
from facilitate.web.published import encode
from tests import cast as world
from tests import doors
from tests.cast import CODE, Cast
from tests.floors import TITLE, floor_rule

Timers = list[tuple[int, Callable[[], None]]]


@pytest.fixture
def hall(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Cast, list[Any], Timers]]:
    """Everybody stands in a debate of 30 seconds a turn, cut at the limit; the crowd's timers wait for the test."""
    base = world.rules()["nantang"]
    talk = Stage(
        "talk", TITLE, minutes=30, allow={"speak": ("member",)}, floor=floor_rule("queue", turn=30, at_limit="cut")
    )
    facts = replace(world.facts("nantang"), rule=replace(base, stages=(talk,)))
    monkeypatch.setattr(doors, "facts", lambda: facts)
    place = doors.behind(doors.sqlite(tmp_path))
    hall, sent, timers = Cast(place, place.clock), [], []
    crowd = Crowd(
        place.door, place.clock, lambda: "http://192.0.2.1", lambda room, event, data: sent.append((room, event, json.loads(encode(data)))),
        lambda seconds, work: timers.append((place.clock.at + int(seconds * 1000), work)),
    )  # fmt: skip
    hall.join("host", "林主持", "social_org", "host")
    hall.join("a", "赵一", "residents", "member")
    crowd.state(CODE, "board", 0)
    yield hall, sent, timers
    doors.close_all()


def let_time_pass(hall: Cast, timers: Timers, seconds: int) -> None:
    """Second by second, each timer at its moment."""
    for _ in range(seconds):
        hall.wait(1)
        due = [one for one in timers if one[0] <= hall.clock.at]
        for one in due:
            timers.remove(one)
            one[1]()


def test_the_turn_is_over_at_its_limit_and_the_wall_is_told(hall: tuple[Cast, list[Any], Timers]) -> None:
    cast, sent, timers = hall
    cast.do("a", "hand")
    cast.do("host", "grant")
    let_time_pass(cast, timers, 28)
    assert cast.m.floor.speaker is not None

    let_time_pass(cast, timers, 4)

    turn = cast.m.floor.turns["1"]
    assert (cast.m.floor.speaker, turn.seconds, turn.cut) == (None, 30, True)
    assert any(
        "floor" in data["put"] and data["put"]["floor"]["speaker"] is None
        for _, event, data in sent[-2:]
        if event == "patch"
    )


def test_more_time_moves_the_end(hall: tuple[Cast, list[Any], Timers]) -> None:
    cast, _, timers = hall
    cast.do("a", "hand")
    cast.do("host", "grant")
    let_time_pass(cast, timers, 10)
    cast.do("host", "pause")
    let_time_pass(cast, timers, 60)
    cast.do("host", "resume")
    let_time_pass(cast, timers, 15)
    assert cast.m.floor.speaker is not None

    let_time_pass(cast, timers, 10)
    assert cast.m.floor.turns["1"].seconds == 30


@pytest.mark.parametrize("times", [1, 3])
def test_a_turn_that_is_over_while_the_database_is_away_ends_when_it_is_back(
    hall: tuple[Cast, list[Any], Timers], times: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    cast, _, timers = hall
    act, away = cast.place.door.act, iter(range(times))

    def refusing(code: str, one: Act) -> Answer:
        return act(code, one) if one.verb != "time_up" or next(away, None) is None else busy()

    monkeypatch.setattr(cast.place.door, "act", refusing)
    cast.do("a", "hand")
    cast.do("host", "grant")

    let_time_pass(cast, timers, 30 + times)
    assert cast.m.floor.speaker is not None
    let_time_pass(cast, timers, 5)

    assert cast.m.floor.speaker is None
    assert cast.m.floor.turns["1"].cut
