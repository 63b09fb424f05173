"""Rooms, the calendar and cards at the organiser's door, and the code on the wall that opens whatever meets there."""

import re
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from facilitate.papers.qr import qr
from tests.web.evening import play as evening
from tests.web.pages_app import House, make_house, token_in
from tests.web.staff import clerk, unit
from tests.web.test_residents_door import left

TODAY = "2026-11-21"


@pytest.fixture
def house(tmp_path: Path) -> House:
    return make_house(tmp_path)


@pytest.fixture
def desk(house: House) -> FlaskClient:
    return house.organiser()


def post(browser: FlaskClient, address: str, page: str = "/registers/rooms", **form: Any) -> Any:
    return browser.post(address, data={"csrf_token": token_in(browser.get(page).text)} | form)


def room(desk: FlaskClient, name: str = "123号院议事厅") -> tuple[str, str]:
    """(address of its page, its code)"""
    page = post(desk, "/registers/rooms", name=name, place="二号楼一层").location.split("?")[0]
    code = re.search(r"/h/([2-9A-HJ-NP-Z]{6})", desk.get(page).text)
    assert code
    return page, code[1]


def plan(desk: FlaskClient, title: str = "自管会", **more: Any) -> Any:
    form = {"title": title, "host": "自管会", "starts": f"{TODAY}T06:00"} | more
    return post(desk, "/registers/calendar", "/registers/calendar", **form)


def number(page: str) -> str:
    return page.rpartition("/")[2]


def test_only_the_organiser_comes_in(house: House) -> None:
    of_a_unit = clerk(house, unit(house))
    for address in ("/registers/rooms", "/registers/calendar", "/registers/cards"):
        assert house.browser().get(address).status_code == 303
        assert of_a_unit.get(address).status_code == 303
    assert house.browser().post("/registers/rooms", data={"name": "厅"}).status_code == 403


# -- rooms ---------------------------------------------------------------------------------------------------------


def test_a_room_has_its_code_for_good_on_a_sheet_to_print(desk: FlaskClient) -> None:
    page, code = room(desk)

    sheet = desk.get(f"{page}/poster?size=a3").text

    assert f"/h/{code}<" in sheet
    assert 'class="poster-a3"' in sheet
    address = re.search(r'class="poster-address"[^>]*>([^<]+)<', sheet)
    assert address
    assert qr(address[1].upper()).d in sheet
    post(desk, page, page, name="换了名字")
    assert code in desk.get(page).text


def test_a_room_without_a_name_is_told_and_nothing_typed_is_lost(desk: FlaskClient) -> None:
    answer = post(desk, "/registers/rooms", name=" ", place="二号楼一层")

    assert answer.status_code == 422
    assert "请写这间议事厅叫什么" in answer.text
    assert 'value="二号楼一层"' in answer.text


def test_a_room_is_closed_and_its_code_says_so(house: House, desk: FlaskClient) -> None:
    page, code = room(desk)

    post(desk, f"{page}/close", page)

    assert "这个议事厅已经不用了" in house.browser().get(f"/h/{code}").text


def test_one_tap_says_that_a_meeting_is_in_this_room(house: House, desk: FlaskClient) -> None:
    page, code = room(desk)
    meeting = house.open()
    assert house.browser().get(f"/h/{code}").status_code == 200
    assert f"{page}/here" in desk.get(f"/meetings/{meeting}").text

    done = post(desk, f"{page}/here", page, code=meeting)

    assert house.browser().get(f"/h/{code}").location == f"/J/{meeting}"
    told = desk.get(done.location).text
    deed = re.search(r'name="deed" value="(\d+)"', told)
    assert deed
    post(desk, "/registers/undo", page, deed=deed[1])
    assert house.browser().get(f"/h/{code}").status_code == 200


def test_when_the_meeting_has_ended_the_code_opens_the_hall_again_and_the_use_is_counted(
    house: House, desk: FlaskClient
) -> None:
    page, code = room(desk)
    held = evening(house, "gather")
    post(desk, f"{page}/here", page, code=held.code)
    while house.services.sight(held.code, "desk", "")[0]["meeting"]["state"] != "ended":
        house.act(held.code, held.people["主持人"], "advance", override="往下走")

    assert "现在没有会" in house.browser().get(f"/h/{code}").text
    use = desk.get(page).text
    assert "<td>1 次</td>" in use
    assert "<td>6 人次</td>" in use
    assert "<td>说不准</td>" in use


def test_a_closed_door_lets_only_those_in_who_were_there(house: House, desk: FlaskClient) -> None:
    page, code = room(desk)
    held = evening(house, "gather")
    post(desk, f"{page}/here", page, code=held.code)
    house.act(held.code, held.people["主持人"], "set", name="door", value="closed")

    assert house.browser().get(f"/h/{code}").status_code == 200
    known = house.browser(**{f"facilitate_{held.code}": held.tokens["二单元楼门长"]})
    assert known.get(f"/h/{code}").location == f"/J/{held.code}"


@pytest.mark.parametrize(
    "address",
    ["/registers/rooms", "/registers/rooms/1", "/registers/rooms/1/poster", "/registers/calendar", "/registers/calendar/1",
     "/registers/cards", "/registers/cards?only=gone", "/registers/cards/1", "/registers/cards/2"],
)  # fmt: skip
def test_the_organisers_pages_speak_english(house: House, desk: FlaskClient, address: str) -> None:
    post(desk, "/registers/rooms", name="Hall", place="Block 2", hours="always")
    plan(desk, "Owners", host="Owners", room="1")
    left(house.browser(), "The lamp is out", place="Entrance 3", name="Li")
    left(house.browser(), "Advertising")
    post(desk, "/registers/cards/2/refuse", "/registers/cards/1", reason="no advertising")

    page = desk.get(f"{address}{'&' if '?' in address else '?'}lang=en").text

    body = re.sub(r'<nav class="(tongues|reg-sections)".*?</nav>', "", page, flags=re.S)
    assert re.findall(r"[一-鿿][^<>\"]*", body) == []


def test_the_door_leads_to_rooms_once_there_is_one_and_says_nothing_before(house: House, desk: FlaskClient) -> None:
    before = (desk.get("/").text, house.browser().get("/").text)
    assert "/registers/rooms" not in before[0]
    assert '"/c/"' not in before[1]

    room(desk)

    assert 'href="/registers/rooms"' in desk.get("/").text
    assert 'href="/c/"' in house.browser().get("/").text
