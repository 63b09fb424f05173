"""Whoever tries many passwords, votes or names keeps nobody else out."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from facilitate.register.people import passwords
from tests.web.pages_app import House, make_house, token_in
from tests.web.promised import promise
from tests.web.staff import PASSWORD, clerk, unit

FAR, OTHER = {"REMOTE_ADDR": "203.0.113.9"}, {"REMOTE_ADDR": "198.51.100.4"}


@pytest.fixture
def house(tmp_path: Path) -> House:
    return make_house(tmp_path)


def sign_in(browser: FlaskClient, login: str, password: str, where: dict[str, str]) -> int:
    form = token_in(browser.get("/in").text)
    return browser.post(
        "/in", data={"csrf_token": form, "login": login, "password": password}, environ_overrides=where
    ).status_code


def test_a_stranger_who_tries_a_clerks_name_does_not_lock_the_clerk_out(house: House) -> None:
    clerk(house, unit(house), "wang")
    stranger = house.browser()

    assert [sign_in(stranger, "wang", f"falsch{n}", FAR) for n in range(12)][-1] == 429
    assert sign_in(house.browser(), "wang", PASSWORD, OTHER) == 303


def test_a_stranger_who_tries_many_names_locks_only_his_own_address_out(house: House) -> None:
    clerk(house, unit(house), "wang")
    stranger = house.browser()

    assert [sign_in(stranger, f"name{n}", "falsch", FAR) for n in range(32)][-1] == 429
    assert sign_in(house.browser(), "wang", PASSWORD, OTHER) == 303


def test_a_password_of_a_million_signs_is_not_worked_on(house: House) -> None:
    clerk(house, unit(house), "wang")

    assert sign_in(house.browser(), "wang", "字" * 100_000, FAR) == 422


def test_an_account_without_a_password_opens_to_none() -> None:
    assert not passwords.fits("", passwords.nobodys())


def test_one_address_cannot_vote_on_a_promise_without_end_and_the_page_says_what_it_counts(house: House) -> None:
    id = promise(house, state="done")
    page = house.browser().get(f"/c/promises/{id}").text
    assert "这里认的是手机，不是人" in page

    answers = [voice(house, id, FAR) for _ in range(61)]

    assert answers[:60] == [303] * 60
    assert answers[60] == 429
    assert voice(house, id, OTHER) == 303


def voice(house: House, id: int, where: dict[str, str]) -> int:
    """The answer to a voice of a phone that nobody knows."""
    browser = house.browser()
    form = {"csrf_token": token_in(browser.get(f"/c/promises/{id}").text), "how": "yes"}
    return browser.post(f"/c/promises/{id}/voice", data=form, environ_overrides=where).status_code


@pytest.mark.parametrize("wanted", ["/unit/\r\nX: y", "//evil.example/", "https://evil.example/", "/registers/needs"])
def test_signing_in_leads_to_a_page_of_ones_own_door_and_nowhere_else(house: House, wanted: str) -> None:
    clerk(house, unit(house), "wang")
    browser = house.browser()
    form = {"csrf_token": token_in(browser.get("/in").text), "login": "wang", "password": PASSWORD, "next": wanted}

    assert browser.post("/in", data=form).headers["Location"] == "/unit/"
