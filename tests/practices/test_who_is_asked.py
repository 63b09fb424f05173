"""R58 invitations with answers and empty chairs; R75 the stakeholder map and who must be there before the meeting begins."""

from pathlib import Path

import pytest

from tests.practices.world import links, opened, opened_by_form, restarted, send
from tests.web.pages_app import House


@pytest.fixture
def house(tmp_path: Path) -> House:
    return opened(tmp_path)


SECRETARY = {
    "name": "社区书记",
    "group": "committee",
    "stake": "旧楼的钱他说了算",
    "concern": "low",
    "sway": "high",
    "needed": "y",
}
PLAYERS = {
    "name": "打麻将的几位",
    "group": "residents",
    "stake": "施工占了他们的桌子",
    "concern": "high",
    "sway": "low",
}


def asked(house: House, rule: str = "roundtable_needs"):
    """(browser of whoever opened the meeting, its code): two parties are on its list."""
    browser, code = opened_by_form(house, rule=rule)
    for party in (SECRETARY, PLAYERS):
        assert send(browser, f"/m/{code}/guests", verb="invite", **party).status_code == 200
    return browser, code


def test_a_guest_answers_by_her_link_without_an_account_and_the_list_says_so_after_a_restart(house: House) -> None:
    browser, code = asked(house)
    first, second = dict.fromkeys(links(browser.get(f"/m/{code}/guests").text, "/invitation/"))
    guest = house.browser()
    page = guest.get(first).text
    answer = send(guest, first, reply="not_coming", said="那天要去区里开会")
    send(guest, second, reply="sending", instead="老赵")

    again = restarted(house)
    listed = again.browser(**{f"facilitate_{code}": cookie(browser, code)}).get(f"/m/{code}/guests").text
    assert "社区书记：请您来" in page
    assert "收到了，谢谢您。" in answer.text
    assert "回复不来" in listed
    assert "那天要去区里开会" in listed
    assert "回复请人代来：老赵" in listed
    assert "空椅子 2 把" in listed


def cookie(browser, code: str) -> str:
    found = browser.get_cookie(f"facilitate_{code}")
    assert found
    return str(found.value)


def test_the_map_has_four_corners_and_each_party_stands_in_its_own(house: House) -> None:
    browser, code = asked(house)
    drawn = browser.get(f"/m/{code}/guests").text.partition("g-map")[2]

    assert drawn.index("牵涉深、拍不了板：先听他们说") < drawn.index("打麻将的几位")
    assert drawn.index("牵涉浅、能拍板：请来答复") < drawn.index("社区书记")
    assert drawn.count("没有</i>") == 2


@pytest.mark.parametrize("rule", ["roundtable_needs", "nantang", "round_robin", "ngt"])
def test_without_whom_the_meeting_does_not_begin_it_goes_on_only_with_a_reason(house: House, rule: str) -> None:
    browser, code = asked(house, rule)
    wish = {"verb": "advance", "op": "go1", "args": {}}
    refused = browser.post(f"/m/{code}/act", json=wish, headers={"Origin": "http://localhost"})
    house.join(code, "社区书记", "committee")
    went_on = browser.post(f"/m/{code}/act", json=wish | {"op": "go2"}, headers={"Origin": "http://localhost"})

    assert refused.status_code == 409
    assert "一定要到的，还有 1 方没到" in refused.get_json()["refusal"]["zh"]
    assert "一定要到的" not in went_on.text


def test_empty_chairs_stand_in_the_minutes_the_record_and_the_invitations_are_printed_with_a_slip(house: House) -> None:
    browser, code = asked(house)
    house.join(code, "打麻将的几位", "residents")
    send(browser, links(browser.get(f"/m/{code}/guests").text, "/invitation/g1")[0], reply="not_coming")
    house = restarted(house)
    again = house.browser(**{f"facilitate_{code}": cookie(browser, code)})
    minutes, record, sheets, notice = (
        again.get(f"/m/{code}/papers/{name}.html").text for name in ("minutes", "record", "invitations", "notice")
    )

    assert "空椅子1把：社区书记（回复不来）。" in minutes
    assert "空着的椅子" in record
    assert "旧楼的钱他说了算" in record
    assert "旧楼的钱他说了算" not in minutes
    assert "社区书记：请您来" in sheets
    assert "□ 我来" in sheets
    assert "社区书记、打麻将的几位" in notice


def test_who_sits_in_a_chair_is_said_where_the_names_do_not_tell_it(house: House) -> None:
    browser, code = asked(house)
    person, _token = house.join(code, "王副主任", "committee")
    page = send(browser, f"/m/{code}/guests", verb="seat_guest", id="g1", person=person).text

    assert "到了：王副主任" in page
    assert "空椅子 1 把" in page


def test_a_party_taken_off_the_list_comes_back_with_its_answer(house: House) -> None:
    browser, code = asked(house)
    send(browser, f"/m/{code}/guests", verb="reply", id="g1", reply="coming")
    without = send(browser, f"/m/{code}/guests", verb="uninvite", id="g1").text
    back = send(browser, f"/m/{code}/guests", verb="undo").text

    assert "社区书记</b>" not in without
    assert "社区书记</b>" in back
    assert "回复来" in back


@pytest.mark.parametrize(
    ("fields", "said"),
    [({"name": " "}, "请写请谁"), ({"name": "长" * 41}, "40"), ({"name": "物业", "stake": "长" * 201}, "200")],
)
def test_what_is_missing_is_told_beside_the_field_and_nothing_typed_is_lost(house: House, fields, said: str) -> None:
    browser, code = opened_by_form(house)
    answer = send(browser, f"/m/{code}/guests", verb="invite", **{"stake": "占了他们的桌子", **fields})

    assert answer.status_code == 422
    assert said in answer.text
    assert fields.get("stake", "占了他们的桌子")[:60] in answer.text


def test_nobody_else_sees_the_list_and_a_link_that_fits_nobody_leads_nowhere(house: House) -> None:
    browser, code = asked(house)
    _person, token = house.join(code, "二单元李阿姨")
    resident = house.browser(**{f"facilitate_{code}": token})
    link = links(browser.get(f"/m/{code}/guests").text, "/invitation/g1")[0]

    assert resident.get(f"/m/{code}/guests").status_code == 303
    assert resident.post(f"/m/{code}/guests").status_code == 403
    assert resident.get(f"/m/{code}/papers/invitations.html").status_code == 403
    assert house.browser().get(link.replace("g1", "g2")).status_code == 404
    assert "社区书记" not in house.browser().get(f"/J/{code}").text


def test_a_guest_who_does_not_choose_is_asked_again_and_her_words_stay(house: House) -> None:
    browser, code = asked(house)
    link = links(browser.get(f"/m/{code}/guests").text, "/invitation/g1")[0]
    answer = send(house.browser(), link, said="要看时间")

    assert answer.status_code == 422
    assert "请点一个" in answer.text
    assert 'value="要看时间"' in answer.text


def test_the_invitation_speaks_english(house: House) -> None:
    browser, code = asked(house)
    link = links(browser.get(f"/m/{code}/guests").text, "/invitation/g1")[0]
    page = house.browser().get(f"{link}&lang=en").text

    assert "I am coming" in page
    assert "please come" in page
