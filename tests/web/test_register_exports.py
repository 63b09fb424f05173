"""Registers to take away, and what is brought back of them; the open part of the needs for everybody."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from pathlib import Path

import pytest

from tests.register.sheets import xlsx
from tests.web.bringing import HEADS, LAMP, SECRET, imported, table
from tests.web.evening import play as evening
from tests.web.pages_app import House, make_house


@pytest.fixture
def house(tmp_path: Path) -> House:
    return make_house(tmp_path)


REGISTERS = {
    "needs": [[*HEADS, "原话", "有危险", "状态", "登记日期"], [*LAMP, "黑得看不见\n摔过人", "是", "已解决", date(2026, 5, 1)], [*SECRET, "", "", "", None]],
    "offers": [["单位", "种类", "内容", "地点", "时段", "数量", "价格", "截止日期", "项目", "状态"],
               ["区妇联", "场地", "活动室", "一楼", "周三下午", "40人", "不收费", date(2027, 5, 1), "四点半", "已兑现"], ["", "物资", "=旧书", *[""] * 7]],
    "units": [["单位", "类型", "地址", "时间", "电话"], ["区城建局", "政府部门（城建、民政、公安等）", "文化路", "9:00-17:00", "010-1234"]],
}  # fmt: skip


def new_house(folder: Path) -> House:
    folder.mkdir()
    return make_house(folder)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("ext", ["xlsx", "csv"])
@pytest.mark.parametrize("which", list(REGISTERS))
def test_what_is_taken_away_comes_back_as_it_was(tmp_path: Path, which: str, ext: str, lang: str) -> None:
    one, other = (new_house(tmp_path / name) for name in ("one", "other"))
    imported(one.organiser(), xlsx(REGISTERS[which]), into=which)
    away = one.organiser().get(f"/registers/{which}/export.{ext}?lang={lang}").data

    page = imported(other.organiser(), away, f"x.{ext}", which)

    again = other.organiser().get(f"/registers/{which}/export.{ext}?lang={lang}").data
    assert (table(again) == table(away)) if ext == "xlsx" else (again == away)
    assert len(table(away) if ext == "xlsx" else away.splitlines()) > 1
    assert "没读懂" not in other.organiser().get(page).text


def test_what_comes_from_a_meeting_is_taken_away_with_days_that_are_days(house: House) -> None:
    evening(house)
    browser = house.organiser()

    for which in ("needs", "offers", "promises", "units"):
        answer = browser.get(f"/registers/{which}/export.xlsx")
        assert answer.status_code == 200
        assert "attachment" in answer.headers["Content-Disposition"]
    heads, *rows = table(browser.get("/registers/promises/export.xlsx").data)
    due = [row[heads.index("期限")] for row in rows]
    assert rows
    assert all(each is None or each.year >= 2026 for each in due)
    assert "需求" in table(browser.get("/registers/needs/empty.xlsx").data)[0]


def test_everybody_may_take_the_open_part_of_the_needs_without_words_and_persons(house: House) -> None:
    imported(
        house.organiser(),
        xlsx([[*HEADS, "谁受影响", "原话"], [*LAMP, "李阿姨", "老王头说黑"], [*SECRET, "某某", "原话"]]),
    )

    answer = house.browser().get("/c/needs.csv")

    heads, *rows = csv.reader(io.StringIO(answer.data.decode("utf-8-sig")))
    assert [row[0] for row in rows] == ["路灯不亮"]
    assert heads[:3] == ["需求", "类别", "在哪里"]
    assert not re.search("李阿姨|老王头|吵骂|某某", answer.data.decode())
    imported(house.organiser(), xlsx([HEADS, ["坡道太陡", "", "", ""]]))
    assert "坡道太陡" in house.browser().get("/c/needs.csv").data.decode()
