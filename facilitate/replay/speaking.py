"""How people speak in a scenario: hands, passes, turns by the queue or by the host's call, signals."""

from __future__ import annotations

from facilitate.core.floor import Floor, Turn, granted_by, queue
from facilitate.core.meeting import Meeting
from facilitate.replay import moving
from facilitate.replay.finding import named_things
from facilitate.replay.players import Cast
from facilitate.replay.script import Data

FREE = ("free", "seats", "report")
"""Where nobody needs to raise a hand to be heard."""


def hand(cast: Cast, event: Data) -> None:
    moving.go_along(cast, event)
    stance = event.get("stance") or _stance(cast, event)
    cast.do(
        event, "hand", ({"stance": stance} if stance else {}) | ({"kind": event["kind"]} if event.get("kind") else {})
    )
    _untold(cast, event)


def _stance(cast: Cast, event: Data) -> str:
    """Where the rule insists on a side that the file does not give: the one with which she speaks or votes later."""
    with cast.meeting() as m:
        floor = m.stages[m.agenda.at.stage].floor
    if floor is None or floor.stance != "required":
        return ""
    hers = [one for one in cast.after(event) if one.get("by") == event["by"]]
    told = [one.get("stance") or one.get("side") for one in hers if one["do"] in ("floor", "hand", "vote")]
    return next((side for side in told if side in ("for", "against")), "for")


def pass_(cast: Cast, event: Data) -> None:
    _end_of_round(cast, event)
    cast.do(event, "pass", {})
    _untold(cast, event)


def _end_of_round(cast: Cast, event: Data) -> None:
    """After the last turn that the file tells of in a round the word goes to nobody else: the host stops it there."""
    later = {one["do"] for one in ahead(cast, event)}
    with cast.meeting() as m:
        rule = m.stages[m.agenda.at.stage].floor
        waiting = {person for person, _ in queue(m)} - {cast.people.get(event["by"])}
    if rule is not None and rule.mode == "round" and waiting and not {"floor", "pass"} & later:
        cast.attempt(cast.holder("advance"), "pause", {})


def floor(cast: Cast, event: Data) -> None:
    """By the queue she is found speaking already; otherwise the host calls her."""
    moving.go_along(cast, event)
    if event.get("grant", "auto") != "auto":
        _call(cast, event)
        return
    if turn_of(cast, event) is None and _no_hands_needed(cast, event):
        hand(cast, event)
    if turn_of(cast, event) is None:
        cast.trouble(event, f"the floor was not {event['by']}'s")


def _call(cast: Cast, event: Data) -> None:
    """Whoever has the floor already needs no calling."""
    if turn_of(cast, event) is not None and not event.get("to"):
        return
    host = event["grant"] if event["grant"] in cast.people else cast.holder("grant")
    to = cast.people.get(event.get("to") or "", "")
    cast.act(host, "grant", {"person": cast.people.get(event["by"], "")} | ({"to": to} if to else {}), event)


def turn_of(cast: Cast, event: Data) -> Turn | None:
    """Her turn, on whatever floor she speaks."""
    who = cast.people.get(event["by"])
    with cast.meeting() as m:
        return next((turn for turn in speaking(m) if turn.person == who), None)


def speaking(m: Meeting) -> list[Turn]:
    return [floor.speaker for floor in floors(m) if floor.speaker is not None]


def floors(m: Meeting) -> list[Floor]:
    """The floor of the whole room and those of its tables."""
    return list(m.floors.values())


def _no_hands_needed(cast: Cast, event: Data) -> bool:
    """Talk is free, or nobody waits and the file tells of no hand in this stage at all."""
    with cast.meeting() as m:
        rule = m.stages[m.agenda.at.stage].floor
        quiet = not any(floor.hands for floor in floors(m)) and not speaking(m)
    if rule is None:
        return False
    return rule.mode in FREE or (rule.mode == "queue" and quiet and not cast.around(event, "hand"))


def _untold(cast: Cast, event: Data) -> None:
    """Whom the rule gives the floor at once, without the file telling of her turn, says nothing: in a round she passes."""
    told = {one["by"] for one in ahead(cast, event) if one["do"] in ("floor", "floor_end", "pass")} | _begun(
        cast, event
    )
    with cast.meeting() as m:
        rule = m.stages[m.agenda.at.stage].floor
        by_itself = rule is not None and granted_by(m) == "auto" and not m.agenda.paused_at
        silent = [id for turn in speaking(m) if (id := cast.id_of(turn.person)) and id not in told]
        verb = "pass" if rule is not None and rule.mode == "round" and rule.pass_ else "done"
    if by_itself and silent and cast.attempt(silent[0], verb, {}).refusal is None:
        _untold(cast, event)


def _begun(cast: Cast, event: Data) -> set[str]:
    """Whose turn the file has begun and not ended by now."""
    found: set[str] = set()
    for one in cast.script.events[: len(cast.script.events) - len(cast.after(event))]:
        if one["do"] in ("floor", "floor_end"):
            (found.add if one["do"] == "floor" else found.discard)(one["by"])
        elif one["do"] == "stage":
            found.clear()
    return found


def ahead(cast: Cast, event: Data) -> list[Data]:
    """What the file tells of before it goes on to another stage."""
    later = cast.after(event)
    return later[: next((n for n, one in enumerate(later) if one["do"] in ("stage", "end")), len(later))]


def floor_end(cast: Cast, event: Data) -> None:
    turn = turn_of(cast, event)
    if turn is None:
        cast.trouble(event, f"{event['by']} was not speaking")
        return
    _end_of_round(cast, event)
    if event.get("cut"):
        cast.act(cast.holder("cut"), "cut", {}, event)
    else:
        cast.do(event, "done", {})
    scribe = cast.holder("record")
    if event.get("gist") and scribe:
        cast.act(scribe, "record", {"about": turn.id, "text": event["gist"]}, event)
    _untold(cast, event)
    if event["by"] in cast.away:
        cast.away.remove(event["by"])
        cast.do(event, "leave", {})


def sign_of(cast: Cast, event: Data) -> None:
    """A signal of one person, or of the first so many present who may give it."""
    about = next(iter(named_things(event)), "")
    args = {"signal": event.get("signal") or _tally(cast)} | ({"item": cast.thing(about)} if about else {})
    for id in _everybody(cast, event) if event["by"] == "all" else [event["by"]]:
        cast.do({**event, "by": id}, "react", args)
        _untold(cast, event)


def _tally(cast: Cast) -> str:
    """The sign with which people say "me too" where the file names none."""
    with cast.meeting() as m:
        return next((sign.id for sign in m.rule.signals if sign.effect == "tally"), "same")


def _everybody(cast: Cast, event: Data) -> list[str]:
    with cast.meeting() as m:
        allowed = m.stages[m.agenda.at.stage].allow.get("react") or tuple(m.rule.roles)
        here = [
            id
            for id, p in cast.people.items()
            if m.people.get(p).present and m.role_name(p) in allowed and not m.role_of(p).neutral
        ]
    order = [one["id"] for one in cast.script.list("people") if one["id"] in here]
    return order[: event.get("count") or len(order)]
