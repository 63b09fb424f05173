"""The gap between patches widens by itself under load, and the wall is never later than a quarter of a second."""

import pytest

from facilitate.web import crowd
from facilitate.web.pacing import LATE_MS, LATEST_MS, begun, gap
from tests.web.hall import Hall

LEAST = 50
ACTS = 20
SECOND = 1000
"""Milliseconds that the cast takes for each act."""


@pytest.mark.parametrize(
    ("spent", "milliseconds"), [(0, 50), (3, 50), (12, 50), (13, 52), (30, 120), (50, 200), (60, 190)]
)
def test_what_takes_long_is_done_less_often(spent: int, milliseconds: int) -> None:
    assert gap(spent, LEAST) == milliseconds


@pytest.mark.parametrize("spent", range(0, 400, 7))
def test_the_gap_is_never_shorter_than_promised_and_the_wall_never_late_by_it(spent: int) -> None:
    assert gap(spent, LEAST) >= LEAST
    assert gap(spent, LEAST) + spent <= max(LATEST_MS, LEAST + spent)


def test_where_nothing_is_to_be_gathered_nothing_is() -> None:
    assert gap(100, 0) == 0


@pytest.mark.parametrize("late", [-1, 0, 1, LATE_MS])
def test_a_little_lateness_puts_nothing_off(late: int) -> None:
    assert begun(1000, 1000 + late) == 1000


def test_between_two_patches_there_is_the_gap_but_for_a_little_lateness() -> None:
    assert [begun(1000, 1000 + late) for late in (LATE_MS + 1, 300)] == [1001, 1300 - LATE_MS]


def told_in_step(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many patches there are 3 ms after each of some acts that come as often as patches may, where timers are 1 ms late."""
    real = hall.crowd._later
    monkeypatch.setattr(hall.crowd, "_later", lambda seconds, work: real(seconds + 0.001, work))
    hall.wait(1)
    hall.sent.clear()
    start, told = hall.cast.clock.at, []
    for n in range(ACTS):
        hall.cast.clock.at = start + LEAST * n - SECOND
        hall.cast.do("host", "set", name="message", value=f"第{n}次")
        hall.wait(0.003)
        told.append(len(hall.patches("room")))
    return told


def test_acts_in_step_with_the_gap_are_each_told_at_once(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    assert told_in_step(hall, monkeypatch) == list(range(1, ACTS + 1))


def test_a_gap_that_counts_from_when_a_late_timer_came_is_caught(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crowd, "begun", lambda _due, now: now)

    assert told_in_step(hall, monkeypatch) != list(range(1, ACTS + 1))
