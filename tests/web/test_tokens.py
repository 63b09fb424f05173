"""Tokens: changed for a new one with the role, never one that somebody planted, and none for whoever was sent out."""

import pytest
from sqlalchemy import select

from facilitate.store.tables import tokens
from tests.web.door_desk import WHO, Desk
from tests.web.pages_app import make_house


@pytest.fixture
def desk(tmp_path) -> Desk:
    return Desk(make_house(tmp_path))


def test_a_new_role_comes_with_a_new_token_and_the_old_one_is_dead(desk: Desk) -> None:
    person, old = desk.house.join(desk.code, "王阿姨")
    phone = desk.house.browser(**{f"facilitate_{desk.code}": old})
    desk.house.act(desk.code, desk.person, "set_role", person_=person, role="recorder")

    refused = phone.get(f"/m/{desk.code}/state", headers={"Accept": "application/json"})
    assert (refused.status_code, refused.json["refusal"]["rule"]) == (401, "token_renewed")
    act = {"verb": "rename", "op": "o", "args": {"name": "王姐"}}
    assert phone.post(f"/m/{desk.code}/act", json=act, headers={"Origin": "http://localhost"}).status_code == 401
    assert phone.get(f"/m/{desk.code}").status_code == 200
    fresh = phone.get_cookie(f"facilitate_{desk.code}").value  # type: ignore[union-attr]

    assert fresh != old
    access = desk.house.services.access
    assert access.who(desk.code, fresh).role == "recorder"
    assert access.who(desk.code, old) is None
    assert access.renew(desk.code, old) is None
    with desk.house.services.engine.connect() as connection:
        assert len(connection.execute(select(tokens).where(tokens.c.person == person)).all()) == 1


def test_a_script_asks_for_its_new_token_with_the_old_one_until_it_has_used_the_new_one(desk: Desk) -> None:
    person, old = desk.house.join(desk.code, "王阿姨")
    desk.house.act(desk.code, desk.person, "set_role", person_=person, role="recorder")
    head = {"Authorization": f"Bearer {old}"}

    first = desk.house.browser().post(f"/m/{desk.code}/token", headers=head)
    assert desk.house.services.access.who(desk.code, first.json["token"]).person == person
    second = desk.house.browser().post(f"/m/{desk.code}/token", headers=head)

    assert second.status_code == 401


def test_a_page_of_somebody_else_changes_no_token(desk: Desk) -> None:
    person, old = desk.house.join(desk.code, "王阿姨")
    phone = desk.house.browser(**{f"facilitate_{desk.code}": old})
    desk.house.act(desk.code, desk.person, "set_role", person_=person, role="recorder")

    assert phone.post(f"/m/{desk.code}/token", headers={"Origin": "http://elsewhere.example"}).status_code == 401
    assert phone.post(f"/m/{desk.code}/token", headers={"Origin": "http://localhost"}).json == {"ok": True}


def test_a_token_that_somebody_planted_is_never_hers(desk: Desk) -> None:
    planted = "ab" * 16
    victim = desk.house.browser(**{f"facilitate_{desk.code}": planted})
    joined = victim.post(f"/m/{desk.code}/join", json=WHO)

    assert joined.json["token"] != planted
    assert victim.get_cookie(f"facilitate_{desk.code}").value == joined.json["token"]  # type: ignore[union-attr]
    assert desk.house.services.access.who(desk.code, planted) is None


def test_whoever_was_sent_out_reads_why_on_her_phone_and_does_not_come_in_again_by_it(desk: Desk) -> None:
    person, token = desk.house.join(desk.code, "王阿姨")
    phone = desk.house.browser(**{f"facilitate_{desk.code}": token})
    desk.house.act(desk.code, desk.person, "remove", person_=person, reason="动手推人")

    state = phone.get(f"/m/{desk.code}/state", headers={"Accept": "application/json"})
    assert state.json["refusal"]["params"] == {"reason": "动手推人"}
    assert phone.get(f"/m/{desk.code}").location == f"/J/{desk.code}"
    door = phone.get(f"/J/{desk.code}")
    assert (door.status_code, "动手推人" in door.text) == (403, True)
    assert phone.post(f"/m/{desk.code}/join", json=WHO).status_code == 403

    desk.do("readmit", person=person)
    assert phone.get(f"/m/{desk.code}").status_code == 200
