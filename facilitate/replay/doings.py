"""What each `do` of a scenario becomes: one small function for each, as SCENARIO.md lists them."""

from __future__ import annotations

from collections.abc import Callable

from facilitate.replay import promising
from facilitate.replay.players import Cast, speaker
from facilitate.replay.script import Data

Doing = Callable[[Cast, Data], None]
CARDS = ("need", "topic", "idea", "motion")
OWN_FIELDS = ("category", "place", "since", "affected", "danger", "media", "paper")


def stage(cast: Cast, event: Data) -> None:
    args: Data = {"to": event["stage"]}
    if event.get("item"):
        args["item"] = cast.thing(event["item"])
    with cast.meeting() as m:
        in_round = any(s.id == event["stage"] and s.floor and s.floor.mode == "round" for s in m.stages.values())
    if in_round:
        _seat(cast, event)
    cast.act(event["by"], "advance", args, event)


def _seat(cast: Cast, event: Data) -> None:
    """Seats are in the order of the first turns or passes that follow."""
    later = [e for e in cast.script.events if e["at"] >= event["at"] and e["do"] in ("floor", "pass")]
    order = [cast.people[e["by"]] for e in later if e["by"] in cast.people]
    who = cast.holder("check_in") or event["by"]
    cast.act(who, "seat", {"order": list(dict.fromkeys(order))}, event)


def join(cast: Cast, event: Data) -> None:
    cast.come(cast.script.find("people", event["by"]))


def drop(cast: Cast, event: Data) -> None:
    cast.do(event, "leave", {})


def rejoin(cast: Cast, event: Data) -> None:
    cast.do(event, "join", {})


def end(cast: Cast, event: Data) -> None:
    """The host ends the meeting: on to what follows it, or past its last stage."""
    with cast.meeting() as m:
        after = next((s.id for s in m.stages.values() if s.place_in_life == "after"), "")
        last = list(m.stages.values())[-1].id
    if not after:
        cast.act(event["by"], "advance", {"to": last, "override": "end"}, event)
    cast.act(event["by"], "advance", {"to": after, "override": "end"} if after else {"override": "end"}, event)


# -- writing -------------------------------------------------------------------------------------------------------


def card(cast: Cast, event: Data) -> None:
    one = cast.script.find("cards", event["card"])
    about = next((n for n in cast.script.list("needs") if n["id"] == one.get("need")), {})
    told = {name: str(about[name]) for name in ("category", "place", "since") if about.get(name)}
    told |= {name: one[name] for name in OWN_FIELDS if one.get(name)}
    kind = _kind(cast)
    if kind == "need":
        told.setdefault("category", "other")
    answer = cast.do(event, "write", {"kind": kind, "text": one["text"], "fields": told})
    cast.things[one["id"]] = answer.made
    if about and about.get("cards") in ([one["id"]], None):
        cast.things[about["id"]] = answer.made


def _kind(cast: Cast) -> str:
    """The kind of card that the stage asks for."""
    with cast.meeting() as m:
        return next((w.kind for w in m.stages[m.agenda.at.stage].write if w.kind in CARDS), "need")


def merge(cast: Cast, event: Data) -> None:
    need = cast.script.find("needs", event["need"])
    items = [cast.thing(id) for id in event.get("cards") or need["cards"]]
    args = {"items": items, "title": cast.script.text(need["title"]), "category": need.get("category", "")}
    answer = cast.act(event["by"], "merge", args, event)
    cast.things[need["id"]] = answer.made or items[0]


def comment(cast: Cast, event: Data) -> None:
    one = cast.script.find("comments", event["comment"])
    about = cast.thing(one["reply_to"] or one["need"])
    named = bool(one.get("name_shown", True)) and event["by"] != "anonymous"
    answer = cast.do(event, "comment", {"about": about, "text": one["text"], "named": named})
    cast.things[one["id"]] = answer.made


# -- speaking ------------------------------------------------------------------------------------------------------


def hand(cast: Cast, event: Data) -> None:
    cast.do(event, "hand", {"stance": event["stance"]} if event.get("stance") else {})


def pass_(cast: Cast, event: Data) -> None:
    cast.do(event, "pass", {})


def floor(cast: Cast, event: Data) -> None:
    """By the queue she is found speaking already; otherwise the host calls her."""
    who = cast.people.get(event["by"], "")
    if event.get("grant", "auto") != "auto":
        host = event["grant"] if event["grant"] in cast.people else cast.holder("grant")
        to = cast.people.get(event.get("to") or "", "")
        cast.act(host, "grant", {"person": who} | ({"to": to} if to else {}), event)
        return
    with cast.meeting() as m:
        now = speaker(m)
    if now != who:
        cast.trouble(event, f"the floor was not {event['by']}'s")


def floor_end(cast: Cast, event: Data) -> None:
    with cast.meeting() as m:
        turn = m.floor.speaker
    if turn is None or turn.person != cast.people.get(event["by"]):
        cast.trouble(event, f"{event['by']} was not speaking")
        return
    cast.do(event, "done", {})
    scribe = cast.holder("record")
    if event.get("gist") and scribe:
        cast.act(scribe, "record", {"about": turn.id, "text": event["gist"]}, event)


def extend(cast: Cast, event: Data) -> None:
    cast.act(event["by"], "extend", {"seconds": event["seconds"]}, event)


def warn(cast: Cast, event: Data) -> None:
    """The offence is that of the interruption before it, or the one the event names."""
    before = [
        e
        for e in cast.script.events
        if e["do"] == "interrupt" and e["at"] <= event["at"] and e.get("by") == event["who"]
    ]
    offence = event.get("offence") or (before[-1].get("kind") if before else None)
    with cast.meeting() as m:
        known = m.rule.conduct.offences if m.rule.conduct else ()
    args = {
        "person": cast.people.get(event["who"], "?"),
        "offence": offence if offence in known else next(iter(known), ""),
    }
    cast.act(event["by"], "warn", args, event)


def nothing(_cast: Cast, _event: Data) -> None:
    """Consent is given on joining; an interruption is what the host then reminds of."""


def sign_of(cast: Cast, event: Data) -> None:
    """A signal of one person, or of the first so many present who may give it."""
    args = {"signal": event.get("signal") or event["do"]} | (
        {"item": cast.thing(event["need"])} if event.get("need") else {}
    )
    for id in _everybody(cast, event) if event["by"] == "all" else [event["by"]]:
        cast.do({**event, "by": id}, "react", args)


def _everybody(cast: Cast, event: Data) -> list[str]:
    with cast.meeting() as m:
        allowed = m.stages[m.agenda.at.stage].allow.get("react", ())
        here = [id for id, p in cast.people.items() if m.people.get(p).present and m.role_name(p) in allowed]
    order = [one["id"] for one in cast.script.list("people") if one["id"] in here]
    return order[: event.get("count") or len(order)]


# -- voting --------------------------------------------------------------------------------------------------------


def dots(cast: Cast, event: Data) -> None:
    told = event.get("picks") or event.get("dots") or []
    picks: Data = told if isinstance(told, dict) else {id: told.count(id) for id in told}
    cast.do(event, "vote", {"choice": {cast.thing(id): n for id, n in picks.items()}})


def grade(cast: Cast, event: Data) -> None:
    wanted = event.get("needs") or []
    given = [g for g in cast.script.list("grades") if g["by"] == event["by"] and (not wanted or g["need"] in wanted)]
    choice = {cast.thing(g["need"]): {k: v for k, v in g.items() if k not in ("by", "need")} for g in given}
    cast.do(event, "vote", {"choice": choice})


DOINGS: dict[str, Doing] = {
    "stage": stage, "join": join, "consent": nothing, "drop": drop, "rejoin": rejoin, "end": end, "card": card,
    "merge": merge, "hand": hand, "pass": pass_, "signal": sign_of, "react": sign_of, "floor": floor,
    "floor_end": floor_end, "extend": extend, "warn": warn, "interrupt": nothing, "comment": comment,
    "answer": promising.answer, "offer": promising.offer, "action": promising.action, "note": promising.note,
    "read_back": promising.read_back, "sign": promising.sign, "dots": dots, "change_dots": dots, "grade": grade,
    "result": nothing,
}  # fmt: skip
