"""A hall under Robert's Rules in which one motion is being debated, and what is said there."""

from __future__ import annotations

from facilitate.core.ballot.questions import pending
from tests.watched import Watched, watched

HALL = {"host": "host", "recorder": "recorder", "wang": "member", "li": "member", "chen": "member"}
MEMBERS = ("wang", "li", "chen")


def debating() -> Watched:
    """One motion is being debated; every act is also read again from the log."""
    found = watched("ronr", HALL)
    found.go("move")
    motion = found.do("wang", "write", kind="motion", text="车棚加顶")
    found.do("li", "second", item=motion)
    found.go("debate")
    return found


def move(
    hall: Watched,
    kind: str,
    text: str = "请大家同意",
    who: str = "chen",
    about: str = "",
    seconded: bool = True,
    **told: object,
) -> str:
    made = hall.do(who, "write", kind="motion", text=text, about=about, fields={"motion_type": kind, **told})
    if seconded and next(one for one in hall.m.rule.motions if one.id == kind).second:
        hall.do("li" if who != "li" else "wang", "second", item=made)
    return made


def vote(hall: Watched, *sides: str) -> None:
    """The pending question is voted on and closed; the chair puts it first if it is debated."""
    if pending(hall.m, "motion") is None:
        hall.do("host", "open_ballot")
    ballot = pending(hall.m, "motion")
    assert ballot is not None
    for who, side in zip(MEMBERS, sides, strict=False):
        hall.do(who, "vote", ballot=ballot.id, choice=side)
    hall.do("host", "close_ballot", ballot=ballot.id)
