"""What a phone is told that one may do is accepted, and nothing else is: in states of all methods reached by acts at random."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from random import Random
from typing import Any

import pytest

from facilitate.core.act import Act
from facilitate.core.ballot.ballots import all_here, questions
from facilitate.core.course.agenda import here
from facilitate.core.course.plan import following
from facilitate.core.decide import handle
from facilitate.core.floor import rule as floor_rule
from facilitate.core.meeting import Meeting
from facilitate.core.order import ronr
from facilitate.core.refusals.refusal import Refused
from facilitate.replay.neighbours.mind import Mind
from facilitate.replay.neighbours.voting import choice_on
from facilitate.replay.neighbours.writing import about_of, filled
from facilitate.web.views import Look
from facilitate.web.views.me import me
from tests.cast import Cast, refusal_of
from tests.core.packed import Packed
from tests.test_every_method import RULES, anything, everybody

Button = tuple[str, str, dict[str, Any]]
"""The key of `may` by which it is drawn, the verb and the arguments that it sends."""
ACTS, STAGES, LEAST = 25, 12, 50


def buttons(m: Meeting, person: str, may: dict[str, str], seen: dict[str, Any]) -> Iterator[Button]:
    """Everything that a phone could offer her in this state, pressed as it is meant."""
    mind = Mind(m, person, Random(1))
    side = {"stance": "for"} if floor_rule(m).stance in ("required", "optional") else {}
    yield "hand", "hand", side
    for verb in ("unhand", "pass", "done"):
        yield verb, verb, {}
    for key in may:
        if key.startswith("hand/"):
            yield key, "hand", {"kind": key.removeprefix("hand/")}
        if key.startswith("react/"):
            yield key, "react", {"signal": key.removeprefix("react/"), **side}
    yield from _votes(m, mind, seen)
    yield from _texts(m, mind)
    yield from _about_things(m, mind, seen)


def _votes(m: Meeting, mind: Mind, seen: dict[str, Any]) -> Iterator[Button]:
    for ballot in (*all_here(m), *questions(m)):
        choice = choice_on(mind, ballot)
        if choice is not None:
            yield f"votes/{ballot.id}", "vote", {"ballot": ballot.id, "choice": choice}


def _texts(m: Meeting, mind: Mind) -> Iterator[Button]:
    subject = {"about": mind.subject} if mind.subject in m.items.all else {}
    for entry in here(m).write:
        if entry.kind in ("need", "topic", "idea", "note", "motion"):
            text = mind.say(entry.kind, entry.chars)
            told, about = filled(mind, entry, text), about_of(mind, entry)
            if entry.kind == "motion" and m.rule.motions:
                told = _pending(mind, entry, told)
            args = {"kind": entry.kind, "text": text, "fields": told} | ({"about": about} if about else {})
            yield f"write/{entry.kind}", "write", args
    if subject:
        yield "comment", "comment", {"text": "一句话", **subject}
        yield "question", "question", {"text": "什么时候？", "kind": "question", **subject}
        yield "offer", "offer", {"text": "出一架梯子", "resource": m.facts.lists.resources[0], **subject}


def _pending(mind: Mind, entry: Any, told: dict[str, Any]) -> dict[str, Any]:
    """A motion of the first kind that is in order."""
    for kind in mind.m.rule.motions if "motion_type" in entry.fields else ():
        try:
            ronr.in_order(mind.m, mind.person, kind.id, "")
        except Refused:
            continue
        return {**told, "motion_type": kind.id}
    return told


def _about_things(m: Meeting, mind: Mind, seen: dict[str, Any]) -> Iterator[Button]:
    for own in seen["own"]:
        yield f"editable/{own['id']}", "edit", {"item": own["id"], "text": own["text"]}
        if not own["merged_into"]:
            yield f"editable/{own['id']}", "withdraw", {"item": own["id"]}
    for task in m.outcomes.actions.values():
        if mind.person not in (task.who, *task.with_):
            yield "pledge", "pledge", {"item": task.id}


def packed(m: Meeting) -> Packed:
    """The meeting as it is, to be tried again and again."""
    return Packed(m, m.rule, m.stages, m.parents, m.brought_in, m.relations_asked)


def tried(state: Packed, now: int, person: str, verb: str, args: dict[str, Any]) -> str:
    """The code of the refusal, "" where it is accepted; the next one is tried in the same state."""
    try:
        handle(state.fresh(), Act(verb, args, "try", None, person), now)
    except Refused as refused:
        return refused.rule
    return ""


def told(seen: dict[str, Any], key: str) -> str:
    """What the phone knows of a button before it is pressed."""
    name, _, rest = key.partition("/")
    if name == "votes":
        return str(seen["votes"].get(rest, "no_ballot"))
    if name == "editable":
        return "" if next(own["editable"] for own in seen["own"] if own["id"] == rest) else "not_yours"
    return str(seen["may"].get(key, seen["may"].get(name, "not_now")))


def compare(cast: Cast, dice: Random, kept: dict[str, dict[str, str]]) -> int:
    """Every button of two people; how many were pressed. `kept` is what a server keeps of each sort of person."""
    m, pressed = cast.m, 0
    state = packed(m)
    here_now = [one.id for one in m.people.present()]
    for person in dice.sample(here_now, min(2, len(here_now))):
        seen = me(Look(m, "room", cast.clock.at, "c" * 64, "http://192.0.2.1", kept=kept), person)
        for key, verb, args in buttons(m, person, seen["may"], seen):
            answer, shown = tried(state, cast.clock.at, person, verb, args), told(seen, key)
            assert (answer == "") == (shown == ""), (m.agenda.at, m.role_name(person), key, args, answer, shown)
            pressed += 1
    return pressed


def walk(rule: str, seed: int) -> int:
    """Acts at random in each stage; after every few of them each button is tried."""
    dice, cast, pressed = Random(f"{rule}{seed}"), everybody(rule), 0
    kept: dict[str, dict[str, str]] = {}
    for _ in range(STAGES):
        for n in range(ACTS):
            cast.wait(dice.choice((0, 3, 20)))
            refusal_of(cast.place, partial(cast.place.carry, anything(cast, dice)))
            pressed += compare(cast, dice, kept) if n % 8 == 0 else 0
        lead = next((p.id for p in cast.m.people.present() if "advance" in cast.m.role_of(p.id).may), "")
        if following(cast.m) is None or not lead:
            break
        cast.act(lead, "advance", {"override": "往下走"})
        pressed += compare(cast, dice, kept)
    return pressed


@pytest.mark.parametrize("rule", RULES)
def test_every_button_is_accepted_and_everything_accepted_has_a_button(rule: str) -> None:
    assert walk(rule, 1) > LEAST


@pytest.mark.parametrize("seed", range(2, 6))
@pytest.mark.parametrize("rule", RULES)
def test_so_it_is_whatever_people_have_done_before(rule: str, seed: int) -> None:
    assert walk(rule, seed) > LEAST
