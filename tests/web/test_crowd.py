"""Who is shown what, and when: patches gathered, own views to their owner, readiness told when time is up."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from facilitate.core.course.plan import following
from facilitate.web.crowd import Crowd
from facilitate.web.published import encode
from tests import doors
from tests.cast import CODE, Cast
from tests.doors import cast_behind, sqlite


def plain(data: Any) -> Any:
    """As it arrives."""
    return json.loads(encode(data))


@dataclass
class Hall:
    """A crowd whose timers are kept until the test lets them go."""

    cast: Cast
    crowd: Crowd
    sent: list[tuple[str, str, Any]]
    timers: list[tuple[int, Any]] = field(default_factory=list)

    def wait(self, seconds: float) -> None:
        self.cast.wait(seconds)
        due = [work for at, work in self.timers if at <= self.cast.clock.at]
        self.timers[:] = [(at, work) for at, work in self.timers if at > self.cast.clock.at]
        for work in due:
            work()

    def state(self, audience: str, since: int = 0, who: str = "") -> Any:
        return plain(self.crowd.state(CODE, audience, since, self.cast.ids.get(who, "")))

    def patches(self, audience: str) -> list[dict[str, Any]]:
        return [data for room, event, data in self.sent if event == "patch" and room == f"{CODE}/{audience}"]

    def own(self, who: str) -> list[dict[str, Any]]:
        return [data for room, event, data in self.sent if event == "me" and room == f"{CODE}:{self.cast.ids[who]}"]


@pytest.fixture
def hall(tmp_path: Path):
    cast, sent = cast_behind(sqlite(tmp_path)), []
    timers: list[tuple[int, Any]] = []
    crowd = Crowd(
        cast.place.door, cast.clock, lambda: "http://192.0.2.1", lambda room, event, data: sent.append((room, event, plain(data))),
        lambda seconds, work: timers.append((cast.clock.at + int(seconds * 1000), work)),
    )  # fmt: skip
    hall = Hall(cast, crowd, sent, timers)
    for audience in ("board", "room", "desk"):
        crowd.state(CODE, audience, 0)
    for who in ("host", "wang", "li"):
        crowd.come(CODE, cast.ids[who])
    hall.wait(1)
    sent.clear()
    yield hall
    doors.close_all()


def test_the_first_change_goes_out_at_once_and_what_follows_is_gathered(hall: Hall) -> None:
    hall.cast.do("host", "advance")
    hall.wait(0)
    assert len(hall.patches("room")) == 1

    for n in range(3):
        hall.cast.clock.at -= 1000
        hall.cast.need("wang", f"第{n}件")
    hall.wait(0.01)
    assert len(hall.patches("room")) == 1
    hall.wait(0.05)

    assert len(hall.patches("room")) == 2
    assert len([key for key in hall.patches("room")[-1]["put"] if key.startswith("item/")]) == 3


def test_patches_of_one_audience_join_without_a_gap(hall: Hall) -> None:
    for _ in range(6):
        hall.cast.next()
        hall.wait(1)

    for audience in ("board", "room", "desk"):
        told = hall.patches(audience)
        assert [patch["from"] for patch in told[1:]] == [patch["to"] for patch in told[:-1]]


def test_own_views_go_to_their_owner_and_only_when_they_change(hall: Hall) -> None:
    hall.cast.go("gather")
    hall.wait(1)
    hall.sent.clear()
    hall.cast.need("wang", "路灯不亮")
    hall.wait(1)

    assert len(hall.own("wang")) == 1
    assert hall.own("wang")[0]["left"] == {"need": 2}
    assert hall.own("li") == []


def test_a_card_face_down_shows_no_word_but_at_the_desk(hall: Hall) -> None:
    hall.cast.go("gather")
    hall.cast.need("wang", "路灯不亮")
    hall.wait(1)

    assert "路灯不亮" not in str(hall.patches("room")) + str(hall.patches("board"))
    assert "路灯不亮" in str(hall.patches("desk"))


def test_a_sensitive_card_never_leaves_the_desk(hall: Hall) -> None:
    hall.cast.go("gather")
    hall.cast.need("wang", "家里打人", "women")
    while following(hall.cast.m):
        hall.cast.next()
        hall.wait(1)

    seen = [hall.state(audience, 0, "li") for audience in ("board", "room")]
    assert "家里打人" not in str(hall.patches("room")) + str(hall.patches("board")) + str(seen)
    assert "家里打人" in str(hall.state("desk"))


def test_a_hidden_need_loses_its_words_on_the_wall_also_in_the_run_of_show(hall: Hall) -> None:
    hall.cast.go("gather")
    card = hall.cast.need("wang", "某某家的狗")
    hall.cast.go("dots")
    hall.cast.do("li", "vote", choice={card: 1})
    hall.cast.go("discuss")
    hall.cast.do("host", "hide", items=[card], reason="写了别人")
    hall.wait(1)

    for audience in ("board", "room"):
        assert "某某家的狗" not in str(hall.state(audience))
    assert "某某家的狗" in str(hall.state("desk"))
    assert "某某家的狗" in str(hall.state("room", 0, "wang")[1])


def test_the_desk_is_told_when_the_time_of_a_stage_is_up(hall: Hall) -> None:
    hall.cast.go("say")
    hall.wait(1)
    hall.sent.clear()

    hall.wait(23 * 60)
    hall.wait(1)

    told = [patch["put"]["agenda"]["ready"] for patch in hall.patches("desk") if "agenda" in patch["put"]]
    assert told[-1] == {"ok": True, "why": "timer", "waiting": 0}


@pytest.mark.parametrize("audience", ["board", "room", "desk"])
def test_since_is_a_filter_and_an_unknown_number_gets_everything(hall: Hall, audience: str) -> None:
    hall.cast.go("gather")
    hall.wait(1)
    patch, _ = hall.state(audience)
    hall.cast.need("wang", "路灯不亮")
    hall.wait(1)
    newer, _ = hall.state(audience, patch["to"])

    assert newer["from"] == patch["to"]
    assert set(newer["put"]) <= {"item/1", "people", "agenda", "notice/suggest", f"person/{hall.cast.ids['wang']}"}
    for since in (-1, newer["to"] + 1000):
        whole, _ = hall.state(audience, since)
        assert whole["from"] == 0
        assert set(whole["put"]) >= {"meeting", "agenda", "item/1"}


def test_the_room_hears_no_roster_and_no_small_groups(hall: Hall) -> None:
    patch, _ = hall.state("room")

    assert not any(key.startswith(("person/", "turn/", "note/")) for key in patch["put"])
    people = patch["put"]["people"]
    assert {group["code"] for group in people["groups"]} == {"residents", "committee"}


def test_who_was_away_hears_that_a_phone_went_though_the_log_says_nothing(hall: Hall) -> None:
    stood = hall.state("desk")[0]["to"]
    wang = f"person/{hall.cast.ids['wang']}"
    hall.crowd.go(CODE, hall.cast.ids["wang"])
    hall.wait(1)

    missed = hall.state("desk", stood)[0]
    assert (missed["from"], missed["to"]) == (stood, stood)
    assert missed["put"][wang]["online"] is False


def test_a_store_that_fails_once_does_not_silence_the_screens(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_code: str) -> Any:
        raise OSError("no disk")

    hall.cast.next()
    with monkeypatch.context() as patch:
        patch.setattr(hall.cast.place.door, "reading", broken)
        with pytest.raises(OSError, match="no disk"):
            hall.wait(0)
    hall.cast.next()
    hall.wait(1)

    assert hall.patches("room")
