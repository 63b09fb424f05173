"""The yardstick of the tests that set limits in milliseconds: it forgives a slow computer, and no slow work."""

import pytest

from tests.pace import CALM_MS, known_work, ms


def twice() -> None:
    known_work()
    known_work()


@pytest.mark.slow
def test_work_of_twice_the_time_is_seen_as_that() -> None:
    assert ms(twice) > 1.4 * min(ms(known_work), CALM_MS)


def test_a_computer_half_as_fast_is_forgiven() -> None:
    assert ms(known_work, lambda: CALM_MS * 1000) < 1


def test_a_fast_computer_is_not_made_slower() -> None:
    assert ms(known_work, lambda: 0.001) > 1
