"""What one person is told about herself: what she may do and why not, what is left, what became of her own words."""

from __future__ import annotations

from typing import Any

from facilitate.core.ballot.ballot_types import type_of
from facilitate.core.ballot.ballots import all_here, open_here, questions
from facilitate.core.ballot.voting import why_not
from facilitate.core.course.agenda import here
from facilitate.core.may import ALLOWS, POWERS, WRITTEN, by_relation, may, stood_in
from facilitate.core.meeting import Meeting
from facilitate.core.order import conduct, doubt, easing
from facilitate.core.paper.correcting import why_not as why_no_correction
from facilitate.core.relations import standing
from facilitate.core.writing.amending import editable
from facilitate.core.writing.amending import why_not as why_not_amend
from facilitate.core.writing.items import Item
from facilitate.web.views import floor, paper, spaces
from facilitate.web.views.look import Look
from facilitate.web.views.motions import on_table
from facilitate.web.views.rights import refused_now, standing_rights

ASKED = ("write", *ALLOWS, *POWERS)


def me(look: Look, id: str) -> dict[str, Any]:
    m, one = look.m, look.m.people.get(id)
    mine = [i for i in look.once("written", lambda: _written(m)).get(one.id, ()) if i.state != "withdrawn"]
    ballot, may_now, left = open_here(m), _may(look, one.id, one.role), _left(look, one.id)
    return {
        "id": one.id, "name": one.name, "group": one.group, "role": one.role, "present": one.present,
        "neutral": m.rule.roles[one.role].neutral, "standing": sorted(standing(m, one.id)),
        "may": {**may_now, **refused_now(look, one.id, may_now, left), **_own_rights(look, one.id)}, "left": left,
        "dots_left": {ballot.id: ballot.rule.per_person} if ballot and type_of(ballot.rule).handed_out else {}, "votes": _votes(m, one.id),
        **floor.mine(look, one.id), **spaces.of_person(look, one.id),
        "division": doubt.open_to(m, one.id),
        "voted": [b.id for b in m.ballots.all.values() if one.id in b.voted],
        "own": [
            {"id": i.id, "kind": i.kind, "text": i.text, "state": i.state, "covered": i.covered, "category": i.category,
             "fields": i.fields, "merged_into": i.merged_into or None, "at": i.at, "proxy": bool(i.entered_by),
             "editable": editable(m, one.id, i), "named": i.named, "reason": i.reason}
            for i in mine
        ],
        "same": _said_same(look, one.id), "lost": _lost(look, one.id),
        "notices": _notices(look, one.id), "signed": one.id in m.closing.signed(),
        "corrections": paper.own(m, one.id),
        "tasks": [a.id for a in m.outcomes.actions.values() if one.id in (a.who, *a.with_, a.check_by)],
    }  # fmt: skip


def _own_rights(look: Look, id: str) -> dict[str, str]:
    """What hangs on more than her role: whether she may change the words on the table, and whether a ruling silences her."""
    m = look.m
    subject = m.items.all.get(on_table(m))
    silenced = conduct.barred(m, id)
    edit = why_not_amend(m, id, subject) if subject else "no_such_thing"
    return {"edit": edit, "correct": why_no_correction(m, id)} | ({"hand": silenced} if silenced else {})


def _lost(look: Look, id: str) -> dict[str, int] | None:
    """How many turns a ruling costs her here; null where none does."""
    turns = max(conduct.forfeited(look.m, id), int(bool(conduct.barred(look.m, id))))
    return {"turns": turns} if turns else None


def _votes(m: Meeting, id: str) -> dict[str, str]:
    """Open ballot -> "" if she may vote on it, else the code of why not."""
    found = {b.id: why_not(m, id, b) for b in (*all_here(m), *questions(m))}
    return {ballot: refused.rule if refused else "" for ballot, refused in found.items()}


def _written(m: Meeting) -> dict[str, list[Item]]:
    """Everybody's items by their author."""
    found: dict[str, list[Item]] = {}
    for item in m.items.all.values():
        found.setdefault(item.by, []).append(item)
    return found


def _may(look: Look, id: str, role: str) -> dict[str, str]:
    """What whoever stands like her may do in a stage: asked once, and kept for as long as the meeting is shown."""
    missing = look.once("stood_in", lambda: " ".join(sorted(stood_in(look.m))))
    words = " ".join(sorted(standing(look.m, id)))
    asked = " ".join(b.id for b in questions(look.m))
    stands_for = [verb for verb in ("schedule", "hand_over", "grant") if by_relation(look.m, id, verb)]
    talks = any(turn.person == id for here in look.m.floors.values() for turn in here.running)
    name = f"{role} {words} {talks} {stands_for} {asked} {look.m.agenda.at.stage} {look.m.agenda.ended} {missing} {easing.anybody_speaks(look.m)}"
    if name not in look.kept:
        look.kept[name] = _ask(look, id)
    return look.kept[name]


def _ask(look: Look, id: str) -> dict[str, str]:
    """Verb -> "" if it may be done now, else the code of the refusal."""
    found = {verb: refused.rule if (refused := may(look.m, id, verb)) else "" for verb in ASKED}
    for entry in here(look.m).write:
        if entry.kind not in WRITTEN:
            refused = may(look.m, id, "write", entry.kind)
            found[f"write/{entry.kind}"] = refused.rule if refused else ""
    return found | standing_rights(look.m, id)


def _left(look: Look, id: str) -> dict[str, int]:
    m = look.m
    left: dict[str, int] = {}
    for entry in here(m).write:
        if entry.per_person is not None:
            mine = look.once("written", lambda: _written(m)).get(id, ())
            used = sum(i.kind == entry.kind and i.stage == m.agenda.at.stage and i.state != "withdrawn" for i in mine)
            left[entry.kind] = max(0, entry.per_person - used)
    return left


def _notices(look: Look, id: str) -> list[dict[str, Any]]:
    """What happened to her: a text hidden (with the reason), a reminder; the newest first."""
    m = look.m
    hidden = [
        {"kind": "hidden", "item": i.id, "reason": i.reason, "at": i.at}
        for i in look.once("written", lambda: _written(m)).get(id, ()) if i.state == "hidden"
    ]  # fmt: skip
    hidden += [
        {"kind": "hidden", "item": c.id, "reason": c.reason, "at": c.at}
        for c in m.talk.comments.values() if c.by == id and c.state == "hidden"
    ]  # fmt: skip
    warned = [
        {"kind": "warned", "reason": r.offence, "step": r.step, "at": r.at}
        for r in m.conduct.standing(id)
    ]  # fmt: skip
    return sorted(hidden + warned, key=lambda notice: -int(notice["at"]))


def _said_same(look: Look, person: str) -> list[str]:
    """About which things this person has said "same here"."""
    signs = {sign.id for sign in look.m.rule.signals if sign.effect == "tally"}
    return sorted(item for (sign, item), people in look.m.talk.tallies.items() if sign in signs and person in people)
