"""The sign-in sheet: blank before the meeting, filled after; the one paper with real names, telephones masked."""

from __future__ import annotations

from typing import NamedTuple

from facilitate.papers import page
from facilitate.papers.blocks import Column, Document, Facts, Table, cell, text
from facilitate.papers.kit import Desk
from facilitate.papers.links import masked
from facilitate.reports.rows import Person

A_PAGE = 21
BLANKS = 36


class Line(NamedTuple):
    """One line of the sheet; `name` is the one shown in the meeting, or, where the organiser's list of guests has a full one,
    that, with the one shown as her `unit` or door. `side` is resident, unit or observer, empty where nobody signed yet."""

    number: int
    name: str = ""
    unit: str = ""
    group: str = ""
    side: str = ""
    phone: str = ""
    at: str = ""


def html(desk: Desk) -> str:
    return page.page(
        "sign_in.html",
        desk.tongue,
        title=desk.title,
        place=desk.place,
        when=desk.when(),
        rows=lines(desk),
        author=desk.links.organiser,
    )


def lines(desk: Desk) -> list[Line]:
    """Everybody who came in order of arrival, then blank lines for those still to come."""
    came = sorted((one for one in desk.record.people if not one.doors), key=lambda person: person.from_)
    written = [_line(desk, number, person) for number, person in enumerate(came, 1)]
    wanted = (
        max(BLANKS, -(-(len(written) + 4) // A_PAGE) * A_PAGE)
        if not written
        else len(written) + (6 if _open(desk) else 0)
    )
    return [*written, *(Line(number) for number in range(len(written) + 1, wanted + 1))]


def _open(desk: Desk) -> bool:
    return desk.record.meeting.state != "ended"


def _line(desk: Desk, number: int, person: Person) -> Line:
    guest = next((guest for guest in desk.links.guests if guest.person == person.id), None)
    phone = guest.phone if guest else ""
    return Line(
        number=number,
        name=guest.name if guest else person.name,
        unit=person.name if guest else "",
        group=desk.group(person.group),
        side=_side(desk, person),
        phone=phone if desk.links.whole_phones else masked(phone),
        at=desk.clock(person.from_),
    )


def _side(desk: Desk, person: Person) -> str:
    """Whoever leads or keeps the record sits beside the table, unless the rule gives her a vote."""
    beside = person.neutral or person.role in ("observer", "host", "recorder")
    if beside and not person.votes:
        return "observer"
    return "unit" if desk.cast.unit(person.id) else "resident"


def document(desk: Desk) -> Document:
    """The sheet as blocks, for offices that type into it; a line is high enough to sign."""
    t = desk.t
    columns = (
        Column(t("序号"), 12, "mid"), Column(t("姓名"), 24), Column(t("单位或楼门"), 40), Column(t("身份"), 16),
        Column(t("联系方式"), 26), Column(t("到会时间"), 18), Column(t("签名")),
    )  # fmt: skip
    sides = {"resident": t("居民"), "unit": t("单位"), "observer": t("列席"), "": ""}
    rows = tuple(
        (
            cell(str(r.number)),
            cell(r.name),
            cell(r.unit),
            cell(sides[r.side]),
            cell(r.phone),
            cell(r.at),
            cell("　", "　"),
        )
        for r in lines(desk)
    )
    facts = Facts(((t("时间"), text(desk.when())), (t("地点"), text(desk.place))))
    return desk.document("sign_in", t("签到表"), facts, Table(columns, rows))
