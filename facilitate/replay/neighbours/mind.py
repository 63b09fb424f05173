"""One neighbour at one moment: what she sees of the meeting, what she may do, and a little luck."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Any

from facilitate.core.course.agenda import here
from facilitate.core.language.rules import Stage
from facilitate.core.may import may
from facilitate.core.meeting import Meeting
from facilitate.core.writing.items import Item
from facilitate.replay.neighbours.phrases import said

Wish = tuple[str, dict[str, Any]]


@dataclass(frozen=True)
class Mind:
    """`dice` decides where she has a choice."""

    m: Meeting
    person: str
    dice: Random

    @property
    def stage(self) -> Stage:
        return here(self.m)

    @property
    def subject(self) -> str:
        """The id of the matter on the table, or ""."""
        return self.m.agenda.subject(self.m)

    def may(self, verb: str, kind: str = "") -> bool:
        return may(self.m, self.person, verb, kind, self.subject) is None

    def luck(self, chance: float) -> bool:
        """True once in so often, for what people do now and then."""
        return self.dice.random() < chance

    def say(self, kind: str, most: int | None = None) -> str:
        """Something of that kind that nobody has said yet, as long as there is."""
        spoken = frozenset(item.text for item in self.m.items.all.values())
        return said(kind, self.m.facts.language, self.dice, most or 200, spoken)

    def heads(self, kind: str = "") -> list[Item]:
        """What stands open on the wall, of that kind or of any."""
        every = [item for item in self.m.items.all.values() if kind in ("", item.kind)]
        return [item for item in every if item.state == "shown" and not item.merged_into and not item.covered]

    def here_since(self, at: int) -> bool:
        """Whether this instant (server ms) lies in the present stage and pass."""
        return at >= self.m.agenda.visits[-1].from_
