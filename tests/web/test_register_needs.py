"""The register of needs at the organiser's door: what ended meetings bring, found, edited, merged and taken back."""

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Connection, delete, select
from werkzeug.test import TestResponse

from facilitate.register.gathering.held import heads
from facilitate.replay.player import play
from facilitate.store.tables import log, meetings
from facilitate.web.playback import shipped
from tests.web.evening import play as evening
from tests.web.pages_app import House, make_house, token_in


@pytest.fixture
def house(tmp_path: Path) -> House:
    return make_house(tmp_path)


@pytest.fixture
def heard(house: House) -> House:
    """A house in which one evening has been held."""
    evening(house)
    return house


def ids(page: str) -> list[str]:
    return re.findall(r'name="id" value="(\d+)"', page)


def titles(page: str) -> list[str]:
    return re.findall(r'<a href="/registers/needs/\d+">(?:<span.*?</span> )?(.*?)</a>', page)


def token_for(browser: FlaskClient, id: str) -> str:
    return token_in(browser.get(f"/registers/needs/{id}").text)


def undone(browser: FlaskClient, address: str) -> TestResponse:
    page = browser.get(address).text
    deed = re.search(r'name="deed" value="(\d+)"', page)
    assert deed
    return browser.post("/registers/undo", data={"csrf_token": token_in(page), "deed": deed[1]}, follow_redirects=True)


def test_without_a_meeting_the_register_says_where_needs_come_from(house: House) -> None:
    page = house.organiser().get("/registers/needs").text

    assert "还没有需求。" in page
    assert "/registers/needs" not in house.organiser().get("/").text


def test_an_ended_meeting_is_there_by_itself_and_the_door_leads_to_it(heard: House) -> None:
    browser = heard.organiser()

    assert 'href="/registers/needs"' in browser.get("/").text
    assert len(titles(browser.get("/registers/needs").text)) > 1


def test_a_meeting_to_look_at_counts_nowhere(house: House) -> None:
    play(shipped("courtyard123"), house.services, None, lambda _seconds: None, trial=True)

    assert titles(house.organiser().get("/registers/needs").text) == []


def test_what_is_held_before_the_register_is_opened_is_read_when_it_is(house: House) -> None:
    play(shipped("courtyard123"), house.services, None, lambda _seconds: None)

    page = house.organiser().get("/registers/needs").text

    assert "地下管线先修好，再恢复路面" in titles(page)


def test_a_meeting_that_was_opened_again_waits_for_its_next_end(house: House) -> None:
    held = evening(house)
    heard = house.services.book.read(heads)
    house.act(held.code, held.people["主持人"], "back", override="还没完")
    house.app.extensions["gathering"].read(held.code)

    assert house.services.book.read(heads) == heard


def test_a_meeting_whose_log_is_damaged_keeps_nobody_from_the_register(heard: House) -> None:
    broken = evening(heard, "gather").code
    del heard.services.door.memory._boxes[broken]
    with heard.services.engine.begin() as connection:
        connection.execute(delete(log).where(log.c.seq == 1, log.c.meeting == _id(connection, broken)))

    assert heard.organiser().get("/registers/needs").status_code == 200


def _id(connection: Connection, code: str) -> int:
    return int(connection.execute(select(meetings.c.id).where(meetings.c.code == code)).scalar_one())


def test_a_number_that_no_row_can_have_is_no_fault_of_the_house(heard: House) -> None:
    browser, high = heard.organiser(), 10**25
    form = {"csrf_token": token_for(browser, "1"), "deed": high, "id": [1, high], "into": high}

    assert browser.get(f"/registers/needs/{high}").status_code == 404
    assert browser.get(f"/registers/needs/merge?id=1&id={high}").status_code == 422
    assert browser.post("/registers/needs/merge", data=form).status_code == 404
    assert browser.post("/registers/undo", data=form).status_code == 404


def test_the_list_is_searched(heard: House) -> None:
    browser = heard.organiser()
    first = titles(browser.get("/registers/needs").text)[0]

    assert first in titles(browser.get(f"/registers/needs?q={first[:2]}").text)
    assert "没有这样的需求。" in browser.get("/registers/needs?q=没有的词汇").text


def test_a_need_is_edited_and_the_edit_taken_back(heard: House) -> None:
    browser = heard.organiser()
    page = browser.get("/registers/needs").text
    id, title = ids(page)[0], titles(page)[0]
    form = {"csrf_token": token_for(browser, id), "title": title, "place": "三单元", "households": "24"}

    answer = browser.post(f"/registers/needs/{id}", data=form)

    assert answer.status_code == 303
    assert 'value="三单元"' in browser.get(answer.location).text
    undone(browser, answer.location)
    assert 'value="三单元"' not in browser.get(f"/registers/needs/{id}").text


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"title": " "}, "请写这是什么需求。"),
        ({"title": "长" * 201}, "请在 200 个字以内"),
        ({"title": "好", "households": "很多"}, "请写 1 到 100000 之间的数字"),
        ({"title": "好", "households": "-3"}, "请写 1 到 100000 之间的数字"),
    ],
)
def test_what_does_not_fit_is_told_beside_the_field_and_nothing_typed_is_lost(
    heard: House, values: dict[str, str], words: str
) -> None:
    browser = heard.organiser()
    id = ids(browser.get("/registers/needs").text)[0]
    form = {"csrf_token": token_for(browser, id), "place": "门口那棵树下"}

    answer = browser.post(f"/registers/needs/{id}", data=form | values)

    assert answer.status_code == 422
    assert words in answer.text
    assert 'value="门口那棵树下"' in answer.text


def test_two_needs_are_merged_after_a_look_and_taken_apart_again(heard: House) -> None:
    browser = heard.organiser()
    page = browser.get("/registers/needs").text
    lead, other, *_ = ids(page)
    look = browser.get(f"/registers/needs/merge?id={lead}&id={other}")
    assert "用哪一条的名字？" in look.text

    form = {"csrf_token": token_in(look.text), "id": [lead, other], "into": lead}
    answer = browser.post("/registers/needs/merge", data=form)

    assert other not in ids(browser.get("/registers/needs").text)
    assert browser.get(f"/registers/needs/{other}").location == f"/registers/needs/{lead}"
    undone(browser, answer.location)
    assert other in ids(browser.get("/registers/needs").text)


def test_one_need_alone_is_not_merged(heard: House) -> None:
    browser = heard.organiser()
    only = ids(browser.get("/registers/needs").text)[0]

    answer = browser.get(f"/registers/needs/merge?id={only}")

    assert answer.status_code == 422
    assert "请至少再选一条" in answer.text


def test_a_need_is_settled_and_comes_back(heard: House) -> None:
    browser = heard.organiser()
    id = ids(browser.get("/registers/needs").text)[0]
    token = token_for(browser, id)

    browser.post(f"/registers/needs/{id}/settle", data={"csrf_token": token})
    assert id not in ids(browser.get("/registers/needs").text)
    assert id in ids(browser.get("/registers/needs?only=settled").text)
    browser.post(f"/registers/needs/{id}/reopen", data={"csrf_token": token})

    assert id in ids(browser.get("/registers/needs").text)


def test_strangers_are_not_let_in_and_a_need_that_is_not_there_is_told_in_words(heard: House) -> None:
    for path in ("/registers/needs", "/registers/needs/1"):
        assert heard.browser().get(path).headers["Location"].startswith("/in?next=")
    assert heard.browser().post("/registers/undo").status_code == 403

    answer = heard.organiser().get("/registers/needs/4040")
    assert answer.status_code == 404
    assert "没有找到这一条" in answer.text


def test_a_button_from_elsewhere_does_nothing(heard: House) -> None:
    browser = heard.organiser()
    id = ids(browser.get("/registers/needs").text)[0]

    assert browser.post(f"/registers/needs/{id}/settle").status_code == 400
    assert id in ids(browser.get("/registers/needs").text)


def test_the_register_speaks_english(heard: House) -> None:
    page = heard.organiser().get("/registers/needs?lang=en").text

    assert "Register of needs" in page
    assert "raised in 1 meeting<" in page
