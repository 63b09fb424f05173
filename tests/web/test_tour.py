"""The finished meeting that one looks at first: its papers tell the day and the hours at which it was held."""

from pathlib import Path

from facilitate.web.papers import record_of
from facilitate.web.playback import held, shipped
from tests.web.pages_app import make_house

A_WEEK = 7 * 86_400_000
AN_HOUR = 3_600


def test_the_example_was_held_at_its_own_hours_whenever_one_looks(tmp_path: Path) -> None:
    house = make_house(tmp_path)
    house.clock.at += A_WEEK
    looked = house.clock.at
    record = record_of(house.services, held(house.services, shipped("courtyard123")))
    first, last = (stage.from_ or 0 for stage in (record.stages[0], record.stages[-1]))

    assert AN_HOUR < last - first < 2 * AN_HOUR
    assert min(turn.seconds for turn in record.turns) > 0
    assert house.services.clock.now() == looked
