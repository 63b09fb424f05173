"""Signing up: to topics of the marketplace, to a group, or to host a table or keep its notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from facilitate.core.act import Run, refuse
from facilitate.core.space import market
from facilitate.core.space.market import SignedUp
from facilitate.core.space.moves import has_room
from facilitate.core.space.space_names import title
from facilitate.core.space.spaces import PeopleMoved, PostTaken, Space
from facilitate.core.writing.items import readable

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting


class SignArgs(msgspec.Struct):
    item: str = ""
    space: str = ""
    as_: Literal["", "table_host", "note_taker"] = msgspec.field(default="", name="as")
    off: bool = False


def sign_up(run: Run) -> None:
    """To `item` (or what stands in `space`); with `as` for a post there; `off` takes it back."""
    args, m = run.read(SignArgs), run.m
    space = _space(m, args)
    if args.as_:
        _post(run, space or refuse("no_such_space"), args.as_, args.off)
    elif space is not None and space.kind != "cell":
        _group(run, space, args.off)
    else:
        item = args.item or (space.item if space else "")
        if not item:
            refuse("no_such_space")
        _topic(run, item, space, args.off)


def _space(m: Meeting, args: SignArgs) -> Space | None:
    if args.space:
        return m.spaces.all.get(args.space) or refuse("no_such_space")
    return next((s for s in m.spaces.all.values() if args.item and s.item == args.item), None)


def _group(run: Run, space: Space, off: bool) -> None:
    """In one group at a time: signing up to another leaves the first."""
    there = run.m.spaces.where.get(run.person, "") == space.id
    if off and there:
        run.emit(PeopleMoved({run.person: ""}))
    elif not off and not there:
        if space.kind not in ("group", "table"):
            refuse("no_such_space")
        has_room(run.m, space)
        run.emit(PeopleMoved({run.person: space.id}))


def _topic(run: Run, item: str, space: Space | None, off: bool) -> None:
    """To as many topics as one likes; clashes are counted, not forbidden."""
    m, one = run.m, readable(run.m, item)
    if one.id not in [topic.id for topic in market.topics(m)]:
        refuse("no_such_space")
    if space is not None and market.over(m, space.slot):
        refuse("slot_gone", slot=space.slot)
    signed = run.person in m.market.signed.get(item, {})
    if space is not None and space.cap and not off and not signed and len(market.coming(m, item)) >= space.cap:
        _full(m, space)
    if signed == off:
        run.emit(SignedUp(item, run.person, off))


def _full(m: Meeting, space: Space) -> None:
    cells = [s for s in m.spaces.all.values() if s.item and s.slot == space.slot]
    free = [s for s in cells if len(market.coming(m, s.item)) < s.cap]
    names = {"zh": "、".join(title(m, s)["zh"] for s in free), "en": ", ".join(title(m, s)["en"] for s in free)}
    if not free:
        refuse("all_full", space=title(m, space))
    refuse("group_full", space=title(m, space), n=space.cap, free=names)


def _post(run: Run, space: Space, post: str, off: bool) -> None:
    """The first who offers has it, at the table where she sits; a post that is a role is given out at the desk."""
    m, holder = run.m, space.posts.get(post, "")
    if post in m.rule.roles and m.role_name(run.person) != post:
        refuse("not_yours")
    if m.spaces.where.get(run.person) != space.id and space.kind != "cell":
        refuse("not_seated_here", space=title(m, space))
    if off and holder == run.person:
        run.emit(PostTaken(space.id, post))
    elif not off and holder not in ("", run.person):
        name = m.people.get(holder).name
        refuse("post_taken", who={"zh": name, "en": name})
    elif not off and not holder:
        run.emit(PostTaken(space.id, post, run.person))
