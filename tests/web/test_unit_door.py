"""A clerk at the unit's door: no dead end behind a faulty form, a strange address or a page that is not his."""

import re
from pathlib import Path

import pytest

from tests.web.pages_app import make_house
from tests.web.staff import PASSWORD, clerk, invited, unit
from tests.web.town import LAW, Town, send

SWITCH = '<nav class="tongues"'


@pytest.fixture
def town(tmp_path: Path) -> Town:
    house = make_house(tmp_path)
    firm = unit(house, "曙光律师事务所")
    return Town(house, firm, clerk(house, firm), house.organiser(), 0)


def test_what_answers_a_form_cannot_be_lost_by_changing_the_language(town: Town) -> None:
    key = invited(town.house, "unit", "li", "李干事", town.firm)
    browser = town.house.browser()
    page = f"/in/new?key={key}"
    faulty = send(browser, page, "/in/new", key=key, password=PASSWORD, again="别的密码")
    made = send(town.lawyer, "/unit/keys", "/unit/keys", name="街道平台", rights="read")

    assert "两遍密码不一样" in faulty.text
    assert "fk_" in made.text
    assert SWITCH in browser.get(page).text
    assert SWITCH not in faulty.text + made.text


@pytest.mark.parametrize("page", ["/unit/nowhere", "/unit/offers/abc", "/registers/nowhere", "/c/nowhere"])
def test_an_address_that_is_not_there_speaks_of_no_meeting(town: Town, page: str) -> None:
    answer = town.lawyer.get(page)

    assert answer.status_code == 404
    assert "会议码" not in answer.text
    home = re.search(r'<a class="button" href="([^"]+)">去首页', answer.text)
    assert home
    assert town.officer.get(home[1]).status_code == 200 or town.lawyer.get(home[1]).status_code == 200


def test_a_form_of_somebody_who_is_not_signed_in_is_told_to_sign_in(town: Town) -> None:
    stranger = town.house.browser()
    answer = send(stranger, "/in", "/unit/offers/new", text="一张桌子", resource="goods")

    assert answer.status_code == 403
    assert "请先登录" in answer.text
    assert 'href="/in"' in answer.text


def test_a_page_of_the_organisers_tells_a_clerk_whose_account_he_uses(town: Town) -> None:
    answer = town.lawyer.get("/registers/needs", follow_redirects=True)

    assert "您现在用的是王干事的账号，那一页它打不开" in answer.text
    assert 'href="/unit/">回到自己的首页' in answer.text
    assert "您现在用的是" not in town.house.browser().get("/in").text


def test_the_keys_for_programs_are_found_from_the_first_page(town: Town) -> None:
    assert 'href="/unit/keys"' in town.lawyer.get("/unit/").text


def test_a_long_offer_can_be_read_to_its_end_also_when_it_is_withdrawn(town: Town) -> None:
    words = "会议室可以借给居民开会用，" * 12 + "钥匙在门卫"
    id = town.published(text=words)
    send(town.lawyer, f"/unit/offers/{id}", f"/unit/offers/{id}/withdraw", reason="")

    assert words in town.lawyer.get(f"/unit/offers/{id}").text
    assert words not in town.lawyer.get("/unit/offers").text


def test_a_clerk_does_not_confirm_in_residents_place_what_his_own_unit_has_done(town: Town) -> None:
    id = town.make("promises", unit=town.firm, kind="do_by", text="装灯", state="done", person="", said={}, at=0)
    page = f"/c/promises/{id}"

    refused = send(town.lawyer, page, f"{page}/voice", how="yes")

    assert (refused.status_code, "这件事要由居民来做" in refused.text) == (403, True)
    assert send(town.house.browser(), page, f"{page}/voice", how="yes").status_code == 303


def test_the_same_offer_again_is_asked_about_and_published_where_it_is_another(town: Town) -> None:
    first = town.published()

    asked = send(town.lawyer, "/unit/offers/new", "/unit/offers/new", **LAW | {"text": " 一元法律咨询， 看合同"})
    other_day = send(town.lawyer, "/unit/offers/new", "/unit/offers/new", **LAW | {"hours": "周日 9:00—11:00"})
    another = send(town.lawyer, "/unit/offers/new", "/unit/offers/new", **LAW | {"twice": "y"})

    assert (asked.status_code, f'href="/unit/offers/{first}">打开那一项' in asked.text) == (422, True)
    assert LAW["hours"] in asked.text
    assert (other_day.status_code, another.status_code) == (303, 303)


def test_what_a_unit_is_responsible_for_is_listed_to_the_last(town: Town) -> None:
    ids = [town.another_need(f"第{n}盏灯不亮") for n in range(22)]
    ids.append(town.another_need("单独上门", category="women"))
    for id in ids:
        town.make("promises", need=id, unit=town.firm, kind="do_by", text="修", state="open", person="", said={}, at=0)
    town.another_need("别人的事")

    assert 'href="/unit/needs?only=mine">全部 23 件' in town.lawyer.get("/unit/").text
    page = town.lawyer.get("/unit/needs?only=mine").text

    assert [f'href="/unit/needs/{id}"' in page for id in ids] == [True] * 23
    assert "别人的事" not in page
    assert "单独上门" not in town.lawyer.get("/unit/needs").text
