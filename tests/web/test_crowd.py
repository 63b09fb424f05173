"""Who is shown what, and when: patches gathered, own views to their owner, readiness told when time is up."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from facilitate.core.course.plan import following
from tests.cast import CODE
from tests.web.hall import Hall, open_hall, plain


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


@pytest.fixture
def hasty(tmp_path: Path) -> Iterator[Hall]:
    yield from open_hall(tmp_path, gap_ms=0)


def test_where_nothing_is_to_be_gathered_each_change_goes_out_alone(hasty: Hall) -> None:
    hasty.cast.go("gather")
    hasty.wait(1)
    hasty.sent.clear()
    for n in range(3):
        hasty.cast.clock.at -= 1000
        hasty.cast.need("wang", f"第{n}件")
        hasty.wait(0)

    assert [len(hasty.patches(audience)) for audience in ("board", "room", "desk")] == [3, 3, 3]


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


def test_votes_and_newcomers_are_told_without_the_whole_meeting(hall: Hall) -> None:
    hall.cast.go("gather")
    card = hall.cast.need("wang", "路灯不亮")
    hall.cast.go("dots")
    hall.wait(1)
    before = hall.state("room")[0]["put"]["meeting"]
    hall.sent.clear()

    hall.cast.do("li", "vote", choice={card: 1})
    hall.cast.do("", "join", name="老周", group="residents", consent=True)
    hall.wait(1)

    told = [patch["put"] for patch in hall.patches("room")]
    assert any(key.startswith("ballot/") for put in told for key in put)
    assert not any("meeting" in put for put in told)
    assert hall.state("room")[0]["put"]["meeting"] == before


def test_a_patch_that_took_long_is_followed_by_a_longer_gap(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(room: str, event: str, data: Any) -> None:
        hall.cast.clock.at += 10 if event == "patch" else 0
        hall.sent.append((room, event, plain(data)))

    hall.cast.next()
    monkeypatch.setattr(hall.crowd, "_send", slow)
    hall.wait(0)
    hall.sent.clear()
    hall.cast.clock.at -= 1000
    hall.cast.next()

    hall.wait(0.08)
    assert hall.patches("board") == []
    hall.wait(0.02)
    assert next(room for room, event, _ in hall.sent if event == "patch") == f"{CODE}/board"
