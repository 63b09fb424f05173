"""How much time and how many turns somebody still has: the limits of the rule, and what has been used of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitate.core import relations
from facilitate.core.act import refuse
from facilitate.core.course.agenda import here
from facilitate.core.floor.events import Kind
from facilitate.core.floor.state import rule
from facilitate.core.floor.tallies import NOBODY, Scope, scope
from facilitate.core.order import conduct

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting

LEAST = 5
"""Seconds; what is less is no turn."""


def kind_of(m: Meeting, person: str) -> Kind:
    """Who may answer here speaks on the answer's time, apart from the others'."""
    allowed = here(m).allow.get("answer", ())
    answers = bool(relations.standing(m, person) & set(allowed)) or "answer" in m.role_of(person).may
    return "answer" if answers and rule(m).answer and allowed else "turn"


def counted(m: Meeting) -> Scope:
    """Over what the limits of this floor count."""
    return scope(rule(m).per, m.agenda.at)


def turns_of(m: Meeting, person: str) -> int:
    """How many turns and answers somebody has begun where this floor counts them."""
    tally = m.floor.spoken.tallies.of(counted(m), person)
    return tally.turns + tally.answers


def turns_left(m: Meeting, person: str) -> int | None:
    """How many turns somebody still has here; None: no limit. Answers of an agency are counted apart."""
    most = rule(m).turns
    if most is None or kind_of(m, person) == "answer":
        return None
    return max(0, most - m.floor.spoken.tallies.of(counted(m), person).turns - conduct.forfeited(m, person))


def seconds_left(m: Meeting, person: str) -> int | None:
    """What is left of the time that each person has (seconds); None: no limit."""
    total = rule(m).total
    if total is None or kind_of(m, person) == "answer":
        return None
    tally = m.floor.spoken.tallies.of(counted(m), person)
    return max(0, total + tally.extra - tally.seconds)


def groups_left(m: Meeting) -> dict[str, int]:
    """What is left of the time that each group has (seconds), of those who are here or have spoken; {} : no limit.
    A turn that runs now takes all that it was given."""
    total = rule(m).group_total
    if total is None:
        return {}
    where, tallies = counted(m), m.floor.spoken.tallies
    used = {one.group: 0 for one in m.people.present()}
    for id, tally in tallies.people.get(where, NOBODY).items():
        group = m.people.all[id].group
        used[group] = used.get(group, 0) + tally.seconds
    for turn in (turn for floor in m.floors.values() for turn in floor.running if turn.kind == "turn"):
        group = m.people.get(turn.person).group
        used[group] = used.get(group, 0) + turn.limit
    extra = tallies.extra.get(where, {})
    return {group: max(0, total + extra.get(group, 0) + extra.get("", 0) - n) for group, n in used.items()}


def group_left(m: Meeting, person: str) -> int | None:
    """Seconds her group still has; None: no limit."""
    total = rule(m).group_total
    if total is None or kind_of(m, person) == "answer":
        return None
    return groups_left(m).get(m.people.get(person).group, total)


def limit_of(m: Meeting, person: str) -> int:
    """Seconds of a turn that begins now: never more than her time and that of her group allow; 0: no limit."""
    if kind_of(m, person) == "answer":
        return rule(m).answer or 0
    bounds = [n for n in (rule(m).turn, seconds_left(m, person), group_left(m, person)) if n is not None]
    return min(bounds, default=0)


def used_up(m: Meeting, person: str) -> tuple[str, int]:
    """(the code of the limit that somebody has reached, that limit), or ("", 0); a ruling of the chair comes first."""
    floor = rule(m)
    if code := conduct.barred(m, person):
        return code, 0
    left = seconds_left(m, person)
    if left is not None and left < LEAST:
        return "time_used", floor.total or 0
    left = group_left(m, person)
    if left is not None and left < LEAST:
        return "group_time_used", floor.group_total or 0
    if turns_left(m, person) == 0:
        return "turns_used", floor.turns or 0
    return "", 0


def spare(m: Meeting, person: str) -> None:
    """Refused where nothing is left to speak with."""
    code, n = used_up(m, person)
    if code:
        refuse(code, n=n)


def heard(m: Meeting, person: str, on_topic: bool = True) -> bool:
    """Whether somebody has the floor or has had it: since this topic or round began, or else in the whole meeting."""
    tally = m.floor.spoken.tallies.of(scope("topic" if on_topic else "meeting", m.agenda.at), person)
    return tally.turns + tally.answers > 0


def seconds_of(m: Meeting, person: str) -> int:
    """How long somebody has spoken in the meeting, answers counted (seconds)."""
    tally = m.floor.spoken.tallies.of(scope("meeting", m.agenda.at), person)
    return tally.seconds + tally.answering


def spoken_here(m: Meeting, space: str) -> int:
    """How many different people have begun to speak on this topic or in this round, in one space."""
    turns = m.floor.spoken.tallies.order.get((scope("topic", m.agenda.at), space), ())
    return len({m.floor.turns[id].person for id in turns})


def last_speakers(m: Meeting, space: str, n: int = 2) -> list[str]:
    """Whose the last turns in one space were."""
    turns = m.floor.spoken.tallies.order.get((scope("meeting", m.agenda.at), space), ())
    return [m.floor.turns[id].person for id in turns[-n:]]


def turns_in_all(m: Meeting, person: str) -> int:
    """How many turns and answers somebody has begun in the meeting."""
    tally = m.floor.spoken.tallies.of(scope("meeting", m.agenda.at), person)
    return tally.turns + tally.answers
