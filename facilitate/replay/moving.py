"""How people go about the house in a scenario: topics put on the timetable, signing up, walking to another group."""

from __future__ import annotations

from facilitate.core.meeting import Meeting
from facilitate.core.space import ring, spaces
from facilitate.replay.finding import fitting, head, named_things
from facilitate.replay.players import Cast
from facilitate.replay.script import Data


def place(cast: Cast, event: Data) -> None:
    """A topic into a time slot and a place, by their numbers."""
    one = cast.script.one(("sessions", "topics"), named_things(event)[0])
    with cast.meeting() as m:
        item = head(m, cast.thing(one["id"]))
    slot = cast.script.nth("slots", event.get("slot", one.get("slot")))
    at = cast.script.nth("places", event.get("at_place", one.get("place")))
    cast.do(event, "schedule", {"item": item, "slot": slot, "place": at})


def sign_up(cast: Cast, event: Data) -> None:
    told = {"as": event["as"]} if event.get("as") else {}
    for id in _walkers(cast, event):
        cast.do({**event, "by": id}, "sign_up", _where(cast, event, told))


def move(cast: Cast, event: Data) -> None:
    for id in _walkers(cast, event):
        cast.do({**event, "by": id}, "move", _where(cast, event, {}))


def _walkers(cast: Cast, event: Data) -> list[str]:
    if event["by"] != "all":
        return [event["by"]]
    with cast.meeting() as m:
        here = [one["id"] for one in cast.script.list("people") if _walks(cast, m, one["id"])]
    return here[: event.get("count") or len(here)]


def _walks(cast: Cast, m: Meeting, id: str) -> bool:
    return (
        id in cast.people and m.people.get(cast.people[id]).present and m.role_name(cast.people[id]) == m.default_role
    )


def _where(cast: Cast, event: Data, told: Data) -> Data:
    """The item (or its report or motion, where groups are made of those), or the space."""
    things = named_things(event)
    if not things:
        return {"space": str(event.get("space") or event.get("table") or "")} | told
    with cast.meeting() as m:
        return {"item": _item(cast, m, things[0])} | told


def _item(cast: Cast, m: Meeting, id: str) -> str:
    """What the groups of this stage are about."""
    assign = m.stages[m.agenda.at.stage].assign
    groups = m.agenda.selections.get(assign.to) if assign else None
    return fitting(m, cast.thing(id), groups or [s.item for s in m.spaces.all.values() if s.item])


def go_along(cast: Cast, event: Data) -> None:
    """Somebody who speaks in a group that she is not in goes there first; into the ring, where only the ring speaks."""
    with cast.meeting() as m:
        who = cast.people.get(event["by"], "")
        rule = m.stages[m.agenda.at.stage].floor
        outside = rule is not None and rule.mode == "seats" and who not in ring.seated(m)
        item = _item(cast, m, event["session"]) if event.get("session") else ""
        space = m.spaces.all.get(spaces.of(m, who))
    if outside:
        _take_the_chair(cast, event)
    elif item and (space is None or space.item != item):
        cast.do(event, "move", {"item": item})


def _take_the_chair(cast: Cast, event: Data) -> None:
    """She takes the open chair; whoever has sat longest then leaves one free, unless the rule has her stay."""
    cast.do(event, "move", {"space": spaces.RING})
    with cast.meeting() as m:
        move = m.stages[m.agenda.at.stage].move
        speaking = {floor.speaker.person for floor in m.floors.values() if floor.speaker}
        stay = {p.id for p in m.people.present() if move and p.role in move.stay}
        leaving = [id for id in ring.seated(m) if id not in speaking | stay | {cast.people.get(event["by"])}]
        full = ring.crowded(m)
    if full and leaving and cast.id_of(leaving[0]):
        cast.do({**event, "by": cast.id_of(leaving[0])}, "move", {"space": ""})
