"""What a newcomer costs does not grow with those who are here already: counted in steps of the interpreter."""

from __future__ import annotations

import pytest

from facilitate.core.act import Act, Run
from facilitate.core.person.people import PersonJoined
from facilitate.web import views
from facilitate.web.views.look import Look
from tests.cast import CODE, at
from tests.web.test_growth import FLAT, Stage, steps

FEW, MANY = 20, 400
EACH = 60
"""Steps for each of those who have come and of whom the phones are not told."""


def hall(people: int, coming: int) -> Stage:
    """So many are here; the phones of some of them have just come, which nobody has been told of yet."""
    cast = at("sort")
    run = Run(cast.m, Act("join"), cast.clock.at)
    for n in range(people):
        run.emit(PersonJoined(f"n{n}", f"居民{n}", "residents", "resident"))
    stage = Stage(cast)
    for n in range(coming):
        stage.crowd.come(CODE, f"n{n}")
    return stage


def newcomer(stage: Stage) -> int:
    stage.crowd.state(CODE, "room", 0, "n0")
    return steps(lambda: stage.crowd.state(CODE, "room", 0, "n1"))


def test_a_newcomer_costs_the_same_among_few_and_among_many() -> None:
    assert newcomer(hall(MANY, 1)) <= FLAT * newcomer(hall(FEW, 1))


def test_what_others_who_come_add_to_the_first_state_of_one_is_little() -> None:
    alone, together = newcomer(hall(MANY, 1)), newcomer(hall(MANY, 50))

    assert together - alone <= 50 * EACH, (alone, together)


def test_others_who_are_looked_at_for_each_newcomer_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "AT_THE_DESK", ())

    assert newcomer(hall(MANY, 50)) - newcomer(hall(MANY, 1)) > 50 * EACH


def test_rights_that_are_asked_of_everybody_for_each_newcomer_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Look, "until_changed", lambda _look, _name, make: make())

    assert newcomer(hall(MANY, 1)) > FLAT * newcomer(hall(FEW, 1))
