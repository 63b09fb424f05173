"""Whether a person was looking at things as they are: what would be wrong on stale sight is refused, with who, what and when."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from facilitate.core.floor import ROOM
from facilitate.core.floor import events as floor
from facilitate.core.floor.chairing import space_meant
from facilitate.core.freshness_words import CLOCK, SOMETHING, WHAT
from facilitate.core.refusals.refusal import Refused

if TYPE_CHECKING:
    from facilitate.core.act import Act, Entry, Event
    from facilitate.core.meeting import Meeting

OTHERS = frozenset({"squeeze", "set", "seat", "set_role", "assess"})
"""These say how a thing is to be, so that only what another person did meanwhile stands against them; whatever else is asked
for twice does harm, so that a second click of the same person is stale as well."""
TURNS = floor.TurnStarted | floor.TurnEnded | floor.TurnCancelled | floor.TurnWentOn
AGENDA = (
    "StageEntered",
    "Selected",
    "Checked",
    "Squeezed",
    "HallEndSet",
    "Paused",
    "Resumed",
    "MeetingEnded",
    "OrderSet",
)
BALLOTS = ("BallotOpened", "BallotReopened", "BallotClosed", "BallotCancelled")


class Mark(NamedTuple):
    """The last change of a thing: its number, by whom ("": the clock), at which instant (server ms), and the event's name."""

    seq: int
    by: str
    at: int
    what: str


def mark(m: Meeting, entry: Entry, area: str) -> None:
    """Remember who has just changed what."""
    made = Mark(entry.seq, entry.entered_by or entry.person, entry.at, type(entry.event).__name__)
    for thing in _touched(m, entry.event, area):
        m.marks[thing] = made


def fresh(m: Meeting, verb: str, act: Act) -> None:
    """Refuse what would be wrong on stale sight: the thing it acts on has changed since the person looked."""
    if act.saw is None:
        return
    marks = [m.marks[thing] for thing in _acted_on(m, verb, act) if thing in m.marks]
    last = max((one for one in marks if verb not in OTHERS or one.by != act.person), default=None)
    if last is not None and last.seq > act.saw:
        name = m.people.all[last.by].name if last.by in m.people.all else ""
        who = {"zh": name, "en": name} if name else CLOCK
        raise Refused("stale", who=who, what=WHAT.get(last.what, SOMETHING), at=last.at, changed=last.seq)


def _acted_on(m: Meeting, verb: str, act: Act) -> Iterator[str]:
    """What an act of that verb takes for granted."""
    args = act.args
    if verb in ("advance", "back", "grant"):
        yield "agenda"
        yield "begun"  # nobody who has just got the floor is skipped by a step that did not mean her
    if verb in ("grant", "cut", "extend"):
        named = args.get("space")
        space = space_meant(m, act.person, verb, named if isinstance(named, str) else None)
        yield f"floor/{space}"
        if verb != "grant":
            yield f"time/{space}"
    else:
        yield from _things(verb, args)


def _things(verb: str, args: dict[str, Any]) -> Iterator[str]:
    match verb:
        case "pause" | "resume":
            yield "pause"
        case "undo":
            yield "steps"
        case "open_ballot" | "close_ballot":
            yield "ballots"
        case "merge" | "split":
            named = args.get("items")
            yield from (f"item/{id}" for id in (*(named if isinstance(named, list) else ()), args.get("into")))
        case "squeeze":
            yield f"squeeze/{args.get('stage') or ''}"
        case "set":
            yield f"set/{args.get('name')}"
        case "seat":
            yield "seats"
        case "warn" | "set_role":
            yield f"{verb}/{args.get('person')}"
        case "assess":
            yield f"sheet/{args.get('item')}"


def _touched(m: Meeting, event: Event, area: str) -> Iterator[str]:
    """What an event changes that somebody may have been looking at."""
    kind = type(event).__name__
    if kind in AGENDA:
        yield "agenda"
    if kind in ("Paused", "Resumed", "StageEntered"):
        yield "pause"
    if kind in BALLOTS:
        yield "ballots"
    if isinstance(event, floor.TurnStarted) and event.space == ROOM:
        yield "begun"
    if isinstance(event, TURNS):
        yield f"floor/{event.space if isinstance(event, floor.TurnStarted) else m.floor.turns[event.id].space}"
    elif isinstance(event, floor.TurnExtended):
        yield f"time/{m.floor.turns[event.id].space}"
    elif area == "items":
        ids = [getattr(event, name, "") for name in ("id", "into", "head")]
        yield from (f"item/{id}" for id in (*ids, *getattr(event, "items", ())) if id)
    elif area == "undo":
        yield "steps"
    else:
        yield from _named(kind, event)


def _named(kind: str, event: Any) -> Iterator[str]:
    match kind:
        case "Squeezed":
            yield f"squeeze/{event.stage}"
        case "HallEndSet":
            yield "squeeze/"
        case "SettingChanged" | "ParamSet":
            yield f"set/{event.name}"
        case "SeatsSet":
            yield "seats"
        case "Warned":
            yield f"warn/{event.person}"
        case "PersonChanged" | "PeopleMerged":
            yield f"set_role/{event.id}"
        case "NeedAssessed" | "NeedSheetPut":
            yield f"sheet/{event.id}"
