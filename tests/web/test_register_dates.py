"""Calendars to subscribe to: everybody's has the meetings, one with a key has the dates of promises too."""

from pathlib import Path

import pytest

from facilitate.register.communities import ours
from facilitate.register.doer import ORGANISER
from facilitate.register.people import keys
from tests.register.test_ics import lines
from tests.web import staff
from tests.web.pages_app import House, make_house
from tests.web.programs import clerk, row

MEETING = {
    "title": "春节慰问，商量会", "host": "居委会", "starts": "2026-12-24T14:30+08:00", "ends": "2026-12-24T16:00+08:00",
    "state": "planned",
}  # fmt: skip


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A planned meeting; two units with a promise each, one about a sensitive matter; one that a neighbour took on."""
    house = make_house(tmp_path)
    row(house, "bookings", **MEETING)
    need = row(house, "needs", title="家暴", category="women", kind="need", state="open", danger=False, at=1)
    kept = {"said": {}, "at": 1, "state": "open", "due": "2026-12-20", "checker": "居委会"}
    for name, about in (("街道服务中心", None), ("街道医院", need)):
        row(house, "promises", unit=staff.unit(house, name), text=f"{name}来做", person="王医生", need=about, **kept)
    row(house, "promises", text="我来浇花", person="李阿姨", kind="task", **kept)
    return house


def subscribed(house: House, rights: str, unit: str = "") -> list[str]:
    """What a calendar with a key of these rights is told."""
    book, token = house.services.book, f"fk_{rights}{unit}"
    doer = clerk(house, int(unit)).doer if unit else ORGANISER
    keys.make(book, doer, ours(book), "a phone", rights, token, house.clock.now())
    answer = house.browser().get(f"/calendar.ics?key={token}")
    assert answer.mimetype == "text/calendar"
    return lines(answer.data)


def summaries(found: list[str]) -> list[str]:
    return [line.removeprefix("SUMMARY:") for line in found if line.startswith("SUMMARY")]


def test_everybody_may_subscribe_to_the_meetings(house: House) -> None:
    found = lines(house.browser().get("/c/calendar.ics").data)

    assert summaries(found) == ["春节慰问，商量会"]
    assert "DTSTART:20261224T063000Z" in found


def test_a_meeting_that_was_held_is_told_once(house: House) -> None:
    row(house, "gatherings", meeting="AB23", head=1, title="圆桌会", starts="2026-11-20T14:30:00+08:00", facts={})
    row(house, "gatherings", meeting="CD23", head=1, title="同一次", starts="2026-12-24T14:30:00+08:00", facts={})
    row(house, "bookings", **MEETING | {"meeting": "CD23"})

    found = lines(house.browser().get("/c/calendar.ics").data)

    assert summaries(found) == ["春节慰问，商量会", "春节慰问，商量会", "圆桌会"]


def test_a_key_has_the_dates_of_promises_and_no_neighbours_name(house: House) -> None:
    found = subscribed(house, "calendar")

    assert summaries(found) == ["春节慰问，商量会", "期限：街道服务中心来做", "期限：我来浇花"]
    assert "DTSTART;VALUE=DATE:20261220" in found
    assert "李阿姨" not in str(found)


def test_a_sensitive_matter_stands_in_no_calendar_but_of_a_key_that_says_so(house: House) -> None:
    assert "街道医院来做" not in str(subscribed(house, "read"))
    assert "街道医院来做" in str(subscribed(house, "read_hidden"))


def test_a_unit_has_its_own_promises_alone(house: House) -> None:
    assert summaries(subscribed(house, "calendar", unit="1")) == ["春节慰问，商量会", "期限：街道服务中心来做"]


def test_without_a_right_key_there_is_none(house: House) -> None:
    assert house.browser().get("/calendar.ics").status_code == 403
    assert house.browser().get("/calendar.ics?key=fk_guess").status_code == 403


def test_the_same_date_keeps_its_name(house: House) -> None:
    token = "fk_calendar"
    first = [line for line in subscribed(house, "calendar") if line.startswith("UID")]
    house.clock.at += 86_400_000

    again = [line for line in lines(house.browser().get(f"/calendar.ics?key={token}").data) if line.startswith("UID")]

    assert first == again
