"""The calendar at the organiser's door: planning a meeting, a room that is taken, preparing it, calling it off."""

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.web.pages_app import House, make_house, token_in
from tests.web.test_register_rooms import TODAY, number, plan, post, room


@pytest.fixture
def house(tmp_path: Path) -> House:
    return make_house(tmp_path)


@pytest.fixture
def desk(house: House) -> FlaskClient:
    return house.organiser()


def test_a_meeting_is_planned_found_in_its_month_and_seen_by_residents(house: House, desk: FlaskClient) -> None:
    page, code = room(desk)

    answer = plan(desk, "茶馆：停车", starts="2026-12-05T19:00", room=number(page))

    assert "month=2026-12" in answer.location
    assert "茶馆：停车" in desk.get(answer.location).text
    assert "茶馆：停车" in house.browser().get(f"/h/{code}").text
    assert "茶馆：停车" not in desk.get("/registers/calendar?month=2026-11").text


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({"title": ""}, "请写开什么会"),
        ({"starts": ""}, "请选哪一天几点开始"),
        ({"starts": "明天"}, "时间没看明白"),
        ({"ends": f"{TODAY}T05:00"}, "结束的时间要在开始之后"),
        ({"room": "99"}, "没有找到这一条"),
    ],
)
def test_what_does_not_fit_the_calendar_is_told_and_nothing_typed_is_lost(
    desk: FlaskClient, form: dict[str, str], words: str
) -> None:
    answer = plan(desk, host="老年协会", **form)

    assert answer.status_code in (404, 422)
    assert words in answer.text
    assert 'value="老年协会"' in answer.text


def test_a_room_that_is_taken_is_told_and_may_be_shared(desk: FlaskClient) -> None:
    page, _code = room(desk)
    plan(desk, room=number(page))

    clash = plan(desk, "老年协会", room=number(page))
    assert clash.status_code == 422
    assert "那个时间这里已经有“自管会”" in clash.text
    assert 'name="despite"' in clash.text

    assert plan(desk, "老年协会", room=number(page), despite="y").status_code == 303


def test_a_meeting_is_prepared_from_the_calendar_and_the_code_on_the_wall_opens_it(
    house: House, desk: FlaskClient
) -> None:
    page, code = room(desk)
    plan(desk, "自管会例会", room=number(page))
    line = re.search(r'href="(/registers/calendar/\d+)"', desk.get("/registers/calendar?month=2026-11").text)
    assert line
    prepare = re.search(r'href="(/meetings/new\?[^"]+)"', desk.get(line[1]).text)
    assert prepare
    form = desk.get(prepare[1].replace("&amp;", "&")).text
    filled = dict(re.findall(r'name="(title|place|starts|organiser|booking)"[^>]*?value="([^"]*)"', form, re.S))
    assert filled == {
        "title": "自管会例会", "place": "123号院议事厅", "starts": f"{TODAY}T06:00", "organiser": "自管会", "booking": number(line[1]),
    }  # fmt: skip

    made = desk.post(
        "/meetings",
        data={"csrf_token": token_in(form), "rule": "roundtable_needs", "when": "later", "by": "phones"} | filled,
    )

    meeting = re.search(r"/meetings/([2-9A-HJ-NP-Z]{8})", made.location)
    assert meeting
    assert f"/meetings/{meeting[1]}" in desk.get(line[1]).text
    assert house.browser().get(f"/h/{code}").location == f"/J/{meeting[1]}"


def test_the_wrong_meeting_is_put_right(house: House, desk: FlaskClient) -> None:
    plan(desk)
    first, second = house.open("一"), house.open("二")
    line = "/registers/calendar/1"
    post(desk, f"{line}/meeting", line, code=first)

    post(desk, f"{line}/meeting", line, code="")
    post(desk, f"{line}/meeting", line, code=second)

    assert f"/meetings/{second}" in desk.get(line).text
    assert post(desk, f"{line}/meeting", line, code="AAAAAAAA").status_code == 404


def test_a_meeting_is_called_off_and_held_after_all(desk: FlaskClient) -> None:
    plan(desk)
    line = "/registers/calendar/1"

    post(desk, f"{line}/off", line)
    assert "取消了" in desk.get("/registers/calendar").text
    post(desk, f"{line}/on", line)

    assert "取消了" not in desk.get("/registers/calendar").text
