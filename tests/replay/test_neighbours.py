"""A facilitator tries any method alone: neighbours come and do what the rule gives them to do."""

from functools import cache
from random import Random

import pytest

from facilitate.core.language.rules import every
from facilitate.replay.neighbours.company import CROWD, RUNNING, chair, company
from facilitate.replay.neighbours.phrases import phrases, said
from facilitate.service.rulefiles import library
from tests.cast import core, rules
from tests.replay.alone import Alone

RULES = [kept.rule.id for kept in library()]
TALKING = {
    "roundtable_needs": "discuss",
    "nantang": "debate",
    "hearing": "hear",
    "fishbowl": "bowl",
    "open_space": "session",
}
MOST_REFUSED = 40
"""One in so many acts may be refused: two neighbours want the same chair."""


@cache
def tried(rule: str) -> Alone:
    one = Alone(rule)
    one.play()
    return one


@pytest.mark.parametrize("rule", RULES)
def test_neighbours_carry_a_method_from_the_first_stage_to_the_last(rule: str) -> None:
    one = tried(rule)
    visited = {visit.stage for visit in one.m.agenda.visits}
    refused = sum(n for (_, verb, _), n in one.room.refused.items() if verb != "open_ballot")

    assert one.m.agenda.ended
    assert sum(one.room.done.values()) > len(visited)
    assert refused * MOST_REFUSED <= sum(one.room.done.values()), one.room.refused


@pytest.mark.parametrize("rule", RULES)
def test_what_a_stage_gives_neighbours_to_write_is_written(rule: str) -> None:
    one = tried(rule)
    here = {role for role, _ in company(one.m)}
    visited = {visit.stage for visit in one.m.agenda.visits}
    wanted = {
        (stage.id, "write", entry.kind)
        for stage in every(one.m.rule) if stage.id in visited
        for entry in stage.write if entry.kind in ("need", "topic", "motion", "idea", "note")
        and here & set(entry.roles or stage.allow.get("write", ())) and not (entry.about and one.m.rule.motions)
    }  # fmt: skip

    assert wanted <= set(one.room.done)


@pytest.mark.parametrize("rule", RULES)
def test_every_ballot_that_opens_is_voted_on_by_all_who_came_for_it(rule: str) -> None:
    m = tried(rule).m
    asked = {b.id: set(b.rule.voters) - {chair(m.rule)} for b in m.ballots.all.values() if not b.question}
    here = {id: [p for p in m.people.all.values() if p.role in roles] for id, roles in asked.items()}

    assert all(len(m.ballots.all[id].voted) >= 0.8 * len(people) for id, people in here.items())


@pytest.mark.parametrize(
    ("rule", "verbs"),
    [
        ("open_space", {"schedule", "sign_up", "move", "report", "hand", "react", "vote", "action", "pledge"}),
        ("teahouse", {"move", "report", "write", "vote", "hand", "grant"}),
        ("fishbowl", {"move", "hand", "comment", "write"}),
        ("assembly_hall", {"write", "second", "question", "answer", "vote", "action"}),
        ("ronr", {"write", "second", "vote", "confirm", "hand"}),
        ("roundtable_needs", {"write", "react", "comment", "vote", "hand", "answer", "offer", "action", "pledge", "confirm"}),
        ("budget", {"write", "answer", "vote"}),
    ],
)  # fmt: skip
def test_neighbours_do_all_sorts_of_things(rule: str, verbs: set[str]) -> None:
    assert verbs <= {verb for _, verb, _ in tried(rule).room.done}


@pytest.mark.parametrize("rule", RULES)
def test_the_crowd_fits_the_method_and_leaves_the_desk_to_whoever_rehearses(rule: str) -> None:
    m, size = core(rule).m, rules()[rule].size
    coming = [role for role, _ in company(m)]
    most = min(CROWD, size.max if size and size.max else CROWD)

    assert 3 <= len(coming) <= max(most, 12)
    assert not any(RUNNING & set(m.rule.roles[role].may) for role in coming)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("kind", sorted(phrases().texts))
def test_what_they_say_fits_on_the_card(kind: str, language: str) -> None:
    least = {"topic": 40, "need": 60}.get(kind, 80)

    assert all(len(said(kind, language, Random(n), least)) <= least for n in range(20))
