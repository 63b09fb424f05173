"""R10 R13 R28 R63: what is talked about comes from cards, and a task without a checker keeps the meeting open."""

from pathlib import Path

import pytest

from tests.practices.world import act, go, heads, opened, opened_by_form, paper, restarted, send, stage
from tests.web.evening import play as evening
from tests.web.pages_app import House


@pytest.fixture
def house(tmp_path: Path) -> House:
    return opened(tmp_path)


def test_cards_are_merged_at_the_desk_and_every_word_is_kept_beneath(house: House) -> None:
    held = evening(house)
    house = restarted(house)
    report, record = paper(house, held.code, "needs"), paper(house, held.code, "record")

    for words in ("下水一年堵四回，趁挖开换管", "铸铁管是六几年的，一层返水"):
        assert words in report
        assert words in record
    assert "地下管线先修好，再恢复路面" in report


def test_what_is_talked_about_comes_from_cards_and_dots_and_a_policy_is_a_card_like_others(house: House) -> None:
    browser, code = opened_by_form(house)
    host = browser.get_cookie(f"facilitate_{code}")
    assert host
    _person, token = house.join(code, "李师傅")
    phone = house.browser(**{f"facilitate_{code}": token})
    _official, key = house.join(code, "街道科员", "street", "rep")
    office = house.browser(**{f"facilitate_{code}": key})
    act(browser, code, "advance", override="到齐了")
    policy = act(office, code, "write", kind="need", text="落实老旧小区改造三年方案", fields={"category": "property"})
    lamp = act(phone, code, "write", kind="need", text="路灯不亮", fields={"category": "safety"})
    while stage(house, code) != "dots":
        act(browser, code, "advance", override="往下走")
    act(phone, code, "vote", choice={lamp: 1})
    house = restarted(house)
    browser = house.browser(**{f"facilitate_{code}": host.value})
    while stage(house, code) != "discuss":
        act(browser, code, "advance", override="往下走")
    things = house.services.sight(code, "board", "")[0]

    assert things[f"item/{lamp}"]["chosen"] == 1
    assert things[f"item/{policy}"]["kind"] == "need"
    assert things[f"item/{policy}"]["chosen"] is None


def test_a_meeting_does_not_close_over_a_task_that_nobody_checks(house: House) -> None:
    browser, code = opened_by_form(house)
    host = browser.get_cookie(f"facilitate_{code}")
    assert host
    _person, token = house.join(code, "李师傅")
    checks, _token = house.join(code, "王阿姨")
    phone = house.browser(**{f"facilitate_{code}": token})
    go(house, browser, code, "commit")
    task = act(phone, code, "action", about="", what="装充电桩", due="2026-12-20")
    house = restarted(house)
    browser = house.browser(**{f"facilitate_{code}": host.value})
    go(house, browser, code, "close")
    wish = {"verb": "advance", "op": "end1", "args": {}}
    refused = browser.post(f"/m/{code}/act", json=wish, headers={"Origin": "http://localhost"})
    act(browser, code, "action", id=task, check_by=checks)
    closed = browser.post(f"/m/{code}/act", json=wish | {"op": "end2"}, headers={"Origin": "http://localhost"})

    assert "没写全" in refused.get_json()["refusal"]["zh"]
    assert closed.status_code == 200


def test_a_card_says_what_is_asked_of_whom_and_the_report_says_it_too(house: House) -> None:
    browser, code = opened_by_form(house)
    _person, token = house.join(code, "李师傅")
    phone = house.browser(**{f"facilitate_{code}": token})
    act(browser, code, "advance", override="到齐了")
    page = f"/m/{code}/plain"
    words = {
        "kind": "need",
        "text": "路灯不亮",
        "category": "safety",
        "place": "二单元",
        "since": "半个月",
        "asked": "请物业换灯",
    }
    told = send(phone, page, verb="write", **words)
    go(house, browser, code, "dots")
    lamp = heads(house, code)[0]
    act(phone, code, "vote", choice={lamp: 1})
    while house.services.sight(code, "desk", "")[0]["meeting"]["state"] != "ended":
        act(browser, code, "advance", override="往下走")
    house = restarted(house)
    report = paper(house, code, "needs")

    assert "记下了。" in told.text
    for said in ("路灯不亮", "二单元", "半个月", "卡上写想请：请物业换灯"):
        assert said in report
