"""Who is next, and why: the queue, the round, the reports; and who is still waited for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitate.core import relations
from facilitate.core.course.agenda import here
from facilitate.core.floor import order
from facilitate.core.floor.budgets import counted, heard, used_up
from facilitate.core.floor.state import ROOM, rule
from facilitate.core.order import conduct, easing
from facilitate.core.space import spaces

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting

APART = ("tables", "grid", "pairs")
BY_ITSELF = ("round", "free", "seats")
Line = list[tuple[str, str]]


# -- where ---------------------------------------------------------------------------------------------------------


def apart(m: Meeting) -> bool:
    """Whether people talk at their tables here, each with a floor of its own, rather than all together."""
    space = here(m).space
    split = (space is not None and space.kind in APART) or rule(m).grant == "chair_of_space"
    return split and bool(m.spaces.where)


def space_of(m: Meeting, person: str) -> str:
    """The space whose floor somebody speaks on; "" the whole room's."""
    return spaces.of(m, person) if apart(m) else ROOM


def rooms(m: Meeting) -> list[str]:
    """The spaces in which people talk now; the whole room always comes first."""
    return [ROOM, *dict.fromkeys(m.spaces.where.values())] if apart(m) else [ROOM]


def granted_by(m: Meeting, space: str = ROOM) -> str:
    """host, chair (the table's host) or auto (whoever is first has the floor)."""
    given = rule(m).grant
    if given == "chair_of_space":
        if space == ROOM:
            return "host"
        return "chair" if spaces.host(m, space) else "auto"
    return given or ("auto" if rule(m).mode in BY_ITSELF else "host")


# -- who -----------------------------------------------------------------------------------------------------------


def may_speak(m: Meeting, person: str) -> bool:
    """By role or relation, here and now; who stays neutral has no turn."""
    allowed = here(m).allow.get("speak", ())
    asked = bool(relations.standing(m, person) & set(allowed)) or easing.anybody_speaks(m)
    return asked and not m.role_of(person).neutral


def reports(m: Meeting, person: str) -> bool:
    """Whether somebody is called to report here."""
    allowed = here(m).allow.get("report") or here(m).allow.get("speak", ())
    return not m.role_of(person).neutral and bool(relations.standing(m, person) & set(allowed))


def queue(m: Meeting, space: str = ROOM) -> Line:
    """(person, reason) in speaking order, whoever is speaking left out."""
    if rule(m).mode == "round":
        return round_left(m, space)
    if rule(m).mode == "report":
        called = reporters(m, space)
        first = {id for id, _ in called}
        return called + [
            (hand.person, why) for hand, why in order.line_up(m, space, lambda hand: hand.person not in first)
        ]
    return [(hand.person, why) for hand, why in order.line_up(m, space)]


def round_left(m: Meeting, space: str = ROOM) -> Line:
    """Those still to be asked in this round: in its order, then who passed, once more."""
    by, people = _around(m, space)
    waiting = [id for id in people if may_speak(m, id) and not heard(m, id) and not used_up(m, id)[0]]
    passes = {id: m.floor.passes.get((m.agenda.at, id), 0) for id in waiting}
    first = order.call_up(m, [id for id in waiting if passes[id] == 0], by, space)
    again = [(id, order.ASKED_AGAIN) for id in waiting if passes[id] == 1 and rule(m).second_round]
    return first + again


def reporters(m: Meeting, space: str = ROOM) -> Line:
    """Those who are called to report without raising a hand and have not reported yet."""
    by, people = _around(m, space)
    passed = m.floor.passes
    waiting = [
        id for id in people
        if reports(m, id) and not heard(m, id) and (m.agenda.at, id) not in passed and not conduct.barred(m, id)
    ]  # fmt: skip
    return order.call_up(m, waiting, by, space)


def _around(m: Meeting, space: str) -> tuple[str, list[str]]:
    """(reason, people): by seat; while no seats are set by arrival, those of the default role before the others."""
    if m.people.seats:
        by, people = "seat_order", m.people.seated()
    else:
        by = order.BY_ARRIVAL
        people = sorted(m.people.present(), key=lambda p: not m.rule.roles[p.role].default)
    return by, [p.id for p in people if space_of(m, p.id) == space]


# -- the ring ------------------------------------------------------------------------------------------------------


def seated(m: Meeting) -> list[str]:
    """Who sits in the ring."""
    return m.spaces.people(spaces.RING)


def chairs_free(m: Meeting) -> int:
    """How many chairs of the ring are empty."""
    ring = m.spaces.all.get(spaces.RING)
    return max(0, ring.cap - len(seated(m))) if ring else 0


# -- is anybody waited for -----------------------------------------------------------------------------------------


def speaking(m: Meeting) -> int:
    """How many speak now, in all spaces."""
    return sum(floor.speaker is not None for floor in m.floors.values())


def waiting(m: Meeting) -> int:
    """How many speak or want to, in all spaces."""
    return speaking(m) + sum(len(floor.hands) + len(floor.calls) + len(floor.held) for floor in m.floors.values())


def unspoken(m: Meeting) -> int:
    """How many must still be heard, or say that they pass, before everybody has spoken; those speaking included."""
    if rule(m).mode == "none":
        return 0
    if rule(m).mode == "round":
        return sum(len(round_left(m, space)) for space in rooms(m)) + speaking(m)
    if rule(m).mode == "report":
        return sum(len(reporters(m, space)) for space in rooms(m)) + speaking(m)
    tallies, where, passed = m.floor.spoken.tallies, counted(m), m.floor.passes
    silent = [
        p.id for p in m.people.present()
        if may_speak(m, p.id) and tallies.of(where, p.id).turns == 0 and (m.agenda.at, p.id) not in passed
    ]  # fmt: skip
    return len(silent) + speaking(m)


def all_used_up(m: Meeting) -> bool:
    """Whether nobody who may speak has a turn or time left, and nobody speaks."""
    return not speaking(m) and all(used_up(m, p.id)[0] for p in m.people.present() if may_speak(m, p.id))
