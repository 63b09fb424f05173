"""Whoever tries many passwords, votes or names keeps nobody else out."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from facilitate.register.people import passwords
from facilitate.web.registers import entry, knocking
from tests.web.pages_app import House, make_house, token_in
from tests.web.promised import promise
from tests.web.staff import PASSWORD, clerk, unit

FAR, OTHER = {"REMOTE_ADDR": "203.0.113.9"}, {"REMOTE_ADDR": "198.51.100.4"}


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    monkeypatch.setattr(entry, "HELD_SECONDS", 0.0)
    monkeypatch.setattr(knocking, "GAP_SECONDS", 0.0)
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


def test_sixty_who_sign_in_behind_one_address_all_get_in(house: House) -> None:
    place = unit(house)
    names = [f"staff{n:02d}" for n in range(60)]
    for name in names:
        clerk(house, place, name)

    assert [sign_in(house.browser(), name, PASSWORD, FAR) for name in names] == [303] * 60


def test_a_guesser_behind_the_address_of_a_hall_does_not_keep_the_hall_out(house: House) -> None:
    place = unit(house)
    for name in ("wang", "zhang", "li"):
        clerk(house, place, name)
    stranger = house.browser()
    for n in range(40):
        sign_in(stranger, f"name{n}", "falsch", FAR)

    assert [sign_in(house.browser(), name, PASSWORD, FAR) for name in ("wang", "zhang", "li")] == [303] * 3
    assert sign_in(stranger, "wang", "falsch", FAR) == 429


def test_who_guesses_the_password_of_one_account_is_slow_though_others_sign_in_rightly(house: House) -> None:
    place = unit(house)
    for name in ("wang", "zhang"):
        clerk(house, place, name)
    told = []
    for n in range(14):
        told.append(sign_in(house.browser(), "wang", f"falsch{n}", FAR))
        assert sign_in(house.browser(), "zhang", PASSWORD, FAR) == 303

    assert told == [told[0]] * 10 + [429] * 4
    assert told[0] != 429


def test_a_guesser_behind_the_halls_address_never_keeps_the_right_password_of_that_account_out(house: House) -> None:
    clerk(house, unit(house), "wang")
    answers = []
    for n in range(25):
        answers.append(sign_in(house.browser(), "wang", f"falsch{n}", FAR))
        if n >= 10:
            assert sign_in(house.browser(), "wang", PASSWORD, FAR) == 303, "however many were wrong just before"
            spend(house, "wang")

    assert answers[0] == 401
    assert answers[11:] == [429] * 14, "the wrong ones are slow"


def spend(house: House, login: str) -> None:
    """Nothing is left to that name from that address, nor from all of them, nor to anybody."""
    kept = house.app.extensions["knocking"]
    while not kept.take(login, FAR["REMOTE_ADDR"], house.clock.at).slow:
        pass
    kept.names.each[next(iter(kept.names.each))].left = 0
    kept.addresses.each[FAR["REMOTE_ADDR"]].left = kept.all.left = 0


def test_a_password_of_a_million_signs_is_not_worked_on(house: House) -> None:
    clerk(house, unit(house), "wang")

    assert sign_in(house.browser(), "wang", "字" * 5_000, FAR) == 422
    assert sign_in(house.browser(), "wang", "字" * 100_000, FAR) == 413  # nor read: strangers send little


def test_a_name_without_end_takes_no_memory() -> None:
    kept = knocking.Knocking()

    assert kept.take("名" * 50_000, "203.0.113.7", 0)

    assert max(len(key) for lane in (kept.pairs, kept.names) for key in lane.each) < 100


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
