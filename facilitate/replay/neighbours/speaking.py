"""How neighbours speak: hands, turns that end, a host's call at her own table, small signs."""

from __future__ import annotations

from facilitate.core import floor as floors
from facilitate.core.meeting import Meeting
from facilitate.core.order import ronr
from facilitate.core.space import ring, spaces
from facilitate.core.writing.talk import SAME
from facilitate.replay.neighbours.mind import Mind, Wish

TALK_MS = 7_000
HAND, SIGN = 0.06, 0.05
BY_ITSELF = ("none", "round", "report")
"""Where nobody raises a hand."""


def finished(m: Meeting, now: int) -> list[str]:
    """Who has talked long enough by `now` (server ms): seven seconds, or what her turn gives her."""
    turns = [floor.speaker for floor in m.floors.values() if floor.speaker is not None]
    return [turn.person for turn in turns if now - turn.from_ > min(TALK_MS, (turn.limit or 60) * 800)]


def speaks(mind: Mind) -> bool:
    return any(floor.speaker and floor.speaker.person == mind.person for floor in mind.m.floors.values())


def call(mind: Mind) -> Wish | None:
    """Whoever hosts a table where the host gives the floor calls the next."""
    m = mind.m
    for space in spaces.hosts(m, mind.person):
        if (
            floors.rooms(m).count(space)
            and floors.granted_by(m, space) == "chair"
            and floors.at(m, space).speaker is None
            and floors.queue(m, space)
        ):
            return "grant", {"space": space} if len(spaces.hosts(m, mind.person)) > 1 else {}
    return None


def hand(mind: Mind) -> Wish | None:
    """Now and then, with a side where one is asked for."""
    m, rule = mind.m, floors.rule(mind.m)
    if rule.mode in BY_ITSELF or not mind.luck(HAND) or not mind.may("hand"):
        return None
    floor = floors.at(m, floors.space_of(m, mind.person))
    outside = rule.mode == "seats" and mind.person not in ring.seated(m)
    if outside or mind.person in floor.hands or floors.used_up(m, mind.person)[0] or ronr.silenced(m):
        return None
    sided = rule.stance not in (None, "none")
    return "hand", {"stance": mind.dice.choice(("for", "against"))} if sided else {}


def sign(mind: Mind) -> Wish | None:
    """The sign with which people say "me too", about the matter on the table or one on the wall."""
    if not mind.luck(SIGN):
        return None
    about = [mind.subject] if mind.subject in mind.m.items.all else [item.id for item in mind.heads()]
    signs = [one.id for one in mind.m.rule.signals if one.effect == "tally" and _hers(mind, one.roles)] or [SAME.id]
    if not about or not mind.may("react", signs[0]):
        return None
    item = mind.dice.choice(about)
    return (
        None
        if mind.person in mind.m.talk.tallies.get((signs[0], item), ())
        else ("react", {"signal": signs[0], "item": item})
    )


def _hers(mind: Mind, roles: tuple[str, ...]) -> bool:
    return not roles or mind.m.role_name(mind.person) in roles
