"""Plays a scenario from its first event to its last, on a clock of its own or beside a live one."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from facilitate.core.act import Act
from facilitate.core.course import steps
from facilitate.core.refusals.refusal import Refused
from facilitate.replay import choosing, hosting
from facilitate.replay.comparing import compare
from facilitate.replay.doings import DOINGS
from facilitate.replay.players import Cast, Trouble
from facilitate.replay.script import BadScenario, Data, Script
from facilitate.service.clock import ManualClock
from facilitate.service.house import House

BEFORE = ("stage", "join", "consent", "drop", "rejoin", "note")
"""What may happen before the first round of speaking begins."""


@dataclass
class Played:
    """What came of a scenario: its code, how much of each there is, what was refused or came out otherwise; the token of
    whoever led it."""

    code: str
    figures: dict[str, int] = field(default_factory=dict)
    troubles: list[Trouble] = field(default_factory=list)
    token: str = ""

    @property
    def unexpected(self) -> list[Trouble]:
        return [t for t in self.troubles if not t.expected]


def entropy(seed: str) -> Callable[[int], bytes]:
    """Random-looking bytes that are the same for the same seed: two runs of a scenario give the same record."""
    stream = _stream(seed)
    return lambda n: bytes(next(stream) for _ in range(n))


def _stream(seed: str) -> Iterator[int]:
    block = seed.encode()
    while True:
        block = hashlib.sha256(block).digest()
        yield from block


def play(
    script: Script, services: House, clock: ManualClock | None, wait: Callable[[float], None], trial: bool = False
) -> Played:
    """Every event in order. `clock` is set to each event's time; `wait(seconds)` lets that much of it pass before. `trial`: it is
    there to be looked at, and counts nowhere."""
    cast = Cast(services, script, trial=trial)
    start = int(script.starts.timestamp() * 1000)
    late, past = _without_join(script), min(0, script.first)
    if clock is not None:
        clock.at = start + past * 1000
    cast.open()
    for event in script.events:
        wait(event["at"] - past)
        past = event["at"]
        for one in [p for p in late if p.get("joins_at", 0) <= past]:
            late.remove(one)
            if one["id"] not in cast.people:
                cast.come(one)
        if clock is not None:
            clock.at = start + past * 1000
        _one(cast, event)
    compare(cast)
    return Played(cast.code, _figures(cast), cast.troubles, cast.tokens.get(cast.holder("advance"), ""))


def _without_join(script: Script) -> list[Data]:
    """Somebody without a `join` event is present from `joins_at`."""
    named = {event["by"] for event in script.events if event["do"] == "join"}
    return [one for one in script.list("people") if one["id"] not in named]


def _dates_come(cast: Cast, event: Data) -> None:
    """A stage whose date has come is over before anything else happens."""
    with cast.meeting() as m:
        due = steps.date_over(m)
    if due is not None and due <= cast.services.clock.now():
        choosing.let_through(cast, event)
        cast.services.door.act(cast.code, Act("time_up", op=f"date-{due}"))


def _come_first(cast: Cast, event: Data) -> None:
    """Whoever does something is there, even where the file has her come later."""
    one = cast.script.one(("people",), str(event.get("by")))
    if event["do"] != "join" and len(one) > 1 and one["id"] not in cast.people:
        cast.come(one)


def _one(cast: Cast, event: Data) -> None:
    doing = DOINGS.get(event["do"])
    if doing is None:
        cast.trouble(event, f"this player knows no “{event['do']}”")
        return
    try:
        _dates_come(cast, event)
        _come_first(cast, event)
        if cast.waiting and event["do"] not in BEFORE:
            hosting.begin(cast, event)
        doing(cast, event)
    except (LookupError, TypeError, ValueError, AttributeError, BadScenario, Refused) as fault:
        cast.trouble(event, f"the scenario does not fit: {fault!r}")


def _figures(cast: Cast) -> dict[str, int]:
    with cast.meeting() as m:
        return {
            "people": len(m.people.all), "cards": sum(not i.made for i in m.items.all.values()),
            "needs": sum(i.made and i.state != "withdrawn" for i in m.items.all.values()),
            "carried": len(next(iter(m.agenda.selections.values()), ())), "comments": len(m.talk.comments),
            "answers": len(m.outcomes.answers), "offers": len(m.outcomes.offers), "tasks": len(m.outcomes.actions),
            "turns": len(m.floor.turns), "signatures": len(m.closing.signed()), "events": m.seq,
        }  # fmt: skip
