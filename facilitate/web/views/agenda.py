"""Where the meeting stands: the run of show, and the stage with what it allows."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec

from facilitate.core.ballot import ballots
from facilitate.core.ballot.ballot_open import idle, over
from facilitate.core.course import agenda as core
from facilitate.core.course import plan as plans
from facilitate.core.course.agenda import Slot
from facilitate.core.course.readiness import ready
from facilitate.core.floor import rule as floor_rule
from facilitate.core.given import question
from facilitate.core.language.rule_plan import expected
from facilitate.core.language.rules import Stage
from facilitate.core.language.stage_parts import Assign
from facilitate.core.meeting import Meeting
from facilitate.core.space.assigning import drawn_from
from facilitate.core.undo import Kept
from facilitate.service.guidance import guidance
from facilitate.web.views.agreed import changed, eased
from facilitate.web.views.look import Look
from facilitate.web.views.motions import on_table

plain = msgspec.to_builtins


def agenda(look: Look) -> dict[str, Any]:
    m = look.m
    slots, sure = look.once("slots", lambda: plans.plan(m, open_ones=True)), _plan(look)
    ok, why, waiting = look.once("ready", lambda: ready(m, look.now))
    entries = _entries(look, slots)
    last = m.steps.last
    return {
        "entries": entries, "at": slots.index(m.agenda.at) if m.agenda.at in slots else -1,
        "ready": {"ok": ok, "why": why, "waiting": waiting},
        "next": _named(look, plans.following(m, sure)), "previous": _named(look, plans.preceding(m, sure)),
        "ends_at": _starts(look) + m.facts.minutes * 60_000, "hall_end": m.agenda.hall_end or None,
        "ended_at": m.agenda.ended_at or None,
        "undo": _undo(look, last) if look.desk and last else None,
    }  # fmt: skip


def _undo(look: Look, last: Kept) -> dict[str, Any]:
    """What would be taken back; `longer`: the minutes that it gave a stage, or took from it."""
    event = look.m.revive(last.inverse[0]) if last.verb == "squeeze" and last.inverse else None
    longer = None
    if isinstance(event, core.Squeezed):
        every = look.m.stages[event.stage].minutes if not event.item else core.minutes_of(look.m, event.stage)
        was = (every if event.minutes == core.AS_RULED else event.minutes) or 0
        longer = (core.minutes_of(look.m, event.stage, event.item) or 0) - was
    return {"verb": last.verb, "by": look.who(last.by), "at": last.at, "can": bool(last.inverse), "why": last.why or None,
            "longer": longer or None}  # fmt: skip


def _plan(look: Look) -> list[Slot]:
    return look.once("run_of_show", lambda: plans.plan(look.m))


def _entries(look: Look, slots: list[Slot]) -> list[dict[str, Any]]:
    m, planned, entries = look.m, _starts(look), []
    visits, passes = {(v.stage, v.item): v for v in m.agenda.visits}, _passes(slots)
    here = slots.index(m.agenda.at) if m.agenda.at in slots else 0
    for n, slot in enumerate(slots):
        stage, minutes = m.stages[slot.stage], core.minutes_of(m, *slot) or 0
        many = 1 if slot.item else expected(stage, m.parents[slot.stage])
        visit = visits.get((slot.stage, slot.item))
        done = visit is not None and slot != m.agenda.at
        state = "now" if slot == m.agenda.at else "out" if slot in m.agenda.left_out else "done" if done else "next"
        entries.append({
            "stage": slot.stage, "item": slot.item or None, "title": _title(look, slot), "name": plain(stage.title),
            "minutes": minutes * many,
            "pass": passes.get(slot), "of": _repeats(m.parents[slot.stage]), "days": stage.days,
            "optional": stage.optional, "place_in_life": stage.place_in_life or "during", "planned": planned,
            "from": visit.from_ if visit else None, "to": (visit.to or None) if visit else None,
            "state": "out" if state == "next" and n < here else state,
        })  # fmt: skip
        planned += int(minutes * many * 60_000)
    return entries


def _repeats(parent: Stage | None) -> str | None:
    """What a repeated stage goes over."""
    return parent.each.of if parent is not None and parent.each else None


def _passes(slots: list[Slot]) -> dict[Slot, dict[str, int]]:
    """Which time of how many each slot of a repeated stage is."""
    same: dict[str, list[Slot]] = {}
    for slot in slots:
        same.setdefault(slot.stage, []).append(slot)
    return {slot: {"n": n, "of": len(all_)} for all_ in same.values() for n, slot in enumerate(all_, 1) if slot.item}


def _starts(look: Look) -> int:
    return int(datetime.fromisoformat(look.m.facts.starts).timestamp() * 1000)


def _title(look: Look, slot: Slot) -> dict[str, str]:
    """The item's own words where the stage repeats and they may be read here, otherwise the stage's title."""
    item = look.m.items.all.get(slot.item.rpartition("/")[2])
    if item is not None and look.reads(item):
        return {"zh": item.text, "en": item.text}
    parent = look.m.parents[slot.stage]
    several = parent is not None and len(parent.stages) > 1  # else two rows of the timetable would read the same
    title = (look.m.stages[slot.stage] if parent is None or several else parent).title
    return {"zh": title.zh, "en": title.en}


def _named(look: Look, slot: Slot | None) -> dict[str, Any] | None:
    if slot is None:
        return None
    floor = look.m.stages[slot.stage].floor
    return {
        "stage": slot.stage,
        "item": slot.item or None,
        "title": _title(look, slot),
        "mode": floor.mode if floor else None,
    }


def stage(look: Look, id: str) -> dict[str, Any] | None:
    """The stage where the meeting stands, and no other."""
    m = look.m
    if id != m.agenda.at.stage:
        return None
    here, slots = core.here(m), _plan(look)
    done = over(m)
    due, paused = None if done or m.agenda.ended else core.deadline(m), m.agenda.paused_at
    nth = _passes(slots).get(m.agenda.at)
    return {
        "id": id, "item": m.agenda.at.item or None, "subject": on_table(m) or None, "title": plain(here.title),
        "prompt": plain(here.prompt) if here.prompt and not done else None, "minutes": core.minutes_of(m, *m.agenda.at),
        "from": m.agenda.entered_at, "deadline": due, "paused": bool(paused),
        "left_ms": due - paused if due and paused else None, "place_in_life": here.place_in_life or "during",
        "days": here.days, "ends": core.date_due(m),
        "allow": {verb: list(roles) for verb, roles in here.allow.items()}, "floor": _floor(m, here),
        "write": [plain(one) for one in here.write], "ballot": _ballot(look),
        "optional": here.optional, "select": here.select.into if here.select else None,
        "assign": _assign(look, here.assign) if here.assign else None, "move": plain(here.move) if here.move else None,
        "space": plain(here.space) if here.space else None, "makes": list(here.makes),
        "marker": here.floor.marker if here.floor else None, "hat": _hat(m, here),
        "nth": nth["n"] if nth else None, "of": nth["of"] if nth else None, "round": _round(look, slots),
        "question": question(m) or None, "params": changed(look, id),
        "eased": eased(look), "idle": idle(m), "over": done,
    } | ({"guidance": plain(guidance(m.rule.id, here))} if look.desk else {})  # fmt: skip


def _assign(look: Look, how: Assign) -> dict[str, Any]:
    """How people get their places; where lots were drawn, what from, and for the desk who was drawn, in the order of the lots."""
    drawn = look.m.spaces.drawn.get(how.to)
    told: dict[str, Any] = plain(how) | {"seed": drawn_from(look.m, how.to)}
    return told | ({"drawn": list(drawn.people)} if look.desk and drawn else {})


def _ballot(look: Look) -> str | None:
    found = ballots.open_here(look.m)
    return found.id if found else None


HATS = ("white", "green", "yellow", "black", "red", "blue")


def _hat(m: Meeting, stage: Stage) -> str | None:
    """The hat everybody wears: where the rule passes hats around, a stage is named after the colour of its own."""
    hats = any(one.floor and one.floor.marker == "hat" for one in m.stages.values())
    return next((hat for hat in HATS if hat in stage.id.split("_")), None) if hats else None


def _round(look: Look, slots: list[Slot]) -> dict[str, int] | None:
    """Which round or time slot this is, of all that are held; None where the stage is held for items or once."""
    item = look.m.agenda.at.item
    around = item.rpartition("/")[0]
    passes = list(dict.fromkeys(slot.item for slot in slots if slot.item and slot.item.rpartition("/")[0] == around))
    if look.m.agenda.subject(look.m) or item not in passes:
        return None
    same = [one for one in passes if one.rpartition("/")[2][:1] == item.rpartition("/")[2][:1]]
    return {"n": same.index(item) + 1, "of": len(same)}


def _floor(m: Meeting, stage: Stage) -> dict[str, Any] | None:
    """The rule's words on the floor as they hold now, with what is left out said: an empty list, no pass."""
    if stage.floor is None or stage.floor.mode == "none":
        return None
    return {"warn_at": [], "pass": False, "answer": None, "turns": None, **plain(floor_rule(m))}
