"""The residents' door: a card at any hour, its receipt, and the community's needs, without account and script."""

import re
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from facilitate.register.communities import ours
from facilitate.register.doer import ORGANISER
from facilitate.register.rooms import rooms_deeds
from facilitate.store.place_tables import cards
from tests.web.evening import play as evening
from tests.web.pages_app import House, make_house, token_in


@pytest.fixture
def house(tmp_path: Path) -> House:
    return make_house(tmp_path)


@pytest.fixture
def heard(house: House) -> House:
    evening(house)
    return house


def card(browser: FlaskClient, text: str = "二单元路灯不亮", **more: str) -> TestResponse:
    form = {"csrf_token": token_in(browser.get("/c/card").text), "text": text}
    return browser.post("/c/card", data=form | more)


def left(browser: FlaskClient, text: str = "二单元路灯不亮", **more: str) -> str:
    """The address of the receipt."""
    answer = card(browser, text, **more)
    assert answer.status_code == 303, answer.text
    return str(answer.location).removesuffix("?new=1")


def make(house: House, table: str, **values: Any) -> int:
    book = house.services.book
    return book.deed(
        ORGANISER, "make", ours(book), lambda deed: deed.make(table, community=ours(book), **values)
    ).answer


def room(house: House, code: str = "K7P2QX") -> int:
    return rooms_deeds.make(
        house.services.book, ORGANISER, ours(house.services.book), code, {"name": "123号院议事厅"}
    ).answer


def test_a_card_is_left_without_account_and_its_receipt_says_what_became_of_it(house: House) -> None:
    answer = card(house.browser(), place="二单元", asked="请物业换灯")

    page = house.browser().get(answer.location).text

    number = re.search(r'class="digits"[^>]*>([2-9A-HJ-NP-Z]{4} [2-9A-HJ-NP-Z]{4})<', page)
    assert number
    assert "您11月21日写的：已收到，等下一次会。" in page
    spelled = house.browser().get("/c/slip", query_string={"number": number[1].lower().replace(" ", " - ")})
    assert house.browser().get(spelled.location).status_code == 200


def test_the_number_itself_is_kept_nowhere(house: House) -> None:
    number = left(house.browser()).rpartition("/")[2]

    kept = house.services.book.read(lambda c: c.execute(select(cards)).mappings().one())

    assert number not in str(dict(kept))
    assert len(kept["slip"]) == 64


def test_a_number_that_nobody_has_is_told_in_words_and_may_be_typed_again(house: House) -> None:
    answer = house.browser().get("/c/slip/AAAABBBB")

    assert answer.status_code == 404
    assert "没有找到这个号码" in answer.text
    assert 'name="number"' in answer.text


def test_guessing_numbers_is_slowed_and_a_right_one_still_opens(house: House) -> None:
    address = left(house.browser())

    tries = [house.browser().get(f"/c/slip/AAAABB{n:02d}").status_code for n in range(22, 99)]

    assert tries[-1] == 429
    assert house.browser().get(address).status_code == 200


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"text": "  "}, "请写几个字"),
        ({"text": "长" * 301}, "请在 300 个字以内"),
        ({"text": "路灯", "place": "长" * 81}, "请在 80 个字以内"),
    ],
)
def test_what_does_not_fit_is_told_and_nothing_typed_is_lost(house: House, given: dict[str, str], words: str) -> None:
    answer = card(house.browser(), **{"text": "", "since": "去年冬天起"} | given)

    assert answer.status_code == 422
    assert words in answer.text
    assert 'value="去年冬天起"' in answer.text
    assert '<details class="more" open>' in answer.text


def test_a_flood_from_one_address_is_held_and_what_was_written_stands(house: House) -> None:
    browser = house.browser()
    token = token_in(browser.get("/c/card").text)
    far = {"REMOTE_ADDR": "203.0.113.9"}

    answers = [
        browser.post("/c/card", data={"csrf_token": token, "text": f"第{n}张"}, environ_base=far) for n in range(61)
    ]

    assert [each.status_code for each in answers] == [303] * 60 + [429]
    assert "第60张" in answers[-1].text
    assert "请过几分钟再交" in answers[-1].text
    assert card(browser).status_code == 303
    house.clock.at += 61_000
    assert browser.post("/c/card", data={"csrf_token": token, "text": "又一张"}, environ_base=far).status_code == 303


def test_she_corrects_withdraws_and_takes_that_back(house: House) -> None:
    browser = house.browser()
    address = left(browser)
    form = browser.get(f"{address}/edit").text
    assert "二单元路灯不亮</textarea>" in form

    browser.post(f"{address}/edit", data={"csrf_token": token_in(form), "text": "两个单元路灯都不亮"})
    page = browser.get(address).text
    assert "两个单元路灯都不亮" in page

    answer = browser.post(f"{address}/withdraw", data={"csrf_token": token_in(page)})
    told = browser.get(answer.location).text
    assert "您已经撤回了。" in told
    deed = re.search(r'name="deed" value="(\d+)"', told)
    assert deed
    back = browser.post(
        "/c/undo",
        data={"csrf_token": token_in(told), "deed": deed[1]},
        headers={"Referer": f"http://localhost{address}"},
    )
    assert "等下一次会" in browser.get(back.location).text


def test_her_phone_lists_her_cards_and_nobody_elses(house: House) -> None:
    mine, other = house.browser(), house.browser()
    left(mine, "我的路灯")
    left(other, "别人的车位")

    page = mine.get("/c/mine").text

    assert "我的路灯" in page
    assert "别人的车位" not in page
    id = re.search(r"/c/mine/(\d+)/edit", page)
    assert id
    assert other.get(f"/c/mine/{id[1]}/edit").status_code == 404
    assert (
        other.post(f"/c/mine/{id[1]}/withdraw", data={"csrf_token": token_in(other.get("/c/card").text)}).status_code
        == 404
    )
    answer = mine.post(f"/c/mine/{id[1]}/withdraw", data={"csrf_token": token_in(page)})
    assert "您已经撤回了。" in mine.get(answer.location).text


def test_words_of_sensitive_matters_are_for_the_organiser_alone(house: House) -> None:
    page = house.browser().get(left(house.browser(), "楼上家暴，孩子一直哭")).text

    assert "只给主办方看" in page


def test_a_button_from_elsewhere_leaves_no_card(house: House) -> None:
    assert house.browser().post("/c/card", data={"text": "路灯"}).status_code == 422
    assert house.services.book.read(lambda c: c.execute(select(cards)).first()) is None


# -- the hall ------------------------------------------------------------------------------------------------------


def test_the_halls_code_opens_its_page_when_nothing_is_on(house: House) -> None:
    room(house)

    for address in ("/h/K7P2QX", "/H/K7P2QX", "/h/k7p2qx"):
        page = house.browser().get(address)
        assert page.status_code == 200
        assert "现在没有会" in page.text
    assert house.browser().get("/h/AAAAAA").status_code == 404
    assert "没有这个议事厅" in house.browser().get("/h/AAAAAA").text


def test_a_card_left_from_the_hall_knows_its_room(house: House) -> None:
    id = room(house)
    browser = house.browser()
    form = browser.get("/c/card?room=K7P2QX").text
    assert 'value="K7P2QX"' in form

    browser.post("/c/card", data={"csrf_token": token_in(form), "text": "厅里太冷", "room": "K7P2QX"})

    assert house.services.book.read(lambda c: c.execute(select(cards.c.room)).scalar_one()) == id
