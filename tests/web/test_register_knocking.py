"""Whoever tries many passwords, votes or names keeps nobody else out."""

import time
from pathlib import Path
from typing import Any

import gevent
import pytest
from flask.testing import FlaskClient
from gevent.event import Event

from facilitate.register.people import passwords
from facilitate.web.bucket import Buckets
from facilitate.web.registers import entry, knocking, turns
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


class Counted:
    """Passwords that are looked at: how many of each, and how many in the same moment at most."""

    def __init__(self) -> None:
        self.now = self.most = self.all = 0

    def look(self, right: bool) -> bool:
        self.now += 1
        self.all += 1
        self.most = max(self.most, self.now)
        gevent.sleep(0.001)
        self.now -= 1
        return right


def flood(
    kept: knocking.Knocking, lines: int, monkeypatch: pytest.MonkeyPatch, names: int = 1
) -> tuple[bool, Counted, float]:
    """Whether a right password of the first name gets in amid so many lines that guess without end, what was looked at for it, and the
    seconds that wang waited."""
    monkeypatch.setattr(knocking, "GAP_SECONDS", 0.002)
    counted = Counted()
    over: list[bool] = []

    def guessing(name: str) -> None:
        while not over:
            kept.look(kept.take(name, "203.0.113.9", 0), lambda: counted.look(False))

    guessers = [gevent.spawn(guessing, f"name{n % names}") for n in range(lines)]
    gevent.sleep(0.05)
    began = time.perf_counter()
    fits = kept.look(kept.take("name0", "203.0.113.9", 0), lambda: counted.look(True))
    took = time.perf_counter() - began
    over.append(True)
    gevent.joinall(guessers)
    return fits, counted, took


def spent(name: str) -> knocking.Knocking:
    kept = knocking.Knocking(pairs=Buckets(0, 0))
    assert kept.take(name, "203.0.113.9", 0).slow
    return kept


@pytest.mark.parametrize(("lines", "names"), [(1, 1), (50, 1), (250, 1), (250, 50)])
def test_amid_many_lines_that_guess_without_end_a_right_password_gets_in_and_slow_ones_are_looked_at_one_by_one(
    monkeypatch: pytest.MonkeyPatch, lines: int, names: int
) -> None:
    fits, counted, took = flood(spent("name0"), lines, monkeypatch, names)

    print(
        f"{lines} lines that guess {names} names: {took * 1000:.0f} ms, {counted.all} looked at, {counted.most} at once"
    )
    assert fits
    assert counted.all > 1
    assert counted.most == 1


def test_one_who_shuts_a_name_for_a_while_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """As it was done before: a name that was guessed too often from an address is not looked at there."""
    kept = spent("name0")
    monkeypatch.setattr(knocking.Knocking, "look", lambda _self, one, fits: not one.slow and fits())

    assert not kept.look(kept.take("name0", "203.0.113.9", 0), lambda: True)


def test_of_very_many_who_wait_the_last_of_the_longest_line_gives_way_and_nobody_who_comes_alone() -> None:
    kept, told, go = turns.Turns(4), [], Event()

    def waiting(name: str) -> None:
        with kept.turn(name) as mine:
            if mine:
                go.wait()
            told.append((name, mine))

    others = [gevent.spawn(waiting, "guessed") for _ in range(5)]
    gevent.sleep(0)
    alone = gevent.spawn(waiting, "wang")
    gevent.sleep(0)
    go.set()
    gevent.joinall([*others, alone])

    assert told.count(("wang", True)) == 1
    assert told.count(("guessed", False)) == 2
    assert told.count(("guessed", True)) == 3
    with kept.turn("guessed") as again:
        assert again, "nothing is left of those who waited"


def test_however_many_knock_at_once_so_many_passwords_are_looked_at(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk(house, unit(house), "wang")
    counted = Counted()
    monkeypatch.setattr(passwords, "fits", lambda *_: True)
    monkeypatch.setattr(gevent, "get_hub", lambda: Hub(counted))
    browsers = [(house.browser(), n) for n in range(12)]
    tokens = [token_in(browser.get("/in").text) for browser, _ in browsers]

    def knock(browser: FlaskClient, form: str) -> int:
        told = {"csrf_token": form, "login": "wang", "password": PASSWORD}
        return browser.post("/in", data=told, environ_overrides=FAR).status_code

    all = [gevent.spawn(knock, browser, form) for (browser, _), form in zip(browsers, tokens, strict=True)]
    gevent.joinall(all)

    assert [one.value for one in all] == [303] * 12
    assert (counted.all, counted.most) == (12, entry.HASHES)


class Hub:
    """A pool of threads that only counts."""

    def __init__(self, counted: Counted) -> None:
        self.threadpool = self
        self._counted = counted

    def apply(self, work: Any) -> Any:
        self._counted.look(True)
        return work()


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
