"""What no person can type: signs that cannot be seen, numbers of no row; a clear word, and nothing of it is kept."""

from pathlib import Path

import pytest

from tests.web.pages_app import House, make_house
from tests.web.promised import made, promise, send

NOWHERE = ("abc", "²", "-1", "9" * 40, "1.5")
FORMS = (
    ("/registers/accounts", "unit", {"person": "王干事", "login": "wang"}),
    ("/registers/coverage/asked", "need", {"whom": "三楼张奶奶", "way": "home"}),
    ("/registers/series", "room", {"name": "院里的圆桌"}),
    ("/registers/groups/new", "promise", {"name": "清洁组"}),
    ("/registers/calendar", "room", {"title": "圆桌", "starts": "2026-12-01T14:00"}),
    ("/registers/offers/new", "unit", {"resource": "goods", "text": "桌椅十张"}),
    ("/registers/promises/new", "unit", {"text": "装灯"}),
)
READ = (
    "/registers/offers?unit=",
    "/registers/groups/new?promise=",
    "/registers/promises?unit=",
    "/registers/needs?did=",
    "/c/needs?page=",
)


@pytest.fixture
def house(tmp_path: Path) -> House:
    return make_house(tmp_path)


@pytest.mark.parametrize("wrong", NOWHERE)
def test_a_number_that_no_row_can_have_is_told_in_words(house: House, wrong: str) -> None:
    browser = house.organiser()

    for address, field, more in FORMS:
        answer = send(browser, "/registers/groups/new", address, **{**more, field: wrong})
        assert answer.status_code in (303, 404, 422), (address, field, wrong, answer.status_code)
    for address in READ:
        assert browser.get(address + wrong).status_code == 200, (address, wrong)


def test_an_account_of_a_unit_that_is_not_there_is_nobodys(house: House) -> None:
    answer = send(house.organiser(), "/registers/accounts", person="王干事", login="wang", unit="abc")

    assert answer.status_code == 422
    assert "wang" not in house.organiser().get("/registers/accounts").text


def test_signs_that_cannot_be_seen_are_not_kept(house: House) -> None:
    answer = send(house.organiser(), "/registers/units/new", name="城\0建\u202e\u200b局", contact="010-\x071234")

    assert answer.status_code == 303
    page = house.organiser().get(answer.location).text
    assert "城建局" in page
    assert "010-1234" in page


def test_what_is_searched_is_what_can_be_seen(house: House) -> None:
    made(house, "needs", title="路灯不亮", kind="need", state="open", danger=False, at=1)

    assert "路灯不亮" in house.browser().get("/c/needs?q=路%00灯").text


def test_a_promise_for_a_need_is_given_to_somebody_else_on_its_page(house: House) -> None:
    need = made(house, "needs", title="路灯不亮", kind="need", state="open", danger=False, at=1)
    id = promise(house, need=need)
    browser = house.organiser()

    answer = send(
        browser, f"/registers/promises/{id}/assign", person="李工", checker="王阿姨", text="装六盏灯", need=str(need)
    )

    assert answer.status_code == 303, answer.text
    page = browser.get(answer.location).text
    assert "李工" in page
    assert "路灯不亮" in page
