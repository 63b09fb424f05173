"""What each rule asks in fields is taken and checked; what a text hangs on follows from where it is written."""

from __future__ import annotations

from typing import Any

import pytest

from facilitate.core.language.rules import Rule, Write, every
from facilitate.core.may import may
from facilitate.web.views import Look, entity
from tests.cast import rules
from tests.watched import Watched, watched

CREW = {"host": "host", "recorder": "recorder"}
VALUES: dict[str, Any] = {
    "cost": 3500, "guess_cost": "3,500", "budget": 2000, "spent": 0, "feasible": True, "danger": True, "due": "2026-12-05",
    "resource_kind": "money", "state": "doing", "category": "utilities", "affected": 12, "people": 8, "motion_type": "main",
}  # fmt: skip


def cards() -> list[tuple[str, str, Write]]:
    """Every write entry of every shipped rule that makes a card, with its rule and stage."""
    made = ("topic", "motion", "idea", "need", "note")
    return [
        (rule.id, stage.id, entry)
        for rule in rules().values() for stage in every(rule) for entry in stage.write
        if entry.kind in made and rule.roles.keys() & {*(entry.roles or stage.allow.get("write", ()))}
    ]  # fmt: skip


def everybody(rule: Rule) -> dict[str, str]:
    """One person for each role, and another of the default one."""
    names = ("wang", "li", "chen", "zhao", "sun", "wu", "zheng", "feng", "rep", "guest", "recorder")
    roles = [name for name in rule.roles if name != "host"]
    return {"host": "host", **dict(zip(names, roles, strict=False))}


@pytest.mark.parametrize(
    ("rule", "stage", "entry"), cards(), ids=lambda told: told if isinstance(told, str) else told.kind
)
def test_every_card_a_rule_asks_for_can_be_written_with_all_its_fields(rule: str, stage: str, entry: Write) -> None:
    hall = watched(rule, everybody(rules()[rule]))
    while hall.m.agenda.at.stage != stage:
        hall.do("host", "advance", to=stage, override="到这里")
    told = {name: VALUES.get(name, "一句话") for name in entry.fields}
    who = next(who for who, id in hall.ids.items() if may(hall.m, id, "write", entry.kind) is None)
    for missing in entry.needs:
        assert (
            hall.refused(who, "write", kind=entry.kind, text="写一条", fields=told | {missing: ""}) == "missing_field"
        )
    made = hall.do(who, "write", kind=entry.kind, text="写一条", fields=told)

    item = hall.m.items.all[made]
    assert item.kind == entry.kind
    assert set(item.fields) | ({"category"} if item.category else set()) == set(entry.fields)


# -- one by one ----------------------------------------------------------------------------------------------------


@pytest.fixture
def budget() -> Watched:
    hall = watched("budget", {**CREW, "wang": "member", "li": "member", "rep": "checker"})
    hall.do("wang", "write", kind="idea", text="装座椅", fields={"title": "装座椅", "place": "东门"})
    return hall


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"guess_cost": "很多"}, "bad_field"), ({"guess_cost": -1}, "bad_field"), ({"guess_cost": True}, "bad_field"),
        ({"guess_cost": 10**11}, "bad_field"), ({"weather": "晴"}, "bad_shape"), ({"category": "nowhere"}, "bad_category"),
        ({"title": "字" * 301}, "too_long"), ({"place": "字" * 81}, "too_long"), ({"who_gains": 1.5}, "bad_shape"),
        ({"media": "smell"}, "bad_field"), ({"paper": 0}, "bad_field"),
    ],
)  # fmt: skip
def test_what_is_not_of_its_kind_is_refused(budget: Watched, fields: dict[str, Any], rule: str) -> None:
    told = {"title": "长椅", "place": "东门", **fields}

    assert budget.refused("li", "write", kind="idea", text="长椅", fields=told) == rule


@pytest.mark.parametrize(("told", "kept"), [(3500, 3500), ("3,500 元", 3500), ("1.2万", 12_000), (0, 0)])
def test_money_is_taken_as_people_write_it(budget: Watched, told: Any, kept: int) -> None:
    made = budget.do(
        "li", "write", kind="idea", text="长椅", fields={"title": "长椅", "place": "东门", "guess_cost": told}
    )

    assert budget.m.items.all[made].fields["guess_cost"] == kept


def test_the_title_stands_for_the_whole_where_nothing_else_was_written(budget: Watched) -> None:
    made = budget.do("li", "write", kind="idea", fields={"title": "修亭子", "place": "西门"})

    assert budget.m.items.all[made].text == "修亭子"
    assert budget.refused("li", "write", kind="idea", fields={}) == "missing_field"


def test_who_checks_the_cost_answers_with_it(budget: Watched) -> None:
    idea = next(iter(budget.m.items.all))
    budget.do("host", "advance", override="核价")

    assert budget.refused("rep", "answer", about=idea, text="可以") == "missing_field"
    assert (
        budget.refused("rep", "answer", about=idea, text="可以", fields={"cost": "贵", "feasible": True}) == "bad_field"
    )
    assert budget.refused("rep", "answer", about=idea, text="可以", fields={"cost": 1, "feasible": "好"}) == "bad_field"
    assert (
        budget.refused("rep", "answer", about=idea, kind="now", text="可以", fields={"cost": 1, "feasible": False})
        == ""
    )
    made = budget.do(
        "rep", "answer", about=idea, text="三套座椅", fields={"cost": "3,500", "feasible": True, "owner": "物业"}
    )

    assert budget.m.outcomes.answers[made].fields == {"cost": 3500, "feasible": True, "owner": "物业"}
    shown = entity(Look(budget.m, "room", budget.clock.now(), "", ""), f"answer/{made}")
    assert shown is not None
    assert shown["fields"]["cost"] == 3500


def test_a_report_hangs_on_what_it_is_about(budget: Watched) -> None:
    idea = next(iter(budget.m.items.all))
    budget.do("host", "set", name="budget", value=5000)
    budget.do("host", "advance", to="list", override="上票")
    budget.do("host", "set", name="selection", value={"into": "projects", "items": [idea]})
    budget.do("host", "advance", to="select", override="定")
    budget.do("host", "advance", to="follow", override="实施")

    assert budget.refused("rep", "report", about="99", fields={"state": "doing"}) == "no_such_thing"
    made = budget.do("rep", "report", about=idea, text="装了两套", fields={"state": "doing", "spent": "2,300"})

    item = budget.m.items.all[made]
    assert (item.kind, item.about, item.fields) == ("report", idea, {"state": "doing", "spent": 2300})


def test_who_is_named_by_group_alone() -> None:
    hall = watched("teahouse", {"host": "host", "wang": "guest", "li": "table_host", "chen": "guest"})
    hall.go("talk")
    made = hall.do("wang", "write", kind="idea", text="棋摊搬到树下", fields={"media": "drawing"})

    for audience, by in (("room", {"id": None, "name": "", "group": "residents", "role": ""}), ("board", None)):
        shown = entity(Look(hall.m, audience, hall.clock.now(), "", ""), f"item/{made}")
        assert shown is not None
        assert shown["by"] == (by or shown["by"])
        assert "王阿姨" not in str(shown["by"])
    assert hall.m.items.all[made].space, "and from which table"
    assert hall.m.items.all[made].about == "r1", "it hangs on the question of the round"


def test_a_table_reports_as_a_table() -> None:
    hall = watched("teahouse", {"host": "host", "wang": "guest", "li": "table_host", "chen": "guest"})
    hall.do("host", "advance", to="harvest", override="分享")

    assert hall.refused("li", "report", fields={"surprise": "大家都想种菜"}) == "missing_field"
    made = hall.do("li", "report", fields={"most_important": "院里缺一块空地", "next": "先量一量"})

    item = hall.m.items.all[made]
    assert (item.kind, item.text) == ("report", "院里缺一块空地")
    assert item.about == hall.m.spaces.where[hall.ids["li"]]


def test_a_comment_may_hang_on_nothing_but_its_stage() -> None:
    hall = watched("hearing", everybody(rules()["hearing"]))
    stage = next(s for s in every(hall.m.rule) if any(w.kind == "comment" for w in s.write))
    hall.do("host", "advance", to=stage.id, override="听")
    who = next(who for who, id in hall.ids.items() if may(hall.m, id, "comment") is None)

    made = hall.do(who, "comment", text="请把图纸贴出来")

    assert (hall.m.talk.comments[made].about, hall.m.talk.comments[made].stage) == ("", stage.id)


def test_tasks_need_what_their_rule_asks_for() -> None:
    hall = watched("assembly_hall", {**CREW, "wang": "member", "li": "member"})
    hall.do("host", "advance", to="hand_out", override="分工")
    whole = {"what": "装灯", "who": "物业", "due": "2026-12-05", "check_by": "王阿姨"}

    for name in whole:
        rule = "text_empty" if name == "what" else "" if name == "who" else "missing_field"
        assert hall.refused("recorder", "action", **(whole | {name: ""})) == rule
    hall = watched("appreciative", everybody(rules()["appreciative"]))
    hall.do(
        "host",
        "advance",
        to=next(s.id for s in every(hall.m.rule) if any(w.kind == "action" for w in s.write)),
        override="干",
    )
    who = next(who for who, id in hall.ids.items() if may(hall.m, id, "action") is None)
    made = hall.do(who, "action", what="开一次邻里节", first_step="先约五个人")

    assert (hall.m.outcomes.actions[made].due, hall.m.outcomes.actions[made].first_step) == ("", "先约五个人")
