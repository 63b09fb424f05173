"""What people write in a scenario: cards, topics, motions, comments, reports, and what is merged into what."""

from __future__ import annotations

from typing import Any

from facilitate.core.language.rules import Write
from facilitate.core.writing.cards import entry_for
from facilitate.replay.finding import fitting, head, named_things
from facilitate.replay.players import Cast
from facilitate.replay.script import Data

CARDS = ("need", "topic", "idea", "motion", "note")
ALWAYS = ("media", "paper")
TEXTS = ("text", "title", "name", "what", "points")
FIELD_CHARS = 80


def card(cast: Cast, event: Data) -> None:
    """A card of the kind that the stage asks for."""
    one = cast.script.entry("cards", event, "card")
    about = next((n for n in cast.script.list("needs") if n["id"] == one.get("need")), {})
    kind = one.get("kind") if one.get("kind") in CARDS else _kind(cast)
    told = {name: str(about[name]) for name in ("category", "place", "since") if about.get(name)} | one
    if kind == "need":
        told.setdefault("category", "other")
    made = write(cast, event, str(kind), told)
    cast.remember(one, made)
    if about and about.get("cards") in ([one.get("id")], None):
        cast.things[about["id"]] = made


def topic(cast: Cast, event: Data) -> None:
    """A session somebody wants to hold; its convener is whoever proposes it, unless the scenario names another."""
    named = event.get("session") or event.get("topic")
    one = cast.script.one(("sessions", "topics", "needs", "cards"), named) if named else event
    apart = ("slot", "report", "convener", *(("place",) if one.get("slot") or cast.script.list("places") else ()))
    told = {name: value for name, value in one.items() if name not in apart}
    if one.get("convener") not in (None, event["by"]):
        told["convener"] = cast.label(one["convener"])
    made = write(cast, event, "topic", told)
    cast.remember(one, made)
    _handed_on(cast, event, one, made)


def _handed_on(cast: Cast, event: Data, one: Data, made: str) -> None:
    """Somebody else than whoever proposed it convenes it."""
    convener = cast.people.get(one.get("convener") or event["by"], "")
    if made and convener and one.get("convener", event["by"]) != event["by"]:
        cast.attempt(event["by"], "hand_over", {"person": convener, "item": made})


def motion(cast: Cast, event: Data) -> None:
    one = cast.script.entry("motions", event, "motion")
    cast.remember(one, write(cast, event, "motion", {k: v for k, v in one.items() if k != "second"}))


def write(cast: Cast, event: Data, kind: str, one: Data, about: str = "") -> str:
    """Write it with whatever fields the rule knows; those it insists on and the scenario leaves out repeat the text."""
    text = next((cast.script.text(one[name]) for name in TEXTS if one.get(name)), "")
    with cast.meeting() as m:
        entry = entry_for(m, kind, cast.people.get(event["by"], ""))
        about = about or _about(cast, event, one)
    fields = _fields(cast, entry, one)
    for name in entry.needs:
        fields.setdefault(name, "other" if name == "category" else text[:FIELD_CHARS])
    args = {"kind": kind, "text": text, "fields": fields, "named": bool(one.get("name_shown", True))}
    return cast.do(event, "write", args | ({"about": about} if about else {})).made


def _about(cast: Cast, event: Data, one: Data) -> str:
    told = event.get("about") or one.get("about") or ""
    return cast.thing(told) if told in cast.things else str(told)


def _fields(cast: Cast, entry: Write, one: Data) -> Data:
    known = {name: one[name] for name in (*entry.fields, *ALWAYS) if one.get(name) and name != "about"}
    return {name: _plain(cast, value) for name, value in known.items()}


def _plain(cast: Cast, value: Any) -> Any:
    """Lists one after another, both languages as the first; people by their names."""
    if isinstance(value, list):
        return "；".join(str(_plain(cast, one)) for one in value)
    if isinstance(value, (bool, int)):
        return value
    people = {one["id"]: cast.script.text(one.get("label")) for one in cast.script.list("people")}
    return people.get(value, value) if isinstance(value, str) else cast.script.text(value)


def _kind(cast: Cast) -> str:
    with cast.meeting() as m:
        return next((w.kind for w in m.stages[m.agenda.at.stage].write if w.kind in CARDS), "need")


def report(cast: Cast, event: Data) -> None:
    """What a group found: on its topic, where the rule asks for it; otherwise how a task goes."""
    named = next(iter(named_things(event)), "")
    one = cast.script.one(("sessions", "motions", "actions"), named)
    told = event.get("report") or event.get("fields") or one.get("report") or {}
    told = ({"points": told} if isinstance(told, (str, list)) else dict(told)) | {
        k: event[k] for k in ("text",) if event.get(k)
    }
    with cast.meeting() as m:
        about = fitting(m, cast.thing(named), m.outcomes.actions) if named in cast.things else _space(event)
        of_task = about in m.outcomes.actions
        entry = None if of_task else entry_for(m, "report", cast.people.get(event["by"], ""))
    fields = _fields(cast, entry, told) if entry else {k: v for k, v in told.items() if k != "text"}
    for name in entry.needs if entry else ():
        fields.setdefault(name, str(_plain(cast, told.get("text") or one.get("title") or one.get("text") or named)))
    args = {"about": about, "text": str(_plain(cast, told.get("text") or "")), "fields": fields}
    if one.get("convener") not in (None, event["by"]):
        _keep_notes(cast, event, about)
    cast.things.setdefault(f"{named}/report", cast.do(event, "report", args).made)


def _keep_notes(cast: Cast, event: Data, item: str) -> None:
    """Somebody else than the convener writes the report: she keeps the notes there."""
    with cast.meeting() as m:
        space = next((s.id for s in m.spaces.all.values() if s.item == item), "")
    if space:
        cast.attempt(event["by"], "sign_up", {"space": space, "as": "note_taker"})


def _space(event: Data) -> str:
    """The table that a report is about."""
    told = str(event.get("table") or event.get("space") or event.get("about") or "")
    return f"t{told}" if told.isdigit() else told


def assess(cast: Cast, event: Data) -> None:
    """Some fields of the sheet of what the event names, texts in the meeting's first language."""
    told = {
        name: cast.script.text(value) if isinstance(value, dict) else value for name, value in event["fields"].items()
    }
    about = next(iter(named_things(event)), "")
    cast.do(event, "assess", {"item": cast.thing(about), "fields": told})


def merge(cast: Cast, event: Data) -> None:
    """Cards under their need's title; or one topic into another, by the host or by both conveners."""
    if event.get("into"):
        _into(cast, event)
        return
    need = cast.script.find("needs", event["need"])
    items = [cast.thing(id) for id in event.get("cards") or need["cards"]]
    args = {"items": items, "title": cast.script.text(need["title"]), "category": need.get("category", "")}
    answer = cast.act(event["by"], "merge", args, event)
    cast.things[need["id"]] = answer.made or items[0]


def _into(cast: Cast, event: Data) -> None:
    """A convener asks and the other agrees; whoever may merge does it at once."""
    what, into = named_things(event)[0], str(event["into"])
    with cast.meeting() as m:
        mine, other = head(m, cast.thing(what)), head(m, cast.thing(into))
        owner = {m.items.all[id].by: id for id in (mine, other) if id in m.items.all}
    by = event["by"]
    if cast.can(by, "merge") or cast.people.get(by) not in owner:
        who = by if cast.can(by, "merge") else cast.holder("merge") or by
        cast.act(who, "merge", {"items": [mine], "into": other}, event)
        return
    for item in (mine, other):
        asker = cast.id_of(next((person for person, one in owner.items() if one == item), ""))
        if asker:
            cast.do(event, "merge", {"items": [mine], "into": other}, by=asker)


def comment(cast: Cast, event: Data) -> None:
    one = cast.script.entry("comments", event, "comment")
    told = one.get("reply_to") or next(iter(named_things(one)), "")
    about = cast.thing(told) if told else ""
    named = bool(one.get("name_shown", True)) and event["by"] != "anonymous"
    verb = "question" if (one.get("kind") or _asked_for(cast)) == "question" else "comment"
    answer = cast.do(event, verb, {"about": about, "text": one["text"], "named": named, "kind": verb})
    cast.remember(one, answer.made)


def _asked_for(cast: Cast) -> str:
    """Questions where the stage takes questions and no comments."""
    with cast.meeting() as m:
        stage = m.stages[m.agenda.at.stage]
        kinds = {entry.kind for entry in stage.write} | set(stage.allow)
    return "question" if "question" in kinds and "comment" not in kinds else "comment"


def second(cast: Cast, event: Data) -> None:
    cast.do(event, "second", {"item": cast.thing(named_things(event)[0])})


def amend(cast: Cast, event: Data) -> None:
    """The mover puts the amended text in place of the first."""
    one = cast.script.one(("motions", "sessions", "cards"), named_things(event)[0])
    text = event.get("text") or one.get("amended") or one.get("text")
    mover = one.get("by") or event["by"]
    cast.do(event, "edit", {"item": cast.thing(one["id"]), "text": cast.script.text(text)}, by=mover)
