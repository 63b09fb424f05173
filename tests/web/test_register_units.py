"""Units, owners, evidence and history at the organiser's door, as she presses and types."""

import re
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.web.evening import play as evening
from tests.web.pages_app import House, make_house, token_in
from tests.web.staff import clerk
from tests.web.test_register_needs import ids, titles, undone

UNITS, NEEDS = "/registers/units", "/registers/needs"


@pytest.fixture
def house(tmp_path: Path) -> House:
    found = make_house(tmp_path)
    evening(found)
    return found


@pytest.fixture
def browser(house: House) -> FlaskClient:
    return house.organiser()


def send(browser: FlaskClient, page: str, to: str = "", **values: Any) -> TestResponse:
    form = {"csrf_token": token_in(browser.get(page).text)} | values
    return browser.post(to or page, data=form)


def registered(browser: FlaskClient, name: str, **values: Any) -> str:
    """The address of a new unit's page."""
    answer = send(browser, f"{UNITS}/new", name=name, **values)
    assert answer.status_code == 303, answer.text
    return answer.location.partition("?")[0]


def a_need(browser: FlaskClient, only: str = "") -> str:
    return f"{NEEDS}/{ids(browser.get(f'{NEEDS}?only={only}').text)[0]}"


def number(address: str) -> str:
    return address.rpartition("/")[2]


def test_who_answered_without_a_unit_is_registered_and_the_answer_is_the_unit_s(browser: FlaskClient) -> None:
    page = browser.get(UNITS).text
    assert "城建局技术员" in page

    address = registered(browser, "城建局", kind="agency", place="区政府三楼", contact="6666")

    sheet = browser.get(address).text
    assert "要补一笔预算" in sheet
    assert "城建局技术员" in sheet
    assert "城建局技术员" not in browser.get(UNITS).text


def test_a_unit_that_is_there_already_is_told_and_nothing_typed_is_lost(browser: FlaskClient) -> None:
    registered(browser, "城建局")

    answer = send(browser, f"{UNITS}/new", name="城建（局）", place="三楼东侧")

    assert answer.status_code == 409
    assert "已经登记过了" in answer.text
    assert 'value="三楼东侧"' in answer.text
    assert "请写单位的名字。" in send(browser, f"{UNITS}/new", name=" ").text


def test_two_spellings_are_suggested_looked_at_merged_and_taken_apart(browser: FlaskClient) -> None:
    lead, part = registered(browser, "城建局"), registered(browser, "区城建局")
    look = re.search(r'href="([^"]*units/merge[^"]*)"', browser.get(UNITS).text)
    assert look
    page = browser.get(look[1].replace("&amp;", "&"))
    assert "用哪个名字？" in page.text

    answer = browser.post(
        f"{UNITS}/merge",
        data={"csrf_token": token_in(page.text), "id": [number(lead), number(part)], "into": number(lead)},
    )

    assert browser.get(part).location == lead
    assert "区城建局" in browser.get(lead).text
    undone(browser, answer.location)
    assert browser.get(part).status_code == 200


def test_one_unit_alone_is_not_merged(browser: FlaskClient) -> None:
    answer = browser.get(f"{UNITS}/merge?id={number(registered(browser, '城建局'))}")

    assert answer.status_code == 422


def test_a_need_gets_two_owners_by_two_routes_and_nobody_stands_again_when_both_are_released(
    browser: FlaskClient,
) -> None:
    bureau = number(registered(browser, "民政局"))
    page = a_need(browser, "nobody")
    send(browser, page, f"{page}/owners", unit=bureau, person="孙科长", route="coordinate", part="找地方")
    send(browser, page, f"{page}/owners", unit=0, person="王姐", route="advocate")

    text = browser.get(page).text
    assert number(page) not in ids(browser.get(f"{NEEDS}?only=nobody").text)
    for word in ("民政局", "孙科长", "协同有关单位", "找地方", "王姐", "呼吁倡导"):
        assert word in text
    for part in re.findall(r"/owners/(\d+)/release", text):
        send(browser, page, f"{page}/owners/{part}/release")
    assert number(page) in ids(browser.get(f"{NEEDS}?only=nobody").text)
    assert '<span class="reg-nobody">没人负责</span>' in browser.get(page).text


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"unit": 0, "route": "direct"}, "请选一个单位，或者写上谁负责。"),
        ({"unit": 0, "person": "王姐"}, "请选一条回应路径。"),
    ],
)
def test_an_owner_without_name_or_route_is_asked_for_it(
    browser: FlaskClient, values: dict[str, object], words: str
) -> None:
    page = a_need(browser)

    answer = send(browser, page, f"{page}/owners", part="地下的", **values)

    assert answer.status_code == 422
    assert words in answer.text
    assert 'value="地下的"' in answer.text
    assert re.search(r'name="title"[^>]*value="[^"]+"', answer.text), "the need's own form keeps its words"


def test_evidence_is_written_down_with_its_source_and_its_prompt_goes(browser: FlaskClient) -> None:
    page = a_need(browser)
    prompt = "会上没有人说起申请、报修或投诉，请查热线和来访登记。"
    assert prompt in browser.get(page).text

    form = {"kind": "expressed", "text": "热线半年 7 次", "source": "12345 台账", "on": "2026-10-31"}
    answer = send(browser, page, f"{page}/evidence", **form)

    text = browser.get(page).text
    assert "热线半年 7 次" in text
    assert "12345 台账" in text
    assert prompt not in text
    undone(browser, answer.location)
    assert prompt in browser.get(page).text


def test_a_date_that_is_none_is_asked_for_again_and_the_text_stays(browser: FlaskClient) -> None:
    page = a_need(browser)

    answer = send(browser, page, f"{page}/evidence", kind="felt", text="入户问了", on="去年秋天")

    assert answer.status_code == 422
    assert "日期没看明白" in answer.text
    assert "入户问了" in answer.text


def test_a_standard_without_felt_need_is_flagged_and_the_other_way_about(browser: FlaskClient) -> None:
    page = a_need(browser)
    assert "大家说要，还没人查过有没有标准、规范。" in browser.get(page).text

    send(browser, page, f"{page}/evidence", kind="normative", text="道路照明标准")

    assert "还没人查过有没有标准" not in browser.get(page).text


def test_two_organisers_who_write_in_the_same_field_see_both_and_lose_nothing(house: House) -> None:
    first, second = house.organiser(), house.organiser()
    page = a_need(first)
    before = second.get(page).text
    title, saw = titles(first.get(NEEDS).text)[0], re.search(r'name="saw" value="(\d+)"', before)
    assert saw
    send(first, page, title=title, place="三单元", saw=saw[1])

    form = {"csrf_token": token_in(before), "title": title, "place": "四单元", "since": "三月", "saw": saw[1]}
    answer = second.post(page, data=form)

    assert answer.status_code == 409
    assert "现在是“三单元”，您写的是“四单元”。" in answer.text
    assert 'value="四单元"' in answer.text
    assert 'value="三月"' in answer.text
    newer = re.search(r'name="saw" value="(\d+)"', answer.text)
    assert newer
    assert second.post(page, data=form | {"saw": newer[1]}).status_code == 303
    assert 'value="四单元"' in second.get(page).text


def test_what_was_changed_by_whom_from_what_to_what_stands_on_the_need(browser: FlaskClient) -> None:
    page = a_need(browser)
    title = titles(browser.get(NEEDS).text)[0]
    send(browser, page, title=title, place="三单元", households="24")

    assert "户数：（空） → 24" in browser.get(page).text
    assert "Households: (empty) → 24" in browser.get(f"{page}?lang=en").text


def test_a_need_is_settled_by_a_promise_and_says_so(browser: FlaskClient) -> None:
    page = next(
        address
        for address in (f"{NEEDS}/{id}" for id in ids(browser.get(NEEDS).text))
        if 'name="promise"' in browser.get(address).text
    )
    chosen = re.search(r'name="promise" value="(\d+)"', browser.get(page).text)
    assert chosen

    send(browser, page, f"{page}/settle", promise=chosen[1], words="护栏装好了，邻居都看见了")

    assert "护栏装好了，邻居都看见了" in browser.get(page).text


def test_somebody_else_in_the_office_takes_over(browser: FlaskClient) -> None:
    page = registered(browser, "城建局", person="城建局技术员")

    send(browser, page, f"{page}/office", before="城建局技术员", after="李工")

    text = browser.get(page).text
    assert "<b>李工</b>" in text
    assert "经办人：城建局技术员 → 李工" in text


def test_another_name_leads_to_the_unit(browser: FlaskClient) -> None:
    page = registered(browser, "住房和城乡建设局")

    send(browser, page, f"{page}/also", also="住建局")

    assert "住房和城乡建设局" in browser.get(f"{UNITS}?q=住建局").text
    assert "已经登记过了" in send(browser, f"{UNITS}/new", name="住建局").text


def test_only_the_organiser_opens_the_directory(house: House, browser: FlaskClient) -> None:
    address = registered(browser, "城建局")
    inside = clerk(house, int(number(address)))

    for path in (UNITS, address, f"{UNITS}/new"):
        assert house.browser().get(path).status_code == 303
        assert inside.get(path).status_code in (303, 403)
    assert inside.post(f"{UNITS}/new", data={"name": "物业"}).status_code == 403
