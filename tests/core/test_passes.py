"""What a repeated stage goes over, where the meeting stands in it, and what is chosen for it."""

from typing import Any

import msgspec
import pytest

from facilitate.core.act import Act, Run
from facilitate.core.course.agenda import Slot
from facilitate.core.course.plan import following, plan
from facilitate.core.decide import handle
from facilitate.core.language.rules import Rule
from facilitate.core.meeting import MeetingOpened, Words, opening
from facilitate.core.person.lists import Codes
from facilitate.core.person.people import PersonJoined
from facilitate.core.refusals.refusal import Refused

T = {"zh": "环节", "en": "Stage"}
ROLES = {
    "host": {"title": T, "may": ["advance", "merge"]},
    "member": {"title": T, "default": True},
}
WRITE = {"id": "write", "title": T, "allow": {"write": ["member"]}, "write": [{"kind": "topic"}]}


class Play:
    """A meeting by a small rule, with a host and two members."""

    def __init__(self, stages: list[dict[str, Any]]) -> None:
        shape = {"id": "x", "version": 1, "title": T, "purpose": T, "roles": ROLES, "stages": stages, "outputs": []}
        facts = MeetingOpened("K7MQ4HXE", Words(), Words(), "2026-11-22T14:00:00+08:00", 60, "zh", (), msgspec.convert(shape, Rule), "", Codes())  # fmt: skip
        self.m, _ = opening(facts, 0)
        self.now = 0
        self.ids = {"host": "p1", "li": "p2", "wang": "p3", "": ""}
        for name, role in (("host", "host"), ("li", "member"), ("wang", "member")):
            self._join(name, role)

    def _join(self, name: str, role: str) -> None:
        Run(self.m, Act("join"), 0).emit(PersonJoined(self.ids[name], name, "residents", role))

    def __call__(self, who: str, verb: str, **args: Any) -> str:
        """The id of what was made, or the code of the refusal."""
        self.now += 1000
        try:
            return handle(self.m, Act(verb, args, "", None, self.ids[who]), self.now).made
        except Refused as refused:
            return refused.rule

    @property
    def at(self) -> tuple[str, str]:
        return tuple(self.m.agenda.at)

    def write(self, *texts: str, kind: str = "topic") -> list[str]:
        return [self("li", "write", kind=kind, text=text) for text in texts]


def repeat(of: str, *children: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"id": "each", "title": T, "each": {"of": of, **more}, "stages": list(children)}


def leaf(id: str, **more: Any) -> dict[str, Any]:
    return {"id": id, "title": T, "ends": ["host"], **more}


END = leaf("end")


def test_rounds_are_counted_and_the_first_and_last_may_be_left_out() -> None:
    play = Play(
        [repeat("rounds", leaf("recap", skip=["first"]), leaf("talk"), leaf("change", skip=["last"]), times=3), END]
    )

    assert [tuple(slot) for slot in plan(play.m)] == [
        ("talk", "r1"), ("change", "r1"), ("recap", "r2"), ("talk", "r2"), ("change", "r2"), ("recap", "r3"), ("talk", "r3"),
        ("end", ""),
    ]  # fmt: skip


def test_slots_come_from_the_grid_where_the_rule_does_not_count_them() -> None:
    grid = leaf("market", space={"kind": "grid", "places": 2, "slots": 3})

    assert [s.item for s in plan(Play([grid, repeat("slots", leaf("session"))]).m)] == ["", "s1", "s2", "s3"]


def test_everything_of_a_kind_is_taken_up_in_the_order_in_which_it_was_written() -> None:
    play = Play([WRITE, repeat("topic", leaf("talk"), leaf("vote")), END])
    one, two = play.write("路灯", "车棚")

    play("host", "advance")

    assert play.at == ("talk", one)
    assert [s.item for s in plan(play.m)] == ["", one, one, two, two, ""]


def test_a_limit_leaves_out_the_rest_and_nothing_written_leaves_out_the_repeat() -> None:
    play = Play([WRITE, repeat("topic", leaf("talk"), limit=1), END])
    assert following(play.m) == Slot("end")

    one, _ = play.write("路灯", "车棚")

    assert [s.item for s in plan(play.m)] == ["", one, ""]


def test_the_desk_sets_the_order_and_takes_it_back() -> None:
    play = Play([WRITE, repeat("topic", leaf("talk"), order="host"), END])
    one, two, three = play.write("路灯", "车棚", "长椅")

    assert play("host", "set", name="order", value={"of": "topic", "items": [three, one]}) == ""
    assert [s.item for s in plan(play.m)][1:-1] == [three, one, two]
    play("host", "undo")
    assert [s.item for s in plan(play.m)][1:-1] == [one, two, three]


@pytest.mark.parametrize(
    ("value", "code"),
    [({"of": "motion", "items": []}, "bad_setting"), ({"of": "topic", "items": ["99"]}, "no_such_thing"), ("x", "bad_setting")],
)  # fmt: skip
def test_an_order_of_nothing_known_is_refused(value: Any, code: str) -> None:
    play = Play([WRITE, repeat("topic", leaf("talk")), END])

    assert play("host", "set", name="order", value=value) == code


def test_chance_is_the_same_for_everybody_and_what_was_held_stays_before_what_comes() -> None:
    plays = [Play([WRITE, repeat("topic", leaf("talk"), order="random"), END]) for _ in "12"]
    for play in plays:
        play.write(*"一二三四五六七八")
    first = [s.item for s in plan(plays[0].m)]
    assert first == [s.item for s in plan(plays[1].m)] != sorted(first)

    plays[0]("host", "advance")
    plays[0]("host", "advance")
    assert [s.item for s in plan(plays[0].m)][1:3] == first[1:3]


def test_a_repeat_within_a_repeat_names_both_passes() -> None:
    inner = {**repeat("topic", leaf("talk")), "id": "inner"}
    play = Play([WRITE, repeat("rounds", inner, times=2), END])
    (one,) = play.write("路灯")

    assert [s.item for s in plan(play.m)] == ["", f"r1/{one}", f"r2/{one}", ""]
    play("host", "advance")
    assert play.m.agenda.subject(play.m) == one


def test_what_nobody_may_write_is_held_once_or_brought_in_by_the_desk() -> None:
    play = Play([repeat("motion", leaf("vote")), END])
    assert play.at == ("vote", "")

    motion = play("host", "write", kind="motion", text="装一盏路灯")

    assert motion.isdigit()
    assert [s.item for s in plan(play.m)] == [motion, ""]
    assert play("li", "write", kind="motion", text="不装") == "not_yours"


def test_a_motion_is_made_then_debated_before_the_next_is_made() -> None:
    move = leaf("move", allow={"write": ["member"]}, write=[{"kind": "motion"}])
    play = Play([leaf("open"), repeat("motion", move, leaf("debate"), leaf("vote")), END])
    play("host", "advance")
    assert play.at == ("move", "")

    (one,) = play.write("装路灯", kind="motion")
    steps = []
    for _ in range(3):
        play("host", "advance")
        steps.append(play.at)
    (two,) = play.write("修车棚", kind="motion")
    for _ in range(3):
        play("host", "advance")
        steps.append(play.at)
    play("host", "advance")

    assert steps == [("debate", one), ("vote", one), ("move", ""), ("debate", two), ("vote", two), ("move", "")]
    assert play.at == ("end", "")


def test_a_stage_named_without_an_item_is_its_next_pass_and_backwards_its_last() -> None:
    play = Play([repeat("rounds", leaf("talk"), leaf("change"), times=3), END])
    play("host", "advance")

    play("host", "advance", to="talk")
    assert play.at == ("talk", "r2")
    play("host", "advance", to="talk")
    assert play.at == ("talk", "r2")
    play("host", "back", to="change")
    assert play.at == ("change", "r1")
    play("host", "advance", to="change", item="r3")
    assert play.at == ("change", "r3")
    assert play("host", "advance", to="change", item="r9") == "no_such_thing"


def test_the_desk_chooses_where_the_rule_lets_it_and_only_there() -> None:
    pick = {"from": "topic", "into": "agenda", "by": "host", "top": 2}
    play = Play([WRITE, leaf("review", select=pick), repeat("agenda", leaf("talk")), END])
    one, two, three = play.write("路灯", "车棚", "长椅")
    assert play("host", "set", name="selection", value={"into": "agenda", "items": [one]}) == "not_chosen_yet"
    play("host", "advance")
    assert play.m.agenda.selections["agenda"] == (one, two)

    play("host", "set", name="selection", value={"into": "agenda", "items": [three, one]})

    assert [s.item for s in plan(play.m)] == ["", "", three, one, ""]


def test_immediate_danger_leads_whatever_else_was_backed() -> None:
    danger = {**WRITE, "write": [{"kind": "topic", "fields": ["danger"]}]}
    play = Play([danger, leaf("pick", select={"from": "topic", "into": "agenda", "by": "priority", "top": 2}), END])
    play.write("长椅", "花箱")
    ditch = play("wang", "write", kind="topic", text="沟没有围栏", fields={"danger": True})

    play("host", "advance")

    assert play.m.agenda.selections["agenda"][0] == ditch
