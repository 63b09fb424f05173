"""How a scenario's cards become needs, topics one topic, and what is entered on the sheet of a need."""

from __future__ import annotations

from facilitate.replay.finding import head, named_things
from facilitate.replay.players import Cast
from facilitate.replay.script import Data


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
