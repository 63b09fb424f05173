"""R01 three doors to one meeting, each with its own rights; R02 rights come from the role in the rule file, on the server."""

from pathlib import Path

import pytest

from tests.practices.world import act, opened, opened_by_form, restarted
from tests.web.pages_app import House, token_in
from tests.web.staff import clerk, unit


@pytest.fixture
def house(tmp_path: Path) -> House:
    return opened(tmp_path)


def come_in(house: House, code: str, name: str, group: str, role: str = ""):
    """Somebody's phone after the three taps at the door, by the link of her role where she has one."""
    browser = house.browser()
    key = house.services.access.keys(code)[role] if role else ""
    page = browser.get(f"/J/{code}" + (f"?role={role}&key={key}" if role else "")).text
    form = {"csrf_token": token_in(page), "name": name, "group": group, "consent": "yes", "role": role, "key": key}
    assert browser.post(f"/J/{code}", data=form).status_code == 303
    return browser


def tried(browser, code: str, op: str, verb: str, **args) -> tuple[int, str]:
    """(status, why not) of an act that somebody sends."""
    wish = {"verb": verb, "op": op, "args": args}
    answer = browser.post(f"/m/{code}/act", json=wish, headers={"Origin": "http://localhost"})
    return answer.status_code, answer.get_json().get("refusal", {}).get("rule", "")


def test_three_doors_lead_to_one_meeting_and_each_does_its_own(house: House) -> None:
    host, code = opened_by_form(house)
    key = host.get_cookie(f"facilitate_{code}")
    assert key
    office, resident = (
        come_in(house, code, "物业经理", "contractor", "rep"),
        come_in(house, code, "李阿姨", "residents"),
    )
    act(host, code, "advance", override="人齐了")
    need = act(resident, code, "write", kind="need", text="路灯不亮", fields={"category": "safety"})
    refused = tried(office, code, "u1", "advance"), tried(resident, code, "r1", "advance")
    while "stage/dots" not in house.services.sight(code, "desk", "")[0]:
        act(host, code, "advance", override="往下走")
    act(resident, code, "vote", choice={need: 1})
    while "stage/discuss" not in house.services.sight(code, "desk", "")[0]:
        act(host, code, "advance", override="往下走")
    answered = act(office, code, "answer", about=need, kind="do_by", text="周五修好", due="2026-11-27")
    again = resident.get_cookie(f"facilitate_{code}")
    assert again
    house = restarted(house)
    host = house.browser(**{f"facilitate_{code}": key.value})
    resident = house.browser(**{f"facilitate_{code}": again.value})

    assert refused == ((403, "not_yours"), (403, "not_yours"))
    assert tried(resident, code, "r2", "answer", about=need, kind="do_by", text="我修", due="2026-11-27")[0] == 403
    assert answered
    assert host.get(f"/m/{code}/desk").status_code == 200
    assert resident.get(f"/m/{code}/desk").status_code == 303
    assert "周五修好" in host.get(f"/m/{code}/papers/minutes.html").text


OWN = """\
id: ours
version: 1
title: {zh: 我们的会, en: Ours}
purpose: {zh: 说说话, en: To talk}
articles: [{zh: 一人一句, en: One sentence each, kept_by: people}]
roles:
  elder: {title: {zh: 楼长, en: Elder}, neutral: true, may: [advance, grant, record, proxy, check_in, hide]}
  member: {title: {zh: 邻居, en: Neighbour}, default: true}
  listener: {title: {zh: 听的, en: Listener}}
outputs: [record]
stages:
  - id: write
    title: {zh: 写, en: Write}
    minutes: 10
    allow: {write: [member]}
    write: [{kind: need, roles: [member], chars: 60, name: shown, reveal: now}]
    ends: [host]
"""


def test_what_a_role_may_stands_in_the_rule_and_is_kept_by_the_server_after_a_restart(house: House) -> None:
    house.services.rules.save("ours", OWN)
    _host, code = opened_by_form(house, rule="ours")
    member, listener = come_in(house, code, "李阿姨", "residents"), come_in(house, code, "小张", "other", "listener")
    tokens = [one.get_cookie(f"facilitate_{code}") for one in (member, listener)]
    again = restarted(house)
    member, listener = (again.browser(**{f"facilitate_{code}": one.value}) for one in tokens if one)
    card = {"kind": "need", "text": "路灯不亮"}

    assert tried(member, code, "m1", "write", **card)[0] == 200
    assert tried(listener, code, "l1", "write", **card)[0] == 403
    assert tried(member, code, "m2", "hide", items=["1"]) == (403, "not_yours")


def test_the_three_doors_of_the_registers_open_to_their_own_after_a_restart(house: House) -> None:
    signed_in = clerk(house, unit(house)).get_cookie("staff")
    assert signed_in
    again = restarted(house)
    works = again.browser(staff=signed_in.value)

    assert again.organiser().get("/registers/needs").status_code == 200
    assert works.get("/unit/").status_code == 200
    assert again.browser().get("/c/needs").status_code == 200
    for stranger in (works, again.browser()):
        assert stranger.get("/registers/needs").status_code != 200
    assert again.browser().get("/unit/").status_code != 200
