"""What a method asks to be filled in stands on the page of a new meeting, and is checked when it opens."""

from pathlib import Path

import pytest

from tests.web.pages_app import House, make_house, token_in


@pytest.fixture
def house(tmp_path: Path) -> House:
    return make_house(tmp_path)


def create(house: House, rule: str, **given: str):
    browser = house.organiser()
    form = {
        "csrf_token": token_in(browser.get("/meetings/new").text),
        "rule": rule,
        "place": "茶馆",
        "when": "now",
        "language": "zh",
    }
    return browser.post("/meetings", data=form | given)


def test_the_teahouse_asks_for_the_question_of_each_round(house: House) -> None:
    page = house.organiser().get("/meetings/new?rule=teahouse").text

    assert "每轮要聊的问题" in page
    assert 'data-for="teahouse"' in page
    assert 'name="eligible"' in page


def opened(house: House, answer):
    code = answer.location.rpartition("/")[2].partition("?")[0]
    return house.services.door.reading(code)


def test_what_is_filled_in_by_form_holds_from_the_first_moment(house: House) -> None:
    answer = create(house, "teahouse", **{"teahouse.questions": "哪里最自在？\n缺什么？\n先做什么？", "eligible": "40"})

    assert answer.status_code == 303
    with opened(house, answer) as m:
        assert m.settings.values == {"questions": ("哪里最自在？", "缺什么？", "先做什么？")}
        assert m.settings.eligible is None, "the teahouse has no quorum: it was not asked"


def test_how_many_may_vote_and_the_money(house: House) -> None:
    with opened(house, create(house, "assembly_hall", eligible="30")) as m:
        assert m.settings.eligible == 30
    with opened(house, create(house, "budget", budget="50,000")) as m:
        assert m.settings.budget == 50_000
    with opened(house, create(house, "open_space", places="槐树下\n传达室")) as m:
        assert m.market.names == ("槐树下", "传达室")


def test_what_is_no_number_is_told_and_nothing_typed_is_lost(house: House) -> None:
    answer = create(house, "assembly_hall", eligible="大概三十")

    assert answer.status_code == 422
    assert "这个数要在 0 到 1000000 之间" in answer.text
    assert 'value="大概三十"' in answer.text


def test_a_program_fills_in_the_same(house: House) -> None:
    wish = {"rule": "teahouse", "title": "茶馆", "settings": {"questions": ["一", "二", "三"]}, "eligible": 12}
    made = house.organiser().post("/meetings", json=wish, headers={"Authorization": f"Bearer {house.key}"})

    assert made.status_code == 201
    with house.services.door.reading(made.json["code"]) as m:
        assert m.settings.values["questions"] == ("一", "二", "三")
        assert m.settings.eligible == 12
    wrong = wish | {"settings": {"answers": "x"}}
    told = house.organiser().post("/meetings", json=wrong, headers={"Authorization": f"Bearer {house.key}"})
    assert told.json["refusal"]["rule"] == "bad_setting"
