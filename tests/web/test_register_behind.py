"""A register that was never opened: it reads the meetings of a year without letting the first page wait for all of them."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from facilitate.register.gathering.held import heads
from facilitate.web import gathering
from facilitate.web.reminding.daily import Daily
from tests.web.evening import play
from tests.web.pages_app import House, make_house


@pytest.fixture
def unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[House, list[Callable[[], None]]]:
    """A house whose three meetings nobody has read yet, and what it has put off till later."""
    monkeypatch.setattr(gathering.Gathering, "_committed", lambda *_: None)
    monkeypatch.setattr(gathering, "PATIENCE", 0)
    house, put_off = make_house(tmp_path), []
    services = replace(house.services, later=lambda _seconds, work: put_off.append(work))
    for _ in range(3):
        play(house)
    house.app.extensions["gathering"] = gathering.Gathering(services)
    return house, put_off


def test_the_first_page_does_not_wait_for_a_year_of_meetings_and_says_so(
    unread: tuple[House, list[Callable[[], None]]],
) -> None:
    house, put_off = unread

    page = house.organiser().get("/registers/needs").text
    english = house.organiser().get("/registers/needs?lang=en").text

    assert "还有 3 次会正在读进来" in page
    assert "3 meetings are still being read" in english
    assert len(put_off) == 1, "a second page begins no second reading"


def test_what_the_page_did_not_wait_for_is_read_behind_it(unread: tuple[House, list[Callable[[], None]]]) -> None:
    house, put_off = unread
    house.organiser().get("/registers/needs")

    put_off.pop()()

    assert len(house.services.book.read(heads)) == 3
    assert "正在读进来" not in house.organiser().get("/registers/needs").text


def test_what_a_process_that_died_did_not_read_is_read_by_the_one_that_reminds(
    unread: tuple[House, list[Callable[[], None]]],
) -> None:
    house, put_off = unread

    Daily(house.services, lambda _seconds, _work: None, house.app.extensions["gathering"].catch_up).look()
    put_off.pop()()

    assert len(house.services.book.read(heads)) == 3
