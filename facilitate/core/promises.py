"""Making promises: answering in a fixed kind, offering, taking on a task, reporting on it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import msgspec

from facilitate.core.act import Run, refuse
from facilitate.core.cards import FIELD_WORDS, body, entry_for, state_for
from facilitate.core.items import readable
from facilitate.core.outcomes import ActionConfirmed, ActionJoined, ActionReported, ActionTaken, Answered, Offered

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting

RESIDENT_STATES = ("confirmed", "contested")


class AnswerArgs(msgspec.Struct):
    about: str
    kind: str
    text: str
    due: str = ""
    approver: str = ""
    passed_to: str = ""
    reason: str = ""


def answer(run: Run) -> None:
    """An agency answers in one of the fixed kinds, with what that kind needs (date, approver, addressee, reason)."""
    args = run.read(AnswerArgs)
    needs = run.m.facts.lists.answers.get(args.kind)
    if needs is None:
        refuse("bad_kind")
    rule = entry_for(run.m, "answer")
    text = body(args.text, rule.chars)
    given = {"due": _day(run.m, args.due), "approver": _short(args.approver), "passed_to": _short(args.passed_to),
             "reason": _short(args.reason)}  # fmt: skip
    for name in needs:
        if not given[name]:
            refuse("missing_field", field=FIELD_WORDS[name], name=name)
    run.emit(
        Answered(run.new_id(), _on_table(run.m, args.about), args.kind, text, **given, state=state_for(run.m, rule))
    )


class OfferArgs(msgspec.Struct):
    about: str
    resource: str
    text: str
    amount: str = ""
    until: str = ""


def offer(run: Run) -> None:
    """Somebody offers one of the seven kinds of resources."""
    args = run.read(OfferArgs)
    if args.resource not in run.m.facts.lists.resources:
        refuse("bad_kind")
    rule = entry_for(run.m, "offer")
    run.emit(Offered(
        run.new_id(), _on_table(run.m, args.about), args.resource, body(args.text, rule.chars), _short(args.amount),
        _short(args.until), state_for(run.m, rule),
    ))  # fmt: skip


class ActionArgs(msgspec.Struct):
    about: str = ""
    what: str = ""
    who: str = ""
    with_: tuple[str, ...] = msgspec.field(default=(), name="with")
    due: str = ""
    check_by: str = ""


def action(run: Run) -> None:
    """A task: what, who, with whom, by when, who checks. Without `who` it is the person's own."""
    args = run.read(ActionArgs)
    what = body(args.what, entry_for(run.m, "action").chars)
    who = _short(args.who) or run.person
    if not who:
        refuse("missing_field", field=FIELD_WORDS["who"], name="who")
    due = _day(run.m, args.due)
    if not due:
        refuse("missing_field", field=FIELD_WORDS["due"], name="due")
    about = _on_table(run.m, args.about) if args.about else ""
    helpers = tuple(_short(w) for w in args.with_ if w.strip())
    run.emit(ActionTaken(run.new_id(), about, what, who, helpers, due, _short(args.check_by)))


def confirm_action(run: Run, id: str) -> None:
    """The person stands by this task."""
    if run.person not in run.m.outcomes.actions[id].confirmed:
        run.emit(ActionConfirmed(id))


def pledge(run: Run) -> None:
    """To help with a task that is there."""

    class Args(msgspec.Struct):
        item: str
        text: str = ""

    one = run.m.outcomes.actions.get(run.read(Args).item) or refuse("pledge_task")
    if run.person not in (one.who, *one.with_):
        run.emit(ActionJoined(one.id))


class ReportArgs(msgspec.Struct):
    about: str
    fields: dict[str, Any] = {}


def report(run: Run) -> None:
    """How a task goes; that it is done is for residents to confirm or contest, never for whoever did it."""
    args = run.read(ReportArgs)
    one = run.m.outcomes.actions.get(args.about) or refuse("no_such_thing")
    state, note = str(args.fields.get("state", "")), str(args.fields.get("note", ""))
    if state and state not in run.m.facts.lists.action_states:
        refuse("bad_kind")
    if state in RESIDENT_STATES and (
        run.person in (one.who, *one.with_) or run.m.role_name(run.person) != run.m.default_role
    ):
        refuse("not_checker")
    if not state and not note:
        refuse("missing_field", field=FIELD_WORDS["state"], name="state")
    run.emit(ActionReported(one.id, state, body(note, 200) if note else ""))


def _on_table(m: Meeting, id: str) -> str:
    item = readable(m, id)
    return item.merged_into or item.id


def _short(text: str) -> str:
    return body(text, 80) if text.strip() else ""


def _day(m: Meeting, text: str) -> str:
    """The date as year-month-day, checked; empty stays empty."""
    if not text:
        return ""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        refuse("bad_date")
    if day < date.fromisoformat(m.facts.starts[:10]):
        refuse("due_past")
    return day.isoformat()
