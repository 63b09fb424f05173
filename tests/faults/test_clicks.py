"""Two hosts, one clock: whatever they press at one moment, one wins, the other is told who was first, and nobody is skipped."""

import itertools
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from facilitate.core import decide
from tests.doors import close_all, sqlite
from tests.faults.clicks import press

PAIRS = 10_000 if "FACILITATE_LONG" in os.environ else 300


@pytest.fixture
def url(tmp_path: Path) -> Iterator[Callable[[], str]]:
    """An empty database for each meeting; the one before is closed."""
    numbers = itertools.count()

    def fresh() -> str:
        close_all()
        folder = tmp_path / str(next(numbers))
        folder.mkdir()
        return sqlite(folder)

    yield fresh
    close_all()


def test_of_two_clicks_at_one_moment_one_wins_and_the_other_is_told(url: Callable[[], str]) -> None:
    counted = press(PAIRS, url)
    print(counted)

    assert counted.faults == []
    assert counted.pairs == PAIRS
    assert counted.conflicts > PAIRS / 20
    assert counted.losers["stale"] > 0.99 * counted.conflicts


def test_a_house_that_does_not_ask_what_was_seen_is_caught(url: Callable[[], str], monkeypatch) -> None:
    monkeypatch.setattr(decide, "fresh", lambda *_: None)

    counted = press(300, url)
    print(counted)

    told = " ".join(counted.faults)
    assert "a stage jumped" in told
    assert "a speaker skipped" in told
    assert "on stale sight" in told
