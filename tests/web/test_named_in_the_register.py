"""The register leads to meetings: it shows the address of one only to who may open it, and does nothing with a colleague's."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitate.register.communities import ours
from facilitate.register.doer import ORGANISER
from facilitate.register.moments import instant
from facilitate.web.registers.series_people import LAST
from tests.web.colleagues import PLACED, Office, full_house, new_meeting, open_office

PAGES = (
    "/registers/calendar", "/registers/calendar/1", "/registers/rooms/1", "/registers/series/1", "/registers/cards?only=taken",
    "/registers/cards/1",
)  # fmt: skip
"""Those that lead to a meeting which is planned or on."""


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """It is on in the room at this moment; that residents find it there, and by which code, is what a room is for."""
    office = open_office(full_house(tmp_path))
    book, now = office.house.services.book, office.house.clock.now()
    held = {"state": "held", "starts": instant(now - 600_000), "ends": instant(now + 3_600_000)}
    book.deed(ORGANISER, "make", ours(book), lambda deed: deed.put("bookings", 1, **held))
    return office


def naming(office: Office, who: str, pages: tuple[str, ...], code: str) -> set[str]:
    """Which of these pages have the code of that meeting anywhere for this one; all must be there."""
    found = set()
    for page in pages:
        answer = office.people[who].get(page)
        assert answer.status_code == (200 if who in {"owner", "partner", "other", "admin", "key"} else 403), (who, page)
        found |= {page} if code in answer.text else set()
    return found


def test_a_meeting_that_is_planned_or_on_is_linked_for_who_may_open_it_alone(office: Office) -> None:
    for who in ("owner", "partner"):
        assert naming(office, who, PAGES, office.code) == set(PAGES), "the fixture bites"
    for who in ("other", "admin", "key"):
        assert naming(office, who, PAGES, office.code) == set(), who
    assert PLACED in office.people["other"].get("/registers/calendar").text, "the calendar is everybody's"


def test_what_is_opened_for_a_day_is_linked_to_be_read(office: Office) -> None:
    page = f"/meetings/{office.code}/holders"
    office.send("admin", page, f"{page}/open")

    assert naming(office, "admin", PAGES, office.code) == {page for page in PAGES if "/cards" not in page}


def test_one_that_is_over_is_linked_from_its_series_for_who_may_open_it_alone(office: Office) -> None:
    book = office.house.services.book
    here, code = ours(book), new_meeting(office.people["owner"], "上次的会")
    office.house.join(code, "李阿姨")
    facts = {"meeting": code, "title": "上次的会", "head": 1, "starts": "2026-11-20T14:30:00+08:00", "facts": {}}
    book.deed(ORGANISER, "make", here, lambda deed: deed.make("gatherings", community=here, series=1, **facts))
    pages = ("/registers/series/1", "/registers/series/1/people")
    assert LAST > 0

    assert naming(office, "owner", pages[1:], code) == set(pages[1:])
    assert naming(office, "other", pages, code) == set()
    assert "李阿姨" not in office.people["other"].get(pages[1]).text


def test_a_line_of_the_calendar_is_not_torn_from_a_colleagues_meeting(office: Office) -> None:
    address = "/registers/calendar/1/meeting"

    assert office.send("other", "/registers/accounts", address).status_code == 403
    assert office.send("admin", "/registers/accounts", address).status_code == 403
    assert office.code in office.people["owner"].get("/registers/calendar/1").text

    assert office.send("partner", "/registers/accounts", address).status_code == 303
    assert office.code not in office.people["owner"].get("/registers/calendar").text
