"""The office's one computer: who signs in after a colleague finds nothing of what the colleague could open."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.web.colleagues import full_house
from tests.web.pages_app import House, token_in
from tests.web.staff import PASSWORD, officer

HEAD = {"Accept": "application/json"}


@pytest.fixture
def house(tmp_path: Path) -> House:
    return full_house(tmp_path)


def made(browser: FlaskClient) -> str:
    """The code of a meeting that was made with the form, in the browser that goes on holding its desk."""
    form = {"csrf_token": token_in(browser.get("/meetings/new").text), "rule": "roundtable_needs", "title": "评估会"}
    form |= {"place": "议事厅", "by": "phones", "language": "zh", "when": "now", "host": "主持人"}
    answer = browser.post("/meetings", data=form)
    assert answer.status_code == 303, answer.text
    return str(answer.location.split("/")[2].partition("?")[0])


def sign_out(browser: FlaskClient) -> None:
    answer = browser.post("/in/out", data={"csrf_token": token_in(browser.get("/in/out").text)})
    assert answer.location == "/in"


def sign_in(browser: FlaskClient, login: str) -> None:
    form = {"csrf_token": token_in(browser.get("/in").text), "login": login, "password": PASSWORD}
    assert browser.post("/in", data=form).location == "/"


def opened(browser: FlaskClient, code: str) -> list[str]:
    """Of what a host opens what this browser opens."""
    asked = ("desk", "papers/minutes.html", "privacy", "after", "state?as=desk")
    return [each for each in asked if browser.get(f"/m/{code}/{each}", headers=HEAD).status_code == 200]


@pytest.mark.parametrize("way", ["signed out", "signed in over", "signed out elsewhere"])
def test_who_signs_in_after_a_colleague_has_none_of_the_colleagues_desks(house: House, way: str) -> None:
    officer(house, "admin")
    officer(house, "second")
    computer = officer(house, "first")
    code = made(computer)
    assert opened(computer, code) == ["desk", "papers/minutes.html", "privacy", "after", "state?as=desk"]
    elsewhere = house.browser()
    sign_in(elsewhere, "first")

    if way != "signed in over":
        sign_out(computer if way == "signed out" else elsewhere)
    sign_in(computer, "second")

    assert opened(computer, code) == []
    assert computer.get_cookie(f"facilitate_{code}") is None
    assert f"/J/{code}" in computer.get(f"/m/{code}/desk").location


def test_a_desk_that_was_used_before_another_person_goes_too_and_participants_stay(house: House) -> None:
    officer(house, "admin")
    computer = officer(house, "first")
    code, other = made(computer), house.open()
    desk = computer.get_cookie(f"facilitate_{code}").value  # type: ignore[union-attr]
    plain, later = house.join(code, "李阿姨")[1], house.join(code, "王叔叔")[1]
    computer.set_cookie(f"facilitate_{code}", later)
    computer.set_cookie(f"before_{code}", f"{desk}.{plain}.{later}.{'0' * 32}")
    computer.set_cookie(f"before_{other}", house.join(other, "主持人", "residents", "host")[1])
    wall = house.services.access.keys(code)["board"]
    computer.set_cookie(f"facilitate_board_{code}", wall)

    sign_out(computer)

    def cookie(name: str) -> str:
        found = computer.get_cookie(name)
        return found.value if found else ""

    assert cookie(f"facilitate_{code}") == later
    assert cookie(f"before_{code}") == f"{plain}.{later}"
    assert cookie(f"before_{other}") == ""
    assert cookie(f"facilitate_board_{code}") == wall


def test_who_signs_in_again_as_herself_or_first_of_all_keeps_her_desk(house: House) -> None:
    officer(house, "admin")
    officer(house, "first")
    laptop = house.organiser()
    code = made(laptop)

    for _ in range(2):
        sign_in(laptop, "first")
        assert laptop.get(f"/m/{code}/desk").status_code == 200


def test_of_very_many_cookies_few_are_looked_up_and_the_others_go(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    officer(house, "admin")
    computer, asked, access = officer(house, "first"), [], house.services.access
    here = access.here
    for n in range(100):
        computer.set_cookie(f"facilitate_{n:08d}", "0" * 32)

    def look(code: str, token: str) -> object:
        asked.append(code)
        return here(code, token)

    monkeypatch.setattr(access, "here", look)

    sign_out(computer)

    assert 0 < len(asked) <= 40
    assert not [n for n in range(100) if computer.get_cookie(f"facilitate_{n:08d}")]
