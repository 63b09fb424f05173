"""Each shipped method from its first stage to its last, with somebody in every role who does anything at all in each stage."""

from collections.abc import Callable
from functools import partial
from random import Random
from typing import Any

import pytest

from facilitate.core.act import Act
from facilitate.core.course.plan import following
from facilitate.core.meeting import Meeting
from facilitate.service.rulefiles import library
from tests import test_wild_places as places
from tests import wild
from tests.cast import Cast, core, refusal_of
from tests.core.space_world import read_again
from tests.screens import Screens

RULES = [kept.rule.id for kept in library()]
GROUPS = ("residents", "owners", "committee", "property", "agency")
ACTS = 40
MOST_STAGES = 60
PARAMETERS = (
    "floor.turn",
    "floor.turns",
    "stage.minutes",
    "ballot.per_person",
    "eligible",
    "budget",
    "tie",
    "last_call",
)
SIDES = ("for", "against", "abstain", "full", "block", {"level": "block", "why": "没问过住户"})


def everybody(rule: str) -> Cast:
    """Two in every role, of different groups; the first of each is named after her role."""
    place = core(rule)
    cast = Cast(place, place.clock)
    roles = sorted(cast.m.rule.roles, key=lambda role: "advance" not in cast.m.rule.roles[role].may)
    for n, role in enumerate(roles):
        cast.join(role, f"{role}一", GROUPS[n % 5], role)
        cast.join(f"{role}2", f"{role}二", GROUPS[(n + 1) % 5], role)
    return cast


def choices(m: Meeting, dice: Random) -> tuple[str, Any]:
    """A ballot that may be open and something somebody might give on it."""
    ballots = [one for one in m.ballots.all.values() if one.open] or list(m.ballots.all.values())
    if not ballots:
        return "1", "for"
    ballot = dice.choice(ballots)
    some = dice.sample(ballot.items, dice.randint(0, min(3, len(ballot.items))))
    axes = {axis: dice.randint(0, 6) for axis in ballot.rule.axes}
    return ballot.id, dice.choice((dice.choice(SIDES), some, dict.fromkeys(some, 1), dict.fromkeys(some, axes)))


def verbs(m: Meeting, dice: Random) -> list[tuple[str, dict[str, Any]]]:
    ballot, choice = choices(m, dice)
    item, person = wild.pick(dice.randint(0, 99), m.items.all), wild.pick(dice.randint(0, 99), m.people.all)
    kinds = [entry.kind for entry in m.stages[m.agenda.at.stage].write] or ["motion"]
    fields = {name: "写清楚" for stage in m.stages.values() for entry in stage.write for name in entry.needs}
    name = dice.choice(PARAMETERS)
    value = {"tie": {"ballot": ballot, "items": [item]}, "last_call": ballot}.get(name, dice.randint(0, 300))
    return [
        ("write", {"kind": dice.choice(kinds), "text": f"装一盏灯{dice.randint(0, 9)}", "about": dice.choice((item, ""))}),
        ("write", {"kind": dice.choice(kinds), "text": f"修一段路{dice.randint(0, 9)}", "fields": dict(dice.sample(sorted(fields.items()), len(fields) // 2))}),
        ("write", {"kind": dice.choice(kinds), "text": "一句话", "fields": fields}), ("second", {"item": item}),
        ("assess", {"item": item, "fields": {"place": f"{dice.randint(1, 4)}单元", "evidence.felt": "卡片"}}),
        ("vote", {"ballot": ballot, "choice": choice}), ("vote", {"ballot": ballot, "choice": choice}), ("vote", {"choice": choice}),
        ("hand", {"stance": dice.choice(("for", "against"))}), ("hand", {"kind": dice.choice(("order", "info", "clarify", "appeal"))}),
        ("grant", {}), ("done", {}), ("extend", {"seconds": 30}), ("cut", {}), ("pass", {"to": person}),
        ("edit", {"item": item, "text": f"改成{dice.randint(0, 9)}"}),
        ("set", {"name": name, "value": value, "vote": dice.random() < 0.3}), ("close_ballot", {"ballot": ballot}), ("open_ballot", {}),
        ("warn", {"person": person, "offence": "overtime"}), ("react", {"signal": wild.pick(dice.randint(0, 9), [s.id for s in m.rule.signals])}),
        ("report", {"about": item, "text": "谈好了", "fields": fields}), ("hand_over", {"person": person}),
        ("count", {"ballot": ballot, "source": "hands", "counts": {"for": 2, "against": 1}, "people": 3, "witness": "老周"}),
    ]  # fmt: skip


def anything(cast: Cast, dice: Random) -> Act:
    """An act of somebody, of one of the three worlds of acts."""
    a, b, c = dice.randint(0, 40), dice.randint(0, 9), dice.randint(0, 3)
    found = dice.choice(
        (verbs(cast.m, dice), verbs(cast.m, dice), places.verbs(cast.m, a % 10, b), wild.verbs(cast.m, a, b, c))
    )
    verb, args = dice.choice([pair for pair in found if pair[0] not in ("advance", "back", "join", "leave")])
    who = dice.choice(list(cast.ids.values()))
    if dice.random() < 0.1:
        verb, args = "proxy", {"person": dice.choice(list(cast.ids.values())), "act": {"verb": verb, "args": args}}
    return Act(verb, args, "op", None, who)


def walk(rule: str, seed: int, after: Callable[[Cast], None]) -> Cast:
    """Through all stages; whoever leads goes on whatever the others do."""
    dice, cast = Random(f"{rule}{seed}"), everybody(rule)
    after(cast)
    for _ in range(MOST_STAGES):
        for _ in range(ACTS):
            cast.wait(dice.choice((0, 3, 20)))
            if refusal_of(cast.place, partial(cast.place.carry, anything(cast, dice))) is None:
                after(cast)
        lead = next((p.id for p in cast.m.people.present() if "advance" in cast.m.role_of(p.id).may), "")
        if following(cast.m) is None or not lead:
            break
        cast.act(lead, "advance", {"override": "往下走"})
        after(cast)
    return cast


def check(rule: str, seed: int) -> Cast:
    screens = Screens(still=False)
    cast = walk(rule, seed, screens.compare)
    read_again(cast)
    return cast


@pytest.mark.parametrize("rule", RULES)
def test_a_method_is_held_from_beginning_to_end(rule: str) -> None:
    cast = check(rule, 1)

    assert cast.m.agenda.ended or following(cast.m) is None
    assert {visit.stage for visit in cast.m.agenda.visits} >= {
        stage.id for stage in cast.m.rule.stages if not stage.stages
    } - cast.m.agenda.dropped


@pytest.mark.parametrize("seed", range(2, 12))
@pytest.mark.parametrize("rule", RULES)
def test_a_method_is_held_whatever_people_do(rule: str, seed: int) -> None:
    check(rule, seed)
