"""R62 whoever works all day writes, votes and reads in her own hours; R30 the door inside WeChat's own browser."""

from pathlib import Path

import pytest

from tests.practices.world import act, opened, opened_by_form, restarted, send
from tests.web.pages_app import House, token_in

HOURS = 3_600_000
WECHAT = {"User-Agent": "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Chrome/116 Mobile MicroMessenger/8.0.50"}


@pytest.fixture
def house(tmp_path: Path) -> House:
    return opened(tmp_path)


def stage(house: House, code: str) -> str:
    things, _me = house.services.sight(code, "desk", "")
    return next((key.partition("/")[2] for key in things if key.startswith("stage/")), "")


def test_a_vote_that_runs_for_days_is_given_late_at_night_and_counts_after_a_restart(house: House) -> None:
    host, code = opened_by_form(house, rule="owners_vote", eligible="2", eligible_area="180")
    key = host.get_cookie(f"facilitate_{code}")
    _person, token = house.join(code, "下夜班的李师傅", "owners")
    assert key
    act(host, code, "write", kind="motion", text="装充电桩")
    while stage(house, code) != "vote":
        act(host, code, "advance", override="公告期满")
    house.clock.at += 9 * HOURS
    house = restarted(house)
    phone = house.browser(**{f"facilitate_{code}": token})
    ballot = next(one for name, one in house.services.sight(code, "room", "")[0].items() if name.startswith("ballot/"))
    act(phone, code, "vote", ballot=ballot["id"], choice="for")
    house = restarted(house)
    after = next(one for name, one in house.services.sight(code, "room", "")[0].items() if name.startswith("ballot/"))

    assert (ballot["state"], ballot["voted"]) == ("open", 0)
    assert after["voted"] == 1


def test_a_card_left_at_midnight_is_read_with_its_answer_at_any_hour(house: House) -> None:
    house.clock.at += 10 * HOURS
    phone = house.browser()
    page = send(phone, "/c/card", text="晚上九点的路灯不亮", place="二单元").text
    mark = phone.get_cookie("phone")
    assert mark
    house = restarted(house)
    again = house.browser(phone=mark.value)

    assert "已收到" in page
    assert "晚上九点的路灯不亮" in again.get("/c/mine").text
    assert house.browser().get("/c/needs").status_code == 200


def test_the_door_opens_inside_wechat_and_leads_to_the_page_that_needs_no_script(house: House) -> None:
    _host, code = opened_by_form(house)
    phone = house.browser()
    page = phone.get(f"/J/{code}", headers=WECHAT).text
    form = {"csrf_token": token_in(page), "name": "李阿姨", "group": "residents", "consent": "yes"}
    came = phone.post(f"/J/{code}", data=form, headers=WECHAT)
    plain = phone.get(f"/m/{code}/plain", headers=WECHAT)

    assert "您正在微信里" in page
    assert came.status_code == 303
    assert plain.status_code == 200
