"""What comes of it: agencies' answers in fixed kinds, offers of resources, tasks and the reports on them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec.structs import replace

from facilitate.core.act import Entry, Event
from facilitate.core.writing.items import State

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting


class Answer(msgspec.Struct, frozen=True):
    """An agency's answer; `due` is a date (ISO), `at` server ms."""

    id: str
    about: str
    kind: str
    text: str
    by: str
    entered_by: str
    at: int
    due: str = ""
    approver: str = ""
    passed_to: str = ""
    reason: str = ""
    state: State = "shown"
    hidden_for: str = ""
    fields: dict[str, Any] = {}


class Offer(msgspec.Struct, frozen=True):
    id: str
    about: str
    resource: str
    text: str
    by: str
    entered_by: str
    at: int
    amount: str = ""
    until: str = ""
    state: State = "shown"
    hidden_for: str = ""


class Report(msgspec.Struct, frozen=True):
    by: str
    at: int
    state: str
    note: str = ""


class Action(msgspec.Struct, frozen=True):
    """A task. `who`, `with_` and `check_by` are ids of people, or names of those not in the meeting."""

    id: str
    about: str
    what: str
    who: str
    by: str
    entered_by: str
    at: int
    with_: tuple[str, ...] = ()
    due: str = ""
    check_by: str = ""
    state: str = "open"
    reports: tuple[Report, ...] = ()
    confirmed: tuple[str, ...] = ()
    first_step: str = ""


class Answered(Event, frozen=True):
    id: str
    about: str
    kind: str
    text: str
    due: str = ""
    approver: str = ""
    passed_to: str = ""
    reason: str = ""
    state: State = "shown"
    fields: dict[str, Any] = {}


class Offered(Event, frozen=True):
    id: str
    about: str
    resource: str
    text: str
    amount: str = ""
    until: str = ""
    state: State = "shown"


class ActionTaken(Event, frozen=True):
    """A task is written down; whoever writes her own on her own phone stands by it."""

    id: str
    about: str
    what: str
    who: str
    with_: tuple[str, ...] = ()
    due: str = ""
    check_by: str = ""
    first_step: str = ""


class ActionConfirmed(Event, frozen=True):
    id: str


class ActionJoined(Event, frozen=True):
    """Somebody helps with this task."""

    id: str


class ActionCompleted(Event, frozen=True):
    """What a task still lacked: by when, and who checks."""

    id: str
    due: str
    check_by: str


class ActionReported(Event, frozen=True):
    id: str
    state: str
    note: str = ""


OutcomeEvent = Answered | Offered | ActionTaken | ActionConfirmed | ActionJoined | ActionCompleted | ActionReported


@dataclass
class Outcomes:
    answers: dict[str, Answer] = field(default_factory=dict)
    offers: dict[str, Offer] = field(default_factory=dict)
    actions: dict[str, Action] = field(default_factory=dict)


def evolve(m: Meeting, entry: Entry) -> None:
    out, who = m.outcomes, (entry.person, entry.entered_by, entry.at)
    match entry.event:
        case Answered() as e:
            out.answers[e.id] = Answer(
                e.id, e.about, e.kind, e.text, *who, e.due, e.approver, e.passed_to, e.reason, e.state, fields=e.fields
            )
        case Offered() as e:
            out.offers[e.id] = Offer(e.id, e.about, e.resource, e.text, *who, e.amount, e.until, e.state)
        case ActionTaken() as e:
            own = (e.who,) if e.who == entry.person and not entry.entered_by else ()
            out.actions[e.id] = Action(
                e.id, e.about, e.what, e.who, *who, e.with_, e.due, e.check_by, confirmed=own, first_step=e.first_step
            )
        case ActionConfirmed(id=id):
            one = out.actions[id]
            out.actions[id] = replace(one, confirmed=(*one.confirmed, entry.person))
        case ActionJoined(id=id):
            out.actions[id] = replace(out.actions[id], with_=(*out.actions[id].with_, entry.person))
        case ActionCompleted(id=id, due=due, check_by=check_by):
            out.actions[id] = replace(out.actions[id], due=due, check_by=check_by)
        case ActionReported(id=id, state=state, note=note):
            one = out.actions[id]
            report = Report(entry.person, entry.at, state or one.state, note)
            out.actions[id] = replace(one, state=state or one.state, reports=(*one.reports, report))


def bare(m: Meeting) -> list[Action]:
    """Tasks that lack an owner, a date or somebody who checks; what was dropped needs none."""
    tasks = m.outcomes.actions.values()
    return [one for one in tasks if one.state != "dropped" and not (one.who and one.due and one.check_by)]


def set_state(m: Meeting, id: str, state: State, reason: str) -> None:
    out = m.outcomes
    if id in out.answers:
        out.answers[id] = replace(out.answers[id], state=state, hidden_for=reason)
    else:
        out.offers[id] = replace(out.offers[id], state=state, hidden_for=reason)
