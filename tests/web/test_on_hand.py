"""Before a task is given at the desk it is told what that person, or the unit she speaks for, has promised and not done yet."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from facilitate.register.doer import ORGANISER
from facilitate.web import on_hand
from tests.web.evening import Evening, play
from tests.web.pages_app import House, make_house
from tests.web.staff import unit

HOST, RESIDENT = "主持人", "退休管道工程师"
YEAR = 366 * 86_400_000


@pytest.fixture
def house(tmp_path: Path) -> House:
    made = make_house(tmp_path)
    made.app.register_blueprint(on_hand.pages)
    return made


def hands(house: House, evening: Evening, name: str = HOST):
    browser = house.browser(**{f"facilitate_{evening.code}": evening.tokens[name]})
    return browser.get(f"/m/{evening.code}/desk/hands")


def test_what_was_promised_at_this_meeting_is_on_hand_at_the_next_and_late_after_a_year(house: House) -> None:
    evening = play(house)
    assert house.organiser().get("/registers/promises").status_code == 200
    open_ones = house.services.book.read(
        lambda connection: connection.execute(
            text("select person, count(*) from promises where state in ('open', 'waiting') group by person")
        ).all()
    )
    house.clock.at += YEAR

    told = hands(house, evening).json

    assert open_ones
    assert sorted(one["open"] for one in told.values()) == sorted(n for _person, n in open_ones)
    assert all(0 <= one["late"] <= one["open"] for one in told.values())
    assert any(one["late"] for one in told.values())


def test_whoever_speaks_for_a_unit_has_what_the_unit_has(house: House) -> None:
    evening = play(house)
    browser = house.organiser()
    assert browser.get("/registers/promises").status_code == 200
    before = hands(house, evening).json
    with house.services.door.reading(evening.code) as m:
        person, name = next((id, one.name) for id, one in m.people.all.items() if id not in before)

    number = unit(house, name)
    make = {"community": 1, "unit": number, "text": "修路灯", "due": "2026-12-01", "state": "open", "at": 0, "said": {}}
    house.services.book.deed(ORGANISER, "make", 1, lambda deed: deed.make("promises", need=None, **make))

    assert hands(house, evening).json[person]["open"] == 1


def test_only_whoever_may_write_down_a_task_is_told(house: House) -> None:
    evening = play(house)

    assert hands(house, evening, RESIDENT).status_code == 403
    assert house.browser().get(f"/m/{evening.code}/desk/hands").status_code == 401
    assert house.browser().get("/m/ABCDEFGH/desk/hands").status_code == 404
