"""The rehearsal of any meeting: opened by a button, with its rule, settings and neighbours, who go on after a restart."""

from collections.abc import Callable, Iterable
from dataclasses import replace
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
from facilitate.web.others import Nobody
from facilitate.web.services import Services, open_services
from tests.web.pages_app import House, make_house, token_in


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


class Elsewhere(Nobody):
    """Another worker, with phones of these people."""

    def __init__(self, *people: str) -> None:
        self._people = frozenset(people)

    def people(self, _code: str, /) -> frozenset[str]:
        return self._people


def test_neighbours_who_live_at_any_worker_are_not_doubled(house: House, begun: list[Any]) -> None:
    code = rehearse(house, house.open())
    neighbour = lives(house.services, code, 9).people[0]
    crowd = house.services.crowd

    crowd.others = Elsewhere(neighbour)
    assert rehearsal.resume(house.services) == []
    crowd.others = Elsewhere("somebody else")
    crowd.come(code, neighbour)
    assert rehearsal.resume(house.services) == []

    crowd.go(code, neighbour)
    assert rehearsal.resume(house.services) == [code]


class Before(Elsewhere):
    """Another worker, which comes before this one."""

    def first(self, code: str, people: Iterable[str], /) -> bool:
        return bool(self.people(code) & set(people))


def end(house: House, code: str) -> None:
    """Whoever leads goes on from stage to stage until it is over."""
    for _ in range(40):
        with house.services.door.reading(code) as m:
            leader = next(one.id for one in m.people.present() if "advance" in m.role_of(one.id).may)
            if m.agenda.ended:
                return
        house.act(code, leader, "advance", override="往下走")


def lets_live(begun: list[Callable[[], None]], monkeypatch: pytest.MonkeyPatch, wait: Callable[[float], None]) -> None:
    """The company that was begun last lives as in the program, but for its waits."""
    monkeypatch.setattr("gevent.sleep", wait)
    begun.pop()()


def test_the_phones_of_neighbours_go_when_the_meeting_is_over(
    house: House, begun: list[Callable[[], None]], monkeypatch: pytest.MonkeyPatch
) -> None:
    code = rehearse(house, house.open())
    crowd, most = house.services.crowd, 0

    def wait(_seconds: float) -> None:
        nonlocal most
        most = max(most, crowd.here(code)[0])
        if most == 3:
            end(house, code)

    lets_live(begun, monkeypatch, wait)

    assert most >= 3
    assert crowd.here(code)[0] == 0
    assert crowd.let_go(code)


def test_the_phones_of_a_company_that_died_of_a_fault_go_too(
    house: House, begun: list[Callable[[], None]], monkeypatch: pytest.MonkeyPatch
) -> None:
    code = rehearse(house, house.open())
    steps = iter(range(4))

    def wait(_seconds: float) -> None:
        if next(steps, None) is None:
            raise RuntimeError("a slip of ours")

    with pytest.raises(RuntimeError, match="slip"):
        lets_live(begun, monkeypatch, wait)

    assert house.services.store.made_by(JOINING, 0)[code] != []
    assert house.services.crowd.here(code)[0] == 0


def test_of_two_companies_in_one_rehearsal_one_goes_at_once(
    house: House, begun: list[Callable[[], None]], monkeypatch: pytest.MonkeyPatch
) -> None:
    code = rehearse(house, house.open())
    came = list(lives(house.services, code, 5).people)
    rehearsal.people(house.services, code, came)
    crowd, waits = house.services.crowd, []
    crowd.others = Before(came[0])

    lets_live(begun, monkeypatch, waits.append)

    assert len(waits) == 1
    assert crowd.here(code)[0] == 0


@pytest.mark.parametrize(("worker", "seconds"), [(0, 12.0), (2, 18.0)])
def test_a_worker_waits_until_it_knows_which_rehearsals_are_alive(tmp_path: Path, worker: int, seconds: float) -> None:
    later: list[float] = []
    services = make_house(tmp_path, {"workers": 3, "worker": worker}).services

    rehearsal.go_on(replace(services, later=lambda wait, _work: later.append(wait)))

    assert later == [seconds]


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
