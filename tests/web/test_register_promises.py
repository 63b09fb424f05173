"""Promises in the browser: the organiser gives them, a unit reports, residents say whether they are done."""

import re
from pathlib import Path

import pytest

from tests.web.evening import play as evening
from tests.web.pages_app import House, make_house
from tests.web.promised import DAY, after, promise, send, undone
from tests.web.staff import clerk, unit


@pytest.fixture
def house(tmp_path: Path) -> House:
    return make_house(tmp_path)


def test_what_was_promised_at_a_meeting_is_there_by_itself(house: House) -> None:
    assert "还没有承诺。" in house.organiser().get("/registers/promises").text
    evening(house)

    page = house.organiser().get("/registers/promises").text

    assert "沟槽护栏和夜间照明" in page
    assert "没人督办" in page


def test_the_owners_load_is_shown_before_another_promise_is_given(house: House) -> None:
    office = unit(house)
    promise(house, unit=office, text="修管子", due=after(house, 3))
    promise(house, unit=office, text="补路面", due=after(house, 30))
    browser = house.organiser()
    asked = {"unit": office, "person": "张工", "due": after(house, 20)}

    bare = browser.get("/registers/promises/new").text
    page = browser.get("/registers/promises/new", query_string=asked).text

    assert 'name="checker"' not in bare
    assert "还有 2 件要办，其中 1 件要在" in page
    assert page.index("修管子") < page.index("补路面")
    answer = send(browser, "/registers/promises/new?" + "&".join(f"{k}={v}" for k, v in asked.items()), "/registers/promises/new",
                  **asked, text="装路灯", checker="王阿姨", weekly="y")  # fmt: skip
    assert answer.status_code == 303
    assert "装路灯" in browser.get(answer.location).text
    assert "装路灯" not in undone(browser, answer, "/registers").text


def test_an_incomplete_task_is_completed_with_its_load_in_sight(house: House) -> None:
    office, browser = unit(house), house.organiser()
    id = promise(house, due="", checker="", person="", kind="task")
    page = f"/registers/promises/{id}/assign?unit={office}&person=李工&due={after(house, 9)}"

    answer = send(
        browser,
        page,
        f"/registers/promises/{id}/assign",
        unit=office,
        person="李工",
        due=after(house, 9),
        text="装灯",
        checker="王阿姨",
    )

    assert answer.status_code == 303
    assert (
        "装灯" in browser.get("/registers/promises?only=incomplete").text,
        "装灯" in browser.get("/registers/promises").text,
    ) == (False, True)


def test_a_unit_reports_and_a_resident_sends_it_back_and_then_accepts(house: House) -> None:
    office = unit(house)
    id = promise(house, unit=office)
    office_clerk, phone = clerk(house, office), house.browser()

    assert "装六盏灯" in office_clerk.get("/unit/promises").text
    send(office_clerk, f"/unit/promises/{id}", f"/unit/promises/{id}/report", how="done", text="六盏都装了")
    assert "六盏都装了" in phone.get(f"/c/promises/{id}").text
    silent = send(phone, f"/c/promises/{id}", f"/c/promises/{id}/voice", how="no", text=" ")
    assert (silent.status_code, "请写一句哪里没办好" in silent.text) == (422, True)
    send(phone, f"/c/promises/{id}", f"/c/promises/{id}/voice", how="no", text="有两盏不亮")
    assert "居民不认可，退回再办" in office_clerk.get(f"/unit/promises/{id}").text
    send(office_clerk, f"/unit/promises/{id}", f"/unit/promises/{id}/report", how="done", text="换了灯泡")
    answer = send(phone, f"/c/promises/{id}", f"/c/promises/{id}/voice", how="yes", text="")

    assert "居民已确认" in phone.get(answer.location).text
    assert "说办好了，请您看看" in undone(phone, answer, "/c").text


def test_a_phone_has_one_voice_and_another_phone_another(house: House) -> None:
    id = promise(house, state="done")
    one, other = house.browser(), house.browser()

    for browser, how in ((one, "yes"), (one, "yes"), (other, "no")):
        send(browser, f"/c/promises/{id}", f"/c/promises/{id}/voice", how=how, text="看过了")

    assert "1 人认可，1 人不认可" in one.get(f"/c/promises/{id}").text


def test_who_holds_the_office_changes_and_its_promises_stay(house: House) -> None:
    office = unit(house)
    first, second = promise(house, unit=office), promise(house, unit=office, text="修门")
    browser = clerk(house, office)

    send(browser, f"/unit/promises/{first}", f"/unit/promises/{first}/hand", person="李工", every="y")

    page = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", house.browser().get(f"/c/promises/{first}").text))
    assert "换人 张工 → 变成 李工 2026年11月21日" in page
    assert "李工" in browser.get(f"/unit/promises/{second}").text


def test_lateness_is_told_publicly_by_office(house: House) -> None:
    office = unit(house)
    promise(house, unit=office, due=after(house, 2))
    house.clock.at += 14 * DAY

    page = house.browser().get("/c/promises").text

    assert "逾期 12 天" in page
    assert "逾期 1 件，最久 12 天" in page
    assert "装六盏灯" in house.browser().get(f"/c/promises?unit={office}&only=late").text


def test_who_has_not_answered_this_week_is_listed_until_it_is_switched_off(house: House) -> None:
    id = promise(house, weekly=True)
    house.clock.at += 8 * DAY
    browser = house.organiser()

    assert "装六盏灯" in browser.get("/registers/promises?only=silent").text
    send(browser, f"/registers/promises/{id}", f"/registers/promises/{id}/weekly/off")

    assert "装六盏灯" not in browser.get("/registers/promises?only=silent").text


def test_after_three_months_residents_are_asked_whether_it_is_still_in_use(house: House) -> None:
    id = promise(house, state="done", done=after(house, 0))
    phone = house.browser()
    send(phone, f"/c/promises/{id}", f"/c/promises/{id}/voice", how="yes")
    assert "还在用吗" not in phone.get("/c/promises").text
    house.clock.at += 95 * DAY

    assert "请您看看：还在用吗" in phone.get("/c/promises").text
    assert "到日子回访" in house.organiser().get("/registers/promises").text
    which = re.search(rf"/c/promises/{id}/back/(\d+)", phone.get(f"/c/promises/{id}").text)
    assert which
    send(phone, f"/c/promises/{id}", which[0], how="partly", text="三单元灭了一盏")

    assert "有一部分在用" in phone.get(f"/c/promises/{id}").text
    assert "还在用吗" not in phone.get("/c/promises").text


def test_the_result_ledger_names_its_meeting_and_everybody_reads_it(house: House) -> None:
    code, browser = evening(house).code, house.organiser()
    browser.get("/registers/promises")

    wrong = send(browser, "/registers/results", how="", after="90 万元")
    assert (wrong.status_code, "请先选一项。" in wrong.text, 'value="90 万元"' in wrong.text) == (422, True, True)
    answer = send(
        browser,
        "/registers/results",
        how="money",
        before="30 万元",
        after="90 万元",
        text="维修经费又加了 200%",
        meeting=code,
    )

    for address in ("/c/promises", "/c/results"):
        page = house.browser().get(address).text
        assert ("又加了" in page, "因为“123号院改造圆桌需求评估会”" in page) == (True, True)
    assert "维修经费又加了" not in undone(browser, answer, "/registers").text
