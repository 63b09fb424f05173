"""After every act the floors are put in order: whose time is up or who has gone ends, and where it goes by itself the first one speaks."""

from __future__ import annotations

from facilitate.core import floor as floors
from facilitate.core.act import Run
from facilitate.core.ballot.ballot_events import VoteCast
from facilitate.core.floor import ROOM, HandLowered, HandRaised, TurnEnded, rule
from facilitate.core.floor.speaking import end_turn, expire, interrupt, start_turn
from facilitate.core.space.spaces import RING, PeopleMoved
from facilitate.core.writing.items import ItemWritten
from facilitate.core.writing.talk import Commented, Reacted

STILL = (HandRaised, HandLowered, Commented, Reacted, VoteCast, ItemWritten)
"""What many do at once and what moves nobody, ends no turn and uses up no time: nobody else's hand falls by it."""
BREATH_MS = 4_000  # while the word goes around the table by itself, the clock waits until the next one is ready


def settle(run: Run) -> None:
    """What follows from an act by itself."""
    made = run.made
    expire(run)
    if not all(isinstance(entry.event, STILL) for entry in run.entries):
        for space in list(run.m.floors):
            _clear(run, space)
    if not run.m.agenda.paused_at and not run.m.agenda.ended:
        for space in floors.rooms(run.m):
            _go_on(run, space)
    run.made = made


def _clear(run: Run, space: str) -> None:
    """Who has gone, or sits elsewhere now, loses hand and turn."""
    m, floor = run.m, run.m.floors[space]
    gone = {
        id for id in (*floor.hands, *floor.calls, *(turn.person for turn in floor.running)) if _left(run, id, space)
    }
    for turn in [turn for turn in floor.held if turn.person in gone]:
        run.emit(TurnEnded(turn.id, round(turn.spoken_ms(run.now) / 1000)))
    while floor.speaker is not None and floor.speaker.person in gone:
        end_turn(run, space=space)
    for id in [id for id in floor.calls if id in gone]:
        run.emit(HandLowered(id, call=True))
    for id in [id for id in floor.hands if id in gone or floors.used_up(m, id)[0]]:
        run.emit(HandLowered(id))


def _left(run: Run, person: str, space: str) -> bool:
    m = run.m
    elsewhere = space != ROOM and floors.space_of(m, person) != space
    return not m.people.get(person).present or elsewhere or _stood_up(run, person)


def _stood_up(run: Run, person: str) -> bool:
    """Whether she has just left the ring, where only those who sit in it speak."""
    moved = (entry.event for entry in run.entries if isinstance(entry.event, PeopleMoved))
    return rule(run.m).mode == "seats" and any(event.to.get(person, RING) != RING for event in moved)


def _go_on(run: Run, space: str) -> None:
    """Where nobody has to call, whoever breaks in or is first has the floor."""
    if floors.granted_by(run.m, space) != "auto" or rule(run.m).mode == "none":
        return
    floor = floors.at(run.m, space)
    if floor.interrupting():
        interrupt(run, space)
    elif floor.speaker is None:
        line = floors.queue(run.m, space)
        if line:
            start_turn(run, *line[0], breath_ms=BREATH_MS, space=space)
