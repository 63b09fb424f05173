"""Which entities change when people go to other places, topics get theirs, or somebody signs up."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import takewhile
from typing import Any

from facilitate.core.act import Entry
from facilitate.core.meeting import Meeting
from facilitate.core.space import market, spaces
from facilitate.web.views import every_key
from facilitate.web.views.spaces import change_ahead

FEW = 3
Keys = Callable[[Meeting, Any, Entry], Iterable[str]]


def standing(m: Meeting) -> list[str]:
    """The places that stand now."""
    return [f"space/{id}" for id in m.spaces.all]


def about(m: Meeting, *items: str) -> list[str]:
    """The places where these items are talked about."""
    return [f"space/{id}" for id, space in m.spaces.all.items() if space.item in items]


def _others(m: Meeting, _event: Any, _entry: Entry) -> Iterable[str]:
    """Other places stand: it is rare, and the keys of those that are gone are cut."""
    return [*every_key(m), *(f"space/{id}" for id in m.spaces.seen)]


def _moved(m: Meeting, event: spaces.PeopleMoved, entry: Entry) -> Iterable[str]:
    """Where they went and whence they came; everywhere, where many went or the desk sees how all will sit next."""
    everywhere = len(event.to) > FEW or change_ahead(m) is not None
    places = (
        set(m.spaces.all) if everywhere else set(event.to.values()).union(*(_left(m, id, entry.at) for id in event.to))
    )
    standing_still = [m.spaces.all[id] for id in places if id in m.spaces.all]
    items = [f"item/{space.item}" for space in standing_still if space.kind == "group"]
    return [
        "floor",
        "clock",
        "agenda",
        *(f"space/{s.id}" for s in standing_still),
        *items,
        *(f"person/{id}" for id in event.to),
    ]


def _left(m: Meeting, person: str, at: int) -> list[str]:
    """The spaces that somebody has left since then: she may have gone on by now."""
    hers = (stay for stay in reversed(m.spaces.stays) if stay.person == person and stay.to)
    return [stay.space for stay in takewhile(lambda stay: stay.to >= at, hers)]


def _topic(m: Meeting, event: Any, _entry: Entry) -> Iterable[str]:
    return [f"item/{event.item}", "agenda", *standing(m)]


SPACE_KEYS: dict[type, Keys] = {
    spaces.SpacesSet: _others, spaces.SpaceOpened: lambda m, _e, _: ["agenda", *standing(m)],
    spaces.PeopleMoved: _moved, spaces.PeopleDrawn: lambda m, _e, _: [f"stage/{m.agenda.at.stage}", "agenda"],
    spaces.PostTaken: lambda m, _e, _: ["agenda", "floor", *standing(m)], spaces.ConvenerSet: _topic,
    spaces.ChairAsked: lambda _m, _e, _: ["agenda", "floor"], market.Scheduled: _topic, market.SignedUp: _topic,
    market.PlacesNamed: lambda m, _e, _: ["meeting", f"stage/{m.agenda.at.stage}", *standing(m)],
    market.MergeAsked: _topic, market.MergeDeclined: _topic,
}  # fmt: skip
SPACE_ALL_ME = (spaces.SpacesSet, spaces.PostTaken, spaces.ConvenerSet, spaces.PeopleDrawn, market.Scheduled)
