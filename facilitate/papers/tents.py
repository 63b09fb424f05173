"""Table tents: a sheet folded across the middle, the same name on both sides, with the code of the door."""

from __future__ import annotations

from facilitate.papers import page
from facilitate.papers.kit import Desk


def html(desk: Desk) -> str:
    """One sheet for each table, or for each side that was asked to come."""
    return page.page(
        "tents.html",
        desk.tongue,
        title=desk.title,
        names=names(desk),
        join=desk.links.join,
        author=desk.links.organiser,
    )


def names(desk: Desk) -> list[str]:
    """The tables of the meeting; without tables the invited sides, or whoever came; else the place."""
    tables = [space.place for space in desk.record.spaces if space.place]
    sides = desk.record.attendance.expected or tuple(desk.cast.by_group())
    found = tables or [desk.group(code) for code in sides] or [desk.place or desk.title]
    return list(dict.fromkeys(found))
