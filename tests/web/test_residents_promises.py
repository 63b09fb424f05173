"""Promises as residents read them: a few first, the rest behind a tap, and a list that can be searched."""

import re
from pathlib import Path

import pytest

from tests.web.pages_app import House, make_house
from tests.web.test_residents_dates import need, promised
from tests.web.test_residents_door import make

ALL = "/c/promises?only=all"


@pytest.fixture
def house(tmp_path: Path) -> House:
    """Of forty lamps a third is late, a third done, the rest to come."""
    house = make_house(tmp_path)
    lamp = need(house)
    for n in range(40):
        state, due = ("open", "2026-10-01") if n % 3 == 0 else ("done", "") if n % 3 == 1 else ("open", "2027-01-01")
        promised(house, lamp, f"第{n}盏灯", state=state, due=due)
    return house


def listed(page: str) -> list[str]:
    return re.findall(r'href="/c/promises/\d+">([^<]+)', page)


def test_the_first_page_tells_five_of_each_that_wait_for_a_word_are_late_or_come_next(house: House) -> None:
    page = house.browser().get("/c/promises").text

    assert len(listed(page)) == 15
    assert [f'href="/c/promises?only={code}"' in page for code in ("done", "late", "all")] == [True, True, True]
    assert (
        page.index("说办好了，请您看看")
        < page.index("第37盏灯")
        < page.index("逾期的")
        < page.index("第0盏灯")
        < page.index("第2盏灯")
    )


def test_everything_can_be_read_page_by_page_and_narrowed(house: House) -> None:
    browser = house.browser()

    first, second = listed(browser.get(ALL).text), listed(browser.get(f"{ALL}&page=2").text)

    assert len(set(first + second)) == 40
    assert len(listed(browser.get("/c/promises?only=late").text)) == 14
    assert listed(browser.get("/c/promises?only=all&q=第17盏").text) == ["第17盏灯"]
    assert "没有这样的承诺" in browser.get("/c/promises?only=all&q=轮椅").text


def test_an_office_has_a_page_of_its_own_with_its_figures(house: House) -> None:
    office = make(house, "units", name="城建局", folded="城建局", kind="agency")
    make(
        house, "promises", unit=office, kind="task", text="修井盖", state="open", due="2026-11-01", weekly=True, said={}, at=1
    )  # fmt: skip

    page = house.browser().get(f"/c/promises?unit={office}").text

    assert listed(page) == ["修井盖"]
    assert re.search(r"<h1>城建局</h1>", page)
    assert "逾期 1 件，最久 20 天" in page


@pytest.mark.parametrize("address", ["/c/promises", ALL, "/c/promises?only=late"])
def test_the_lists_speak_english_and_stay_light(house: House, address: str) -> None:
    page = house.browser().get(f"{address}{'&' if '?' in address else '?'}lang=en").text

    assert "Late" in page or "late" in page
    told = re.sub(r'<nav class="(tongues|res-foot)".*?</nav>|第\d+盏灯', "", page, flags=re.S)
    assert re.findall(r"[一-鿿][^<>\"]*", told) == []
    assert len(page.encode()) < 20_000
