"""Who speaks, who is next and why, what is left of everybody's time, and the clock that counts now."""

from __future__ import annotations

from itertools import takewhile
from typing import Any

from facilitate.core import floor as core
from facilitate.core.ballot.ballot_open import over
from facilitate.core.course import agenda
from facilitate.core.floor import Turn
from facilitate.core.floor.order import ASKED_AGAIN
from facilitate.core.floor.state import Floor
from facilitate.core.space import ring
from facilitate.web.views.look import Look


def floor(look: Look) -> dict[str, Any]:
    """The whole room's."""
    m = look.m
    seen = floor_in(look, core.ROOM) | {"said": _said(look)}
    if look.desk:
        seen["turns_used"] = {p.id: n for p in m.people.present() if (n := core.turns_of(m, p.id))}
        seen["ask_first"] = _ask_first(look)
    return seen


def floor_in(look: Look, space: str) -> dict[str, Any]:
    """The floor of one space: the same words for the room and for each table."""
    m, here = look.m, core.at(look.m, space)
    rule = core.rule(m)
    speaking = {turn.person for turn in here.running}
    line = [pair for pair in core.queue(m, space) if pair[0] not in speaking]
    return {
        "mode": rule.mode, "grant": rule.grant or core.granted_by(m, space), "stance": rule.stance or "none", "marker": rule.marker,
        "speaker": _speaker(look, here), "queue": [*_calls(look, here), *_queue(look, here, line)],
        "pending": here.interrupting()[0].kind if here.interrupting() else None,
        "holder": look.who(here.holder), "budgets": _budgets(look), "seats": _seats(look) if rule.mode == "seats" and space == core.ROOM else None,
        "round": _round(look, here, line) if rule.mode in ("round", "report") else None,
    }  # fmt: skip


def _queue(look: Look, here: Floor, line: list[tuple[str, str]]) -> list[dict[str, Any]]:
    safe = {here.safe, *(hand.behind for hand in here.hands.values())}
    found = []
    for n, (id, reason) in enumerate(line, 1):
        hand = here.hands.get(id)
        told: dict[str, Any] = {"since": None, "stance": "", "kind": "", "safe": False}
        if hand is not None:
            told = {
                "since": hand.at,
                "stance": hand.stance,
                "kind": "front" if hand.front else "",
                "safe": hand.seq in safe,
            }
        found.append({**(look.who(id) or {}), "place": n, "reason": reason, **told})
    return found


def _said(look: Look) -> list[dict[str, Any]]:
    """Who has spoken on which side since this stage began, for how many seconds; [] where no side is asked for."""
    if core.rule(look.m).stance in (None, "none"):
        return []
    here = takewhile(lambda turn: turn.slot == look.m.agenda.at, reversed(look.m.floor.turns.values()))
    told = [turn for turn in here if turn.kind == "turn" and turn.seconds >= 0]
    return [
        {**(look.who(turn.person) or {}), "stance": turn.stance, "seconds": turn.seconds} for turn in reversed(told)
    ]


def _calls(look: Look, here: Floor) -> list[dict[str, Any]]:
    """Those who break in come before the queue and have no place in it."""
    return [
        {**(look.who(hand.person) or {}), "place": 0, "reason": hand.kind, "since": hand.at, "stance": "", "kind": hand.kind,
         "safe": False}
        for hand in sorted(here.calls.values(), key=lambda hand: (core.PRECEDENCE.index(hand.kind), hand.seq))
    ]  # fmt: skip


def _speaker(look: Look, here: Floor) -> dict[str, Any] | None:
    turn = here.speaker
    if turn is None:
        return None
    still = turn.stopped or look.m.agenda.paused_at
    return {
        "turn": turn.id, "who": look.who(turn.person), "to": look.who(turn.to), "from": turn.from_,
        "deadline": turn.deadline if turn.limit else None, "limit": turn.limit,
        "left_ms": turn.deadline - still if still and turn.limit else None, "kind": turn.kind, "reason": turn.reason,
        "nth": core.turns_of(look.m, turn.person), "gist": turn.gist, "stance": turn.stance,
        "held": [look.who(one.person) for one in reversed(here.held)],
    }  # fmt: skip


def _budgets(look: Look) -> dict[str, Any] | None:
    """What the groups have left, a running turn counted in full, and what each person has in all (seconds)."""
    rule = core.rule(look.m)
    if rule.total is None and rule.group_total is None:
        return None
    return {"groups": core.groups_left(look.m), "total": rule.total}


def _seats(look: Look) -> dict[str, Any]:
    """The ring: who sits inside, how many chairs are free, who waits for one."""
    seated = [look.who(id) for id in core.seated(look.m)]
    return {"seated": seated, "open": core.chairs_free(look.m), "asking": len(look.m.spaces.line),
            "line": [look.who(id) for id in ring.waiting(look.m)]}  # fmt: skip


def _round(look: Look, here: Floor, line: list[tuple[str, str]]) -> dict[str, Any]:
    m = look.m
    spoken = core.spoken_here(m, here.space) - (here.speaker is not None)
    passed = [id for id, reason in line if reason == ASKED_AGAIN]
    return {"spoken": spoken, "of": spoken + len(line) + (here.speaker is not None), "passed": passed}


def _ask_first(look: Look) -> list[dict[str, str]]:
    """Who has not spoken in this meeting: whoever wrote a card first, then the rest. The host alone sees it."""
    m = look.m
    silent = [
        p for p in m.people.present() if core.may_speak(m, p.id) and not core.heard(m, p.id, bool(m.agenda.at.item))
    ]
    wrote = {i.by for i in _here(look)}
    ranked = sorted(silent, key=lambda p: (p.id not in wrote, p.phone != "none"))
    return [{"id": p.id, "reason": "wrote" if p.id in wrote else "silent"} for p in ranked]


def _here(look: Look) -> list[Any]:
    """The original cards of the matter on the table."""
    items = look.m.items.all
    one = items.get(look.m.agenda.subject(look.m))
    return [items[id] for id in one.originals or (one.id,)] if one else []


def clock(look: Look) -> dict[str, Any]:
    """What counts now: the turn while somebody speaks against the time, otherwise the stage."""
    m = look.m
    turn = next((turn for turn in m.floor.running if turn.limit), None)
    minutes = agenda.minutes_of(m, *m.agenda.at)
    due = turn.deadline if turn else None if over(m) or m.agenda.ended else agenda.deadline(m)
    total = turn.limit if turn else int((minutes or 0) * 60)
    still = (turn.stopped if turn else 0) or m.agenda.paused_at
    return {
        "running": not still and due is not None, "of": "turn" if turn else "stage", "deadline": due, "total": total,
        "left_ms": due - still if still and due else None, "bell": m.settings.bell,
        "warn_at": list(core.rule(m).warn_at) if turn else [], "squeezed_by": _squeezed(look),
    }  # fmt: skip


def _squeezed(look: Look) -> float:
    """Minutes taken out of the plan."""
    kept = look.m.agenda
    shorter = sum((look.m.stages[id].minutes or 0) - minutes for id, minutes in kept.minutes.items())
    shorter += sum((agenda.minutes_of(look.m, slot.stage) or 0) - own for slot, own in kept.own_minutes.items())
    return shorter + sum(agenda.minutes_of(look.m, id) or 0 for id in kept.dropped)


def turn(look: Look, id: str) -> dict[str, Any] | None:
    """For the scribe."""
    one: Turn | None = look.m.floor.turns.get(id)
    if one is None:
        return None
    return {
        "id": id, "who": look.who(one.person), "stage": one.slot.stage, "item": one.slot.item or None,
        "from": one.from_, "seconds": one.seconds if one.seconds >= 0 else None, "limit": one.limit,
        "reason": one.reason, "kind": one.kind, "cut": one.cut, "gist": one.gist, "space": one.space, "stance": one.stance,
    }  # fmt: skip


def mine(look: Look, person: str) -> dict[str, Any]:
    """What one person is told about herself and the floor she speaks on."""
    m = look.m
    space = core.space_of(m, person)
    here = core.at(m, space)
    reasons: dict[str, str] = look.until_changed(f"queue/{space}", lambda: dict(core.queue(m, space)))
    line: list[str] = look.until_changed(f"line/{space}", lambda: list(reasons))
    speaking = here.speaker is not None and here.speaker.person == person
    held = person in {turn.person for turn in here.held}
    place = line.index(person) + 1 if person in reasons and not speaking and not held else None
    if person in m.spaces.line:
        place = ring.waiting(m).index(person) + 1
    hand = here.hands.get(person)
    return {
        "place": place, "wait": wait_seconds(look, place, here) if place else None, "reason": reasons.get(person) if place else None,
        "speaking": speaking, "interrupted": held, "calling": here.calls[person].kind if person in here.calls else None,
        "stance": hand.stance if hand else "", "holds": here.holder == person, "turns_left": core.turns_left(m, person),
        "budget_left": _budget_left(look, person), "seated": core.rule(m).mode == "seats" and person in core.seated(m),
        "seconds": core.seconds_of(m, person),
    }  # fmt: skip


def _budget_left(look: Look, person: str) -> int | None:
    """Seconds of her own time and her group's that she can still speak; null: no limit."""
    groups = look.until_changed("groups_left", lambda: core.groups_left(look.m))
    group = groups.get(look.m.people.get(person).group)
    left = [n for n in (core.seconds_left(look.m, person), group) if n is not None]
    return min(left, default=None) if core.kind_of(look.m, person) != "answer" else None


def wait_seconds(look: Look, place: int, here: Floor) -> int:
    """About how long until that place in the queue is called: the running turn and those before."""
    turn = here.speaker
    running = max(0, turn.deadline - look.now) // 1000 if turn else 0
    return running + (place - 1) * (core.rule(look.m).turn or 0)
