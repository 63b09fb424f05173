"""Robert's Rules: what the meeting has carried or demanded is done."""

from __future__ import annotations

import pytest

from facilitate.core.ballot.questions import pending
from facilitate.core.course.agenda import Slot
from tests.core.pending_world import MEMBERS, debating, move, vote
from tests.watched import Watched


@pytest.fixture
def hall() -> Watched:
    return debating()


# -- ending and going on later -------------------------------------------------------------------------------------


def test_a_carried_adjournment_takes_the_meeting_to_its_end(hall: Watched) -> None:
    made = move(hall, "adjourn", "天黑了，散会")

    vote(hall, "for", "for", "against")

    assert hall.m.agenda.at == Slot("adjourn")
    assert hall.m.ronr.settled == {made: "carried"}
    assert "vote" in {slot.stage for slot in hall.m.agenda.left_out}
    assert Slot("adjourn") not in [slot for *_, slot, _ in hall.m.agenda.overrides], (
        "the meeting decided it, not the chair"
    )
    hall.do("host", "advance")
    assert hall.m.agenda.ended


def test_an_adjournment_that_is_lost_changes_nothing(hall: Watched) -> None:
    at = hall.m.agenda.at
    move(hall, "adjourn", "天黑了，散会")

    vote(hall, "for", "against", "against")

    assert hall.m.agenda.at == at


def test_an_adjournment_carried_as_the_chair_moves_on_goes_first(hall: Watched) -> None:
    move(hall, "adjourn", "天黑了，散会")
    ballot = pending(hall.m, "motion")
    assert ballot is not None
    for who in MEMBERS:
        hall.do(who, "vote", ballot=ballot.id, choice="for")

    hall.do("host", "advance", override="大家急着走")

    assert hall.m.agenda.at == Slot("adjourn")


def test_the_time_fixed_for_the_next_meeting_is_noted(hall: Watched) -> None:
    made = move(hall, "fix_time", "下周三晚七点")

    vote(hall, "for", "for", "against")

    assert [(note.text, note.about) for note in hall.m.closing.notes.values()] == [("下周三晚七点", made)]
