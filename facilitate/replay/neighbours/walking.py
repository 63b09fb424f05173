"""How neighbours find their places: topics on the timetable, groups, tables, the ring, and what is to be done there."""

from __future__ import annotations

from facilitate.core.space import market, ring, spaces
from facilitate.core.space.spaces import RING, Space
from facilitate.replay.neighbours.mind import Mind, Wish

TOPICS = 3
STROLL, CHAIR, SIGNING = 0.02, 0.15, 0.3


def place(mind: Mind) -> Wish | None:
    """A convener puts her topic where nothing is yet."""
    m = mind.m
    free = [space.id for space in m.spaces.all.values() if space.kind == "cell" and not space.item]
    mine = [one.id for one in market.topics(m) if spaces.convener(m, one.id) == mind.person]
    waiting = [id for id in mine if not market.cell_of(m, id)]
    if mind.stage.place is None or not free or not waiting or not mind.may("schedule"):
        return None
    return "schedule", {"item": waiting[0], "space": free[0]}


def sign_up(mind: Mind) -> Wish | None:
    """For some topics, or for one group; where a table lacks somebody for its notes, for that."""
    if not mind.luck(SIGNING):
        return None
    return _post(mind) or _topic(mind) or _group(mind)


def _post(mind: Mind) -> Wish | None:
    mine = mind.m.spaces.all.get(spaces.of(mind.m, mind.person))
    if mine is None or mine.kind == "ring":
        return None
    for post in spaces.POSTS:
        roles = mind.m.rule.roles
        hers = post not in roles or mind.m.role_name(mind.person) == post
        if hers and not mine.posts.get(post) and mind.may("sign_up", post):
            return "sign_up", {"space": mine.id, "as": post}
    return None


def _topic(mind: Mind) -> Wish | None:
    m = mind.m
    open_ = [
        space.item for space in m.spaces.all.values() if space.kind == "cell" and space.item and _ahead(mind, space)
    ]
    signed = [id for id in open_ if mind.person in market.coming(m, id)]
    wanted = [id for id in open_ if id not in signed]
    if not wanted or len(signed) >= TOPICS or not mind.may("sign_up"):
        return None
    return "sign_up", {"item": mind.dice.choice(wanted)}


def _ahead(mind: Mind, space: Space) -> bool:
    return not market.over(mind.m, space.slot) and (not space.cap or len(market.coming(mind.m, space.item)) < space.cap)


def _group(mind: Mind) -> Wish | None:
    """Where everybody chooses a group and she is in none."""
    groups = [space for space in _roomy(mind) if space.kind == "group"]
    if not groups or spaces.of(mind.m, mind.person) or not mind.may("sign_up"):
        return None
    return "sign_up", {"space": mind.dice.choice(groups).id}


def _roomy(mind: Mind) -> list[Space]:
    people = mind.m.spaces.groups()
    return [one for one in mind.m.spaces.all.values() if not one.cap or len(people[one.id]) < one.cap]


def walk(mind: Mind) -> Wish | None:
    """To where one was sent, to the session one signed up for, into the ring and out again; now and then elsewhere."""
    policy = mind.stage.move.policy if mind.stage.move else ""
    if policy == "fixed" or "move" not in mind.stage.allow or not mind.may("move"):
        return None
    if policy == "swap_ring":
        return _ring(mind)
    if policy and policy != "free":
        return _arrive(mind)
    return _session(mind) or _stroll(mind)


def _arrive(mind: Mind) -> Wish | None:
    there = spaces.of(mind.m, mind.person)
    return ("move", {}) if there and mind.person not in mind.m.spaces.arrived else None


def _ring(mind: Mind) -> Wish | None:
    """Into a free chair; out of the ring where it is full and others wait."""
    m = mind.m
    inside = mind.person in ring.seated(m)
    speaks = any(floor.speaker and floor.speaker.person == mind.person for floor in m.floors.values())
    if inside and ring.crowded(m) and not speaks and mind.luck(CHAIR):
        return "move", {"space": ""}
    if not inside and ring.chairs_free(m) and mind.luck(CHAIR):
        return "move", {"space": RING}
    return None


def _session(mind: Mind) -> Wish | None:
    """To a topic of this time slot for which she signed up, if she is nowhere."""
    m = mind.m
    running = [one for one in _roomy(mind) if one.kind == "cell" and one.item and one.slot == market.running(m)]
    if spaces.of(m, mind.person) or not running:
        return None
    mine = [one for one in running if mind.person in market.coming(m, one.item)]
    return "move", {"space": mind.dice.choice(mine or running).id}


def _stroll(mind: Mind) -> Wish | None:
    m, there = mind.m, mind.m.spaces.all.get(spaces.of(mind.m, mind.person))
    if there is None or mind.person in there.posts.values() or not mind.luck(STROLL):
        return None
    others = [one for one in _roomy(mind) if one.kind == there.kind and one.slot == there.slot and one.id != there.id]
    held = [one for one in others if one.item or not there.item]
    leads = there.item and spaces.convener(m, there.item) == mind.person
    return ("move", {"space": mind.dice.choice(held).id}) if held and not leads else None
