"""Somebody who joined twice sits in one place: seats, posts, topics and sign-ups of the double are hers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from facilitate.core.space.spaces import pair, put

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting


def unite(m: Meeting, old: str, new: str) -> None:
    """Everything of `old` belongs to `new`; where both have a place, her own counts. What the double did stays as it was timed."""
    _seats(m, old, new)
    _posts(m, old, new)
    signed = m.market.signed
    for item, people in signed.items():
        if old in people:
            signed[item] = {id: n for id, n in people.items() if id != old} | {new: people.get(new, people[old])}


def _seats(m: Meeting, old: str, new: str) -> None:
    kept = m.spaces
    kept.line = tuple(dict.fromkeys(new if id == old else id for id in kept.line if id != old or new not in kept.where))
    kept.arrived = {new if id == old else id for id in kept.arrived}
    kept.stays = [replace(stay, person=new) if stay.person == old else stay for stay in kept.stays]
    place, running = kept.where.pop(old, ""), kept.staying.pop(old, None)
    if place and new not in kept.where and m.people.all[new].present and running is not None:
        kept.where[new], kept.staying[new] = place, running
    elif running is not None:
        kept.stays[running] = replace(kept.stays[running], to=m.last_at)
    for (one, other), times in list(kept.met.items()):
        if old in (one, other):
            del kept.met[one, other]
            rest = other if one == old else one
            if rest != new:
                kept.met[pair(new, rest)] = kept.met.get(pair(new, rest), 0) + times


def _posts(m: Meeting, old: str, new: str) -> None:
    for space in list(m.spaces.all.values()):
        if old in space.posts.values():
            put(m.spaces, replace(space, posts={post: new if who == old else who for post, who in space.posts.items()}))
    m.spaces.conveners = {item: new if who == old else who for item, who in m.spaces.conveners.items()}
