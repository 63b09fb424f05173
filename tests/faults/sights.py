"""What a host saw when she pressed, kept apart from the program's own book of it; and what two clicks must never do together."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from facilitate.core import floor as floors
from facilitate.core.act import Act, Entry
from facilitate.core.course.agenda import Slot, StageEntered
from facilitate.core.decide import handle
from facilitate.core.floor import TurnEnded, TurnExtended, TurnStarted
from facilitate.core.meeting import Meeting


@dataclass(frozen=True)
class Sight:
    """What stands on the desk: the stage and the number of stays, who speaks at which table and how long, what the vote is,
    how many steps there are to take back."""

    at: Slot
    stays: int
    paused: int
    speaking: dict[str, tuple[str, int]]
    ballots: dict[str, int]
    steps: int
    cards: dict[str, str]

    @classmethod
    def of(cls, m: Meeting) -> Sight:
        speaking = {
            space: (floor.speaker.id, floor.speaker.limit) if floor.speaker else ("", 0)
            for space, floor in m.floors.items()
        }
        return cls(
            m.agenda.at, len(m.agenda.visits), m.agenda.paused_at, speaking, {b.id: b.closed_at for b in m.ballots.all.values()},
            len(m.steps.kept), {item.id: item.merged_into for item in m.items.all.values()},
        )  # fmt: skip

    def for_(self, act: Act) -> Any:
        """As much of it as a click of that verb is about."""
        space = str(act.args.get("space") or "")
        here = (self.at, self.stays, self.paused)
        match act.verb:
            case "advance" | "back":
                return here
            case "grant":
                return (here, self.speaking.get(space, ("", 0))[0])
            case "cut" | "extend":
                return self.speaking.get(space, ("", 0))
            case "open_ballot" | "close_ballot":
                return self.ballots
            case "undo":
                return self.steps
            case "merge" | "split":
                return [self.cards.get(str(id)) for id in act.args["items"]]
            case "pause" | "resume":
                return self.paused
        return None


def faults_of_two(
    acts: list[Act], told: list[str], new: list[Entry], sights: dict[int, Sight], m: Meeting, now: int
) -> list[str]:
    """In the order in which they took effect, on the meeting as it was (`now` server ms): what was done on a sight that was no
    longer so, and what two clicks did that one was meant to do. `told`: the refusal of each, "" where it was accepted."""
    found = _done_twice(acts, told, new)
    for act, refused in zip(acts, told, strict=True):
        if not refused:
            saw, stood = sights[act.saw or 0].for_(act), Sight.of(m).for_(act)
            found += [f"{act.verb} on stale sight: saw {saw}, stood {stood}"] if saw != stood else []
            first = _first(m)
            found += _out_of_line(act, handle(m, act, now).entries, first)
    return found


def _done_twice(acts: list[Act], told: list[str], new: list[Entry]) -> list[str]:
    """A stage jumped, a turn begun and ended by the two, a speaker called twice, time given twice."""
    if told.count("") < 2:
        return []
    found, said = list[str](), [act.verb for act in acts]
    stages = [entry.event.stage for entry in new if isinstance(entry.event, StageEntered)]
    if len(stages) > 1:
        found.append(f"a stage jumped: {said} {stages}")
    begun = {entry.event.id for entry in new if isinstance(entry.event, TurnStarted) and not entry.event.space}
    ended = {entry.event.id for entry in new if isinstance(entry.event, TurnEnded)}
    if begun & ended:
        found.append(f"a speaker skipped: {said} {[type(entry.event).__name__ for entry in new]}")
    starts = Counter(entry.event.person for entry in new if isinstance(entry.event, TurnStarted))
    found += [f"{who} speaks {n} times by {said}" for who, n in starts.items() if n > 1]
    longer = Counter(entry.event.id for entry in new if isinstance(entry.event, TurnExtended))
    return found + [f"time given {n} times by {said}" for n in longer.values() if n > 1]


def _first(m: Meeting) -> str:
    """Who is to be called next in the room; "" where somebody breaks in, or nobody waits."""
    floor = m.floor
    if floor.interrupting() or floor.held:
        return ""
    running = {turn.person for turn in floor.running}
    return next((person for person, _ in floors.queue(m) if person not in running), "")


def _out_of_line(act: Act, entries: list[Entry], first: str) -> list[str]:
    """`grant` without a name calls whoever stood first in the line."""
    if act.verb != "grant" or act.args or not first:
        return []
    called = [entry.event.person for entry in entries if isinstance(entry.event, TurnStarted)]
    return [] if called == [first] else [f"{first} stood first, {called} was called"]
