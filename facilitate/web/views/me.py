"""What one person is told about herself: what she may do and why not, what is left, what became of her own words."""

from __future__ import annotations

from typing import Any

from facilitate.core.ballot.ballot_types import type_of
from facilitate.core.ballot.ballots import all_here, open_here, questions
from facilitate.core.ballot.receipts import is_lost
from facilitate.core.ballot.voting import why_not
from facilitate.core.course.agenda import here
from facilitate.core.meeting import Meeting
from facilitate.core.order import conduct, doubt
from facilitate.core.paper.correcting import why_not as why_no_correction
from facilitate.core.relations import standing
from facilitate.core.writing.amending import editable
from facilitate.core.writing.amending import why_not as why_not_amend
from facilitate.web.views import floor, paper, spaces
from facilitate.web.views.granted import granted
from facilitate.web.views.look import Look
from facilitate.web.views.motions import on_table
from facilitate.web.views.rights import refused_now


def me(look: Look, id: str) -> dict[str, Any]:
    m, one = look.m, look.m.people.get(id)
    mine = [i for i in m.items.of(one.id) if i.state != "withdrawn"]
    ballot, may_now, left = open_here(m), granted(look, one.id), _left(look, one.id)
    return {
        "id": one.id, "name": one.name, "group": one.group, "role": one.role, "present": one.present,
        "neutral": m.rule.roles[one.role].neutral, "standing": sorted(standing(m, one.id)),
        "may": {**may_now, **refused_now(look, one.id, may_now, left), **_own_rights(look, one.id)}, "left": left,
        "dots_left": {ballot.id: ballot.rule.per_person} if ballot and type_of(ballot.rule).handed_out else {}, "votes": _votes(m, one.id),
        **floor.mine(look, one.id), **spaces.of_person(look, one.id),
        "division": doubt.open_to(m, one.id),
        "voted": [b.id for b in m.ballots.all.values() if one.id in b.voted and not is_lost(b, one.id)],
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


def _left(look: Look, id: str) -> dict[str, int]:
    m = look.m
    left: dict[str, int] = {}
    for entry in here(m).write:
        if entry.per_person is not None:
            used = sum(i.stage == m.agenda.at.stage for i in m.items.by(id, entry.kind))
            left[entry.kind] = max(0, entry.per_person - used)
    return left


def _notices(look: Look, id: str) -> list[dict[str, Any]]:
    """What happened to her: a text hidden (with the reason), a reminder; the newest first."""
    m = look.m
    hidden = [
        {"kind": "hidden", "item": i.id, "reason": i.reason, "at": i.at}
        for i in m.items.of(id) if i.state == "hidden"
    ]  # fmt: skip
    hidden += [
        {"kind": "hidden", "item": c.id, "reason": c.reason, "at": c.at}
        for c in map(m.talk.comments.__getitem__, m.talk.hidden) if c.by == id
    ]  # fmt: skip
    warned = [
        {"kind": "warned", "reason": r.offence, "step": r.step, "at": r.at}
        for r in m.conduct.standing(id)
    ]  # fmt: skip
    quiet = m.conduct.quiet.get(id)
    quieted = [{"kind": "quieted", "reason": quiet.reason, "at": quiet.until, "until": quiet.until}] if quiet else []
    return quieted + sorted(hidden + warned, key=lambda notice: -int(str(notice["at"])))


def _said_same(look: Look, person: str) -> list[str]:
    """About which things this person has said "same here"."""
    signs = {sign.id for sign in look.m.rule.signals if sign.effect == "tally"}
    return sorted(item for sign, item in look.m.talk.said.get(person, ()) if sign in signs)
