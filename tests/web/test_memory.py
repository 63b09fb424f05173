"""Memory is looked through seldom, and rings are found all the same."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from facilitate.web.memory import SELDOM, load_undisturbed, spare


class Ring:
    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    thresholds = gc.get_threshold()
    yield
    gc.enable()
    gc.unfreeze()
    gc.set_threshold(*thresholds)


def test_a_ring_that_was_made_later_is_found_by_itself() -> None:
    spare()
    ring = weakref.ref(Ring())
    kept = [[n] for n in range(SELDOM[0] * 2)]

    assert ring() is None
    assert len(kept) == SELDOM[0] * 2


def test_what_stood_before_is_looked_at_no_more() -> None:
    before = gc.get_freeze_count()
    spare()

    assert gc.get_freeze_count() > before + 10_000


def test_nothing_is_looked_for_while_the_program_is_loaded_and_only_then() -> None:
    load_undisturbed()
    assert not gc.isenabled()

    spare()
    assert gc.isenabled()
