"""However many guess at a name, a right password of it gets in, and few passwords are looked at in the same moment."""

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
from tests.web.staff import PASSWORD, clerk, unit

FAR = {"REMOTE_ADDR": "203.0.113.9"}


@pytest.fixture
def house(tmp_path: Path) -> House:
    return make_house(tmp_path)


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
