"""What a scenario's promises become: answers, offers, tasks, notes, and the minutes read back and signed."""

from __future__ import annotations

from facilitate.core.closing import lines
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
    one = cast.script.find("actions", event["action"])
    name = cast.people.get
    args = {
        "about": cast.thing(one["need"]) if one.get("need") else "", "what": one["what"],
        "who": name(one.get("who") or event["by"], ""), "with": [name(id, id) for id in one.get("with") or ()],
        "due": cast.script.day(one.get("due_days")), "check_by": name(one.get("checker") or "", ""),
    }  # fmt: skip
    cast.things[one["id"]] = cast.do(event, "action", args).made


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
