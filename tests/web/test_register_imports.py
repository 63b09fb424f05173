"""Sheets at the organiser's door: brought, named, looked over, taken in, taken back; registers to take away, and back again."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from facilitate.register.doer import ORGANISER
from facilitate.register.sheets import imports_deeds, imports_running
from tests.register.sheets import xlsx
from tests.web.bringing import HEADS, HOME, LAMP, imported, named, press, send, table
from tests.web.pages_app import House, make_house


@pytest.fixture
def house(tmp_path: Path) -> House:
    return make_house(tmp_path)


def test_choosing_the_same_heads_again_loses_nothing_that_was_guessed(house: House) -> None:
    browser = house.organiser()
    where = send(browser, xlsx([HEADS, LAMP])).location

    answer = press(browser, where, where, head="1")

    assert answer.status_code == 303
    assert 'value="title" selected' in browser.get(answer.location).text


def test_a_sheet_is_brought_looked_over_taken_in_and_taken_back(house: House) -> None:
    browser = house.organiser()
    where = send(browser, xlsx([["街道台账"], HEADS, LAMP, ["坡道太陡", "没有这类", "北门", "很多"]])).location
    assert "公共安全与消防" in browser.get(where).text
    page = named(browser, where)

    told = browser.get(page).text
    assert "能导入 1 条" in told
    assert "第 4 行" in told
    assert "“很多”不是一个数。" in told
    assert "路灯不亮" not in browser.get("/registers/needs").text

    press(browser, page, f"{page}/begin")
    assert "导入了 1 条。" in browser.get(page).text
    assert "路灯不亮" in browser.get("/registers/needs").text
    assert "从表格导入" in browser.get("/registers/needs/1").text

    deed = re.search(r'name="deed" value="(\d+)"', browser.get(page).text)
    assert deed
    back = press(browser, page, "/registers/undo", deed=deed[1])
    assert browser.get(back.location).status_code == 200
    assert "路灯不亮" not in browser.get("/registers/needs").text
    assert "已经撤回" in browser.get(HOME).text


def test_rows_that_stay_out_are_taken_home_mended_and_brought_again(house: House) -> None:
    browser = house.organiser()
    page = imported(browser, xlsx([HEADS, LAMP, LAMP, ["=坡道", "充电", "", "很多"]]))

    rows = table(browser.get(f"{page}/left.xlsx").data)
    assert rows[0] == [*HEADS, "原来第几行", "为什么没有导入"]
    assert rows[1][4:] == [3, "和第 2 行一样。"]
    assert rows[2][0] == "=坡道"
    assert "是不是“停车与交通”" in rows[2][5]

    rows[2][1], rows[2][3] = "停车与交通", 3
    again = imported(browser, xlsx(rows))
    assert "导入了 1 条。" in browser.get(again).text
    assert "1 条已经在册，没有重复记。" in browser.get(again).text


@pytest.mark.parametrize(
    ("data", "name", "status", "words"),
    [
        (b"\xd0\xcf\x11\xe0" + b"0" * 600, "旧.xls", 422, "另存为 .xlsx"),
        (b"", "空.csv", 422, "没有字"),
        (b"x" * (5 * 1024 * 1024), "大.csv", 413, "文件太大了"),
        ("需求,户数\r\n\"路灯,3".encode(), "引号.csv", 422, "引号没有配对"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_met_with_a_word(
    house: House, data: bytes, name: str, status: int, words: str
) -> None:
    answer = send(house.organiser(), data, name)

    assert answer.status_code == status
    assert words in answer.text


def test_no_file_is_asked_for_kindly(house: House) -> None:
    answer = press(house.organiser(), HOME, HOME, into="needs")

    assert answer.status_code == 422
    assert "请先选一个表格文件。" in answer.text


def test_columns_that_cannot_be_are_told_and_what_was_chosen_stays(house: House) -> None:
    browser = house.organiser()
    where = send(browser, xlsx([HEADS, LAMP])).location

    twice = press(browser, where, where, sheet="0", head="1", c0="title", c1="title", c2="place")
    assert twice.status_code == 422
    assert "“需求”选了两列" in twice.text
    assert '<option value="place" selected>' in twice.text
    none = press(browser, where, where, sheet="0", head="1", c2="place")
    assert "请指出哪一列是“需求”。" in none.text


def test_another_sheet_and_another_row_of_heads_are_guessed_anew(house: House) -> None:
    browser = house.organiser()
    where = send(
        browser, xlsx([["甲", "乙"], ["需求", "地点"], ["路灯", "东门"]], [["问题", "户数"], ["坡道", 3]])
    ).location

    press(browser, where, where, sheet="1", head="2")
    assert '<option value="households" selected>' in browser.get(where).text
    press(browser, where, where, sheet="0", head="1")
    assert '<b id="h0">需求</b>' in browser.get(where).text
    press(browser, where, where, sheet="0", head="3")
    assert "没认出表头" in browser.get(where).text
    press(browser, where, where, sheet="99", head="4040")
    assert browser.get(where).status_code == 200


def test_while_it_runs_the_page_tells_how_far_it_is_and_looking_sets_it_going_again(house: House) -> None:
    browser = house.organiser()
    page = named(browser, send(browser, xlsx([["需求"], *([f"第{n}件"] for n in range(45))])).location)
    number, book = int(page.rsplit("/", 1)[1]), house.services.book
    imports_deeds.begin(book, ORGANISER, 1, number, date(2026, 11, 21))
    job = imports_running.job(book, number)
    assert job
    imports_running.piece(book, job)  # here the house stops
    house.app.extensions["importing"] = {number}

    half = browser.get(page).text
    assert "正在导入：20 / 45" in half
    assert 'http-equiv="refresh"' in half

    house.app.extensions["importing"].clear()
    browser.get(HOME)
    assert "导入了 45 条。" in browser.get(page).text


def test_what_was_read_can_be_forgotten(house: House) -> None:
    browser = house.organiser()
    where = send(browser, xlsx([HEADS, LAMP])).location

    press(browser, where, where.replace("/columns", "/drop"))

    assert browser.get(where).status_code == 404
    assert "台账.xlsx" not in browser.get(HOME).text


@pytest.mark.parametrize("path", [HOME, f"{HOME}/1", "/registers/needs/export.xlsx", "/registers/promises/export.csv"])
def test_strangers_bring_and_take_nothing(house: House, path: str) -> None:
    assert house.browser().get(path).status_code == 303
    assert house.browser().post(HOME).status_code == 403


def test_a_button_from_elsewhere_does_nothing(house: House) -> None:
    browser = house.organiser()
    page = named(browser, send(browser, xlsx([HEADS, LAMP])).location)

    assert browser.post(f"{page}/begin").status_code == 400
    assert "路灯不亮" not in browser.get("/registers/needs").text


def test_the_pages_speak_english(house: House) -> None:
    browser = house.organiser()
    page = imported(browser, xlsx([HEADS, LAMP, ["坡道", "充电", "", ""]]))

    assert "1 entry was imported." in browser.get(f"{page}?lang=en").text
    assert "is it “Parking and traffic”?" in browser.get(f"{page}?lang=en").text
