"""The rehearsal of any meeting: opened by a button, with its rule, settings and neighbours, who go on after a restart."""

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest

from facilitate.core.meeting import Words
from facilitate.replay.neighbours import JOINING, Neighbours
from facilitate.replay.neighbours.company import company
from facilitate.service.access import NewMeeting
from facilitate.service.clock import ManualClock
from facilitate.service.rulefiles import library
from facilitate.web import rehearsal
from facilitate.web.services import Services, open_services
from tests.web.pages_app import House, make_house, token_in

pytestmark = pytest.mark.slow  # many whole meetings, sockets or random worlds


class Switched(Exception):
    """The program is closed."""


@pytest.fixture
def house(tmp_path: Path) -> House:
    made = make_house(tmp_path)
    made.app.register_blueprint(rehearsal.pages)
    return made


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[Callable[[], None]]:
    """What would go on by itself beside the pages."""
    found: list[Callable[[], None]] = []
    monkeypatch.setattr("gevent.spawn", found.append)
    return found


def rehearse(house: House, code: str) -> str:
    """The code of the rehearsal that the button opens."""
    browser = house.organiser()
    token = token_in(browser.get(f"/m/{code}/rehearse").text)
    answer = browser.post(f"/m/{code}/rehearse", data={"csrf_token": token})
    assert answer.status_code == 303
    return str(answer.location).split("/")[-2]


def lives(services: Services, code: str, steps: int, came: list[str] | None = None) -> Neighbours:
    """Neighbours for so many waits; then the program is closed."""
    left = iter(range(steps))

    def wait(seconds: float) -> None:
        assert isinstance(services.clock, ManualClock)
        services.clock.at += int(seconds * 1000)
        if next(left, None) is None:
            raise Switched

    crowd = Neighbours(services, code, wait, lambda _: None, came or [], Random(1))
    with pytest.raises(Switched):
        crowd.live()
    return crowd


@pytest.mark.parametrize("rule", [kept.rule.id for kept in library()])
def test_every_method_can_be_rehearsed(house: House, begun: list[Any], rule: str) -> None:
    places = ("东屋", "西屋")
    code = house.services.access.open_meeting(NewMeeting(rule, "院里的会", budget=5000, places=places)).code
    tried = rehearse(house, code)
    with house.services.door.reading(tried) as m:
        chairs = [one for one in m.people.present() if "advance" in m.role_of(one.id).may]

        assert m.facts.title == Words("院里的会（彩排）", "院里的会 (rehearsal)")
        assert (m.rule.id, m.settings.budget, m.market.names) == (rule, 5000, places)
        assert len(chairs) == 1
    assert len(begun) == 1


def test_a_rule_that_is_gone_from_the_shelf_can_still_be_rehearsed(
    house: House, begun: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    code = house.open()
    monkeypatch.setattr(house.services.rules, "get", lambda _id: None)

    with house.services.door.reading(rehearse(house, code)) as m:
        assert m.rule.id == "roundtable_needs"


def test_neighbours_go_on_after_the_server_was_off(house: House, begun: list[Any], tmp_path: Path) -> None:
    code = rehearse(house, house.open())
    half = lives(house.services, code, 9)
    again = open_services(house.services.config, clock=house.clock)

    assert rehearsal.resume(again) == [code]
    kept = again.store.made_by(JOINING, 0)[code]
    assert kept == half.people
    lives(again, code, 60, kept)
    with again.door.reading(code) as m:
        assert len(m.people.present()) == len(company(m)) + 1
        assert m.last_at > 0


def test_what_is_no_rehearsal_or_a_day_old_stays_still(house: House, begun: list[Any]) -> None:
    house.open()
    code = rehearse(house, house.open())
    lives(house.services, code, 5)
    house.clock.at += rehearsal.DAY_MS + 1

    assert rehearsal.resume(house.services) == []


def test_strangers_rehearse_nothing(house: House) -> None:
    code = house.open()

    assert house.browser().get(f"/m/{code}/rehearse").status_code == 403
    assert house.browser().post(f"/m/{code}/rehearse").status_code == 403
