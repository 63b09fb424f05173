"""The organiser's door, a new meeting by form and by JSON, keys and addresses."""

import re
from pathlib import Path

import pytest

from facilitate.core.language.rule_plan import planned_minutes
from facilitate.service.rulefiles import library
from tests.web.evening import play
from tests.web.pages_app import House, make_house, token_in

MINUTES = re.compile(r'name="minutes"[^>]*value="(\d+)"')


@pytest.fixture
def house(tmp_path: Path) -> House:
    return make_house(tmp_path)


def create(house: House, **given: object):
    browser = house.organiser()
    token = token_in(browser.get("/meetings/new").text)
    form = {"csrf_token": token, "rule": "roundtable_needs", "place": "社区议事厅", "when": "now", "language": "zh"}
    return browser, browser.post("/meetings", data=form | given)


def test_the_key_in_the_link_becomes_a_cookie_and_leaves_the_address(house: House) -> None:
    browser = house.browser()
    answer = browser.get(f"/?key={house.key}")

    assert (answer.status_code, answer.location) == (303, "/")
    assert "HttpOnly" in answer.headers["Set-Cookie"]
    assert "今天想开个什么会？" in browser.get("/").text


def test_a_stranger_finds_where_to_go(house: House) -> None:
    browser = house.browser()
    browser.get("/?key=guessed")
    page = browser.get("/").text

    assert "您要去哪个会？" in page
    assert "我的会" not in page


@pytest.mark.parametrize("path", ["/meetings/new", "/meetings/ABCDEFGH", "/tour"])
def test_pages_of_the_organiser_are_shut_to_others(house: House, path: str) -> None:
    assert house.browser().get(path).status_code in (403, 404)
    assert house.browser().post("/meetings", json={}).status_code == 403


def test_the_door_has_three_ways_and_six_questions(house: House) -> None:
    page = house.organiser().get("/").text

    for way in ("看一场开完的会", "只用这台电脑开会", "大家用手机参加"):
        assert way in page
    assert page.count('class="ask"') == 6
    assert 'href="/meetings/new?rule=roundtable_needs"' in page
    assert "还没有会。" in page


def test_every_shipped_method_can_be_chosen(house: House) -> None:
    page = house.organiser().get("/").text

    assert all(f'href="/meetings/new?rule={kept.rule.id}"' in page for kept in library())


def test_my_meetings_are_listed_with_their_state(house: House) -> None:
    ended, live = play(house), house.open("楼门长碰头会")
    page = house.organiser().get("/").text

    assert "正在开" in page
    assert "开完了" in page
    assert f'href="/m/{ended.code}/after"' in page
    assert f'href="/meetings/{live}"' in page


def test_three_taps_open_a_meeting_whose_host_is_already_inside(house: House) -> None:
    browser, answer = create(house)
    code = answer.location.split("/")[2].split("?")[0]

    assert answer.status_code == 303
    assert house.services.sight(code, "desk", "")[0]["meeting"]["title"]["zh"] == "圆桌需求评估会"
    assert browser.get(f"/m/{code}/desk").status_code == 200
    assert "门开了" in browser.get(answer.location).text


OWN = """\
id: ours
version: 1
title: {zh: 我们的会, en: Ours}
purpose: {zh: 说说话, en: To talk}
articles: [{zh: 一人一句, en: One sentence each, kept_by: people}]
roles:
  elder: {title: {zh: 楼长, en: Elder}, neutral: true, may: [advance, grant, record, proxy, check_in]}
  member: {title: {zh: 邻居, en: Neighbour}, default: true}
outputs: [record]
stages:
  - id: talk
    title: {zh: 说话, en: Talk}
    minutes: 10
    allow: {speak: [member]}
    floor: {mode: queue, turn: 60, grant: host}
    ends: [host]
"""


def test_whoever_opens_a_meeting_by_a_rule_of_ones_own_leads_it_whatever_the_role_is_called(house: House) -> None:
    house.services.rules.save("ours", OWN)
    browser, answer = create(house, rule="ours", host="赵楼长")
    code = answer.location.split("/")[2].split("?")[0]

    assert answer.status_code == 303
    assert browser.get(f"/m/{code}/desk").status_code == 200
    with house.services.door.reading(code) as m:
        assert [(one.name, one.role) for one in m.people.present()] == [("赵楼长", "elder")]


def test_only_this_computer_leads_straight_to_the_desk(house: House) -> None:
    _browser, answer = create(house, by="desk")

    assert answer.location.endswith("/desk")
    assert house.services.sight(answer.location.split("/")[-2], "board", "")[0]["meeting"]["phones"] is False


def test_what_was_wished_is_so_from_the_start(house: House) -> None:
    given = {
        "title": "123号院", "when": "later", "starts": "2026-12-06T18:30", "minutes": "90", "hall_end": "20:10",
        "groups": ["residents", "agency"], "screening": "y", "profile": "四个单元\n九十六户",
        "host": "李社工", "organiser": "槐荫居委会", "contact": "010-0000",
    }  # fmt: skip
    _browser, answer = create(house, **given)
    code = answer.location.split("/")[2].split("?")[0]
    meeting = house.services.sight(code, "desk", "")[0]["meeting"]

    assert meeting["title"] == {"zh": "123号院", "en": "123号院"}
    assert meeting["starts"].startswith("2026-12-06T18:30")
    assert (meeting["minutes"], meeting["screening"]) == (90, True)
    with house.services.door.reading(meeting["code"]) as m:
        assert m.settings.profile == "四个单元\n九十六户"
    assert list(meeting["expected"]) == ["residents", "agency"]
    assert "槐荫居委会" in meeting["organiser"]


@pytest.mark.parametrize(
    ("field", "given", "said"),
    [
        ("place", " ", "请写在哪儿开"),
        ("title", "长" * 61, "61"),
        ("minutes", "900", "10 到 480"),
        ("minutes", "一小时", "10 到 480"),
        ("hall_end", "晚上", "时间没看明白"),
        ("rule", "", "请选一种开法"),
        ("rule", "nothing", "请选一种开法"),
    ],
)
def test_a_fault_is_told_beside_its_field_and_nothing_typed_is_lost(
    house: House, field: str, given: str, said: str
) -> None:
    _browser, answer = create(house, **{"organiser": "槐荫居委会", field: given})

    assert answer.status_code == 422
    assert said in answer.text
    assert 'value="槐荫居委会"' in answer.text
    assert house.services.access.meetings() == ()


def test_a_form_without_our_token_opens_nothing(house: House) -> None:
    answer = house.organiser().post(
        "/meetings", data={"rule": "roundtable_needs", "place": "x", "csrf_token": "forged"}
    )

    assert answer.status_code == 422
    assert house.services.access.meetings() == ()


def test_a_script_opens_a_meeting_by_json(house: House) -> None:
    wish = {
        "rule": "roundtable_needs", "title": {"zh": "院", "en": "Yard"}, "place": "院里", "language": "zh",
        "starts": "2026-11-21T14:30:00+08:00", "groups": ["residents", "unheard_of"],
    }  # fmt: skip
    answer = house.browser().post("/meetings", json=wish, headers={"Authorization": f"Bearer {house.key}"})

    assert answer.status_code == 201
    assert set(answer.json) == {"code", "urls", "keys"}
    assert set(answer.json["urls"]) == {"join", "room", "board", "desk"}
    assert {"host", "recorder", "rep", "board"} <= set(answer.json["keys"])
    assert "resident" not in answer.json["keys"]


@pytest.mark.parametrize(
    ("wish", "status"),
    [
        ([], 400),
        ({"title": "没有规则"}, 400),
        ({"rule": "nothing", "title": "院"}, 422),
        ({"rule": "roundtable_needs", "title": "院", "starts": "明天"}, 400),
    ],
)
def test_a_script_is_told_what_is_wrong_in_both_languages(house: House, wish: object, status: int) -> None:
    answer = house.browser().post("/meetings", json=wish, headers={"Authorization": f"Bearer {house.key}"})

    assert answer.status_code == status
    assert answer.json["refusal"]["zh"] != answer.json["refusal"]["en"]


def test_the_opened_page_gives_every_key_every_address_and_a_cure(house: House) -> None:
    code = house.open()
    page = house.organiser().get(f"/meetings/{code.lower()}").text
    keys = house.services.access.keys(code)

    assert all(f"key={key}" in page for key in keys.values())
    assert f"http://192.168.8.20/J/{code}" in page
    assert "打不开？" in page
    assert page.index("主持人") < page.index("记录员")


def test_a_meeting_that_is_not_there_is_not_found(house: House) -> None:
    assert house.organiser().get("/meetings/WRNGCDE2").status_code == 404


def test_a_meeting_in_a_language_nobody_speaks_is_held_in_chinese(house: House) -> None:
    wish = {"rule": "roundtable_needs", "title": "x", "language": "xx"}
    made = house.browser().post("/meetings", json=wish, headers={"Authorization": f"Bearer {house.key}"})

    assert house.browser().get(f"/J/{made.get_json()['code']}").status_code == 200


def test_a_method_takes_the_time_that_its_own_plan_adds_up_to(house: House) -> None:
    browser = house.organiser()
    planned = {kept.rule.id: planned_minutes(kept.rule) for kept in library()}
    offered = {
        id: int(MINUTES.search(browser.get(f"/meetings/new?rule={id}").text)[1])  # type: ignore[index]
        for id in planned
    }

    assert all(max(10, minutes) <= offered[id] < max(10, minutes) + 5 for id, minutes in planned.items())
    assert "约 75 分钟" in browser.get("/").text
