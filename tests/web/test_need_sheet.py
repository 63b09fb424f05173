"""The sheet of a need through the promised doors: an act by HTTP, what the desk alone is told, and what is suggested for it."""

from __future__ import annotations

import pytest

from facilitate.reports.record import from_json, to_json
from facilitate.web import need_sheet
from facilitate.web.papers import record_of
from tests.web.evening import Evening, play
from tests.web.pages_app import House, make_house

HOST, RESIDENT = "主持人", "退休管道工程师"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    made = make_house(tmp_path_factory.mktemp("house"))
    made.app.register_blueprint(need_sheet.pages)
    return made


@pytest.fixture(scope="module")
def evening(house: House) -> Evening:
    return play(house)


def asked(house: House, evening: Evening, name: str, item: str, lang: str = "zh"):
    browser = house.browser(**{f"facilitate_{evening.code}": evening.tokens[name], "lang": lang})
    return browser.get(f"/m/{evening.code}/desk/needs/{item}", headers={"Accept-Language": lang})


def test_a_sheet_sent_by_http_stands_at_the_desk_alone_and_in_the_record(house: House, evening: Evening) -> None:
    pipes = evening.cards["管"]
    host = house.browser(**{f"facilitate_{evening.code}": evening.tokens[HOST]})
    wish = {
        "op": "s1",
        "verb": "assess",
        "args": {"item": pipes, "fields": {"households": 96, "households_by": "物业"}},
    }
    answer = host.post(f"/m/{evening.code}/act", json=wish, headers={"Authorization": f"Bearer {evening.tokens[HOST]}"})
    desk, room = (house.services.sight(evening.code, audience, "")[0][f"item/{pipes}"] for audience in ("desk", "room"))
    kept = from_json(to_json(record_of(house.services, evening.code)))

    assert answer.status_code == 200
    assert desk["sheet"]["households"]["value"] == 96
    assert desk["sheet"]["households"]["by"]["name"] == HOST
    assert "sheet" not in room
    assert next(item.sheet for item in kept.items if item.id == pipes)["households_by"].value == "物业"


@pytest.mark.parametrize(
    ("lang", "asks"),
    [("zh", "还没有人核对过别的院是否也这样。"), ("en", "Nobody has checked whether other courtyards have this.")],
)
def test_a_need_that_matters_is_asked_about_where_nobody_has_looked(
    house: House, evening: Evening, lang: str, asks: str
) -> None:
    told = asked(house, evening, HOST, evening.cards["管"], lang).get_json()

    assert told["evidence.comparative"] == {"says": asks, "refs": "", "take": None, "asks": True}


def test_what_was_promised_is_suggested_and_what_was_entered_is_not(house: House, evening: Evening) -> None:
    guard = evening.cards["沟槽没有护栏，老人夜里摔过"]
    before = asked(house, evening, HOST, guard).get_json()
    house.act(evening.code, evening.people[HOST], "assess", item=guard, fields={"owner": "施工单位"})
    after = asked(house, evening, HOST, guard).get_json()

    assert before["owner"]["take"] == "施工方项目经理"
    assert (before["route"]["take"], before["term"]["take"]) == ("direct", "near")
    assert "owner" not in after


def test_nobody_else_is_told_what_is_suggested(house: House, evening: Evening) -> None:
    pipes = evening.cards["管"]

    assert asked(house, evening, RESIDENT, pipes).status_code == 403
    assert house.browser().get(f"/m/{evening.code}/desk/needs/{pipes}").status_code == 401
    assert house.browser().get(f"/m/ZZZZ2222/desk/needs/{pipes}").status_code == 404


def test_of_a_need_that_is_not_there_nothing_is_suggested(house: House, evening: Evening) -> None:
    assert asked(house, evening, HOST, "9999").get_json() == {}
