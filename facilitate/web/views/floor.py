"""Who speaks, who is next and why, and the clock that counts now."""

from __future__ import annotations

from typing import Any

from facilitate.core import agenda
from facilitate.core import floor as core
from facilitate.core.floor import Turn
from facilitate.core.floor.order import ASKED_AGAIN
from facilitate.web.views.look import Look


def floor(look: Look) -> dict[str, Any]:
    m = look.m
    rule, hands = core.rule(m), m.floor.hands
    line = core.queue(m)
    if m.floor.speaker is not None:
        line = [pair for pair in line if pair[0] != m.floor.speaker.person]
    seen: dict[str, Any] = {
        "mode": rule.mode, "grant": rule.grant, "speaker": _speaker(look),
        "queue": [
            {**(look.who(id) or {}), "place": n, "reason": reason, "since": hands[id].at if id in hands else None,
             "stance": hands[id].stance if id in hands else ""}
            for n, (id, reason) in enumerate(line, 1)
        ],
        "round": _round(look, line) if rule.mode == "round" else None,
    }  # fmt: skip
    if look.desk:
        seen["turns_used"] = {p.id: n for p in m.people.present() if (n := core.turns_of(m, p.id))}
        seen["ask_first"] = _ask_first(look)
    return seen


def _speaker(look: Look) -> dict[str, Any] | None:
    turn, paused = look.m.floor.speaker, look.m.agenda.paused_at
    if turn is None:
        return None
    return {
        "turn": turn.id, "who": look.who(turn.person), "to": look.who(turn.to), "from": turn.from_,
        "deadline": turn.deadline, "limit": turn.limit, "left_ms": turn.deadline - paused if paused else None,
        "kind": turn.kind, "reason": turn.reason, "nth": core.turns_of(look.m, turn.person), "gist": turn.gist,
    }  # fmt: skip


def _round(look: Look, line: list[tuple[str, str]]) -> dict[str, Any]:
    m = look.m
    spoken = len({t.person for t in m.floor.turns.values() if t.slot == m.agenda.at and t.seconds >= 0})
    passed = [id for id, reason in line if reason == ASKED_AGAIN]
    return {"spoken": spoken, "of": spoken + len(line) + (m.floor.speaker is not None), "passed": passed}


def _ask_first(look: Look) -> list[dict[str, str]]:
    """Who has not spoken in this meeting: whoever wrote a card first, then the rest. The host alone sees it."""
    m = look.m
    spoken = {t.person for t in m.floor.turns.values() if t.slot == m.agenda.at or not m.agenda.at.item}
    silent = [p for p in m.people.present() if core.may_speak(m, p.id) and p.id not in spoken]
    wrote = {i.by for i in _here(look)}
    ranked = sorted(silent, key=lambda p: (p.id not in wrote, p.phone != "none"))
    return [{"id": p.id, "reason": "wrote" if p.id in wrote else "silent"} for p in ranked]


def _here(look: Look) -> list[Any]:
    """The original cards of the matter on the table."""
    items = look.m.items.all
    one = items.get(look.m.agenda.at.item)
    return [items[id] for id in one.originals or (one.id,)] if one else []


def clock(look: Look) -> dict[str, Any]:
    """What counts now: the turn while somebody speaks, otherwise the stage."""
    m, turn = look.m, look.m.floor.speaker
    paused, bell = m.agenda.paused_at, m.settings.bell
    minutes = agenda.minutes_of(m, m.agenda.at.stage)
    due = turn.deadline if turn else agenda.deadline(m)
    total = turn.limit if turn else int((minutes or 0) * 60)
    return {
        "running": not paused and due is not None, "of": "turn" if turn else "stage", "deadline": due, "total": total,
        "left_ms": due - paused if paused and due else None, "bell": bell,
        "warn_at": list(core.rule(m).warn_at) if turn else [], "squeezed_by": _squeezed(look),
    }  # fmt: skip


def _squeezed(look: Look) -> float:
    """Minutes taken out of the plan."""
    kept = look.m.agenda
    shorter = sum((look.m.stages[id].minutes or 0) - minutes for id, minutes in kept.minutes.items())
    return shorter + sum(agenda.minutes_of(look.m, id) or 0 for id in kept.dropped)


def turn(look: Look, id: str) -> dict[str, Any] | None:
    """For the scribe."""
    one: Turn | None = look.m.floor.turns.get(id)
    if one is None or not look.desk:
        return None
    return {
        "id": id, "who": look.who(one.person), "stage": one.slot.stage, "item": one.slot.item or None,
        "from": one.from_, "seconds": one.seconds if one.seconds >= 0 else None, "limit": one.limit,
        "reason": one.reason, "kind": one.kind, "cut": one.cut, "gist": one.gist,
    }  # fmt: skip
