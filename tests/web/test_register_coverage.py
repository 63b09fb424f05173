"""Who has not been heard, at the organiser's door: the community entered, the panel, visits noted, and the list to print."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.web.evening import play as evening
from tests.web.pages_app import House, make_house, token_in


@pytest.fixture
def house(tmp_path: Path) -> House:
    house = make_house(tmp_path)
    evening(house)
    return house


def described(browser: FlaskClient, **values: str) -> TestResponse:
    form = {
        "csrf_token": token_in(browser.get("/registers/coverage/profile").text),
        "buildings": "1号楼 60\n2号楼 48户", "kinds": "租户 ?", "group-residents": "820", "group-property": "?",
    }  # fmt: skip
    return browser.post("/registers/coverage/profile", data=form | values, follow_redirects=True)


def ask(browser: FlaskClient, **values: str) -> TestResponse:
    form = {"csrf_token": token_in(browser.get("/registers/coverage").text), "way": "door", "on": "2026-11-20"}
    return browser.post("/registers/coverage/asked", data=form | values, follow_redirects=True)


def test_before_anything_is_entered_the_page_says_what_to_do(house: House) -> None:
    assert "先说说社区里有哪些楼、哪些人" in house.organiser().get("/registers/coverage").text


def test_what_was_entered_stands_in_the_form_again(house: House) -> None:
    browser = house.organiser()
    described(browser)

    page = browser.get("/registers/coverage/profile").text

    assert "1号楼 60\n2号楼 48" in page
    assert "租户 ?" in page
    assert 'name="group-residents"\n inputmode="numeric" size="6" maxlength="9" value="820"' in page
    assert 'name="group-property"\n inputmode="numeric" size="6" maxlength="9" value="?"' in page


def test_buildings_and_kinds_that_nobody_spoke_for_are_on_the_list(house: House) -> None:
    page = described(house.organiser()).text

    assert page.count("data-unheard") >= 4
    assert "60 户，没有人开口，也没有需求写到这里" in page
    assert "看了 1 次会、0 张平时的卡、0 次走访。" in page


def test_a_visit_is_noted_and_the_building_is_heard(house: House) -> None:
    browser = house.organiser()
    before = described(browser).text.count("data-unheard")

    page = ask(browser, whom="1号楼王大妈", place="1号楼", text="楼道灯不亮").text

    assert page.count("data-unheard") == before - 1
    assert "<q>楼道灯不亮</q>" in page
    assert 'action="/registers/undo"' in page


def test_whoever_is_affected_and_absent_is_asked_later_and_it_stands_at_the_need(house: House) -> None:
    browser = house.organiser()
    token = token_in(browser.get("/registers/needs/1").text)
    browser.post("/registers/needs/1", data={"csrf_token": token, "title": "院里吵", "absent": "上夜班的住户"})
    assert "受“院里吵”影响，没有到会" in browser.get("/registers/coverage").text

    page = ask(browser, whom="上夜班的住户", need="1", text="白天要补觉").text

    assert "影响，没有到会" not in page
    assert "白天要补觉" in browser.get("/registers/needs/1").text


def test_what_is_left_out_is_told_and_nothing_typed_is_lost(house: House) -> None:
    browser = house.organiser()
    described(browser)

    answer = ask(browser, whom="1号楼", place="1号楼", text="楼道灯不亮", on="昨天")

    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert "楼道灯不亮</textarea>" in answer.text


def test_numbers_that_cannot_be_are_told_and_the_form_is_kept(house: House) -> None:
    answer = described(house.organiser(), buildings="1号楼 99999999")

    assert answer.status_code == 422
    assert "1号楼 99999999" in answer.text


def test_the_list_to_print_has_room_for_notes_in_both_languages(house: House) -> None:
    browser = house.organiser()
    described(browser)

    page = browser.get("/registers/coverage/list").text
    english = browser.get("/registers/coverage/list?lang=en").text

    assert "走访单" in page
    assert page.count("<tr>") >= 5
    assert "Visit list" in english
    assert "60 households; nobody spoke" in english


@pytest.mark.parametrize("last", ["3", "0", "7", "x"])
def test_any_number_of_meetings_may_be_looked_at(house: House, last: str) -> None:
    assert house.organiser().get(f"/registers/coverage?last={last}").status_code == 200
