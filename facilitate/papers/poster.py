"""The join poster: one large code, the typed address and meeting code, three steps, and the word about WeChat."""

from __future__ import annotations

import re

from facilitate.papers import page
from facilitate.papers.kit import Desk, spaced
from facilitate.papers.twin import chinese, english
from facilitate.papers.wrapping import halves

CROWDED, LINE = 34, 16
PLATE = re.compile(r"^(\d+号[院楼]?|[\u4e00-\u9fff]{2,4}(?:社区|小区|新村|花园|苑|院))(?:改造)?(.{3,})$")


def html(desk: Desk) -> str:
    """The poster as a page; raises ValueError where there is no address to print."""
    if not desk.links.join:
        raise ValueError("a poster needs the address of the door")
    plate, title = _plate(chinese(desk.title)) if desk.tongue.code == "zh" else ("", desk.title)
    return page.page(
        "poster.html",
        desk.tongue,
        title=title,
        lines=halves(title, LINE, 1 if desk.tongue.code == "zh" else 0.5),
        english=english(desk.title) if desk.tongue.both else "",
        plate=plate,
        full=desk.tongue.code == "en" or desk.tongue.both or len(title) + len(desk.place) > CROWDED,
        when=desk.when(),
        place=desk.place,
        network=desk.links.wifi,
        join=desk.links.join,
        address=desk.links.address or desk.links.join,
        spaced=spaced(desk.links.code or desk.record.meeting.code),
        author=desk.links.organiser,
    )


def _plate(title: str) -> tuple[str, str]:
    """`123号院改造圆桌…` is a door plate and a name; other titles have no plate."""
    parts = PLATE.match(title)
    return (parts[1], parts[2]) if parts else ("", title)
