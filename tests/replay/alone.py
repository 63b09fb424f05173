"""A facilitator who tries a method alone: neighbours about her, on the core, and the few things that she does herself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from random import Random
from typing import Any, cast

from facilitate.core import floor as floors
from facilitate.core.act import Act
from facilitate.core.ballot import voters
from facilitate.core.ballot.ballots import all_here
from facilitate.core.course.agenda import here
from facilitate.core.meeting import Meeting
from facilitate.core.refusals.refusal import Refused
from facilitate.replay.neighbours import Neighbours
from facilitate.replay.neighbours.company import chair
from facilitate.replay.neighbours.life import STEP_SECONDS
from facilitate.service.door import Answer
from facilitate.service.house import House
from tests.cast import Core, core

FIRST, AGAIN = 40, 4
"""So many steps in a stage that is held for the first time, and in one that comes again for the next matter."""


@dataclass
class Room:
    """A house of one meeting without a store: `done` counts (stage, verb, kind) of what was accepted, `refused` the others."""

    place: Core
    done: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    refused: Counter[tuple[str, str, str]] = field(default_factory=Counter)

    @property
    def door(self) -> Room:
        return self

    @property
    def clock(self) -> Any:
        return self.place.clock

    @contextmanager
    def reading(self, _code: str) -> Iterator[Meeting]:
        yield self.place.m

    def act(self, _code: str, act: Act) -> Answer:
        stage, kind = self.place.m.agenda.at.stage, str(act.args.get("kind", ""))
        try:
            made = self.place.carry(act)
        except Refused as refusal:
            self.refused[stage, act.verb, refusal.rule] += 1
            return Answer(refusal=refusal)
        self.done[stage, act.verb, kind] += 1
        return Answer(1, made)


class Alone:
    """One rehearsal of a rule, from the first stage to the last."""

    def __init__(self, rule: str, seed: int = 1) -> None:
        self.room = Room(core(rule))
        self.ops = self.steps = 0
        args = {"name": "林主持", "group": "social_org", "role": chair(self.m.rule), "consent": True}
        self.host = self._do("", "join", args).made
        if any(stage.ballot and stage.ballot.type == "budget" for stage in self.m.stages.values()):
            self._do(self.host, "set", {"name": "budget", "value": 10_000})
        self.neighbours = Neighbours(cast(House, self.room), "", self._wait, lambda _: None, dice=Random(seed))

    @property
    def m(self) -> Meeting:
        return self.room.place.m

    def _wait(self, seconds: float) -> None:
        self.room.place.clock.at += int(seconds * 1000)

    def _do(self, person: str, verb: str, args: dict[str, Any]) -> Answer:
        self.ops += 1
        return self.room.act("", Act(verb, args, f"host{self.ops}", None, person))

    def play(self) -> None:
        """Everybody comes, then so many steps in each stage."""
        self.neighbours.wait = self._first
        self.neighbours.live()

    def _first(self, seconds: float) -> None:
        """The facilitator does her part whenever the neighbours wait a moment."""
        self._wait(seconds)
        if seconds == STEP_SECONDS:
            self._lead()

    def _lead(self) -> None:
        for duty in (self._call, self._show, self._open, self._go):
            duty()

    def _call(self) -> None:
        m = self.m
        if floors.granted_by(m) == "host" and m.floor.speaker is None and floors.queue(m):
            self._do(self.host, "grant", {})

    def _show(self) -> None:
        waiting = [item.id for item in self.m.items.all.values() if item.state == "waiting"]
        if waiting:
            self._do(self.host, "show", {"items": waiting})

    def _open(self) -> None:
        """A ballot that could not be opened when the stage began is opened as soon as there is something to vote on."""
        m = self.m
        held = [b for b in m.ballots.all.values() if b.stage == m.agenda.at.stage]
        if here(m).ballot is not None and not held:
            self._do(self.host, "open_ballot", {})

    def _go(self) -> None:
        """On to the next stage once there was time for this one; what the desk chooses is chosen before."""
        visits = [visit for visit in self.m.agenda.visits if visit.stage == self.m.agenda.at.stage]
        self.steps += 1
        voting = any(set(voters.waiting(self.m, one)) - {self.host} for one in all_here(self.m))
        if self.steps < (FIRST if len(visits) == 1 or voting else AGAIN):
            return
        self.steps, select = 0, here(self.m).select
        if select is not None and select.by == "host" and select.into not in self.m.agenda.selections:
            items = [item.id for item in self.m.items.heads(select.from_)][: select.top or 3]
            self._do(self.host, "set", {"name": "selection", "value": {"into": select.into, "items": items}})
        self._do(self.host, "advance", {"override": "走"})
