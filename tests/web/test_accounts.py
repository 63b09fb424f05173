"""Accounts of units' clerks and the organiser's people: a link that works once, signing in, being closed out; residents need none."""

import re
from hashlib import scrypt
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select, update
from werkzeug.test import TestResponse

from facilitate.register.people.keyring import DAY_MS, DAYS
from facilitate.store.people_tables import accounts, invitations, secrets
from facilitate.store.register_tables import changes
from tests.web.pages_app import House, make_house, token_in
from tests.web.staff import PASSWORD, clerk, invited, officer, unit


@pytest.fixture
def house(tmp_path: Path) -> House:
    return make_house(tmp_path)


def sign_in(browser: FlaskClient, login: str, password: str, **more: str) -> TestResponse:
    form = token_in(browser.get("/in").text)
    return browser.post("/in", data={"csrf_token": form, "login": login, "password": password, **more})


def add(house: House, **wish: str) -> str:
    """The page that follows when the organiser makes an account."""
    browser = house.organiser()
    form = token_in(browser.get("/registers/accounts").text)
    return browser.post("/registers/accounts", data={"csrf_token": form, **wish}).text


def key_in(page: str) -> str:
    found = re.search(r"/in/new\?key=([\w-]+)", page)
    assert found, page
    return found[1]


def choose(browser: FlaskClient, key: str, password: str = PASSWORD, again: str = "") -> TestResponse:
    page = browser.get(f"/in/new?key={key}")
    if page.status_code != 200:
        return page
    wish = {"csrf_token": token_in(page.text), "key": key, "password": password, "again": again or password}
    return browser.post("/in/new", data=wish)


def test_a_clerk_chooses_a_password_by_link_and_comes_back_with_it(house: House) -> None:
    id = unit(house)
    key = key_in(add(house, person="王干事", login="138 0000 0000", unit=str(id)))

    assert choose(house.browser(), key).headers["Location"] == "/unit/"
    back = sign_in(house.browser(), "13800000000", PASSWORD)
    assert (back.status_code, back.headers["Location"]) == (303, "/unit/")


def test_a_link_works_once(house: House) -> None:
    key = key_in(add(house, person="刘主席", login="liu", unit=""))
    choose(house.browser(), key)

    again = choose(house.browser(), key)

    assert again.status_code == 410
    assert "已经用过" in again.text


def test_a_link_grows_old(house: House) -> None:
    key = key_in(add(house, person="刘主席", login="liu", unit=""))
    house.clock.at += DAYS * DAY_MS

    assert choose(house.browser(), key).status_code == 410


def test_a_new_link_takes_the_old_password_away(house: House) -> None:
    browser = officer(house)
    organiser = house.organiser()
    form = token_in(organiser.get("/registers/accounts").text)

    key = key_in(organiser.post("/registers/accounts/1/link", data={"csrf_token": form}).text)

    assert browser.get("/registers/needs").status_code == 303
    assert sign_in(house.browser(), "liu", PASSWORD).status_code == 401
    assert choose(house.browser(), key).status_code == 303


def test_a_closed_account_is_out_at_once(house: House) -> None:
    browser = officer(house)
    organiser = house.organiser()
    form = token_in(organiser.get("/registers/accounts").text)
    assert browser.get("/registers/needs").status_code == 200

    organiser.post("/registers/accounts/1/close", data={"csrf_token": form})

    assert browser.get("/registers/needs").status_code == 303
    assert sign_in(house.browser(), "liu", PASSWORD).status_code == 401


def test_nobody_closes_her_own_account(house: House) -> None:
    browser = officer(house)
    form = token_in(browser.get("/registers/accounts").text)

    answer = browser.post("/registers/accounts/1/close", data={"csrf_token": form})

    assert answer.status_code == 422
    assert "不能停用您自己" in answer.text


@pytest.mark.parametrize(
    ("password", "again", "told"),
    [("短短", "", "至少要 8 个字符"), ("aaaaaaaaaa", "", "太容易"), ("liu12345", "", "太容易"), (PASSWORD, "另一个密码啊啊", "不一样")],
)  # fmt: skip
def test_a_password_that_will_not_do_is_told(house: House, password: str, again: str, told: str) -> None:
    key = invited(house, "organiser", "liu", "刘主席", None)

    answer = choose(house.browser(), key, password, again)

    assert answer.status_code == 422
    assert told in answer.text
    assert choose(house.browser(), key).status_code == 303


def test_wrong_name_and_wrong_password_are_told_alike(house: House) -> None:
    officer(house)

    one, other = sign_in(house.browser(), "liu", "不是这个密码"), sign_in(house.browser(), "zhang", PASSWORD)

    assert one.status_code == other.status_code == 401
    assert all("登录名或密码不对" in answer.text for answer in (one, other))


def test_who_guesses_is_told_to_wait(house: House) -> None:
    officer(house)
    browser = house.browser()
    for _ in range(10):
        assert sign_in(browser, "liu", "不是这个密码").status_code == 401

    assert sign_in(browser, "liu", PASSWORD).status_code == 429
    assert sign_in(house.browser(), "liu", PASSWORD).status_code == 303
    house.clock.at += 60_000
    assert sign_in(browser, "liu", PASSWORD).status_code == 303


def test_the_same_login_twice_is_told_and_nothing_typed_is_lost(house: House) -> None:
    officer(house)

    page = add(house, person="另一位刘", login="LIU", unit="")

    assert "已经有人用了" in page
    assert 'value="另一位刘"' in page


def test_no_history_keeps_a_password_or_a_link(house: House) -> None:
    officer(house)

    def kept(connection: object) -> str:
        rows = [connection.execute(select(table)).all() for table in (changes, accounts, invitations, secrets)]  # type: ignore[attr-defined]
        return repr(rows)

    told = house.services.book.read(kept)

    assert PASSWORD not in told
    assert "$argon2id$v=19$m=19456,t=2,p=1$" in told


def test_each_door_opens_for_its_own(house: House) -> None:
    at_a_unit, at_the_office, stranger = clerk(house, unit(house)), officer(house), house.browser()

    assert at_a_unit.get("/registers/needs").headers["Location"] == "/in?next=%2Fregisters%2Fneeds"
    assert at_the_office.get("/registers/needs").status_code == 200
    assert "今天想开个什么会" in at_the_office.get("/").text
    assert stranger.get("/registers/accounts").status_code == 303
    assert stranger.post("/registers/accounts").status_code == 403


def test_after_signing_in_one_is_where_one_wanted_to_go_and_nowhere_else(house: House) -> None:
    officer(house)

    wanted = sign_in(house.browser(), "liu", PASSWORD, next="/registers/accounts")
    elsewhere = sign_in(house.browser(), "liu", PASSWORD, next="//evil.example/registers/")

    assert wanted.headers["Location"] == "/registers/accounts"
    assert elsewhere.headers["Location"] == "/"


def test_signing_out_takes_everything_from_this_browser(house: House) -> None:
    browser = officer(house)
    browser.post("/in/out", data={"csrf_token": token_in(browser.get("/in/out").text)})

    assert browser.get("/registers/needs").status_code == 303


def test_a_stolen_cookie_dies_when_its_owner_signs_out(house: House) -> None:
    browser, thief = officer(house), house.browser()
    cookie = browser.get_cookie("staff")
    assert cookie is not None
    thief.set_cookie("staff", cookie.value)
    assert thief.get("/registers/needs").status_code == 200

    browser.post("/in/out", data={"csrf_token": token_in(browser.get("/in/out").text)})

    assert thief.get("/registers/needs").status_code == 303
    assert sign_in(house.browser(), "liu", PASSWORD).status_code == 303


def test_a_password_kept_by_scrypt_goes_on_working_and_is_renewed_when_its_owner_signs_in(house: House) -> None:
    browser = officer(house)
    before = "scrypt$14$" + "61" * 16 + "$" + scrypt(PASSWORD.encode(), salt=b"a" * 16, n=2**14, r=8, p=1).hex()
    book = house.services.book
    book.aside(lambda connection: connection.execute(update(secrets).values(hash=before)))

    assert sign_in(house.browser(), "liu", "nicht dies").status_code == 401
    assert book.read(lambda connection: connection.execute(select(secrets.c.hash)).scalar_one()) == before
    assert sign_in(house.browser(), "liu", PASSWORD).status_code == 303

    assert book.read(lambda connection: connection.execute(select(secrets.c.hash)).scalar_one()).startswith(
        "$argon2id$"
    )
    assert browser.get("/registers/needs").status_code == 200
    assert sign_in(house.browser(), "liu", PASSWORD).status_code == 303


def test_an_account_stands_after_a_restart(house: House, tmp_path: Path) -> None:
    officer(house)

    again = make_house(tmp_path)

    assert sign_in(again.browser(), "liu", PASSWORD).status_code == 303
