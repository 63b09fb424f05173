"""The host's hand on the floor: calling, cutting short, more time; at a table its host does so there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from facilitate.core import floor as floors
from facilitate.core import undo
from facilitate.core.act import Run, refuse
from facilitate.core.ballot import questions
from facilitate.core.floor import ROOM, HandLowered, TurnCancelled, TurnExtended, rule
from facilitate.core.floor.order import CALLED
from facilitate.core.floor.speaking import callable_now, end_floor, end_turn, interrupt, start_turn
from facilitate.core.language.rules import Text
from facilitate.core.space import spaces

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting

SECONDS, LEAST, MOST = 30, 5, 600
BARS = {"consent": questions.UNANIMOUS, "majority": questions.MAJORITY, "two_thirds": questions.TWO_THIRDS}


class GrantArgs(msgspec.Struct):
    person: str = ""
    to: str = ""
    space: str | None = None


def space_meant(m: Meeting, person: str, verb: str, named: str | None) -> str:
    """Where a word of the chair counts: at the table she hosts, or for who leads the meeting wherever she says."""
    if not floors.apart(m):
        return ROOM
    hosted = spaces.hosts(m, person)
    if verb in m.role_of(person).may:
        return named if named in floors.rooms(m) else ROOM
    if named in hosted:
        return named
    return hosted[0] if hosted and named is None else refuse("not_yours")


def grant(run: Run) -> None:
    """Call whoever breaks in, the first in order, or anybody by name. Whoever speaks has finished then."""
    m, args = run.m, run.read(GrantArgs)
    space = space_meant(m, run.person, "grant", args.space)
    if rule(m).mode == "none":
        refuse("silent_stage")
    if m.agenda.paused_at:
        refuse("paused")
    floor = floors.at(m, space)
    who = m.people.get(args.person).id if args.person else ""
    if floor.interrupting() and who in ("", floor.interrupting()[0].person):
        _let_in(run, space)
    elif floor.held and not who:
        end_turn(run, space=space)
    elif who and who in {turn.person for turn in floor.running}:
        _go_on(run, who, space)
    else:
        _call(run, who, args.to, space)


def _let_in(run: Run, space: str) -> None:
    call = floors.at(run.m, space).interrupting()[0]
    interrupt(run, space)
    undo.keep(run, TurnCancelled(run.made, call))


def _go_on(run: Run, who: str, space: str) -> None:
    """Back to whoever was interrupted: what was put in is dealt with, or set aside."""
    floor = floors.at(run.m, space)
    if not floor.calls and not floor.held:
        refuse("speaking")
    for person in list(floor.calls):
        run.emit(HandLowered(person, call=True))
    while floor.speaker is not None and floor.speaker.person != who:
        end_turn(run, space=space)


def _call(run: Run, who: str, to: str, space: str) -> None:
    m, floor = run.m, floors.at(run.m, space)
    line = [pair for pair in floors.queue(m, space) if pair[0] not in {turn.person for turn in floor.running}]
    if not who and not line:
        refuse("queue_empty")
    who = who or line[0][0]
    to = m.people.get(to).id if to else ""
    callable_now(m, who, space, by_name=True)
    was = floor.hands.get(who)
    end_floor(run, space)
    first = line and line[0][0] == who
    start_turn(run, who, line[0][1] if first else CALLED, to, space=space)
    undo.keep(run, TurnCancelled(run.made, was))


class CutArgs(msgspec.Struct):
    space: str | None = None


def cut(run: Run) -> None:
    """The host ends a turn."""
    space = space_meant(run.m, run.person, "cut", run.read(CutArgs).space)
    if floors.at(run.m, space).speaker is None:
        refuse("not_speaking")
    end_turn(run, cut=True, space=space)


class ExtendArgs(msgspec.Struct):
    seconds: int | None = None
    person: str = ""
    space: str | None = None


def extend(run: Run) -> None:
    """More time for whoever speaks; as often and by whose word the rule says."""
    m, args = run.m, run.read(ExtendArgs)
    turn = floors.at(m, space_meant(m, run.person, "extend", args.space)).speaker
    if turn is None:
        refuse("not_speaking")
    given = rule(m).extend
    seconds = args.seconds or (given and given.seconds) or SECONDS
    if not LEAST <= seconds <= MOST:
        refuse("bad_seconds")
    if given and given.times is not None and turn.extended >= given.times:
        refuse("extended_out", n=given.times)
    bar = BARS.get(given.by or "host") if given else None
    if bar is None:
        lengthen(run, turn.id, seconds)
        return
    if questions.pending(m, "extend"):
        refuse("extend_asked")
    who = m.people.get(turn.person).name
    title = Text(f"给{who}加 {seconds} 秒发言时间", f"{seconds} more seconds for {who}")
    questions.ask(run, {"verb": "extend", "args": {"turn": turn.id, "seconds": seconds}}, title, (bar,))


def _carried(run: Run, args: dict[str, Any]) -> None:
    lengthen(run, str(args["turn"]), int(args["seconds"]))


questions.PURPOSES["extend"] = _carried


def lengthen(run: Run, id: str, seconds: int) -> None:
    """So many seconds more for that turn; nothing if it is over meanwhile."""
    m = run.m
    turn = m.floor.turns.get(id)
    if turn is not None and turn.seconds < 0:
        for_all = m.settings.extra_for_all
        run.emit(TurnExtended(id, seconds, for_all))
        undo.keep(run, TurnExtended(id, -seconds, for_all))
