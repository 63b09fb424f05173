"""Who may what, for every verb, role and stage: worked out from the rule file once more, and compared."""

from typing import Any

import pytest
import yaml

from facilitate.core.act import Act
from facilitate.core.decide import VERBS, handle
from facilitate.core.may import may
from facilitate.core.refusals.refusal import Refused
from facilitate.resources import resource
from tests.cast import Cast, at

RULE: dict[str, Any] = yaml.safe_load((resource("rules") / "roundtable_needs.yaml").read_text("utf-8"))
STAGES: dict[str, dict[str, Any]] = {
    leaf["id"]: leaf for stage in RULE["stages"] for leaf in stage.get("stages", [stage])
}  # fmt: skip
POWER = {
    "advance": ["advance"], "back": ["advance"], "pause": ["advance"], "resume": ["advance"], "undo": ["advance"],
    "squeeze": ["advance"], "set": ["advance", "record"], "grant": ["grant"], "cut": ["cut"], "extend": ["extend"], "warn": ["warn"],
    "hide": ["hide"], "show": ["hide", "merge"], "merge": ["merge"], "split": ["merge"], "open_ballot": ["open_ballot"],
    "close_ballot": ["close_ballot"], "check_in": ["check_in"], "set_role": ["check_in", "advance"],
    "seat": ["check_in", "advance"], "record": ["record"], "proxy": ["proxy"], "hand_over": ["hand_over", "advance"],
    "schedule": ["schedule"], "count": ["record", "close_ballot"],
}  # fmt: skip
WORDS = {
    "hand": ["speak"], "unhand": ["speak"], "pass": ["speak"], "done": ["speak"], "vote": ["vote", "grade"], "react": ["react"],
    "second": ["second"], "pledge": ["pledge"], "confirm": ["confirm"], "sign_up": ["sign_up"], "move": ["move"],
    "comment": ["comment"], "question": ["question", "comment"], "offer": ["offer"], "report": ["report"], "answer": ["answer"],
    "action": ["pledge"],
}  # fmt: skip
OWN_WORDS = ("comment", "question", "offer", "report", "answer", "action")
EVERYBODY = ("join", "leave", "rename", "edit", "withdraw")


def granted(stage: dict[str, Any], role: str, verb: str) -> bool:
    """Whether the rule file grants this, read as "Who may what" says."""
    powers, allow = RULE["roles"][role].get("may", []), stage.get("allow", {})
    if verb in EVERYBODY:
        return True
    if verb in POWER:
        return any(power in powers for power in POWER[verb])
    ended = stage.get("place_in_life") == "after"
    entries = [entry for entry in stage.get("write", []) if entry["kind"] == verb.removeprefix("write ")]
    named = any(role in entry.get("roles", []) for entry in entries)
    if verb.startswith("write "):
        own = any(role in entry.get("roles", allow.get("write", [])) for entry in entries)
        return granted(stage, role, verb[6:]) if verb[6:] in OWN_WORDS else own and not ended
    if verb == "action" and "assign_action" in powers and not ended:
        return True
    if verb == "answer" and "answer" in powers and allow.get("answer"):
        return True
    return named or any(role in allow.get(word, []) for word in WORDS[verb])


def people_of_every_role(stage: str) -> tuple[Cast, dict[str, str]]:
    cast = at(stage)
    one = {cast.m.people.all[id].role: id for id in cast.ids.values()}
    assert set(one) == set(RULE["roles"])
    return cast, one


@pytest.mark.parametrize("stage", STAGES)
def test_every_role_may_what_the_rule_grants_and_nothing_else(stage: str) -> None:
    cast, one = people_of_every_role(stage)
    verbs = [*EVERYBODY, *POWER, *WORDS, "write need", *(f"write {kind}" for kind in OWN_WORDS)]

    found = {
        (role, verb): may(cast.m, id, *verb.split(" ")) is None for role, id in one.items() for verb in verbs
    }  # fmt: skip
    assert found == {(role, verb): granted(STAGES[stage], role, verb) for role in one for verb in verbs}


@pytest.mark.parametrize("stage", STAGES)
def test_permission_is_tested_before_shape(stage: str) -> None:
    cast, one = people_of_every_role(stage)
    args = {"fly": "to the moon", "text": 7, "items": 7, "person": 7, "choice": 7, "about": 7, "act": 7}
    told = {}

    for role, id in one.items():
        for verb in VERBS:
            if refusal := may(cast.m, id, verb):
                with pytest.raises(Refused) as refused:
                    handle(cast.m, Act(verb, args, "op", None, id), cast.clock.at)
                told[role, verb] = (refused.value.rule, refusal.rule)

    assert all(first == second for first, second in told.values())
    assert len(told) > 150
    assert {first for first, _ in told.values()} <= {"not_yours", "neutral", "not_now", "silent_stage", "meeting_ended"}


def test_an_unknown_verb_is_refused_as_such() -> None:
    assert at("gather").refused("wang", "fly") == "unknown_verb"


def test_nobody_acts_without_being_somebody() -> None:
    cast = at("gather")

    assert cast.refused("", "write", kind="need", text="路灯不亮", fields={"category": "safety"}) == ""
    assert cast.refused("", "vote", choice={}) == "not_yours"
    assert cast.refused("p99", "hand") == "no_such_person"


@pytest.mark.parametrize("verb", ["advance", "undo", "grant", "hide", "set_role", "proxy", "close_ballot"])
def test_a_volunteer_cannot_borrow_a_power(verb: str) -> None:
    cast = at("gather")
    act = {"verb": verb, "args": {}}

    assert cast.refused("scribe", "proxy", person=cast.ids["host"], act=act) in ("not_yours", "bad_shape")
    assert cast.m.agenda.at.stage == "gather"


def test_a_volunteer_cannot_bring_in_a_host_of_her_own() -> None:
    cast = at("gather")
    act = {"verb": "join", "args": {"name": "我自己", "role": "host", "consent": True}}

    assert cast.refused("scribe", "proxy", person="", act=act) == "not_yours"
    assert [p.name for p in cast.m.people.all.values() if p.role == "host"] == ["林主持"]


def test_a_facilitator_alone_does_what_nobody_else_is_there_to_do() -> None:
    cast = at("gather")
    asked = ("check_in", "record", "proxy")
    host = cast.ids["host"]
    with_helpers = [may(cast.m, host, verb) is None for verb in asked]

    for who in ("recorder", "scribe", "door"):
        cast.do("host", "set_role", person=cast.ids[who], role="observer")

    assert with_helpers == [False, False, False]
    assert [may(cast.m, host, verb) is None for verb in asked] == [True, True, True]
    assert may(cast.m, cast.ids["wang"], "check_in") is not None
