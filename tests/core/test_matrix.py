"""The whole of who may do what: every verb, role, object and stage of every shipped rule; none is allowed by accident."""

from collections import Counter

import pytest

from facilitate.core import decide
from facilitate.core.act import Act
from facilitate.core.decide import VERBS
from tests.core.matrix import HERSELF, OWN, POWER, WORDS, acts, files, reason, worlds

RULES = files()
pytestmark = pytest.mark.slow
Found = Counter[tuple[str, str]]


def swept(names: tuple[str, ...]) -> tuple[Found, list[str]]:
    """How often each way out was met, and everything allowed that no rule file gives a reason for."""
    met: Found = Counter()
    accidents = []
    for name in names:
        for role in RULES[name]["roles"]:
            for world in worlds(RULES[name], role):
                me = world.who[role]
                for n, (verb, object, args) in enumerate(acts(world, me)):
                    code = world.attempt(Act(verb, args, f"op{n}", None, me))
                    why = reason(world, role, verb, object)
                    met["refused" if code else "allowed", code or why] += 1
                    if not code and not why:
                        accidents.append(f"{name} {world.stage['id']}: {role} {verb} {object}")
    return met, accidents


def test_everything_that_is_allowed_has_its_reason_in_the_rule_file() -> None:
    met, accidents = swept(tuple(RULES))
    by = Counter(way for way, _ in met.elements())
    print(f"\n{len(RULES)} rules, {sum(met.values())} combinations: {by['allowed']} allowed, {by['refused']} refused")
    for way in ("allowed", "refused"):
        print(way, {name: n for (one, name), n in met.most_common() if one == way})

    assert accidents == []
    assert by["allowed"] > 5_000
    assert by["refused"] > 50_000


def test_every_verb_is_tried() -> None:
    world = next(worlds(RULES["roundtable_needs"], "host"))
    tried = {verb for verb, _, _ in acts(world, world.who["host"])}

    assert set(VERBS) - tried == {"write"}
    assert tried <= {*POWER, *WORDS, *HERSELF, *OWN}


@pytest.mark.parametrize("verb", ["set_role", "hide", "remove", "close_ballot"])
def test_one_verb_that_is_not_checked_is_found(monkeypatch: pytest.MonkeyPatch, verb: str) -> None:
    """The bad twin: a house that forgets to ask for one verb."""
    real = decide.may
    monkeypatch.setattr(
        decide, "may", lambda m, person, asked, *more: None if asked == verb else real(m, person, asked, *more)
    )

    _, accidents = swept(("roundtable_needs",))

    assert accidents
    assert {line.split()[3] for line in accidents} == {verb}
