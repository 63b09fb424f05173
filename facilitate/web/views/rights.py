"""What one person may do at this very moment, beyond what her role lets her do in the stage: the buttons are drawn from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from facilitate.core import floor as floors
from facilitate.core.ballot.ballots import all_here, questions
from facilitate.core.ballot.voting import why_not
from facilitate.core.course.agenda import here
from facilitate.core.floor import asking, turns
from facilitate.core.language.rules import Signal
from facilitate.core.meeting import Meeting
from facilitate.core.order import ronr, rulings
from facilitate.core.refusals.refusal import Refused
from facilitate.core.space import moves
from facilitate.core.writing import talk
from facilitate.web.views.look import Look

Check = Callable[[], object]


def refused_now(look: Look, person: str, granted: Mapping[str, str], left: Mapping[str, int]) -> dict[str, str]:
    """What of all that is `granted` cannot be done at this moment: its code of refusal; `left` is how many of a kind she
    may still write."""
    checks = {key: check for key, check in _moment(look, person).items() if granted.get(key) == ""}
    found = {key: code for key, check in checks.items() if (code := _code(check))}
    return found | {
        f"write/{kind}": "too_many" for kind, n in left.items() if n == 0 and granted.get(f"write/{kind}") == ""
    }


def _moment(look: Look, person: str) -> dict[str, Check]:
    m = look.m
    return {
        "hand": lambda: _hand(m, person), "unhand": lambda: asking.may_lower(m, person),
        "pass": lambda: _pass(look, person), "done": lambda: _done(m, person), "vote": lambda: _vote(m, person),
        "move": lambda: moves.free_to_go(m, person),
        **{f"hand/{kind}": partial(_break_in, m, person, kind) for kind in floors.rule(m).interrupts},
        **{f"react/{sign.id}": partial(talk.giving, m, person, sign.id, placed=False) for sign in m.rule.signals if _counted(sign)},
        **({"write/motion": lambda: _motion(m, person)} if m.rule.motions else {}),
    }  # fmt: skip


def _counted(sign: Signal) -> bool:
    """Whether it can be given at one moment and not at another."""
    return sign.per_person is not None or sign.effect in ("queue", "queue_front", "pause_turn")


def _code(check: Check) -> str:
    try:
        check()
    except Refused as refused:
        return refused.rule
    return ""


def _hand(m: Meeting, person: str) -> None:
    if code := ronr.silenced(m):
        raise Refused(code)
    if floors.rule(m).mode == "round":
        raise Refused(
            "round_order"
        )  # said without looking who is still asked: that would cost each phone the whole round
    asking.may_ask(m, person, placed=False)


def _pass(look: Look, person: str) -> None:
    """In a round and among reports whoever has a place or speaks; the line is made once for all phones."""
    m, space = look.m, floors.space_of(look.m, person)
    line = look.until_changed(f"queue/{space}", lambda: dict(floors.queue(m, space)))
    if floors.rule(m).mode not in ("round", "report") or person not in line:
        asking.may_pass(m, person)
    elif floors.rule(m).mode == "round" and not floors.rule(m).pass_ and floors.at(m, space).holder != person:
        raise Refused("no_pass")


def _done(m: Meeting, person: str) -> None:
    if turns.speaks(m, person) is None:
        raise Refused("no_floor")


def _vote(m: Meeting, person: str) -> None:
    """On one of the open ballots at least."""
    refused = [why_not(m, person, one) for one in (*all_here(m), *questions(m))]
    if refused and all(refused):
        raise refused[0] or Refused("not_yours")


def _break_in(m: Meeting, person: str, kind: str) -> None:
    if kind == "appeal" and rulings.latest(m) is not None:
        rulings.may_appeal(m)
    else:
        asking.may_break_in(m, person)


def _motion(m: Meeting, person: str) -> None:
    """One of those that may be moved here is in order."""
    told = any("motion_type" in entry.fields for entry in here(m).write if entry.kind == "motion")
    named = [kind.id for kind in m.rule.motions] if told else [""]
    if all(_code(partial(ronr.in_order, m, person, one, "")) for one in named):
        raise Refused("one_at_a_time")
