"""The answer to a change of token that was lost on the way: the old one brings the new one until that is used, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from facilitate.store.tables import tokens
from tests.web.door_desk import Desk, held, whose
from tests.web.pages_app import make_house


@pytest.fixture
def desk(tmp_path) -> Desk:
    return Desk(make_house(tmp_path))


def raised(desk: Desk, role: str = "recorder") -> tuple[str, str]:
    """(person, her token) of somebody who has been given a role."""
    person, old = desk.house.join(desk.code, "王阿姨")
    desk.house.act(desk.code, desk.person, "set_role", person_=person, role=role)
    return person, old


def renew(desk: Desk, token: str) -> Any:
    return desk.house.browser().post(f"/m/{desk.code}/token", headers={"Authorization": f"Bearer {token}"})


def test_a_new_token_whose_answer_was_lost_is_told_again_until_it_is_used(desk: Desk) -> None:
    person, old = raised(desk)

    first, second = renew(desk, old).json, renew(desk, old).json

    assert first == second
    assert whose(desk, old) == ""
    assert whose(desk, first["token"]) == person
    assert renew(desk, old).status_code == 401
    assert whose(desk, first["token"]) == person


def test_a_page_whose_answer_was_lost_changes_its_cookie_the_next_time(desk: Desk) -> None:
    person, old = raised(desk)
    phone = desk.house.browser(**{f"facilitate_{desk.code}": old})
    origin = {"Origin": "http://localhost"}

    for path in ("token", "", "desk"):
        phone.set_cookie(f"facilitate_{desk.code}", old)
        ask = phone.post if path == "token" else phone.get
        assert ask(f"/m/{desk.code}/{path}".rstrip("/"), headers=origin).status_code == 200

    phone.set_cookie(f"facilitate_{desk.code}", old)
    assert (
        phone.get(f"/m/{desk.code}/state", headers={"Accept": "application/json"}).json["refusal"]["rule"]
        == "token_renewed"
    )
    assert "王阿姨，继续" in phone.get(f"/J/{desk.code}").text
    phone.post(f"/J/{desk.code}/again", data={"person": person})
    assert whose(desk, held(desk, phone)) == person


def test_another_role_while_the_answer_was_lost_needs_no_further_step(desk: Desk) -> None:
    person, old = raised(desk)
    lost = renew(desk, old).json["token"]
    desk.house.act(desk.code, desk.person, "set_role", person_=person, role="scribe")

    fresh = renew(desk, old).json["token"]

    assert fresh != lost
    assert (whose(desk, lost), whose(desk, fresh)) == ("", person)
    assert [renew(desk, token).status_code for token in (old, lost)] == [401, 401]
    assert whose(desk, fresh) == person


def test_who_got_another_role_before_she_heard_of_her_join_is_not_doubled(desk: Desk) -> None:
    op = "k3v9Zq7LmN2pR8sT5uW1xYbC4d"
    first = desk.come(op=op).json
    desk.house.act(desk.code, desk.person, "set_role", person_=first["participant"], role="recorder")
    lost = renew(desk, first["token"]).json["token"]

    assert desk.come(op=op).json == first
    fresh = renew(desk, first["token"]).json["token"]

    assert (fresh, whose(desk, fresh), whose(desk, first["token"])) == (lost, first["participant"], "")
    assert desk.come(op=op).json["participant"] != first["participant"]


def test_whoever_was_sent_out_or_whose_seat_was_freed_gets_no_new_token(desk: Desk) -> None:
    person, old = raised(desk)
    renew(desk, old)
    desk.house.act(desk.code, desk.person, "remove", person_=person, reason="动手推人")
    seat = desk.seats(1)[0]
    sitting = desk.come(seat=seat).json
    desk.house.act(desk.code, desk.person, "set_role", person_=sitting["participant"], role="recorder")
    renew(desk, sitting["token"])
    desk.do("release_seat", seat="s1")

    answers = [renew(desk, old), renew(desk, sitting["token"])]

    assert [answer.json["refusal"]["rule"] for answer in answers] == ["removed", "no_token"]
    assert [answer.status_code for answer in answers] == [403, 401]


@pytest.mark.parametrize("token", ["", "x", "ab" * 16, "有" * 32])
def test_a_token_of_nobody_is_not_changed(desk: Desk, token: str) -> None:
    raised(desk)

    assert renew(desk, token.encode().hex()[:32]).status_code == 401


def test_a_person_has_one_token_however_often_she_asks(desk: Desk) -> None:
    person, old = raised(desk)
    for _ in range(5):
        renew(desk, old)

    with desk.house.services.engine.connect() as connection:
        rows = connection.execute(select(tokens).where(tokens.c.person == person)).all()
    assert len(rows) == 1
    assert old not in str(rows)


def test_a_script_that_goes_on_by_the_token_it_has_cannot_lose_it_to_one_that_is_older(desk: Desk) -> None:
    person, old = raised(desk)
    token = renew(desk, old).json["token"]
    desk.house.act(desk.code, desk.person, "set_role", person_=person, role="scribe")

    state = desk.house.browser().get(f"/m/{desk.code}/state", headers={"Authorization": f"Bearer {token}"})

    assert state.status_code == 200
    assert renew(desk, old).status_code == 401
    assert whose(desk, renew(desk, token).json["token"]) == person


def test_a_board_key_is_no_token_to_be_changed(desk: Desk) -> None:
    raised(desk)

    assert renew(desk, desk.house.services.access.keys(desk.code)["board"]).json == {"ok": True}
    assert renew(desk, desk.house.services.access.keys(desk.code)["host"]).status_code == 401
