"""Whoever guesses, or comes in vain, keeps nobody else out; a right code passes however many wrong ones were tried."""

from pathlib import Path

import pytest
from gevent.lock import BoundedSemaphore

from facilitate.web import coming, limits
from facilitate.web.bucket import Buckets
from tests.web.door_desk import Desk, press
from tests.web.pages_app import make_house

WIDE = str.maketrans({chr(n): chr(n + 0xFEE0) for n in range(0x21, 0x7F)})
PADDED = ["{0}" + " " * 30, "{0}-{1}-{2}-{3}-{4}-{5}" + "-" * 30, "{0}" + "·" * 40]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr(coming, "HOLD_SECONDS", 0.0)
    return Desk(make_house(tmp_path))


def words(desk: Desk) -> str:
    """The word on the wall, made new."""
    assert desk.do("renew", what="invitation").status_code == 303
    with desk.house.services.door.reading(desk.code) as m:
        return m.admission.invitation


def joins_taken(desk: Desk) -> float:
    kept: Buckets = desk.house.app.extensions["acts"].limits._joins
    return limits.JOINS_AT_ONCE - kept.each[desk.code].left if desk.code in kept.each else 0


def test_who_is_refused_at_the_door_takes_no_place_of_a_newcomer(desk: Desk) -> None:
    desk.do("set", name="door", value="closed")
    assert [desk.refused() for _ in range(5)] == ["door_closed"] * 5
    assert [desk.refused(role="host", key="x" * 32) for _ in range(5)] == ["needs_key"] * 5
    assert joins_taken(desk) == 0

    desk.do("set", name="door", value="open")
    assert desk.refused() == ""
    assert joins_taken(desk) == 1


def test_who_comes_back_to_a_seat_or_for_a_lost_answer_takes_no_place_of_a_newcomer(desk: Desk) -> None:
    seat = desk.seats(1)[0]
    assert desk.refused(seat=seat) == ""
    assert desk.do("release_seat", seat="s1").status_code == 303
    desk.house.clock.at += 1

    assert desk.refused(seat=seat) == ""
    assert joins_taken(desk) == pytest.approx(1, abs=0.1)

    browser = desk.house.browser()
    press(desk, browser, lost=True)
    desk.house.clock.at += 1
    assert press(desk, browser).status_code == 303
    assert joins_taken(desk) == pytest.approx(2, abs=0.1)


def test_a_right_code_passes_whatever_was_guessed_before_it(desk: Desk) -> None:
    seat, other = desk.seats(2)
    word = words(desk)

    told = [desk.refused(seat=f"2222{n:04d}".replace("0", "X").replace("1", "Y")) for n in range(60)]
    assert told == ["key_wrong"] * limits.GUESSES_AT_ONCE + ["keys_too_fast"] * (60 - limits.GUESSES_AT_ONCE)

    assert desk.refused(seat=seat) == ""
    assert desk.refused(seat=f"{other[:4]} - {other[4:]}") == ""
    assert desk.refused(invitation=word) == ""


def test_who_guesses_on_waits_for_each_answer_and_no_more_of_them_than_there_is_room_for(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[float] = []
    monkeypatch.setattr("facilitate.web.coming.gevent.sleep", waited.append)
    monkeypatch.setattr(coming, "HOLD_SECONDS", 1.0)
    for _ in range(limits.GUESSES_AT_ONCE + 3):
        desk.refused(seat="22223333")
    assert waited == [1.0] * 3

    monkeypatch.setattr(coming, "held_up", BoundedSemaphore(1))
    coming.held_up.acquire()
    assert desk.refused(seat="22223333") == "keys_too_fast"
    assert waited == [1.0] * 3


@pytest.mark.parametrize("padding", PADDED)
def test_padding_makes_no_guess_into_something_else(desk: Desk, padding: str) -> None:
    words(desk)
    guess = padding.format("ABCDEF", *"BCDEF") if "{1}" in padding else padding.format("ABCDEF")

    told = {desk.refused(invitation=guess) for _ in range(limits.GUESSES_AT_ONCE + 1)}

    assert told == {"invitation_old", "keys_too_fast"}


def test_a_sign_that_belongs_to_no_word_is_not_overlooked(desk: Desk) -> None:
    word = words(desk)

    assert desk.refused(invitation=word + "é" * 40) == "invitation_old"
    assert desk.refused(invitation=word + "\ud800") == "invitation_old"


def test_a_code_typed_wide_or_in_groups_is_the_same_code(desk: Desk) -> None:
    seat, word = desk.seats(1)[0], words(desk)

    assert desk.refused(seat=seat.lower().translate(WIDE)) == ""
    assert desk.refused(invitation=f"{word[:3]} {word[3:]}".translate(WIDE)) == ""


def test_the_word_that_stood_on_the_wall_before_is_no_guess(desk: Desk) -> None:
    former = words(desk)
    words(desk)

    told = {desk.refused(invitation=former.lower()) for _ in range(limits.GUESSES_AT_ONCE + 20)}

    assert told == {"invitation_old"}
    assert {desk.refused(invitation="ABCDEF") for _ in range(limits.GUESSES_AT_ONCE)} == {"invitation_old"}
    assert desk.refused(invitation="ABCDEF") == "keys_too_fast"
