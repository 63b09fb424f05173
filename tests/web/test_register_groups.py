"""Action groups in the browser: made from a task, shifts planned, people sign up by phone and off again, papers for the lead."""

import re
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.web.evening import play as evening
from tests.web.pages_app import House, make_house, token_in
from tests.web.test_register_needs import undone

GROUPS, PUBLIC = "/registers/groups", "/c/groups"
SHIFT = {
    "day": "2026-11-22",
    "starts": "09:00",
    "ends": "12:00",
    "place": "东门",
    "places": "2",
    "skills": "会开三轮车",
}


@pytest.fixture
def house(tmp_path: Path) -> House:
    return make_house(tmp_path)


@pytest.fixture
def browser(house: House) -> FlaskClient:
    return house.organiser()


def send(browser: FlaskClient, page: str, to: str = "", **values: Any) -> TestResponse:
    return browser.post(to or page, data={"csrf_token": token_in(browser.get(page).text)} | values)


def made(browser: FlaskClient, name: str = "送菜队", **values: Any) -> str:
    """The address of a new group."""
    answer = send(browser, f"{GROUPS}/new", name=name, purpose="把菜送到门口", **values)
    assert answer.status_code == 303, answer.text
    return answer.location.partition("?")[0]


def squads(browser: FlaskClient, group: str) -> list[str]:
    return re.findall(r'id="squad(\d+)"', browser.get(group).text)


def planned(browser: FlaskClient, group: str, squad: int = 0, **values: Any) -> TestResponse:
    return send(browser, group, f"{group}/squads/{squads(browser, group)[squad]}/shifts", **(SHIFT | values))


def public(group: str) -> str:
    return group.replace(GROUPS, PUBLIC)


def shifts(browser: FlaskClient, page: str) -> list[str]:
    return re.findall(r'name="shift" value="(\d+)"', browser.get(page).text)


def signed(browser: FlaskClient, page: str, name: str, shift: int = 0, **values: str) -> TestResponse:
    return send(browser, page, name=name, shift=shifts(browser, page)[shift], **values)


def test_a_group_is_made_from_a_task_with_three_squads(house: House, browser: FlaskClient) -> None:
    evening(house)
    house.app.extensions["gathering"].catch_up()
    task = re.search(r'<option value="(\d+)">建一个楼门长联系群', browser.get(f"{GROUPS}/new").text)
    assert task

    page = browser.get(made(browser, promise=task[1])).text

    for word in ("信息统计", "后勤保障", "物资分发", "建一个楼门长联系群"):
        assert word in page


def test_people_sign_up_wait_and_move_up_and_nobody_else_reads_who_they_are(house: House, browser: FlaskClient) -> None:
    group = made(browser)
    planned(browser, group)
    page = public(group)
    phones = [house.browser() for _ in range(3)]

    answers = [signed(phone, page, f"邻居{n}", contact=f"1380000000{n}") for n, phone in enumerate(phones)]

    assert [answer.location.partition("?is=")[2] for answer in answers] == ["coming", "coming", "waiting"]
    assert "您排在候补里" in phones[2].get(answers[2].location).text
    seen = house.browser().get(page).text
    assert "邻居" not in seen
    assert "1380000000" not in seen
    assert "报满了，可以候补" in seen
    assert "13800000002" in browser.get(group).text
    off = re.search(r'action="(/c/groups/\d+/off/\d+)"', phones[0].get(page).text)
    assert off
    send(phones[0], page, off[1])
    assert re.search(r"<b>邻居2</b>.*?来", phones[2].get(page).text, re.S)
    assert "候补" not in phones[2].get(page).text.partition("哪一班")[0]


def test_nobody_signs_off_for_another_phone(house: House, browser: FlaskClient) -> None:
    group = made(browser)
    planned(browser, group)
    mine, other = house.browser(), house.browser()
    signed(mine, public(group), "李阿姨")
    off = re.search(r'action="(/c/groups/\d+/off/\d+)"', mine.get(public(group)).text)
    assert off

    answer = send(other, public(group), off[1])

    assert answer.status_code == 403
    assert "不是用这部手机报的" in answer.text
    assert "李阿姨" in mine.get(public(group)).text


def test_a_clash_is_told_and_nothing_typed_is_lost(house: House, browser: FlaskClient) -> None:
    group = made(browser)
    planned(browser, group)
    planned(browser, group, 1, starts="10:00", ends="11:00")
    phone = house.browser()
    signed(phone, public(group), "李阿姨")

    answer = signed(phone, public(group), "李阿姨", 1, skills="会做饭")

    assert answer.status_code == 409
    assert "时间撞上了" in answer.text
    assert 'value="会做饭"' in answer.text


@pytest.mark.parametrize(
    ("values", "words"),
    [({"name": ""}, "请写一个称呼"), ({"shift": ""}, "请选一个班次。"), ({"name": "长" * 25}, "请在 24 个字以内")],
)
def test_what_is_missing_is_asked_for_beside_the_field(
    house: House, browser: FlaskClient, values: dict[str, str], words: str
) -> None:
    group = made(browser)
    planned(browser, group)
    phone = house.browser()
    form = {"name": "李阿姨", "shift": shifts(phone, public(group))[0], "contact": "6666"} | values
    if not form["shift"]:
        del form["shift"]

    answer = send(phone, public(group), **form)

    assert answer.status_code == 422
    assert words in answer.text
    assert 'value="6666"' in answer.text


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"day": "明天"}, "请选哪一天。"),
        ({"starts": ""}, "请写几点开始"),
        ({"place": " "}, "请写在哪里集合。"),
        ({"places": "很多"}, "请写 1 到 500 之间的数字"),
        ({"ends": "08:00"}, "结束要晚于开始"),
        ({"day": "2026-11-20"}, "这一班已经过了"),
    ],
)
def test_a_shift_that_cannot_be_is_told_and_what_was_typed_stays(
    browser: FlaskClient, values: dict[str, str], words: str
) -> None:
    group = made(browser)

    answer = planned(browser, group, **({"skills": "会修车"} | values))

    assert answer.status_code in (409, 422)
    assert words in answer.text
    assert 'value="会修车"' in answer.text


def test_a_night_shift_ends_on_the_next_day(browser: FlaskClient) -> None:
    group = made(browser)

    assert planned(browser, group, starts="22:00", ends="06:00").status_code == 303
    assert "22:00–06:00" in browser.get(group).text


def test_the_organiser_signs_up_who_has_no_phone_names_a_lead_and_takes_back(browser: FlaskClient) -> None:
    group = made(browser)
    planned(browser, group)
    send(browser, group, f"{group}/squads/{squads(browser, group)[0]}", name="信息统计", lead="小周")
    shift = re.search(r'<select class="field" id="shift".*?<option value="(\d+)"', browser.get(group).text, re.S)
    assert shift

    answer = send(browser, group, f"{group}/people", shift=shift[1], name="王奶奶", contact="敲 302 的门")

    assert "王奶奶" in browser.get(group).text
    assert "队长：小周" in browser.get(group).text
    undone(browser, answer.location)
    assert "王奶奶" not in browser.get(group).text


def test_a_cancelled_shift_and_a_closed_group_take_nobody(house: House, browser: FlaskClient) -> None:
    group = made(browser)
    planned(browser, group)
    planned(browser, group, starts="14:00", ends="16:00")
    first = re.search(r'action="([^"]*/shifts/\d+/cancel)"', browser.get(group).text)
    assert first
    send(browser, group, first[1])
    assert len(shifts(house.browser(), public(group))) == 1

    send(browser, group, f"{group}/close")

    assert "不再报名" in house.browser().get(public(group)).text
    assert "送菜队" not in house.browser().get(PUBLIC).text


def test_a_hundred_and_nine_people_sign_up_on_one_day_in_the_browser(house: House, browser: FlaskClient) -> None:
    group = made(browser, "志愿服务队")
    for n in range(3):
        planned(browser, group, n, places="40")

    for n in range(109):
        assert signed(house.browser(), public(group), f"志愿者{n}", n % 3).status_code == 303, n

    page = house.browser().get(public(group))
    assert "还要 3 个人" in page.text
    assert len(page.data) < 60_000
    assert browser.get(group).text.count("志愿者108") > 0
    assert "109 人来，要 120 人" in browser.get(GROUPS).text


def test_a_residents_page_is_light_and_opens_without_an_account(house: House, browser: FlaskClient) -> None:
    group = made(browser)
    planned(browser, group)

    for address in (PUBLIC, public(group)):
        answer = house.browser().get(address)
        assert answer.status_code == 200
        assert len(answer.data) < 60_000


def test_a_flood_of_names_from_one_address_keeps_nobody_elses_out(house: House, browser: FlaskClient) -> None:
    group = made(browser)
    planned(browser, group, places="3")
    page = public(group)
    ghost = house.browser()
    form = {"csrf_token": token_in(ghost.get(page).text), "shift": shifts(ghost, page)[0], "contact": "13800000000"}
    far = {"REMOTE_ADDR": "203.0.113.9"}

    answers = [ghost.post(page, data=form | {"name": f"幽灵{n}"}, environ_base=far) for n in range(61)]

    assert answers[-1].status_code == 429
    assert all(each.status_code < 429 for each in answers[:-1])
    assert signed(house.browser(), page, "王秀英", contact="13900000000").status_code == 303
