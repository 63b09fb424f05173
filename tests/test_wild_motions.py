"""Whatever people move, amend, second, rule and appeal: the log is enough, the patches are enough, nothing breaks."""

from __future__ import annotations

from functools import partial
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from facilitate.core.order.conduct import barred
from facilitate.core.order.motions import counts
from facilitate.core.order.params import PARAMS
from facilitate.core.order.ronr import stack
from tests.cast import refusal_of, rules
from tests.watched import Watched, watched

RULES = ("ronr", "nantang", "assembly_hall", "consensus", "ngt", "owners_vote", "building_meeting")
WHO = ("wang", "li", "chen", "zhao", "wang", "li", "host", "recorder")
DESK = (
    "show", "hide", "grant", "cut", "warn", "open_ballot", "close_ballot", "set", "set_role", "check_in", "undo", "pause",
    "resume", "advance", "back", "merge",
)  # fmt: skip
wishes = st.lists(
    st.tuples(st.integers(0, 7), st.integers(0, 60), st.integers(0, 9), st.integers(0, 9)), min_size=15, max_size=50
)
plays = st.tuples(st.sampled_from(RULES), st.integers(0, 4), wishes)
Play = tuple[str, int, list[tuple[int, int, int, int]]]
FEW = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
MANY = settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])


def begin(rule: str) -> Watched:
    """Host, recorder where there is one, and four in the roles that vote."""
    known = rules()[rule].roles
    voters = [
        name for name in known if name not in ("host", "recorder", "timer", "observer", "pulse", "watcher", "rep")
    ]
    people = {"host": "host", **({"recorder": "recorder"} if "recorder" in known else {})}
    people |= {who: voters[n % len(voters)] for n, who in enumerate(("wang", "li", "chen", "zhao"))}
    return watched(rule, people, eligible=5)


def verbs(hall: Watched, a: int, b: int) -> list[tuple[str, dict[str, Any]]]:
    """What anybody may wish for, sensible or not."""
    m = hall.m
    item, person = _pick(a, [*m.items.all, "99"]), _pick(b, [*hall.ids.values()])
    open_now = [ballot.id for ballot in m.ballots.all.values() if ballot.open] or ["99"]
    ballot, side = _pick(a, open_now), ("for", "against", "abstain")[b % 3]
    named = _pick(a, [kind.id for kind in m.rule.motions] or ["amend"])
    kind = ("motion", "topic", "idea", "comment")[b % 4] if b > 3 else "motion"
    return [
        *[("write", {"kind": kind, "text": f"第{a}件"})] * 3, ("write", {"kind": "topic", "text": "灯", "fields": {"title": "灯", "proposal": "装"}}),
        *[("write", {"kind": "motion", "text": f"改{b}", "about": item if a % 2 else "", "fields": {"motion_type": named}})] * 4,
        *[("second", {"item": item})] * 4, ("edit", {"item": item, "text": f"改成{b}"}), ("edit", {"item": item, "text": "再改"}),
        ("withdraw", {"item": item}), ("show", {"items": [item]}), ("hide", {"items": [item]}), ("comment", {"about": item, "text": "好"}),
        *[("hand", {"stance": ("for", "against")[b % 2]})] * 3, ("hand", {"kind": "appeal", "text": "不服"}), ("hand", {"kind": "order"}),
        ("grant", {}), ("grant", {"person": person}), ("done", {}), ("cut", {}), ("unhand", {}),
        *[("warn", {"person": person, "offence": ("overtime", "interrupt", "personal")[a % 3]})] * 4,
        *[("vote", {"ballot": ballot, "choice": side})] * 6, ("open_ballot", {}), *[("close_ballot", {"ballot": ballot})] * 3,
        ("set", {"name": _pick(a, [*PARAMS]), "value": 5 + b, "vote": b % 3 == 0}), ("set", {"name": _pick(a, [*PARAMS])}),
        ("set", {"name": "ruling", "value": {"item": item, "holds": bool(b % 2)}}), ("set", {"name": "eligible", "value": a}),
        ("set_role", {"person": person, "household": f"{a}号", "area": str(10 * b)}),
        ("set_role", {"person": person, "same_as": _pick(a, [*hall.ids.values()])}),
        ("leave", {}), ("join", {}), ("check_in", {"person": person}), ("undo", {}), ("pause", {}), ("resume", {}),
        ("advance", {}), ("advance", {"override": "走"}), ("back", {}),
        ("advance", {"to": _pick(a, [*m.stages][:-1]), "override": "跳"}), ("merge", {"items": [item, _pick(b, [*m.items.all, "99"])], "title": "并"}),
    ]  # fmt: skip


def _pick(n: int, of: list[str]) -> str:
    return of[n % len(of)]


def sound(hall: Watched) -> None:
    """What must hold whatever led there."""
    m = hall.m
    pending = stack(m)
    assert len({item.id for item in pending}) == len(pending)
    assert all(item.state == "shown" and item.id not in m.ronr.settled for item in pending[1:])
    assert not any(counts(m, m.items.all[id]) for id in m.ronr.laid)
    speaker = m.floor.speaker
    assert speaker is None or barred(m, speaker.person) != "asked_to_leave"
    assert all(item.by not in item.seconds or item.made for item in m.items.all.values() if not _doubled(hall, item.by))


def _doubled(hall: Watched, person: str) -> bool:
    return any(one.same_as == person for one in hall.m.people.all.values())


def _bring_in(hall: Watched) -> None:
    """Whoever may writes something, and it is seconded and let through."""
    for who in ("wang", "li", "host"):
        for kind in ("motion", "topic", "idea"):
            told = {"title": "灯", "proposal": "装"} if kind == "topic" else {}
            refusal_of(hall.place, partial(hall.do, who, "write", kind=kind, text=f"{who}提的", fields=told))
    for item in list(hall.m.items.all):
        refusal_of(hall.place, partial(hall.do, "host", "show", items=[item]))
        for who in ("chen", "zhao"):
            refusal_of(hall.place, partial(hall.do, who, "second", item=item))


def check(played: Play) -> None:
    rule, stages, wanted = played
    hall = begin(rule)
    for _ in range(stages):
        _bring_in(hall)
        refusal_of(hall.place, partial(hall.do, "host", "advance", override="往下"))
    for who, what, a, b in wanted:
        choices = verbs(hall, a, b)
        verb, args = choices[what % len(choices)]
        name = "host" if WHO[who] not in hall.ids or (verb in DESK and who) else WHO[who]
        if refusal_of(hall.place, partial(hall.do, name, verb, **args)) is None:
            sound(hall)


WARNED = ("ronr", 3, [*[(0, 0, 0, 0)] * 13, (0, 21, 0, 0), (1, 28, 0, 0)])  # a reminder: all may appeal against it


@FEW
@example(WARNED)
@given(plays)
def test_nothing_that_is_moved_or_ruled_breaks_a_meeting(played: Play) -> None:
    check(played)


@MANY
@given(plays)
def test_nothing_of_much_that_is_moved_or_ruled_breaks_a_meeting(played: Play) -> None:
    check(played)
