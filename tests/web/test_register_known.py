"""A resident's phone is asked once and calmly whether she may be known again, and forgets her when she says so."""

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from facilitate.register.communities import ours
from facilitate.register.people.neighbours import everybody, links
from tests.web.evening import Evening
from tests.web.evening import play as evening
from tests.web.pages_app import House, make_house, token_in

ASKED = "下回还认得您，愿意吗？"
WHO = "退休管道工程师"


@pytest.fixture
def house(tmp_path: Path) -> House:
    return make_house(tmp_path)


def in_series(house: House) -> None:
    """Every evening that was held is of one series."""
    browser = house.organiser()
    form = {"csrf_token": token_in(browser.get("/registers/series").text)}
    made = browser.post("/registers/series", data=form | {"name": "圆桌会"}).location.split("?")[0]
    held = re.findall(r'name="held" value="(\d+)"', browser.get(made).text)
    browser.post(f"{made}/join", data=form | {"held": held})


@pytest.fixture
def told(house: House) -> Evening:
    found = evening(house)
    in_series(house)
    return found


def phone(house: House, told: Evening, who: str = WHO) -> FlaskClient:
    return house.browser(**{f"facilitate_{told.code}": told.tokens[who]})


def answer(browser: FlaskClient, page: str, word: str, **values: str) -> str:
    form = {"csrf_token": token_in(browser.get(page).text), **values}
    return browser.post(f"/c/known/{word}", data=form, follow_redirects=True).text


def known(house: House) -> dict[tuple[str, str], str]:
    """(meeting, person) -> the name of whom the register knows there."""
    book = house.services.book
    here = ours(book)
    names = {one.id: one.name for one in book.read(lambda c: everybody(c, here))}
    return {at: names[who] for at, who in book.read(lambda c: links(c, here)).items()}


def test_one_evening_alone_asks_nobody(house: House) -> None:
    held = evening(house)

    assert ASKED not in phone(house, held).get(f"/m/{held.code}/after").text


def test_after_a_meeting_of_a_series_a_phone_is_asked_with_its_own_name(house: House, told: Evening) -> None:
    page = phone(house, told).get(f"/m/{told.code}/after").text

    assert ASKED in page
    assert f'name="name" value="{WHO}"' in page


def test_a_yes_links_the_meetings_of_this_phone_and_is_not_asked_again(house: House, told: Evening) -> None:
    browser, page = phone(house, told), f"/m/{told.code}/after"

    said = answer(browser, page, "yes", meeting=told.code, name=WHO)

    assert "谢谢您。下回用这部手机进会，就认得您。" in said
    assert known(house) == {(told.code, told.people[WHO]): WHO}
    assert ASKED not in browser.get(page).text
    assert 'href="/c/known"' in browser.get(page).text


def test_a_phone_that_is_known_is_known_in_the_next_meeting_by_itself(house: House, told: Evening) -> None:
    browser = phone(house, told)
    answer(browser, f"/m/{told.code}/after", "yes", meeting=told.code, name=WHO)
    code = house.open("第二次")

    joined = browser.post(f"/m/{code}/join", json={"name": "老钱", "group": "residents", "consent": True}).json

    assert joined
    assert known(house)[code, joined["participant"]] == WHO


def test_joining_by_the_form_is_noted_too(house: House, told: Evening) -> None:
    browser = phone(house, told)
    answer(browser, f"/m/{told.code}/after", "yes", meeting=told.code, name=WHO)
    code = house.open("第二次")
    form = {
        "csrf_token": token_in(browser.get(f"/J/{code}").text),
        "name": "老钱",
        "group": "residents",
        "consent": "yes",
    }

    assert browser.post(f"/J/{code}", data=form).status_code == 303
    assert code in {meeting for meeting, _ in known(house)}


def test_whoever_rather_not_is_not_asked_again_and_nothing_is_kept(house: House, told: Evening) -> None:
    browser, page = phone(house, told), f"/m/{told.code}/after"

    answer(browser, page, "no", meeting=told.code)

    assert known(house) == {}
    assert ASKED not in browser.get(page).text


def test_her_page_tells_what_is_kept_and_forgets_it(house: House, told: Evening) -> None:
    browser = phone(house, told)
    answer(browser, f"/m/{told.code}/after", "yes", name=WHO)
    page = browser.get("/c/known").text
    assert f"<b>{WHO}</b>" in page
    assert "123号院改造圆桌需求评估会" in page

    page = answer(browser, "/c/known", "forget")

    assert "都删掉了" in page
    assert WHO not in page
    assert known(house) == {}


def test_without_a_name_she_is_asked_for_one(house: House, told: Evening) -> None:
    browser = phone(house, told)
    form = {"csrf_token": token_in(browser.get("/c/known").text), "name": " "}

    said = browser.post("/c/known/yes", data=form)

    assert said.status_code == 422
    assert "请先写几个字。" in said.text


def test_the_way_back_leads_to_none_but_a_meeting(house: House, told: Evening) -> None:
    browser = phone(house, told)
    form = {"csrf_token": token_in(browser.get("/c/known").text), "name": WHO, "meeting": "//elsewhere.example"}

    assert browser.post("/c/known/yes", data=form).location == "/c/known?known=yes"


def test_the_organiser_is_not_asked_and_a_strangers_page_shows_nobody(house: House, told: Evening) -> None:
    answer(phone(house, told), f"/m/{told.code}/after", "yes", name=WHO)

    assert ASKED not in house.organiser().get(f"/m/{told.code}/after").text
    assert WHO not in house.browser().get("/c/known").text


def test_the_page_is_light_and_speaks_english(house: House) -> None:
    page = house.browser().get("/c/known?lang=en")

    assert len(page.data) < 10_000
    assert "so that nobody is overlooked" in page.text
