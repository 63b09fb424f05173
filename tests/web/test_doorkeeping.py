"""The page of the door and what it makes: keys, seat codes, a new code, the roll."""

import re

import pytest
from sqlalchemy import select

from facilitate.store.tables import role_keys
from facilitate.web import coming
from tests.web.door_desk import Desk
from tests.web.pages_app import make_house


@pytest.fixture
def desk(tmp_path) -> Desk:
    return Desk(make_house(tmp_path))


def role_of(desk: Desk, person: str) -> str:
    with desk.house.services.door.reading(desk.code) as m:
        return str(m.people.get(person).role)


def test_a_key_of_one_use_opens_its_role_once_and_the_page_says_who_used_it(desk: Desk) -> None:
    key = desk.key(role="recorder", label="周老师")
    came = desk.come(key=key)

    assert role_of(desk, came.json["participant"]) == "recorder"
    assert desk.refused(key=key) == "key_used"
    page = desk.browser.get(f"/m/{desk.code}/door").text
    assert "周老师" in page
    assert "新来的" in page
    assert key not in page.replace(" ", "")


def test_a_key_of_many_uses_opens_until_it_is_made_void_or_its_time_is_over(desk: Desk) -> None:
    many, short = desk.key(role="scribe", once="no"), desk.key(role="scribe", once="no", hours="1")
    assert [desk.refused(key=many), desk.refused(key=many), desk.refused(key=short)] == ["", "", ""]

    desk.do("revoke", key="1")
    desk.house.clock.at += 3_600_000

    assert desk.refused(key=many) == "key_revoked"
    assert desk.refused(key=short) == "key_over"


def test_the_page_says_until_when_a_key_opens_and_when_it_was_used(desk: Desk) -> None:
    assert desk.refused(key=desk.key(role="scribe", once="no", hours="1")) == ""

    page = desk.browser.get(f"/m/{desk.code}/door").text
    assert re.search(r"多次，到 \d\d:\d\d</td>", page)
    assert re.search(r"新来的 \d\d:\d\d</td>", page)


def test_a_key_opens_no_other_role_and_no_other_meeting(desk: Desk) -> None:
    key, other = desk.key(role="scribe", once="no"), Desk(desk.house)

    assert desk.refused(key=key, role="host") == "needs_key"
    assert other.refused(key=key) == "key_wrong"


def test_the_database_holds_hashes_alone(desk: Desk) -> None:
    made = [desk.key(role="scribe"), *desk.seats(3)]
    with desk.house.services.engine.connect() as connection:
        kept = " ".join(str(row) for row in connection.execute(select(role_keys)))

    assert len(made) == 4
    assert not [one for one in made if one in kept]


def test_whoever_only_keeps_the_door_makes_no_key_that_runs_the_meeting(desk: Desk) -> None:
    person, token = desk.house.join(desk.code, "小何", "committee", "door")
    desk.browser = desk.house.browser(**{f"facilitate_{desk.code}": token})

    assert desk.do("key", role="host").status_code == 403
    assert desk.do("renew", what="board").status_code == 403
    assert desk.key(role="scribe")
    assert role_of(desk, person) == "door"


def test_the_page_of_the_door_is_for_whoever_keeps_it(desk: Desk) -> None:
    _person, token = desk.house.join(desk.code, "王阿姨")
    resident = desk.house.browser(**{f"facilitate_{desk.code}": token})

    assert resident.get(f"/m/{desk.code}/door").location == f"/m/{desk.code}"
    assert desk.house.browser().get(f"/m/{desk.code}/door").location == f"/J/{desk.code}"


def test_wrong_keys_are_slowed_for_the_meeting_and_not_for_others(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coming, "HOLD_SECONDS", 0.0)
    seat, other = desk.seats(1)[0], Desk(desk.house)
    wrong = [desk.refused(seat=f"ABCD{n:04d}".translate(str.maketrans("01", "AB"))) for n in range(45)]

    assert wrong[0] == "key_wrong"
    assert wrong[-1] == "keys_too_fast"
    assert other.refused() == ""
    assert desk.refused() == ""
    assert desk.refused(seat=seat) == ""
    desk.house.clock.at += 2000
    assert desk.refused(seat="ABCD2345") == "key_wrong"


def test_the_standing_keys_open_until_they_are_renewed_and_people_stay(desk: Desk) -> None:
    access = desk.house.services.access
    old = access.keys(desk.code)
    person, token = desk.house.join(desk.code, "周记录", "committee", "recorder")
    assert desk.do("renew", what="recorder").status_code == 303

    fresh = access.keys(desk.code)

    assert fresh["recorder"] != old["recorder"]
    assert {role for role in old if old[role] != fresh[role]} == {"recorder"}
    assert desk.refused(role="recorder", key=old["recorder"]) == "needs_key"
    assert desk.refused(role="recorder", key=fresh["recorder"]) == ""
    assert access.who(desk.code, token).person == person


def test_a_new_key_for_the_wall_cuts_old_walls(desk: Desk) -> None:
    access = desk.house.services.access
    old = access.keys(desk.code)["board"]
    assert access.who(desk.code, old) is not None

    desk.do("renew", what="board")

    assert access.who(desk.code, old) is None
    assert access.who(desk.code, access.keys(desk.code)["board"]) is not None
    assert (
        desk.house.browser()
        .get(f"/m/{desk.code}/state?as=board", headers={"Authorization": f"Bearer {old}"})
        .status_code
        == 401
    )


def test_a_new_code_leads_newcomers_to_a_door_that_asks_for_the_word_and_those_inside_stay(desk: Desk) -> None:
    _person, token = desk.house.join(desk.code, "王阿姨")
    desk.do("renew", what="invitation")
    with desk.house.services.door.reading(desk.code) as m:
        word = m.admission.invitation

    assert desk.refused() == "invitation_old"
    assert "二维码换过了" in desk.house.browser().get(f"/J/{desk.code}").text
    assert "二维码换过了" not in desk.house.browser().get(f"/J/{desk.code}?I={word}").text
    assert desk.refused(invitation=word.lower()) == ""
    assert desk.house.services.access.who(desk.code, token) is not None
    desk.do("renew", what="invitation")
    assert desk.refused(invitation=word) == "invitation_old"


def test_a_seat_seats_one_and_a_freed_one_takes_the_person_to_her_new_phone(desk: Desk) -> None:
    seats = desk.seats(2)
    desk.do("set", name="joining", value="seats")
    first = desk.come(seat=seats[0])
    assert [desk.refused(), desk.refused(seat=seats[0])] == ["needs_seat", "seat_taken"]

    desk.do("release_seat", seat="s1")
    lost = desk.house.browser(**{f"facilitate_{desk.code}": first.json["token"]})
    assert lost.get(f"/m/{desk.code}/state").status_code == 401
    assert lost.post(f"/m/{desk.code}/token", headers={"Origin": "http://localhost"}).status_code == 401
    again = desk.come(seat=seats[0])

    assert again.json["participant"] == first.json["participant"]
    assert desk.refused(seat=seats[0]) == "seat_taken"


def test_a_closed_door_lets_a_freed_seat_and_a_key_in_and_nobody_else(desk: Desk) -> None:
    seats, key = desk.seats(2), desk.key(role="scribe")
    first = desk.come(seat=seats[0])
    desk.do("release_seat", seat="s1")
    desk.do("set", name="door", value="closed")

    assert [desk.refused(), desk.refused(seat=seats[1])] == ["door_closed", "door_closed"]
    assert desk.come(seat=seats[0]).json["participant"] == first.json["participant"]
    assert desk.refused(key=key) == ""


def test_the_roll_is_pasted_called_found_and_struck(desk: Desk) -> None:
    person, _token = desk.house.join(desk.code, "王秀英")
    desk.do("roll", names="王秀英，3-201\n李明\n\n赵钱,1-1")
    assert 'value="王秀英"' in desk.browser.get(f"/m/{desk.code}/door").text

    desk.do("call", entry="e1", who="王秀英", here="yes")
    desk.do("call", entry="e2", who="", here="yes")
    assert desk.do("call", entry="e3", who="没有这个人", here="yes").status_code == 404
    desk.do("roll", strike="e3")

    with desk.house.services.door.reading(desk.code) as m:
        assert m.admission.answered[person] == "e1"
        assert [bool(one.person) for one in m.admission.roll.values()] == [True, True]
        assert m.people.get(person).household == "3-201"
    found = desk.browser.get(f"/m/{desk.code}/door?q=3-2").text
    assert "王秀英" in found
    assert "<b>李明</b>" not in found


def test_whoever_calls_the_roll_goes_on_at_the_name_just_called_and_reads_beside_it_that_it_was_kept(
    desk: Desk,
) -> None:
    desk.do("roll", part="roll", names="\n".join(f"邻居{n}" for n in range(40)))
    page = desk.browser.get(f"/m/{desk.code}/door").text
    entry = re.findall(r'name="entry" value="([^"]+)"', page)[30]

    called = desk.do("call", part="roll", entry=entry, who="")

    assert called.location.endswith(f"#entry-{entry}")
    after = desk.browser.get(called.location).text
    assert f'<li id="entry-{entry}" data-on>' in after
    assert after.index('id="roll"') < after.index("✓ 记下了。") < after.index('class="k-roll"')


def test_a_wall_whose_key_was_changed_opens_again_on_the_hosts_computer(desk: Desk) -> None:
    changed = desk.do("renew", part="code", what="board")
    page = desk.browser.get(changed.location).text

    assert f'href="/m/{desk.code}/board" target="board"' in page
    assert page.index('id="code"') < page.index("✓ 记下了。") < page.index('id="keys"')
    assert desk.browser.get(f"/m/{desk.code}/board").status_code == 200
