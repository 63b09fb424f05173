"""Who speaks: hands, the queue, rounds, tables' talk, and turns with their time."""

from facilitate.core.floor.budgets import (
    group_left,
    groups_left,
    heard,
    kind_of,
    last_speakers,
    limit_of,
    seconds_left,
    seconds_of,
    spare,
    spoken_here,
    turns_in_all,
    turns_left,
    turns_of,
    used_up,
)
from facilitate.core.floor.events import (
    FloorEvent,
    GistTaken,
    Hand,
    HandLowered,
    HandRaised,
    Kind,
    Passed,
    Turn,
    TurnCancelled,
    TurnEnded,
    TurnExtended,
    TurnStarted,
    TurnWentOn,
)
from facilitate.core.floor.evolve import evolve
from facilitate.core.floor.line import (
    all_used_up,
    apart,
    chairs_free,
    granted_by,
    may_speak,
    queue,
    reporters,
    rooms,
    round_left,
    seated,
    space_of,
    unspoken,
    waiting,
)
from facilitate.core.floor.state import NO_FLOOR, PRECEDENCE, ROOM, Floor, at, rule, unite, whole_room

__all__ = [
    "NO_FLOOR", "PRECEDENCE", "ROOM", "Floor", "FloorEvent", "GistTaken", "Hand", "HandLowered", "HandRaised",
    "Kind", "Passed", "Turn", "TurnCancelled", "TurnEnded", "TurnExtended", "TurnStarted", "TurnWentOn", "all_used_up", "apart",
    "at", "chairs_free", "evolve", "granted_by", "group_left", "groups_left", "heard", "kind_of", "last_speakers",
    "limit_of", "may_speak", "queue", "reporters", "rooms", "round_left", "rule", "seated", "seconds_left",
    "seconds_of", "space_of", "spare", "spoken_here", "turns_in_all", "turns_left", "turns_of", "unite", "unspoken",
    "used_up", "waiting", "whole_room",
]  # fmt: skip
