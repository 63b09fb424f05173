"""Minutes for one pass alone: the vote on this motion is longer, and the votes on the next ones are what they were."""

from datetime import datetime
from typing import Any

import pytest

from facilitate.core.course.agenda import deadline, minutes_of
from facilitate.core.course.plan import plan
from facilitate.core.meeting import fold
from facilitate.reports.fold import record
from facilitate.service.lists import lists
from facilitate.web.views import Look, entity
from tests.cast import Cast, at

STAGE = "discuss"


def told_undo(hall: Cast) -> dict[str, Any]:
    """What the desk is told of the step that Z would take back."""
    look = Look(hall.m, "desk", hall.clock.now(), "c" * 64, "http://192.0.2.1")
    return (entity(look, "agenda") or {})["undo"]


@pytest.fixture
def hall() -> Cast:
    return at(STAGE)


def minutes(hall: Cast) -> list[float | None]:
    return [minutes_of(hall.m, *slot) for slot in plan(hall.m) if slot.stage == STAGE]


def longer(hall: Cast, by: float = 2) -> None:
    here = hall.m.agenda.at
    hall.do("host", "squeeze", stage=here.stage, item=here.item, minutes=minutes_of(hall.m, *here) + by)


def test_two_minutes_more_are_for_this_pass_alone(hall: Cast) -> None:
    first, *others = minutes(hall)
    due = deadline(hall.m)
    assert others

    longer(hall)

    assert minutes(hall) == [first + 2, *others]
    assert deadline(hall.m) == due + 120_000
    hall.next()
    assert deadline(hall.m) == hall.m.agenda.entered_at + int(others[0] * 60_000)


def test_undo_gives_it_its_minutes_again(hall: Cast) -> None:
    before = minutes(hall)
    longer(hall)
    longer(hall, 3)
    hall.do("host", "undo")
    assert minutes(hall)[0] == before[0] + 2

    hall.do("host", "undo")

    assert minutes(hall) == before
    assert hall.m.agenda.own_minutes == {}


def test_what_is_set_for_every_pass_holds_for_this_one_too_and_is_taken_back_whole(hall: Cast) -> None:
    longer(hall)
    before = minutes(hall)
    hall.do("host", "squeeze", stage=STAGE, minutes=3)
    assert set(minutes(hall)) == {3}

    hall.do("host", "undo")

    assert minutes(hall) == before
    assert fold(hall.place.entries, hall.place.choices).agenda == hall.m.agenda


def test_a_pass_that_there_is_not(hall: Cast) -> None:
    assert hall.refused("host", "squeeze", stage=STAGE, item="99", minutes=3) == "no_such_thing"
    assert hall.refused("host", "squeeze", stage=STAGE, item=hall.m.agenda.at.item, drop=True) == "only_optional"


@pytest.mark.parametrize(("by", "kind"), [(2, "lengthen"), (-2, "squeeze")])
def test_the_record_says_whether_it_was_longer_or_shorter(hall: Cast, by: float, kind: str) -> None:
    longer(hall, by)

    told = record(hall.m, tuple(hall.place.entries), lists())

    assert told.conduct[-1].kind == kind
    assert next(row for row in told.stages if row.id == STAGE).minutes == round(minutes(hall)[0])


@pytest.mark.parametrize("by", [2, -2])
def test_the_desk_is_told_what_undo_would_take_back(hall: Cast, by: float) -> None:
    longer(hall, by)

    assert told_undo(hall)["longer"] == by
    hall.do("host", "squeeze", end=int(datetime.fromisoformat(hall.m.facts.starts).timestamp() * 1000) + 9_000_000)
    assert told_undo(hall)["longer"] is None
