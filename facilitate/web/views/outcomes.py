"""Answers, offers and tasks."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from facilitate.web.views.look import Look


def answer(look: Look, id: str) -> dict[str, Any] | None:
    one = look.m.outcomes.answers[id]
    if not look.sees(one.state):
        return None
    return {
        "id": id, "about": one.about, "kind": one.kind, "text": one.text, "due": one.due or None,
        "approver": one.approver, "passed_to": one.passed_to, "reason": one.reason, "by": look.who(one.by),
        "proxy": bool(one.entered_by), "at": one.at, "state": one.state, "fields": one.fields,
    }  # fmt: skip


def offer(look: Look, id: str) -> dict[str, Any] | None:
    one = look.m.outcomes.offers[id]
    if not look.sees(one.state):
        return None
    return {
        "id": id, "kind": "offer", "about": one.about or None, "resource": one.resource, "text": one.text,
        "amount": one.amount, "until": one.until, "by": look.who(one.by), "proxy": bool(one.entered_by), "at": one.at,
        "state": one.state,
    }  # fmt: skip


def action(look: Look, id: str) -> dict[str, Any]:
    one = look.m.outcomes.actions[id]
    today = datetime.fromtimestamp(look.now / 1000).date().isoformat()
    late = bool(one.due) and one.due < today and one.state in ("open", "doing", "waiting", "contested")
    return {
        "id": id, "about": one.about or None, "what": one.what, "who": look.somebody(one.who),
        "with": [look.somebody(helper) for helper in one.with_], "due": one.due or None,
        "first_step": one.first_step, "check_by": look.somebody(one.check_by), "state": one.state, "late": late, "confirmed": list(one.confirmed),
        "reports": [{"by": look.who(r.by), "at": r.at, "state": r.state, "note": r.note} for r in one.reports],
        "by": look.who(one.by), "proxy": bool(one.entered_by), "at": one.at,
    }  # fmt: skip
