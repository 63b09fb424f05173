"""Where children take part the door asks one question more, and their names are kept nowhere."""

from pathlib import Path

import pytest

from tests.web.pages_app import House, make_house, token_in

NAME = "小明明同学"


@pytest.fixture
def house(tmp_path: Path) -> House:
    return make_house(tmp_path)


def open_to_children(house: House) -> str:
    code, organiser = house.open(), house.organiser()
    page = f"/m/{code}/privacy"
    assert (
        organiser.post(
            page, data={"csrf_token": token_in(organiser.get(page).text), "days": "180", "minors": "y"}
        ).status_code
        == 303
    )
    return code


def come(house: House, code: str, **told: str):
    browser = house.browser()
    form = {
        "csrf_token": token_in(browser.get(f"/J/{code}?new=1").text),
        "name": NAME,
        "group": "residents",
        "consent": "yes",
    }
    return browser.post(f"/J/{code}", data=form | told)


def names(house: House, code: str) -> list[str]:
    with house.services.door.reading(code) as m:
        return [one.name for one in m.people.all.values()]


def test_nobody_is_asked_where_the_organiser_has_not_said_so(house: House) -> None:
    code = house.open()

    assert "您多大" not in house.browser().get(f"/J/{code}").text
    assert come(house, code, age="child").status_code == 303
    assert names(house, code) == [NAME]


def test_a_child_comes_in_with_a_guardians_yes_and_under_a_stand_in(house: House) -> None:
    code = open_to_children(house)

    assert "您多大" in house.browser().get(f"/J/{code}").text
    refused = come(house, code, age="child")
    assert refused.status_code == 422
    assert "监护人" in refused.text
    assert come(house, code, age="child", guardian="yes").status_code == 303
    assert come(house, code, age="teen").status_code == 303
    assert come(house, code, age="adult").status_code == 303

    assert names(house, code) == ["小朋友", "小朋友 2", NAME]
    bodies = "".join(row.body for row in house.services.store.rows(code))
    assert bodies.count(NAME) == 1, "the grown-up's alone"


def test_the_notice_at_the_door_says_how_long_this_meeting_is_kept(house: House) -> None:
    code, organiser = house.open(), house.organiser()
    page = f"/m/{code}/privacy"
    browser = house.browser()
    assert "散会180天后自动删除" in browser.get(f"/J/{code}").text

    for days, said in (("30", "散会30天后自动删除"), ("0", "由主办方决定什么时候删除")):
        organiser.post(page, data={"csrf_token": token_in(organiser.get(page).text), "days": days})
        assert said in browser.get(f"/J/{code}").text
    assert "when the organiser says so" in browser.get(f"/J/{code}?lang=en").text
