"""Series of meetings at the organiser's door: made, filled by a tap, opened with the last one's promises."""

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from facilitate.register.doer import ORGANISER
from facilitate.store.register_tables import gatherings
from tests.web.evening import Evening
from tests.web.evening import play as evening
from tests.web.pages_app import House, make_house, token_in

NAME = "123号院圆桌会"


@pytest.fixture
def house(tmp_path: Path) -> House:
    return make_house(tmp_path)


def made(browser: FlaskClient, **values: str) -> TestResponse:
    form = {"csrf_token": token_in(browser.get("/registers/series").text), "name": NAME, "rule": "roundtable_needs"}
    return browser.post("/registers/series", data=form | values)


def press(browser: FlaskClient, path: str, **values: str) -> TestResponse:
    form = {"csrf_token": token_in(browser.get("/registers/series").text), **values}
    return browser.post(path, data=form, follow_redirects=True)


@pytest.fixture
def held(house: House) -> tuple[House, Evening]:
    """An evening in a series."""
    told = evening(house)
    browser = house.organiser()
    made(browser)
    press(browser, "/registers/series/1/join", held="1")
    return house, told


def undone(browser: FlaskClient, page: str) -> TestResponse:
    deed = re.search(r'name="deed" value="(\d+)"', page)
    assert deed
    form = {"csrf_token": token_in(page), "deed": deed[1]}
    here = {"Referer": "http://localhost/registers/series/1"}
    return browser.post("/registers/undo", data=form, headers=here, follow_redirects=True)


def test_without_a_series_the_page_says_what_one_is_for(house: House) -> None:
    assert "还没有系列。" in house.organiser().get("/registers/series").text


def test_a_series_is_made_and_taken_back(house: House) -> None:
    browser = house.organiser()

    page = browser.get(made(browser).location).text

    assert NAME in page
    assert "还没有系列。" in undone(browser, page).text


def test_a_series_without_a_name_is_asked_for_one_and_nothing_typed_is_lost(house: House) -> None:
    answer = made(house.organiser(), name=" ", purpose="每月碰头")

    assert answer.status_code == 422
    assert "请给这个系列起个名字。" in answer.text
    assert 'value="每月碰头"' in answer.text


def test_a_meeting_of_the_same_kind_is_suggested_and_belongs_to_it_after_one_tap(house: House) -> None:
    evening(house)
    browser = house.organiser()
    page = browser.get(made(browser).location).text
    assert "这几次看来是同一个系列" in page
    assert 'name="held" value="1" checked' in page

    page = press(browser, "/registers/series/1/join", held="1").text

    assert "一次一次看" in page
    assert "这几次看来是同一个系列" not in page
    undone(browser, page)
    assert "这几次看来是同一个系列" in browser.get("/registers/series/1").text


def test_the_page_tells_the_traces_of_the_evening(held: tuple[House, Evening]) -> None:
    page = held[0].organiser().get("/registers/series/1").text
    row = re.findall(r'<td data-word="(.*?)">(.*?)</td>', page)

    assert dict(row[:5]) == {"到会": "5", "开口": "0", "写了": "4", "公开表态": "0", "互相接话": "0"}
    assert "只报人数，不点名" in page


def test_a_meeting_that_is_prepared_from_its_page_belongs_to_it_and_offers_the_opening(
    held: tuple[House, Evening],
) -> None:
    house, _ = held
    browser = house.organiser()
    link = re.search(r'href="(/meetings/new\?[^"]+)"', browser.get("/registers/series/1").text)
    assert link
    page = browser.get(link[1].replace("&amp;", "&")).text
    assert 'name="series" value="1"' in page

    form = {"csrf_token": token_in(page), "rule": "roundtable_needs", "title": NAME, "place": "议事厅", "series": "1"}
    opened = browser.post("/meetings", data=form, follow_redirects=True).text

    assert "开场：上次答应的 4 件事" in opened
    assert 'href="/registers/series/1/opening"' in opened
    code = re.search(r'href="/m/(\w+)/desk"', opened)
    assert code
    assert "/registers/series/1/opening" in browser.get(f"/m/{code[1]}/desk").text
    assert f'href="/meetings/{code[1]}"' in browser.get("/registers/series/1").text


def test_a_meeting_of_no_series_says_nothing_of_openings(house: House) -> None:
    browser = house.organiser()

    page = browser.get(f"/meetings/{house.open()}").text

    assert "opening" not in page


def test_a_prepared_meeting_is_added_with_one_tap(held: tuple[House, Evening]) -> None:
    house, _ = held
    code, browser = house.open("第二次圆桌会"), house.organiser()
    assert "第二次圆桌会" in browser.get("/registers/series/1").text

    page = press(browser, "/registers/series/1/plan", meeting=code).text

    assert "下一次：" in page
    assert "归到这个系列" not in page


def test_the_opening_shows_what_was_promised_and_one_tap_marks_it(held: tuple[House, Evening]) -> None:
    browser = held[0].organiser()
    page = browser.get("/registers/series/1/opening").text
    assert "沟槽护栏和夜间照明" in page
    id = re.search(r'沟槽护栏和夜间照明.*?name="promise" value="(\d+)"', page, re.S)
    assert id

    page = press(browser, "/registers/series/1/opening", promise=id[1], how="stuck", page="1").text

    assert 'data-how="stuck"' in page
    assert "开场时在会上说的：有困难" in browser.get(f"/registers/promises/{id[1]}").text
    form = {"csrf_token": token_in(page), "deed": re.findall(r'name="deed" value="(\d+)"', page)[0]}
    back = browser.post("/registers/undo", data=form | {"back": "/registers/series/1/opening?page=1"})
    assert back.location.startswith("/registers/series/1/opening?page=1&did=")
    assert 'data-how="stuck"' not in browser.get("/registers/series/1/opening").text


def test_an_undo_goes_back_to_none_but_our_own_pages(held: tuple[House, Evening]) -> None:
    browser = held[0].organiser()
    page = press(browser, "/registers/series/1/close").text
    form = {"csrf_token": token_in(page), "deed": re.findall(r'name="deed" value="(\d+)"', page)[0]}

    back = browser.post("/registers/undo", data=form | {"back": "//elsewhere.example/registers/"})

    assert back.location.startswith("/registers/needs")


def test_an_unknown_mark_is_refused_in_words(held: tuple[House, Evening]) -> None:
    answer = press(held[0].organiser(), "/registers/series/1/opening", promise="1", how="perhaps")

    assert answer.status_code == 422
    assert "请先选一项。" in answer.text


def test_a_meeting_is_taken_out_and_a_series_ended(held: tuple[House, Evening]) -> None:
    browser = held[0].organiser()

    assert "已结束" in press(browser, "/registers/series/1/close").text
    assert "已结束" not in press(browser, "/registers/series/1/open").text
    assert "还没有开完的会归到这里" in press(browser, "/registers/series/1/part", held="1").text


def test_the_organiser_notes_who_is_the_same_only_with_consent(held: tuple[House, Evening]) -> None:
    house, told = held
    browser, who = house.organiser(), f"{told.code}/{told.people['退休管道工程师']}"
    assert "退休管道工程师" in browser.get("/registers/series/1/people").text

    refused = press(browser, "/registers/series/1/people", who=who, name="老钱")
    assert (refused.status_code, "请先问过本人" in refused.text, 'value="老钱"' in refused.text) == (422, True, True)
    assert f'value="{who}" selected' in refused.text

    page = press(browser, "/registers/series/1/people", who=who, name="老钱", consent="y").text
    assert "<b>老钱</b>" in page
    assert "当面问过，手工记的" in page
    assert "<b>老钱</b>" not in press(browser, "/registers/series/1/people/forget", neighbour="1").text


def test_strangers_see_nothing_of_it(held: tuple[House, Evening]) -> None:
    for path in ("series", "series/1", "series/1/opening", "series/1/people", "coverage", "coverage/list"):
        assert held[0].browser().get(f"/registers/{path}").status_code in (303, 403)
    assert held[0].browser().post("/registers/series/1/opening").status_code == 403


def test_what_is_not_there_is_told_in_words(house: House) -> None:
    answer = house.organiser().get("/registers/series/404")

    assert answer.status_code == 404
    assert "没有找到这一条" in answer.text


def test_the_pages_speak_english(held: tuple[House, Evening]) -> None:
    browser = held[0].organiser()

    assert "Meeting by meeting" in browser.get("/registers/series/1?lang=en").text
    assert "What was promised last time" in browser.get("/registers/series/1/opening?lang=en").text


def test_a_meeting_whose_log_is_kept_no_longer_offers_nobody(held: tuple[House, Evening]) -> None:
    house, _ = held
    book = house.services.book
    house.services.book.deed(ORGANISER, "make", None, lambda deed: deed.put("gatherings", 1, meeting="GONE2345"))
    assert book.read(lambda c: c.execute(select(gatherings.c.meeting)).scalar()) == "GONE2345"

    assert house.organiser().get("/registers/series/1/people").status_code == 200
