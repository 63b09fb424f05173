"""How often and how long everybody has spoken on a topic, in a stage, in the meeting: kept up turn by turn, never recounted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from facilitate.core.course.agenda import Slot

if TYPE_CHECKING:
    from facilitate.core.floor.events import Turn


class Scope(NamedTuple):
    """Over what is counted: a topic, a stage, the meeting."""

    per: str
    stage: str = ""
    item: str = ""


class Tally(NamedTuple):
    """One person in one scope: turns and answers begun, seconds of both, seconds granted on top."""

    turns: int = 0
    answers: int = 0
    seconds: int = 0
    answering: int = 0
    extra: int = 0

    def plus(self, other: Tally) -> Tally:
        return Tally(*(mine + hers for mine, hers in zip(self, other, strict=True)))


NONE = Tally()
NOBODY: Mapping[str, Tally] = {}


def scope(per: str | None, slot: Slot) -> Scope:
    """A stage that repeats over rounds, time slots or tables begins anew with each; over items it goes on."""
    if per == "meeting":
        return Scope("meeting")
    if per == "stage":
        return Scope("stage", slot.stage, "/".join(part for part in slot.item.split("/") if not part.isdigit()))
    return Scope("topic", *slot)


@dataclass
class Tallies:
    """`extra` are the seconds granted on top to each group ("" : to all of them)."""

    people: dict[Scope, dict[str, Tally]] = field(default_factory=dict)
    extra: dict[Scope, dict[str, int]] = field(default_factory=dict)
    order: dict[tuple[Scope, str], list[str]] = field(default_factory=dict)

    def of(self, scope: Scope, person: str) -> Tally:
        return self.people.get(scope, NOBODY).get(person, NONE)

    def begun(self, turn: Turn, sign: int = 1) -> None:
        """A turn began, or (-1) never was."""
        one = Tally(answers=sign) if turn.kind == "answer" else Tally(turns=sign)
        self._add(turn, one)
        for where in _scopes(turn.slot):
            turns = self.order.setdefault((where, turn.space), [])
            if sign > 0:
                turns.append(turn.id)
            else:
                turns.remove(turn.id)

    def ended(self, turn: Turn, sign: int = 1) -> None:
        """A turn is over, or (-1) it goes on after all."""
        seconds = sign * turn.seconds
        self._add(turn, Tally(answering=seconds) if turn.kind == "answer" else Tally(seconds=seconds))

    def extended(self, turn: Turn, group: str, seconds: int) -> None:
        """`group` "" is every group."""
        self._add(turn, Tally(extra=seconds))
        for where in _scopes(turn.slot):
            groups = self.extra.setdefault(where, {})
            groups[group] = groups.get(group, 0) + seconds

    def unite(self, old: str, new: str) -> None:
        """Somebody who joined twice is one person."""
        for people in self.people.values():
            if old in people:
                people[new] = people.get(new, NONE).plus(people.pop(old))

    def _add(self, turn: Turn, one: Tally) -> None:
        for where in _scopes(turn.slot):
            people = self.people.setdefault(where, {})
            people[turn.person] = people.get(turn.person, NONE).plus(one)


def _scopes(slot: Slot) -> tuple[Scope, ...]:
    return tuple(scope(per, slot) for per in ("topic", "stage", "meeting"))
