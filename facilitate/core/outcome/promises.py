"""Making promises: answering in a fixed kind, offering, taking on a task, reporting on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from facilitate.core.act import Run, refuse
from facilitate.core.language.rules import Write
from facilitate.core.outcome.outcomes import (
    Action,
    ActionCompleted,
    ActionConfirmed,
    ActionJoined,
    ActionReported,
    ActionTaken,
    Answered,
    Offered,
)
from facilitate.core.refusals.field_words import words
from facilitate.core.writing import fields
from facilitate.core.writing.cards import WriteArgs, entry_for, put_down, state_for
from facilitate.core.writing.fields import body
from facilitate.core.writing.items import readable

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting

RESIDENT_STATES = ("confirmed", "contested")


class AnswerArgs(msgspec.Struct):
    about: str
    kind: str = ""
    text: str = ""
    due: str = ""
    approver: str = ""
    passed_to: str = ""
    reason: str = ""
    fields: dict[str, Any] = {}


def answer(run: Run) -> None:
    """An agency answers in one of the fixed kinds, with what that kind needs (date, approver, addressee, reason);
    where the rule asks for other fields (cost, feasible), in those."""
    args, m = run.read(AnswerArgs), run.m
    rule = entry_for(m, "answer", run.person)
    by_kind = not rule.fields or "answer_kind" in rule.fields
    needs = m.facts.lists.answers.get(args.kind, () if not by_kind and args.kind in ("", "answer") else None)
    if needs is None:
        refuse("bad_kind")
    given = {"due": fields.day(m, args.due), "approver": _short(args.approver), "passed_to": _short(args.passed_to),
             "reason": _short(args.reason)}  # fmt: skip
    fields.need(needs, given)
    told = {} if by_kind else _told(m, rule, args)
    text = body(args.text, rule.chars) if args.text.strip() or by_kind else given["reason"]
    kind = args.kind if needs or args.kind in m.facts.lists.answers else ""
    run.emit(
        Answered(run.new_id(), _on_table(m, args.about), kind, text, **given, state=state_for(m, rule), fields=told)
    )


def _told(m: Meeting, rule: Write, args: AnswerArgs) -> dict[str, Any]:
    """The fields of an answer in the rule's own form; what has an argument of its own may stand there too."""
    aside = {"due": args.due, "reason": args.reason}
    return fields.checked(m, rule, {n: v for n, v in aside.items() if n in rule.fields} | args.fields)[1]


class OfferArgs(msgspec.Struct):
    resource: str
    text: str
    about: str = ""
    amount: str = ""
    until: str = ""


def offer(run: Run) -> None:
    """Somebody offers one of the seven kinds of resources."""
    args, m = run.read(OfferArgs), run.m
    if args.resource not in m.facts.lists.resources:
        refuse("bad_kind")
    rule = entry_for(m, "offer", run.person)
    about = _on_table(m, args.about) if args.about or rule.about else ""
    run.emit(Offered(
        run.new_id(), about, args.resource, body(args.text, rule.chars), _short(args.amount), _short(args.until),
        state_for(m, rule),
    ))  # fmt: skip


class ActionArgs(msgspec.Struct):
    about: str = ""
    what: str = ""
    who: str = ""
    with_: tuple[str, ...] = msgspec.field(default=(), name="with")
    due: str = ""
    check_by: str = ""
    first_step: str = ""
    id: str = ""


def action(run: Run) -> None:
    """A task: what, who, with whom, by when, who checks, as far as the rule asks. Without `who` it is the person's own. With the
    `id` of one that is there: what it still lacked."""
    args = run.read(ActionArgs)
    if args.id:
        _complete(run, args)
    else:
        _take_on(run, args)


def _take_on(run: Run, args: ActionArgs) -> None:
    m = run.m
    rule = entry_for(m, "action", run.person)
    what = body(args.what, rule.chars)
    who, check_by, first = _short(args.who) or run.person, _short(args.check_by), _short(args.first_step)
    given = {"who": who, "due": fields.day(m, args.due), "checker": check_by, "check_by": check_by, "first_step": first}
    fields.need(("who", *(name for name in rule.needs or ("due",) if name in given)), given)
    helpers = tuple(_short(w) for w in args.with_ if w.strip())
    about = _to_be_done(m, _on_table(m, args.about)) if args.about else ""
    run.emit(ActionTaken(run.new_id(), about, what, who, helpers, given["due"], check_by, first))


def _complete(run: Run, args: ActionArgs) -> None:
    """By when a task is to be done and who checks, where it does not say yet. For whoever wrote it or is to do it, and who may assign."""
    one = run.m.outcomes.actions.get(args.id) or refuse("no_such_thing")
    theirs = run.person in (one.who, one.by, one.entered_by)
    if not theirs and not {"assign_action", "advance"} & set(run.m.role_of(run.person).may):
        refuse("not_yours")
    made = ActionCompleted(one.id, one.due or fields.day(run.m, args.due), one.check_by or _short(args.check_by))
    if (made.due, made.check_by) != (one.due, one.check_by):
        run.emit(made)


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
    about: str = ""
    text: str = ""
    fields: dict[str, Any] = {}


def report(run: Run) -> None:
    """How a task goes, or the report of a table, a session, a project (which stands as an item of its own)."""
    args = run.read(ReportArgs)
    one = run.m.outcomes.actions.get(args.about)
    rule = entry_for(run.m, "report", run.person)
    if one is None and (args.about or rule.about == "action"):
        known = args.about in run.m.items.all or args.about in run.m.spaces.seen
        refuse("no_such_thing") if not known or rule.about == "action" else None
    if one is None:
        put_down(run, rule, WriteArgs("report", args.text, args.about, args.fields))
    else:
        _how_it_goes(run, one, args)


def _how_it_goes(run: Run, one: Action, args: ReportArgs) -> None:
    """That a task is done is for residents to confirm or contest, never for whoever did it."""
    state, note = str(args.fields.get("state", "")), str(args.fields.get("note", "") or args.text)
    if state and state not in run.m.facts.lists.action_states:
        refuse("bad_kind")
    if state in RESIDENT_STATES and (
        run.person in (one.who, *one.with_) or run.m.role_name(run.person) != run.m.default_role
    ):
        refuse("not_checker")
    if not state and not note:
        refuse("missing_field", field=words("state"), name="state")
    run.emit(ActionReported(one.id, state, body(note, 200) if note else ""))


def _to_be_done(m: Meeting, id: str) -> str:
    """What the meeting has voted down or put aside for good is nobody's task."""
    if m.ballots.outcome_of(id) == "failed" or m.ronr.laid.get(id) == "postpone_forever":
        refuse("not_carried")
    return id


def _on_table(m: Meeting, id: str) -> str:
    item = readable(m, id)
    return item.merged_into or item.id


def _short(text: str) -> str:
    return body(text, 80) if text.strip() else ""
