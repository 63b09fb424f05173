"""What goes wrong on an old phone: a second tap, the back button, a refused cookie, a page that is not there, a wrong press."""

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select

from facilitate.store.place_tables import cards
from facilitate.store.register_tables import deeds
from facilitate.web.registers.flood import ALL_AT_ONCE
from tests.web.pages_app import House, make_house, token_in
from tests.web.test_residents_dates import need, promised
from tests.web.test_residents_door import left
from tests.year.browsing import fill, forms


@pytest.fixture
def house(tmp_path: Path) -> House:
    return make_house(tmp_path)


def empty_card(browser: FlaskClient) -> dict[str, list[str]]:
    return next(form for form in forms(browser.get("/c/card").text) if form.action == "/c/card").values


def texts(house: House) -> list[str]:
    return house.services.book.read(lambda c: list(c.execute(select(cards.c.text).order_by(cards.c.id)).scalars()))


def test_a_second_tap_leaves_no_second_card(house: House) -> None:
    browser = house.browser()
    card = empty_card(browser) | {"text": ["路灯不亮"]}

    first, second = (browser.post("/c/card", data=card) for _ in range(2))

    assert first.status_code == 303
    assert first.location == second.location
    assert texts(house) == ["路灯不亮"]


def test_back_and_other_words_are_another_card_and_so_is_one_after_a_withdrawal(house: House) -> None:
    browser = house.browser()
    card = empty_card(browser)
    first = browser.post("/c/card", data=card | {"text": ["路灯不亮"]}).location
    other = browser.post("/c/card", data=card | {"text": ["垃圾太多"]}).location
    browser.post(f"{first.removesuffix('?new=1')}/withdraw", data={"csrf_token": card["csrf_token"]})

    again = browser.post("/c/card", data=card | {"text": ["路灯不亮"]}).location

    assert len({first, other, again}) == 3
    assert texts(house) == ["路灯不亮", "垃圾太多", "路灯不亮"]


def test_a_number_that_somebody_has_thought_up_is_not_taken(house: House) -> None:
    browser = house.browser()

    answer = browser.post("/c/card", data=empty_card(browser) | {"text": ["路灯不亮"], "once": ["AAAABBBB"]})

    assert answer.status_code == 303
    assert "AAAABBBB" not in answer.location


def test_a_browser_that_keeps_no_cookies_is_told_why_and_keeps_what_was_typed(house: House) -> None:
    told = house.app.test_client(use_cookies=False).post("/c/card", data={"text": "路灯不亮"})

    assert told.status_code == 422
    assert "不许存 Cookie" in told.text
    assert "路灯不亮</textarea>" in told.text
    stale = house.browser(phone="x").post("/c/card", data={"text": "路灯不亮"})
    assert "放得太久" in stale.text


def test_what_is_for_the_organiser_alone_says_that_it_stays_so(house: House) -> None:
    browser = house.browser()
    receipt = left(browser, hidden="y")

    page = browser.get(f"{receipt}/edit").text

    assert "请撤回这一张，再写一张" in page
    assert 'type="checkbox"' not in page
    faulty = browser.post(f"{receipt}/edit", data={"csrf_token": token_in(page), "text": ""})
    assert (faulty.status_code, "请撤回这一张" in faulty.text) == (422, True)


def test_the_button_that_takes_a_press_back_is_not_called_like_the_one_that_withdraws(house: House) -> None:
    browser = house.browser()
    receipt = left(browser)
    answer = browser.post(f"{receipt}/withdraw", data={"csrf_token": token_in(browser.get(receipt).text)})

    page = browser.get(answer.location).text

    assert "您已经撤回了" in page
    assert re.findall(r"<button[^>]*>(点错了，改回来|撤回[^<]*)</button>", page) == ["点错了，改回来"]


@pytest.mark.parametrize("address", ["/c/needs/77", "/c/promises/77", "/c/groups/77", "/c/mine/77/edit"])
def test_a_page_that_is_not_there_says_so_and_leads_home(house: House, address: str) -> None:
    page = house.browser().get(address)

    assert page.status_code == 404
    assert "<h1>没有找到</h1>" in page.text
    assert 'href="/c/">回首页' in page.text


def test_voices_are_bounded_and_what_was_typed_stays(house: House) -> None:
    id = promised(house, need(house), "换灯", state="done", done="2026-11-01")
    address = f"/c/promises/{id}"

    for _ in range(ALL_AT_ONCE + 1):
        browser = house.app.test_client()
        token = token_in(browser.get(address).text)
        answer = browser.post(f"{address}/voice", data={"csrf_token": token, "how": "no", "text": "两盏不亮"})
        if answer.status_code == 429:
            break

    assert answer.status_code == 429
    assert "两盏不亮</textarea>" in answer.text.replace("\r\n", "")


def test_taking_a_voice_back_leads_to_the_promise_where_it_was_given(house: House) -> None:
    id = promised(house, need(house), "换灯", state="done", done="2026-11-01")
    browser, address = house.browser(), f"/c/promises/{id}"
    fill(browser, address, f"{id}/voice", how="no", text="两盏不亮")
    told = browser.get(f"{address}?did={last_deed(house)}")
    undo = next(form for form in forms(told.text) if form.action == "/c/undo")

    answer = browser.post(undo.action, data=undo.values | dict(undo.buttons))

    assert answer.location.startswith(f"{address}?did=")
    assert "两盏不亮" not in browser.get(address).text


def last_deed(house: House) -> int:
    return house.services.book.read(lambda c: int(c.execute(select(func.max(deeds.c.id))).scalar_one()))


def test_what_is_confirmed_asks_first_whether_it_is_still_in_use(house: House) -> None:
    id = promised(house, need(house), "换灯", state="done", done="2026-11-01")
    browser, address = house.browser(), f"/c/promises/{id}"
    fill(browser, address, f"{id}/voice", how="yes", text="")
    assert re.search(r"<details[^>]*><summary>您看，办好了吗", browser.get(address).text)
    house.clock.at += 100 * 86_400_000

    page = browser.get(address).text

    assert page.index("3 个月了，还在用吗") < page.index("您看，办好了吗")
    assert "还没有人说" in page
    refused = fill_badly(browser, address)
    assert not re.search(r"<details[^>]*><summary>您看，办好了吗", refused)


def fill_badly(browser: FlaskClient, address: str) -> str:
    """Not done, and no word why."""
    form = next(form for form in forms(browser.get(address).text) if form.action.endswith("/voice"))
    return browser.post(form.action, data=form.values | {"how": "no"}).text
