"""What a scenario's promises become: answers, offers, tasks, notes, and the minutes read back and signed."""

from __future__ import annotations

from facilitate.core.cards import entry_for
from facilitate.core.closing import lines
from facilitate.core.meeting import Meeting
from facilitate.core.rules import Stage
from facilitate.replay.finding import NAMES, fitting, named_things
from facilitate.replay.players import Cast
from facilitate.replay.script import Data


def answer(cast: Cast, event: Data) -> None:
    one = cast.script.take("answers", event, "kind")
    with cast.meeting() as m:
        needs = m.facts.lists.answers.get(event["kind"], ())
    told = {"due": cast.script.day(one.get("due_days")), "reason": one.get("reason") or ""}
    owner = one.get("owner") or cast.script.text(cast.script.find("people", event["by"]).get("label"))
    told |= {name: one.get(name) or owner for name in ("approver", "passed_to") if name in needs}
    args = {"about": cast.thing(event["need"]), "kind": event["kind"], "text": one["text"], **told}
    cast.do(event, "answer", args)


def offer(cast: Cast, event: Data) -> None:
    one = cast.script.take("offers", event, "resource")
    told = {name: str(one[name]) for name in ("amount", "until") if one.get(name)}
    args = {
        "about": cast.thing(event["need"]),
        "resource": event.get("kind") or one["resource"],
        "text": one["text"],
        **told,
    }
    cast.do(event, "offer", args)


def action(cast: Cast, event: Data) -> None:
    """A task; what the rule insists on and the scenario leaves out is what is nearest: two weeks, whoever enters it checks."""
    one = cast.script.find("actions", event["action"])
    named = next(iter(named_things(one, NAMES[:6])), "")
    with cast.meeting() as m:
        needs = entry_for(m, "action", cast.people.get(event["by"], "")).needs
        stage = m.stages[m.agenda.at.stage]
        about = fitting(m, cast.thing(named), _groups(m, stage)) if named in cast.things else ""
    args = _told(cast, event, one) | {"about": about}
    spare = {"due": cast.script.day(14), "checker": args["who"], "first_step": one["what"]}
    for name, value in spare.items():
        key = "check_by" if name == "checker" else name
        if name in needs and not args.get(key):
            args[key] = value
    cast.things[one["id"]] = cast.do(event, "action", args).made


def _groups(m: Meeting, stage: Stage) -> tuple[str, ...]:
    """What the tasks of this stage are about: the topics of its groups, where it has any."""
    return m.agenda.selections.get(stage.assign.to, ()) if stage.assign else ()


def _told(cast: Cast, event: Data, one: Data) -> Data:
    name = cast.people.get
    told = {
        "what": one["what"], "who": name(one.get("who") or event["by"], str(one.get("who") or "")),
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
