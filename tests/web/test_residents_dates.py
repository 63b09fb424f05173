"""Days at the residents' door: what is late is called late, a year stands where it is not this one, a silence is told."""

from pathlib import Path

import pytest

from facilitate.register.moments import instant
from facilitate.register.rooms.slips import LONG
from tests.web.evening import play as evening
from tests.web.pages_app import House, make_house
from tests.web.test_residents_door import left, make

DAY = 86_400_000


@pytest.fixture
def house(tmp_path: Path) -> House:
    return make_house(tmp_path)


def promised(house: House, need: int, text: str, **values: str) -> int:
    return make(
        house, "promises", need=need, kind="task", text=text, said={}, at=1, **({"state": "open", "due": ""} | values)
    )


def need(house: House, title: str = "路灯不亮") -> int:
    return make(house, "needs", kind="need", state="open", title=title, category="safety", danger=False, at=1)


def test_a_promise_over_its_date_is_told_late_with_its_year_wherever_residents_read_of_it(house: House) -> None:
    lamp = need(house)
    promised(house, lamp, "换灯", due="2025-12-14")
    browser = house.browser()

    assert "逾期还没办好的 1 件" in browser.get("/c/").text
    for address in ("/c/needs", f"/c/needs/{lamp}"):
        page = browser.get(address).text
        assert "说好2025年12月14日前，已经过了" in page, address
        assert "12月14日前" not in page.replace("说好2025年12月14日前", ""), address


def test_what_is_said_to_be_done_is_no_longer_late_in_the_list(house: House) -> None:
    promised(house, need(house), "换灯", due="2025-12-14", state="done", done="2025-12-20")

    assert "已经过了" not in house.browser().get("/c/needs").text


def test_the_first_page_asks_for_a_word_tells_what_comes_next_and_keeps_to_a_few(house: House) -> None:
    lamp = need(house)
    done = [promised(house, lamp, f"修好第{n}盏", state="done", done=f"2026-11-1{n}") for n in range(5)]
    for n in range(5):
        promised(house, lamp, f"再换第{n}盏", due=f"2026-12-1{n}")
    promised(house, lamp, "装扶手", state="confirmed", done="2026-10-01")

    page = house.browser().get("/c/").text

    assert [f'href="/c/promises/{id}"' in page for id in done] == [False, False, True, True, True]
    assert ["再换第0盏" in page, "再换第2盏" in page, "再换第3盏" in page] == [True, True, False]
    assert "装扶手" in page
    assert "逾期" not in page


def test_a_promise_about_a_sensitive_matter_is_no_news(house: House) -> None:
    hidden = make(house, "needs", kind="need", state="open", title="家里的事", category="women", danger=False, at=1)
    promised(house, hidden, "上门看看", state="done", done="2026-11-01")
    promised(house, hidden, "再去一次", due="2025-01-01")

    page = house.browser().get("/c/").text

    assert "上门看看" not in page
    assert "逾期" not in page


@pytest.mark.parametrize(
    ("hidden", "sentence"),
    [({}, "主办方还没有处理"), ({"hidden": "y"}, "只给主办方看，还没有回音")],
)
def test_a_card_that_nobody_has_looked_at_for_months_says_so(
    house: House, hidden: dict[str, str], sentence: str
) -> None:
    receipt = left(house.browser(), **hidden)
    assert sentence not in house.browser().get(receipt).text

    house.clock.at += (LONG + 1) * DAY

    page = house.browser().get(receipt).text
    assert f"您2026年11月21日写的：已经收到 {LONG + 1} 天了" in page
    assert sentence in page


def test_a_meeting_that_is_over_is_not_the_next_one(house: House) -> None:
    code = evening(house).code
    house.browser().get("/c/")
    starts = house.clock.at - 3_600_000
    times = {name: instant(at) for name, at in (("starts", starts), ("ends", starts + 3 * 3_600_000))}
    for title, meeting in (("刚开完的会", code), ("还要来的会", "")):
        make(house, "bookings", title=title, host="居委会", state="planned", meeting=meeting, **times)

    page = house.browser().get("/c/").text

    assert "还要来的会" in page
    assert "刚开完的会" not in page
