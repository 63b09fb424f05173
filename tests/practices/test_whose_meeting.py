"""R60 the supporting organisation's name steps back: the community's leads on board, notice, minutes and public notice."""

from pathlib import Path

import pytest

from tests.practices.world import opened, opened_by_form, restarted, send
from tests.web.evening import play
from tests.web.pages_app import House, token_in

FORM = {"organiser": "槐荫社区居委会", "supporter": "参与式社工站", "contact": "张主任"}
PUBLIC = ("notice", "minutes", "minutes_official", "public_notice", "bulletin")


@pytest.fixture
def house(tmp_path: Path) -> House:
    return opened(tmp_path)


def papers(house: House, browser, code: str, *names: str) -> str:
    again = restarted(house)
    cookie = browser.get_cookie(f"facilitate_{code}")
    reader = again.browser(**{f"facilitate_{code}": cookie.value})
    return "".join(reader.get(f"/m/{code}/papers/{name}.html").text for name in names)


def test_the_communitys_name_leads_and_the_helpers_stands_in_the_full_record_alone(house: House) -> None:
    browser, code = opened_by_form(house, **FORM)
    board = house.services.sight(code, "board", "")[0]["meeting"]
    told, record = papers(house, browser, code, *PUBLIC), papers(house, browser, code, "record")

    assert "槐荫社区居委会" in board["organiser"]
    assert board["supporter"] == ""
    assert "槐荫社区居委会" in told
    assert "参与式社工站" not in told
    assert "协助：参与式社工站（名字退后，只写在这里）。" in record


def test_where_it_is_wished_both_names_stand_there_the_communitys_first(house: House) -> None:
    browser, code = opened_by_form(house, **FORM, supporter_shown="y")
    board = house.services.sight(code, "board", "")[0]["meeting"]
    told = papers(house, browser, code, "notice", "minutes", "public_notice")

    assert board["supporter"] == "参与式社工站"
    assert told.count("槐荫社区居委会（参与式社工站协助）") == 3


def test_a_long_name_is_told_so_and_nothing_typed_is_lost(house: House) -> None:
    browser = house.organiser()
    token = token_in(browser.get("/meetings/new").text)
    form = {"csrf_token": token, "rule": "roundtable_needs", "place": "社区议事厅", "when": "now"}
    answer = browser.post("/meetings", data=form | FORM | {"supporter": "长" * 61})

    assert answer.status_code == 422
    assert "60" in answer.text
    assert "长" * 61 in answer.text


def test_board_minutes_and_report_name_who_convened_hosted_and_answered(house: House) -> None:
    held = play(house)
    house = restarted(house)
    reader = house.organiser()
    board = house.services.sight(held.code, "board", "")[0]
    minutes, report = (reader.get(f"/m/{held.code}/papers/{name}.html").text for name in ("minutes", "needs"))

    assert board["meeting"]["organiser"].startswith("槐荫社区居委会")
    assert {one["by"]["name"] for key, one in board.items() if key.startswith("answer/")} == {
        "施工方项目经理",
        "城建局技术员",
    }
    for paper in (minutes, report):
        for name in ("槐荫社区居委会", "主持人", "施工方项目经理", "城建局技术员"):
            assert name in paper


def test_the_helper_steps_back_afterwards_and_that_is_taken_back(house: House) -> None:
    browser, code = opened_by_form(house, **FORM, supporter_shown="y")
    page = f"/m/{code}/guests"
    send(browser, page, verb="set", supporter="参与式社工站")
    behind = papers(house, browser, code, "notice", "minutes")
    send(browser, page, verb="undo")
    again = papers(house, browser, code, "notice", "minutes")
    long = send(browser, page, verb="set", supporter="长" * 61)

    assert "参与式社工站" not in behind
    assert again.count("参与式社工站协助") == 2
    assert long.status_code == 422
    assert "长" * 61 in long.text
