"""A family's shared phone: when one of them was sent out the others go on, and nobody new comes in by it."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from tests.web.door_desk import WHO, Desk, held, press, whose
from tests.web.pages_app import make_house


@pytest.fixture
def desk(tmp_path) -> Desk:
    return Desk(make_house(tmp_path))


def family(desk: Desk) -> tuple[FlaskClient, str, str]:
    """(a phone shared by two, the first, the last)."""
    phone = desk.house.browser()
    press(desk, phone, name="奶奶")
    press(desk, phone, name="孙子")
    return phone, "p2", "p3"


def test_when_one_of_a_family_was_sent_out_the_others_go_on_by_their_phone(desk: Desk) -> None:
    phone, granny, boy = family(desk)
    desk.house.act(desk.code, desk.person, "remove", person_=boy, reason="动手推人")

    door = phone.get(f"/J/{desk.code}")
    assert door.status_code == 200
    assert "奶奶，继续" in door.text
    assert "孙子，继续" not in door.text
    assert "动手推人" in door.text
    assert phone.post(f"/J/{desk.code}/again", data={"person": granny}).location == f"/m/{desk.code}"
    assert phone.get(f"/m/{desk.code}").status_code == 200
    assert whose(desk, held(desk, phone)) == granny
    assert phone.post(f"/J/{desk.code}/again", data={"person": boy}).location == f"/J/{desk.code}"


def test_whoever_was_sent_out_reads_why_what_stays_and_how_to_come_back(desk: Desk) -> None:
    phone = desk.house.browser()
    press(desk, phone, name="孙子")
    desk.house.act(desk.code, desk.person, "remove", person_="p2", reason="动手推人")

    page = phone.get(f"/J/{desk.code}").text
    for words in ("<h1>请先找主持人</h1>", "动手推人", "照样算数", "再打开这一页", "English"):
        assert words in page
    assert 'name="name"' not in page


def test_nobody_new_comes_in_by_a_phone_of_somebody_sent_out_whoever_uses_it_now(desk: Desk) -> None:
    phone, granny, boy = family(desk)
    desk.house.act(desk.code, desk.person, "remove", person_=boy, reason="动手推人")

    for _ in range(2):
        assert phone.post(f"/m/{desk.code}/join", json=WHO).status_code == 403
        new = phone.get(f"/J/{desk.code}?new=1")
        assert new.status_code == 403
        assert "奶奶，继续" in new.text
        form = {"name": "又来", "group": "residents", "consent": "yes", "csrf_token": "-"}
        assert phone.post(f"/J/{desk.code}", data=form).status_code == 403
        phone.post(f"/J/{desk.code}/again", data={"person": granny})

    desk.do("readmit", person=boy)
    assert "孙子，继续" in phone.get(f"/J/{desk.code}").text
    assert phone.post(f"/m/{desk.code}/join", json=WHO).status_code == 200


def test_whose_token_ended_while_she_pressed_is_not_made_the_one_who_uses_the_phone(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone, granny, boy = family(desk)
    desk.house.act(desk.code, desk.person, "set_role", person_=granny, role="recorder")
    monkeypatch.setattr(desk.house.services.access, "renew", lambda _code, _token: None)

    answer = phone.post(f"/J/{desk.code}/again", data={"person": granny})

    assert answer.location == f"/J/{desk.code}"
    assert whose(desk, held(desk, phone)) == boy


def test_a_phone_that_says_it_was_very_many_is_asked_after_eight(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked, access = [], desk.house.services.access
    here = access.here
    monkeypatch.setattr(access, "here", lambda code, token: (asked.append(token), here(code, token))[1])

    phone = desk.house.browser(**{f"before_{desk.code}": ".".join(f"{n:032x}" for n in range(100))})

    assert phone.get(f"/J/{desk.code}").status_code == 200
    assert 8 <= len(asked) <= 16
