"""Turns begin and end: who may be called, with how much time, and what the clock says when it is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitate.core import floor as floors
from facilitate.core.act import Run, refuse
from facilitate.core.floor import ROOM, HandLowered, Turn, TurnEnded, TurnStarted, rule
from facilitate.core.order import conduct

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting

SAFE_MS = 10_000
"""In the last seconds of a turn whoever is next stays next: nobody loses that place while already getting up."""


def callable_now(m: Meeting, person: str, space: str = ROOM, by_name: bool = False) -> None:
    """Refused where somebody cannot be given the floor. Whom the host calls `by_name` may have used all turns, but not all time."""
    speaker = floors.at(m, space).speaker
    if not m.people.get(person).present:
        refuse("not_present")
    if m.role_of(person).neutral:
        refuse("neutral")
    if speaker is not None and speaker.person == person:
        refuse("speaking")
    if code := conduct.barred(m, person):
        refuse(code)
    if space != ROOM and floors.space_of(m, person) != space:
        refuse("other_table")
    code, n = floors.used_up(m, person)
    if code and not (by_name and code == "turns_used"):
        refuse(code, n=n)


def start_turn(
    run: Run, person: str, reason: str, to: str = "", breath_ms: int = 0, space: str = ROOM, limit: int | None = None
) -> None:
    """`limit` in seconds, where it is not what the rule and her budgets give."""
    m = run.m
    hand = floors.at(m, space).hands.get(person)
    seconds = floors.limit_of(m, person)
    if limit is not None:
        seconds = min(limit, seconds) if seconds else limit
    stance = hand.stance if hand else ""
    run.emit(
        TurnStarted(run.new_id(), person, seconds, reason, floors.kind_of(m, person), to, breath_ms, space, stance)
    )


def interrupt(run: Run, space: str) -> None:
    """Whoever breaks in with the highest precedence has the floor."""
    call = floors.at(run.m, space).interrupting()[0]
    run.emit(TurnStarted(run.new_id(), call.person, 0, call.kind, "interrupt", space=space))


def end_turn(run: Run, cut: bool = False, space: str = ROOM) -> None:
    """Whoever speaks has finished; nothing if nobody does. Who was interrupted by it goes on."""
    turn = floors.at(run.m, space).speaker
    if turn is None:
        return
    now = run.m.agenda.paused_at or run.now
    seconds = round(turn.spoken_ms(now) / 1000)
    over = bool(turn.limit) and rule(run.m).at_limit == "cut" and seconds >= turn.limit
    run.emit(TurnEnded(turn.id, turn.limit if over else seconds, cut, next_hand(run.m, space, now)))


def end_floor(run: Run, space: str = ROOM, cut: bool = False) -> None:
    """Whoever speaks there has finished, and those whom they interrupted."""
    while floors.at(run.m, space).speaker is not None:
        end_turn(run, cut, space)


def end_all(run: Run) -> None:
    """Nobody speaks any more, at no table."""
    for space in list(run.m.floors):
        for person in list(run.m.floors[space].calls):
            run.emit(HandLowered(person, call=True))
        end_floor(run, space)


def next_hand(m: Meeting, space: str, now: int) -> int:
    """The hand (its number in the log) whose place next is certain, in the last seconds of a turn; 0: none is yet."""
    floor = floors.at(m, space)
    turn = floor.speaker
    if turn is None or turn.kind == "interrupt" or not turn.limit:
        return floor.safe
    left = turn.limit * 1000 - turn.spoken_ms(m.agenda.paused_at or now)
    if left > SAFE_MS or not floor.hands:
        return 0
    first = next((id for id, _ in floors.queue(m, space) if id in floor.hands), "")
    return floor.hands[first].seq if first else 0


def due(m: Meeting) -> int | None:
    """When the next turn is over by itself (server ms); None where none will be."""
    if rule(m).at_limit != "cut" or m.agenda.paused_at:
        return None
    return min((turn.deadline for turn in _timed(m)), default=None)


def expire(run: Run) -> bool:
    """End every turn whose time is up, where the rule cuts; whether there was one."""
    ended = False
    while (at := due(run.m)) is not None and at <= run.now:
        late = next(turn for turn in _timed(run.m) if turn.deadline == at)
        end_turn(run, cut=True, space=late.space)
        ended = True
    return ended


def _timed(m: Meeting) -> list[Turn]:
    """The turns whose clock runs against a limit."""
    turns = (floor.speaker for floor in m.floors.values())
    return [turn for turn in turns if turn is not None and turn.limit and not turn.stopped]
