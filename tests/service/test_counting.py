"""What a process counts of itself: every commit, refusal and frame once, and nothing that did not happen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitate.core.refusals.refusal import Refused
from facilitate.service import counting
from facilitate.service.counting import Counts, Histogram
from facilitate.store.log import Answered, Batch

BATCH = Batch(0, "", [], [], [Answered("1", "a", 1, "", ""), Answered("2", "b", 2, "", "")])


@pytest.fixture
def fresh(monkeypatch: pytest.MonkeyPatch) -> Counts:
    found = Counts()
    monkeypatch.setattr(counting, "counts", found)
    return found


@given(st.lists(st.floats(0, 10)))
def test_a_value_stands_under_the_first_bound_that_is_not_less(values: list[float]) -> None:
    found = Histogram((1.0, 2.0))

    for value in values:
        found.add(value)

    least = [sum(v <= 1 for v in values), sum(1 < v <= 2 for v in values), sum(v > 2 for v in values)]
    assert found.counts == least
    assert found.sum == pytest.approx(sum(values))


def test_a_commit_is_counted_with_the_acts_that_shared_it(fresh: Counts) -> None:
    assert counting.timed(lambda batch: f"after {len(batch.answered)}", BATCH) == "after 2"

    assert (sum(fresh.commits.counts), fresh.batches.sum) == (1, 2)
    assert fresh.took > 0
    assert fresh.kept is not None


def test_a_commit_that_failed_is_none(fresh: Counts) -> None:
    def full(_batch: Batch) -> str:
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        counting.timed(full, BATCH)

    assert (sum(fresh.commits.counts), fresh.kept) == (0, None)


def test_an_act_is_counted_whether_it_was_refused_or_not(fresh: Counts) -> None:
    for refusal in (None, Refused("too_fast"), Refused("too_fast")):
        counting.answered(refusal)

    assert (fresh.acts, dict(fresh.refused)) == (3, {"too_fast": 2})


def test_what_was_refused_lately_is_told_however_often_and_what_was_long_ago_is_not() -> None:
    done = Counts()
    for rule, at in (("not_yours", 300.0), ("too_fast", 840.0), *[("stale", 1201.0)] * 5000, ("too_fast", 1439.0)):
        done.refuse(rule, at)

    assert done.refused_lately(1439.5) == {"too_fast": 2, "stale": 5000}
    assert done.refused_lately(1440.0) == {"too_fast": 1, "stale": 5000}
    assert done.refused_lately(9999.0) == {}
    assert sum(done.refused.values()) == 5003


def test_a_frame_counts_for_everybody_who_got_it(fresh: Counts) -> None:
    counting.sent(300, 120)
    counting.sent(1, 5)

    assert (fresh.frames, fresh.bytes) == (301, 36_005)
