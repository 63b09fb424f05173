"""The answer to a join that was lost on the way: who asks again is the same person, and nobody else becomes her."""

from __future__ import annotations

import pytest

from tests.web.door_desk import WHO, Desk, held, people, press, whose
from tests.web.pages_app import make_house

OP = "k3v9Zq7LmN2pR8sT5uW1xYbC4d"
MINUTE = 60_000


@pytest.fixture
def desk(tmp_path) -> Desk:
    return Desk(make_house(tmp_path))


@pytest.mark.parametrize("with_", ["key", "seat", "nothing"])
def test_who_presses_again_after_a_lost_answer_is_the_same_person(desk: Desk, with_: str) -> None:
    brought = {
        "key": lambda: {"key": desk.key(role="recorder")},
        "seat": lambda: {"seat": desk.seats(1)[0]},
        "nothing": dict,
    }[with_]()
    phone = desk.house.browser()

    assert press(desk, phone, lost=True, **brought).status_code == 303
    again = press(desk, phone, **brought)

    assert again.status_code == 303
    assert people(desk) == ["王阿姨"]
    assert whose(desk, held(desk, phone)) == "p2"


def test_two_neighbours_who_come_in_by_one_phone_are_two(desk: Desk) -> None:
    phone = desk.house.browser()

    press(desk, phone)
    press(desk, phone, name="老王")

    assert people(desk) == ["王阿姨", "老王"]


@pytest.mark.parametrize("again", [False, True])
def test_the_next_neighbour_at_a_tablet_that_heard_nothing_is_a_person_of_her_own(desk: Desk, again: bool) -> None:
    tablet = desk.house.browser()
    press(desk, tablet, lost=True)
    if again:
        press(desk, tablet)
    desk.house.clock.at += 9 * MINUTE

    press(desk, tablet, name="老王")

    assert people(desk) == ["王阿姨", "老王"]
    assert whose(desk, held(desk, tablet)) == "p3"


@pytest.mark.parametrize("other", [{"name": "老王"}, {"group": "committee"}])
def test_a_script_that_tells_something_else_by_the_same_op_brings_somebody_else(
    desk: Desk, other: dict[str, str]
) -> None:
    first, second = desk.come(op=OP).json, desk.come(op=OP, **other).json

    assert second["participant"] != first["participant"]
    assert second["token"] != first["token"]
    assert [desk.come(op=OP).json, desk.come(op=OP, **other).json] == [first, second]
    assert [whose(desk, one["token"]) for one in (first, second)] == ["p2", "p3"]


def test_who_brings_another_seat_by_the_same_op_sits_there_and_however_the_code_is_typed(desk: Desk) -> None:
    mine, other = desk.seats(2)
    first = desk.come(op=OP, seat=mine).json

    assert desk.come(op=OP, seat=f"{mine[:4]}-{mine[4:]}".lower()).json == first
    assert desk.come(op=OP, seat=other).json["participant"] != first["participant"]


def test_a_script_that_asks_again_by_its_op_is_told_the_same_while_the_answer_may_be_lost(desk: Desk) -> None:
    first, second = desk.come(op=OP).json, desk.come(op=OP).json

    assert first == second
    assert people(desk) == ["新来的"]
    assert whose(desk, first["token"]) == first["participant"]
    third = desk.come(op=OP).json
    assert third["participant"] != first["participant"]
    assert third["token"] != first["token"]


def test_after_ten_minutes_an_op_brings_nobody_back(desk: Desk) -> None:
    first = desk.come(op=OP).json
    desk.house.clock.at += 10 * MINUTE - 1
    assert desk.come(op=OP).json == first
    desk.house.clock.at += 2

    assert desk.come(op=OP).json["token"] != first["token"]
    assert whose(desk, first["token"]) == first["participant"]


@pytest.mark.parametrize("op", ["", "o1", "a" * 21, "a" * 41, "有" * 30, "x" * 20 + "| |"])
def test_an_op_that_could_be_guessed_brings_a_token_by_chance(desk: Desk, op: str) -> None:
    first, second = desk.come(op=op).json, desk.come(op=op).json

    assert first["participant"] != second["participant"]
    assert first["token"] != second["token"]


def test_an_op_that_is_no_text_is_told_so(desk: Desk) -> None:
    answer = desk.house.browser().post(f"/m/{desk.code}/join", json=WHO | {"op": 7})

    assert (answer.status_code, answer.json["refusal"]["rule"]) == (400, "bad_shape")


def test_the_same_op_in_another_meeting_is_another_person_with_another_token(desk: Desk) -> None:
    other = Desk(desk.house)

    assert desk.come(op=OP).json["token"] != other.come(op=OP).json["token"]
    assert len(people(other)) == 1


def test_a_door_closed_a_key_void_and_a_code_changed_meanwhile_do_not_shut_out_who_was_in(desk: Desk) -> None:
    key = desk.key(role="recorder")
    by_key, by_scan = desk.come(op=OP, key=key).json, desk.come(op=OP[::-1]).json
    desk.do("revoke", key="1")
    desk.do("set", name="door", value="closed")
    desk.do("renew", what="invitation")

    assert desk.come(op=OP, key=key).json == by_key
    assert desk.come(op=OP[::-1]).json == by_scan
    assert desk.refused(op="z" * 30) == "door_closed"
    assert desk.refused(op="y" * 30, key=key) == "key_revoked"


def test_whoever_was_sent_out_meanwhile_does_not_come_back_by_her_op(desk: Desk) -> None:
    person = desk.come(op=OP).json["participant"]
    desk.house.act(desk.code, desk.person, "remove", person_=person, reason="动手推人")

    answer = desk.come(op=OP)

    assert answer.status_code == 403
    assert answer.json["refusal"]["params"] == {"reason": "动手推人"}
    assert people(desk) == ["新来的"]


def test_a_seat_that_was_freed_meanwhile_is_taken_anew_and_the_lost_token_is_dead(desk: Desk) -> None:
    seat = desk.seats(1)[0]
    first = desk.come(op=OP, seat=seat).json
    desk.do("release_seat", seat="s1")

    second = desk.come(op=OP, seat=seat).json

    assert second["participant"] == first["participant"]
    assert second["token"] != first["token"]
    assert (whose(desk, first["token"]), whose(desk, second["token"])) == ("", "p2")


def test_who_was_made_one_with_her_double_meanwhile_is_told_as_whom_she_is_in(desk: Desk) -> None:
    first, second = desk.come(op=OP).json, desk.come().json
    desk.house.act(desk.code, desk.person, "set_role", person_=first["participant"], same_as=second["participant"])

    assert desk.come(op=OP).json == {"participant": second["participant"], "token": first["token"]}


def test_the_database_holds_neither_op_nor_token(desk: Desk) -> None:
    token = desk.come(op=OP).json["token"]
    files = b"".join(one.read_bytes() for one in desk.house.services.config.data.glob("house.db*"))

    assert len(files) > 100_000
    assert OP.encode() not in files
    assert token.encode() not in files
