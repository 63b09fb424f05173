"""Keys for programs: made for a purpose at the organiser's door or a unit's, shown once, closed at once."""

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from sqlalchemy import text

from facilitate.register.people import keys
from facilitate.register.people.keys import Key
from tests.web import staff
from tests.web.pages_app import House, make_house, token_in


@pytest.fixture
def house(tmp_path: Path) -> House:
    return make_house(tmp_path)


def made(browser: FlaskClient, home: str, name: str = "街道的数据平台", rights: str = "read") -> str:
    """The key that the page shows."""
    form = {"csrf_token": token_in(browser.get(home).text), "name": name, "rights": rights}
    page = browser.post(home, data=form).text
    found = re.search(r"fk_[\w-]{32}", page)
    assert found, page
    return found[0]


def known(house: House, token: str) -> Key | None:
    return house.services.book.read(lambda connection: keys.recognised(connection, token))


def close_all(browser: FlaskClient, home: str) -> None:
    page = browser.get(home).text
    for id in re.findall(rf"{home}/(\d+)/close", page):
        browser.post(f"{home}/{id}/close", data={"csrf_token": token_in(page)})


def test_a_key_is_shown_once_and_only_its_hash_is_kept(house: House, tmp_path: Path) -> None:
    browser = house.organiser()

    token = made(browser, "/registers/keys")

    assert token not in browser.get("/registers/keys").text
    assert "街道的数据平台" in browser.get("/registers/keys").text
    kept = house.services.book.read(lambda c: [tuple(row) for row in c.execute(text("select * from api_keys"))])
    assert token not in str(kept)
    changes = house.services.book.read(lambda c: [tuple(row) for row in c.execute(text("select * from changes"))])
    assert "api_keys" not in str(changes)


def test_a_key_that_was_closed_opens_nothing(house: House) -> None:
    browser = house.organiser()
    token = made(browser, "/registers/keys")
    assert known(house, token)

    close_all(browser, "/registers/keys")

    assert known(house, token) is None
    assert "已停用" in browser.get("/registers/keys").text


def test_a_clerk_makes_keys_of_his_own_unit_that_read_nothing_sensitive(house: House) -> None:
    unit = staff.unit(house)
    clerk = staff.clerk(house, unit)

    token = made(clerk, "/unit/keys", rights="write")
    forged = {"csrf_token": token_in(clerk.get("/unit/keys").text), "name": "x", "rights": "write_hidden"}

    key = known(house, token)
    assert key is not None
    assert (key.doer.door, key.doer.unit, key.writes, key.hidden) == ("unit", unit, True, False)
    assert "敏感" not in clerk.get("/unit/keys").text
    assert clerk.post("/unit/keys", data=forged).status_code == 422


def test_a_clerk_sees_and_closes_no_key_of_another_unit(house: House) -> None:
    one, other = (staff.clerk(house, staff.unit(house, name)) for name in ("区城建局", "街道医院"))
    token = made(one, "/unit/keys")
    id = re.findall(r"/unit/keys/(\d+)/close", one.get("/unit/keys").text)[0]

    answer = other.post(f"/unit/keys/{id}/close", data={"csrf_token": token_in(other.get("/unit/keys").text)})

    assert answer.status_code == 404
    assert "还没有钥匙" in other.get("/unit/keys").text
    assert known(house, token)


def test_the_key_of_a_clerk_whose_account_is_closed_opens_nothing(house: House) -> None:
    token = made(staff.clerk(house, staff.unit(house)), "/unit/keys")
    browser = house.organiser()
    page = browser.get("/registers/accounts").text

    browser.post(re.findall(r"/registers/accounts/\d+/close", page)[0], data={"csrf_token": token_in(page)})

    assert known(house, token) is None


@pytest.mark.parametrize(
    ("name", "rights", "word"),
    [
        ("", "read", "请写这把钥匙给谁"),
        ("字" * 61, "read", "60"),
        ("平台", "", "请选它能做什么"),
        ("平台", "everything", "请先选一项"),
    ],
)
def test_what_is_missing_is_told_in_words(house: House, name: str, rights: str, word: str) -> None:
    browser = house.organiser()
    form = {"csrf_token": token_in(browser.get("/registers/keys").text), "name": name, "rights": rights}

    answer = browser.post("/registers/keys", data=form)

    assert answer.status_code == 422
    assert word in answer.text


def test_nobody_else_opens_the_page(house: House) -> None:
    clerk = staff.clerk(house, staff.unit(house))

    assert house.browser().get("/registers/keys").status_code == 303
    assert clerk.get("/registers/keys").status_code == 303


def test_the_page_speaks_english(house: House) -> None:
    page = house.organiser().get("/registers/keys?lang=en").text

    assert "Keys for programs" in page
    assert not re.search(r"[\u4e00-\u9fff]", re.sub(r"(?s)<head>.*?</head>|<[^>]*lang=\"zh[^>]*>[^<]*<", "", page)), (
        page
    )
