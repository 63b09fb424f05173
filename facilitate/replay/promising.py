"""What a scenario's promises become: answers, offers, tasks, notes, and the minutes read back and signed."""

from __future__ import annotations

from typing import Any

from facilitate.core.language.rules import Stage
from facilitate.core.meeting import Meeting
from facilitate.core.outcome.closing import lines
from facilitate.core.writing.cards import entry_for
from facilitate.replay.finding import fitting, named_things
from facilitate.replay.players import Cast
from facilitate.replay.script import THINGS, Data

NO = ("no", "false", "not", "否", "不可行", "办不成")


def answer(cast: Cast, event: Data) -> None:
    """In a fixed kind with what that needs, or in the fields of the rule's own form (cost, feasible)."""
    one = cast.script.take("answers", event, "kind")
    kind = event.get("kind") or one.get("kind") or ""
    with cast.meeting() as m:
        entry = entry_for(m, "answer", cast.people.get(event["by"], ""))
        own_form = bool(entry.fields) and "answer_kind" not in entry.fields
        needs = m.facts.lists.answers.get(kind or "now", ())
    why = one.get("reason") or (cast.script.text(one.get("text")) if "reason" in needs else "")
    told = {"due": cast.script.day(one.get("due_days")), "reason": str(why)}
    owner = str(one.get("owner") or cast.label(event["by"]))
    told |= {name: one.get(name) or owner for name in ("approver", "passed_to") if name in needs}
    fields = {name: _said(name, one[name]) for name in entry.fields if one.get(name) is not None} if own_form else {}
    args = {"about": cast.thing(next(iter(named_things(event)), "")), "kind": kind if own_form else kind or "now"}
    cast.do(event, "answer", args | told | {"text": cast.script.text(one.get("text")), "fields": fields})


def _said(name: str, value: Any) -> Any:
    """Whether a thing can be done is yes or no, in whatever words."""
    return str(value).lower() not in NO if name == "feasible" else value


def offer(cast: Cast, event: Data) -> None:
    one = cast.script.take("offers", event, "resource")
    told = {name: str(one[name]) for name in ("amount", "until") if one.get(name)}
    about = next((cast.thing(id) for id in named_things(event)), "")
    cast.do(
        event, "offer", {"about": about, "resource": event.get("kind") or one["resource"], "text": one["text"], **told}
    )


def action(cast: Cast, event: Data) -> None:
    """A task; what the rule insists on and the scenario leaves out is what is nearest: two weeks, whoever enters it checks."""
    one = cast.script.entry("actions", event, "action")
    named = next(iter(named_things(one, THINGS[:-2])), "")
    with cast.meeting() as m:
        needs = entry_for(m, "action", cast.people.get(event["by"], "")).needs or ("due",)
        stage = m.stages[m.agenda.at.stage]
        about = fitting(m, cast.thing(named), _groups(m, stage)) if named in cast.things else ""
    args = _told(cast, event, one) | {"about": about}
    spare = {"due": cast.script.day(14), "checker": args["who"], "first_step": args["what"]}
    for name, value in spare.items():
        key = "check_by" if name == "checker" else name
        if name in needs and not args.get(key):
            args[key] = value
    cast.remember(one, cast.do(event, "action", args).made)


def _groups(m: Meeting, stage: Stage) -> tuple[str, ...]:
    """What the tasks of this stage are about: the topics of its groups, where it has any."""
    return m.agenda.selections.get(stage.assign.to, ()) if stage.assign else ()


def _told(cast: Cast, event: Data, one: Data) -> Data:
    name = cast.people.get
    told = {
        "what": cast.script.text(one.get("what") or one.get("text")), "who": name(one.get("who") or event["by"], str(one.get("who") or "")),
        "with": [name(id, id) for id in one.get("with") or ()], "due": cast.script.day(one.get("due_days")),
        "check_by": name(one.get("checker") or "", str(one.get("checker") or "")),
    }  # fmt: skip
    return told | ({"first_step": str(one["first_step"])} if one.get("first_step") else {})


def note(cast: Cast, event: Data) -> None:
    """What is said to the minutes goes in by whoever keeps them."""
    scribe = event["by"] if cast.can(event["by"], "record") else cast.holder("record")
    cast.act(scribe, "record", {"text": event.get("text") or "宣读会议要点"}, event)


def read_back(cast: Cast, event: Data) -> None:

    note(cast, event)
    with cast.meeting() as m:
        last = len(lines(m)) - 1
    cast.act(cast.holder("record"), "set", {"name": "read_back", "value": last}, event)


def sign(cast: Cast, event: Data) -> None:
    cast.do(event, "confirm", {"text": event["text"]} if event.get("text") else {})
