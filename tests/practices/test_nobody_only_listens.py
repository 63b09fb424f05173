"""R81 no stage without something to do for those present: the shipped methods keep it, and the editor says so of one's own."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from facilitate.core.language.advice import advice, only_listens
from facilitate.core.language.rules import flat
from facilitate.service.rulefiles import library
from tests.practices.world import act, opened, opened_by_form, restarted
from tests.web.pages_app import House, token_in

KNOWN = {kept.rule.id: kept.rule for kept in library()}


@pytest.fixture
def house(tmp_path: Path) -> House:
    return opened(tmp_path)


@pytest.mark.parametrize("rule", KNOWN)
def test_in_no_stage_of_a_shipped_method_do_people_listen_for_long_with_nothing_to_do(rule: str) -> None:
    long = [leaf.id for leaf, _ in flat(KNOWN[rule]) if (leaf.minutes or 0) > 5 and only_listens(leaf, KNOWN[rule])]

    assert long == []


def test_a_lecture_in_ones_own_rule_is_pointed_out_and_goes_when_people_may_ask() -> None:
    rule = KNOWN["hearing"]
    lecture, *rest = rule.stages
    mute = replace(lecture, allow={"speak": ("rep",)}, write=())

    assert any("nothing to do" in one.en for one in advice(replace(rule, stages=(mute, *rest))))
    assert not any("nothing to do" in one.en for one in advice(rule))


def test_the_editor_of_a_rule_says_it(house: House) -> None:
    browser = house.organiser()
    token = token_in(browser.get("/rules").text)
    made = browser.post("/rules", data={"csrf_token": token, "copy_of": "hearing"})
    text = browser.get(made.location.replace("/edit", "/file.yaml")).text
    mute = text.replace(", question: [side, observer]", "", 1).replace(
        "    write: [{kind: question, chars: 80, name: choice, reveal: now}]\n", "", 1
    )
    page = browser.get(made.location).text
    wish = {"text": mute, "at": [], "do": "look", "path": []}
    told = browser.post(made.location.replace("/edit", "/look"), json=wish, headers={"X-CSRF-Token": csrf(page)})

    assert any("没有事做" in one["zh"] for one in told.get_json()["advice"])


def csrf(page: str) -> str:
    return page.partition('"csrf":')[2].partition('"')[2].partition('"')[0]


def test_whoever_listens_to_the_unit_asks_on_her_phone_and_the_question_is_kept(house: House) -> None:
    browser, code = opened_by_form(house, rule="hearing")
    person, token = house.join(code, "三单元李阿姨", "residents")
    phone = house.browser(**{f"facilitate_{code}": token})
    assert person
    asked = act(phone, code, "write", kind="question", text="钱从哪儿出？")
    host = browser.get_cookie(f"facilitate_{code}")
    assert host
    again = restarted(house).browser(**{f"facilitate_{code}": host.value})

    assert asked
    assert "钱从哪儿出？" in again.get(f"/m/{code}/papers/record.html").text
