"""What comes of it: tasks, the minutes read back, objections, reports until residents confirm; and manners."""

import pytest

from facilitate.core.outcome.closing import lines
from tests.cast import Cast, at


@pytest.fixture
def hall() -> Cast:
    return at("commit")


TASK = {"what": "装护栏", "due": "2026-11-24"}


@pytest.mark.parametrize(
    ("args", "rule"),
    [
        (TASK, ""), ({"what": "装护栏"}, "missing_field"), ({"due": "2026-11-24"}, "text_empty"), (TASK | {"due": "2026-11-01"}, "due_past"),
        (TASK | {"about": "99"}, "no_such_thing"), (TASK | {"due": "下周"}, "bad_date"), (TASK | {"who": "物业老郑"}, ""),
        (TASK | {"with_": ["p4", "对门"], "check_by": "p5"}, ""),
    ],
)  # fmt: skip
def test_a_task_says_what_who_and_by_when(hall: Cast, args: dict, rule: str) -> None:
    assert hall.refused("wang", "action", **args) == rule


def test_a_task_without_a_name_is_ones_own(hall: Cast) -> None:
    task = hall.do("wang", "action", **TASK)

    assert hall.m.outcomes.actions[task].who == hall.ids["wang"]


def test_a_task_stands_confirmed_once_by_each(hall: Cast) -> None:
    task = hall.do("recorder", "action", **TASK, who=hall.ids["builder"])
    for who in ("builder", "builder", "wang"):
        hall.do(who, "confirm", item=task)

    assert hall.m.outcomes.actions[task].confirmed == (hall.ids["builder"], hall.ids["wang"])
    assert hall.refused("wang", "confirm", item="99") == "no_such_thing"


def test_the_host_may_assign_a_task_at_any_time_of_the_meeting() -> None:
    hall = at("discuss")

    assert hall.refused("host", "action", **TASK, who=hall.ids["builder"]) == ""
    assert hall.refused("wang", "action", **TASK) == "not_now"


def test_the_minutes_are_read_back_line_by_line_and_confirmed() -> None:
    hall = at("discuss")
    need = hall.m.agenda.at.item
    answer = hall.do("bureau", "answer", about=need, kind="now", text="今天就办")
    hall.go("commit")
    task = hall.do("wang", "action", **TASK)
    hall.go("close")
    assert lines(hall.m) == [f"answer/{answer}", f"action/{task}"]

    hall.do("host", "set", name="read_back", value=1)
    hall.do("wang", "confirm")
    hall.do("wang", "confirm")
    hall.scribed("elder", "confirm")

    assert hall.m.closing.index == 1
    assert list(hall.m.closing.signed()) == [hall.ids["wang"], hall.ids["elder"]]
    assert len(hall.m.closing.confirmations) == 2
    assert hall.refused("host", "set", name="read_back", value=99) == "bad_setting"


def test_an_objection_is_kept_though_she_confirms_afterwards() -> None:
    hall = at("close")
    hall.do("li", "confirm", text="第三条的日期不对")
    hall.do("li", "confirm")

    assert [one.text for one in hall.m.closing.confirmations] == ["第三条的日期不对", ""]
    assert hall.m.closing.signed()[hall.ids["li"]].text == ""


@pytest.fixture
def after() -> Cast:
    hall = at("commit")
    hall.ids["task"] = hall.do("recorder", "action", **TASK, who=hall.ids["builder"], check_by=hall.ids["wang"])
    hall.go("follow")
    return hall


@pytest.mark.parametrize(
    ("who", "state", "rule"),
    [
        ("builder", "doing", ""), ("builder", "done", ""), ("builder", "confirmed", "not_checker"), ("bureau", "confirmed", "not_checker"),
        ("wang", "confirmed", ""), ("wang", "contested", ""), ("host", "done", "neutral"), ("guest", "done", "not_yours"),
        ("builder", "vanished", "bad_kind"),
    ],
)  # fmt: skip
def test_that_it_is_done_is_for_residents_to_say(after: Cast, who: str, state: str, rule: str) -> None:
    assert after.refused(who, "report", about=after.ids["task"], fields={"state": state}) == rule


def test_reports_follow_one_another_until_it_is_confirmed(after: Cast) -> None:
    for who, state in (("builder", "done"), ("wang", "contested"), ("builder", "done"), ("wang", "confirmed")):
        after.do(who, "report", about=after.ids["task"], fields={"state": state, "note": state})

    task = after.m.outcomes.actions[after.ids["task"]]
    assert [report.state for report in task.reports] == ["done", "contested", "done", "confirmed"]
    assert task.state == "confirmed"
    assert after.refused("builder", "report", about=after.ids["task"]) == "missing_field"
    assert after.refused("builder", "report", about="99", fields={"state": "done"}) == "no_such_thing"


def test_who_helped_with_a_task_does_not_confirm_it(hall: Cast) -> None:
    task = hall.do("host", "action", what="装路灯", who=hall.ids["builder"], with_=[hall.ids["wang"]], due="2026-12-05")
    hall.go("follow")

    assert hall.refused("wang", "report", about=task, fields={"state": "confirmed"}) == "not_checker"
    assert hall.refused("li", "report", about=task, fields={"state": "confirmed"}) == ""


def test_after_the_meeting_nothing_else_is_done(after: Cast) -> None:
    assert after.refused("wang", "hand") == "meeting_ended"
    assert after.refused("wang", "vote", choice={}) == "meeting_ended"
    assert after.m.agenda.ended


# -- manners ---------------------------------------------------------------------------------------------------------


def test_reminders_climb_the_ladder_and_the_third_ends_the_turn() -> None:
    hall = at("discuss")
    wang = hall.ids["wang"]
    hall.do("host", "grant", person=wang)
    steps = []
    for _ in range(3):
        hall.do("host", "warn", person=wang, offence="overtime")
        steps.append((hall.m.conduct.reminders[-1].step, hall.m.floor.speaker is not None))

    assert steps == [("remind", True), ("warn", True), ("end_turn", False)]
    assert hall.m.floor.turns[max(hall.m.floor.turns, key=int)].cut


def test_a_reminder_names_an_offence_of_the_rule() -> None:
    hall = at("discuss")

    assert hall.refused("host", "warn", person=hall.ids["wang"], offence="side_talk") == "bad_offence"
    assert hall.refused("host", "warn", person="p99", offence="overtime") == "no_such_person"
    assert hall.refused("wang", "warn", person=hall.ids["li"], offence="overtime") == "not_yours"


def test_the_scribes_gist_stands_with_its_turn() -> None:
    hall = at("say")
    turn = hall.m.floor.speaker.id
    hall.do("recorder", "record", about=turn, text="管子要换")
    note = hall.do("recorder", "record", text="十分钟茶歇")

    assert hall.m.floor.turns[turn].gist == "管子要换"
    assert hall.m.floor.speaker.gist == "管子要换"
    assert hall.m.closing.notes[note].text == "十分钟茶歇"
