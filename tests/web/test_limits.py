"""One person, and one meeting, gets so much and no more; an honest crowd never notices."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from facilitate.service.clock import ManualClock
from facilitate.web import limits, live
from facilitate.web.limits import Limits
from facilitate.web.trouble import Trouble
from tests.web.pages_app import House, make_house


@pytest.fixture
def house(tmp_path: Path) -> House:
    return make_house(tmp_path)


def test_a_thousand_people_who_all_vote_within_a_second_and_change_their_minds_are_heard() -> None:
    clock = ManualClock(1_000_000)
    kept, told = Limits(clock), []

    for _ in range(4):
        clock.at += 500
        told += [kept.act("ABCD", f"p{n}") for n in range(1000)]

    assert all(told)


def test_one_person_has_twenty_acts_at_once_and_five_a_second_from_however_many_phones() -> None:
    clock = ManualClock(1_000_000)
    kept = Limits(clock)

    at_once = sum(kept.act("ABCD", "p1") for _ in range(1000))
    later = 0
    for _ in range(1000):
        clock.at += 10
        later += kept.act("ABCD", "p1")

    assert at_once == 20
    assert later == 50
    assert kept.act("ABCD", "p2")


def test_who_is_too_fast_herself_takes_nothing_from_the_others_of_her_meeting() -> None:
    kept = Limits(ManualClock(1_000_000))

    for _ in range(100_000):
        kept.act("ABCD", "p1")

    assert all(kept.act("ABCD", f"q{n}") for n in range(5000))


def test_a_meeting_of_many_false_people_leaves_room_for_the_other_meetings() -> None:
    kept = Limits(ManualClock(1_000_000))

    taken = sum(kept.act("ABCD", f"p{n % 2000}") for n in range(40_000))

    assert taken == limits.MEETING_AT_ONCE
    assert kept.act("EFGH", "p1")


def test_ghosts_who_use_up_what_the_meeting_has_leave_honest_people_what_is_theirs() -> None:
    clock = ManualClock(1_000_000)
    kept = Limits(clock)
    honest = [f"h{n}" for n in range(300)]
    assert all(kept.act("ABCD", one) for one in honest)
    clock.at += 60_000

    taken, heard = 0, []
    for second in range(20):
        clock.at += 1000
        taken += sum(kept.act("ABCD", f"g{n % 1500}") for n in range(7500))
        heard += [kept.act("ABCD", one) for one in honest] if second % 5 == 0 else []

    assert all(heard)
    assert (
        limits.MEETING_AT_ONCE + 19 * 600 <= taken <= limits.MEETING_AT_ONCE + 20 * (600 + 1500 * limits.OWN_A_SECOND)
    )


def test_who_is_new_while_ghosts_act_is_heard_after_some_seconds() -> None:
    clock = ManualClock(1_000_000)
    kept, told = Limits(clock), []

    for second in range(12):
        clock.at += 1000
        for n in range(7500):
            kept.act("ABCD", f"g{n % 1500}")
        told.append(kept.act("ABCD", "new") if second % 6 == 0 else None)

    assert told[6]


def test_a_hall_of_a_thousand_comes_in_at_once(house: House) -> None:
    kept = house.app.extensions["acts"].limits

    assert all(kept.join("ABCD") for _ in range(1000))


def test_newcomers_beyond_any_crowd_are_told_to_wait(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(house.app.extensions["acts"].limits, "join", lambda _code: False)
    code, who = house.open(), {"name": "王阿姨", "group": "residents", "consent": True}

    answer = house.browser().post(f"/m/{code}/join", json=who)

    assert answer.status_code == 429
    assert answer.get_json()["refusal"]["rule"] == "too_fast"


def test_guessing_keys_is_slowed_down_for_the_meeting_and_honest_joining_is_not(house: House) -> None:
    code = house.open()
    who = {"name": "王阿姨", "group": "residents", "consent": True}

    guesses = [
        house.browser().post(f"/m/{code}/join", json=who | {"role": "host", "key": f"{code}{n:024x}"}).status_code
        for n in range(30)
    ]
    honest = house.browser().post(f"/m/{code}/join", json=who)

    assert guesses == [403] * limits.KEYS_AT_ONCE + [429] * (30 - limits.KEYS_AT_ONCE)
    assert honest.status_code == 200


def test_who_asks_for_the_whole_state_again_and_again_is_told_to_wait(house: House) -> None:
    code = house.open()
    _, token = house.join(code, "王阿姨")
    _, other = house.join(code, "李师傅")

    statuses = [state(house, code, token) for _ in range(limits.LOOKS_AT_ONCE + 3)]

    assert statuses == [200] * limits.LOOKS_AT_ONCE + [429] * 3
    assert state(house, code, other) == 200


class Sockets:
    """What Live knows of a Socket.IO server."""

    def __init__(self) -> None:
        self.manager = self
        self.not_handled = object()

    def __getattr__(self, _name: str) -> Callable[..., None]:
        return lambda *_, **_more: None


def test_a_wall_that_asks_again_and_again_leaves_the_other_walls_what_is_theirs(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("facilitate.web.live.gevent.sleep", lambda _seconds: None)
    code = house.open()
    wall = house.services.access.who(code, house.services.access.keys(code)["board"])
    lines: Any = Sockets()
    sockets = live.Live(lines, house.services, house.app.extensions["acts"], Trouble(house.services.door, print, print))
    for sid in ("one", "other"):
        sockets.connect(sid, {"facilitate.identity": wall})

    told = [sockets.enter("one", {"code": code, "as": "board"}) for _ in range(limits.LOOKS_AT_ONCE + 1)]

    assert told[-1] is lines.not_handled  # a refusal would send a wall away for good: its line is cut
    assert all("patch" in one for one in told[:-1])
    assert "patch" in sockets.enter("other", {"code": code, "as": "board"})


def state(house: House, code: str, token: str) -> int:
    answer = house.browser().get(f"/m/{code}/state", headers={"Authorization": f"Bearer {token}"})
    return answer.status_code
