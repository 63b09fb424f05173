"""The page for whoever asks what came of a year, and lists that leave the register in sight."""

import re
from pathlib import Path

import pytest

from facilitate.register.communities import ours
from facilitate.register.doer import ORGANISER
from tests.web.pages_app import House, make_house
from tests.web.promised import made, promise, send
from tests.web.staff import unit


@pytest.fixture
def house(tmp_path: Path) -> House:
    return make_house(tmp_path)


def need(house: House, title: str) -> int:
    return made(house, "needs", kind="need", state="open", title=title, danger=False, at=house.clock.now())


def said(house: House, need: int, words: str) -> None:
    book, row = house.services.book, {"need": need, "meeting": "", "item": "", "words": words, "at": 0, "facts": {}}
    book.deed(ORGANISER, "make", ours(book), lambda deed: deed.make("sources", **row))


def test_the_year_says_what_was_settled_by_whom_and_what_is_nobodys(house: House) -> None:
    browser, done = house.organiser(), need(house, "路灯不亮")
    need(house, "院里没有坡道")
    promise(house, need=done, person="张工", state="confirmed", done="2026-11-20")
    send(browser, f"/registers/needs/{done}", f"/registers/needs/{done}/settle")

    page = browser.get("/registers/needs/year").text

    figures = re.findall(r"<span>(\S+) <b>(\d+)</b></span>", page)
    assert figures == [("这一年听到的需求", "2"), ("已解决", "1"), ("有人在管", "0"), ("没人负责", "1")]
    assert re.search(r"路灯不亮</a><small>11月21日", page)
    assert re.search(
        r'<th scope="row">张工</th><td data-word="解决的需求">1</td>\s*<td data-word="居民已确认的承诺">1', page
    )
    assert "/registers/needs/year" in browser.get("/registers/needs").text


def test_a_year_without_anything_and_years_that_cannot_be_say_so(house: House) -> None:
    browser = house.organiser()

    assert "这一年还没有记下什么。" in browser.get("/registers/needs/year?year=2025").text
    for wrong in ("9999", "-4", "x"):
        assert "<h1>2026 年办成了什么</h1>" in browser.get(f"/registers/needs/year?year={wrong}").text
    assert "Nothing was recorded in this year." in browser.get("/registers/needs/year?lang=en").text


def test_only_the_organiser_reads_it(house: House) -> None:
    assert house.browser().get("/registers/needs/year").status_code in (302, 303, 403)


def test_a_date_that_is_over_says_so_with_its_year(house: House) -> None:
    promise(house, need=need(house, "路灯不亮"), due="2025-11-30")

    assert "已过期限 2025年11月30日" in house.organiser().get("/registers/needs").text


def test_many_words_are_folded_and_none_is_lost(house: House) -> None:
    id = need(house, "路灯不亮")
    for n in range(11):
        said(house, id, f"第{n}句")

    page = house.organiser().get(f"/registers/needs/{id}").text

    folded = page.split("其余的原话（3 条）")
    assert [len(re.findall(r"<q>第\d+句</q>", part)) for part in folded] == [8, 3]


def test_what_is_late_is_on_the_list_of_reminders_once(house: House) -> None:
    promise(house, text="修路灯", due="2026-10-30", at=house.clock.now() - 40 * 86_400_000, weekly=True)

    page = house.organiser().get("/registers/reminders").text

    assert page.count("修路灯") == 1
    assert "本周没说进展" in page.split("修路灯")[0].split("<table>")[1]


def test_where_nothing_is_known_nothing_is_called_well(house: House) -> None:
    browser = house.organiser()

    assert "每件需求都对接上了资源" not in browser.get("/registers/gaps").text
    coverage = browser.get("/registers/coverage").text
    assert "都听到了。" not in coverage
    assert "打印走访单" not in coverage


def test_from_a_unit_it_is_one_step_to_its_account(house: House) -> None:
    browser, id = house.organiser(), unit(house, "区城建局")
    address = f"/registers/accounts?unit={id}"

    assert f'href="{address}#person"' in browser.get(f"/registers/units/{id}").text
    assert f'<option value="{id}" selected>区城建局' in browser.get(address).text
