"""The published list of a secret vote on the wall: whatever it is about, every receipt of every page can be read."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.board_base import stage
from tests.browser.courtyard import NOW, State
from tests.browser.patience import watch_rests
from tests.browser.pretend_wall import pretend_wall
from tests.browser.test_board_screens import CUT, SMALLEST_REM, hang

TITLES = {
    "one line": "加装电梯",
    "two lines": "装路灯：三单元到小区南门这一段，每二十米一盏，太阳能的",
    "three lines": "加装电梯按楼层分摊：一二层不出钱，三层起每层多一成；低楼层要是愿意出，也可以先出后退，账目每月贴在单元门口，请大家看",
    "four lines": "加装电梯按楼层分摊，一二层不出钱，三层起每层多一成；" * 4,
}
VOTES = 60
WAISTS = {"nothing above the foot": "", "a word from the desk above it": "茶水在走廊，五分钟后回来"}


@pytest.fixture(scope="module")
def wall() -> Iterator[str]:
    with pretend_wall() as address:
        yield address


def published(title: str, word: str, begun: int) -> State:
    put = stage("commit")
    put["meeting"] |= {"board": "receipts"}
    put["item/7"] = {"id": "7", "kind": "idea", "text": title, "state": "shown", "name": "hidden", "fields": {}}
    put["ballot/9"] = {
        "id": "9", "item": "7", "state": "closed", "type": "yesno", "secrecy": "secret", "receipts": True, "closed_at": begun, "voted": VOTES,
        "eligible": VOTES, "of": "idea", "stage": "commit", "counts": {"sides": {"for": VOTES}},
    }  # fmt: skip
    lines = [
        [f"{n * 4:03d}-{255 - n:03d}-{n * 13 % 1000:03d}", ("for", "against", "abstain")[n % 3]] for n in range(VOTES)
    ]
    put["receipts/9"] = {"ballot": "9", "lines": lines, "unreceipted": 3 if word else 0}
    if word:
        put["notice/1"] = {"kind": "message", "text": word}
    return put


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080)])
def test_no_receipt_hides_behind_the_foot(browser: Browser, wall: str, lang: str, size: tuple[int, int]) -> None:
    page = watch_rests(browser.new_context(reduced_motion="reduce")).new_page()
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(f"{wall}/board?state=welcome&lang={lang}")
    page.wait_for_selector(".dado")
    found = {}
    for name, title in TITLES.items():
        for waist, word in WAISTS.items():
            hang(page, published(title, word, NOW))
            assert page.locator(".receipts-list > li").count() >= 8, (name, waist)
            found[name, waist] = page.evaluate(CUT, SMALLEST_REM)

    assert {at: one for at, one in found.items() if one["cut"] or one["small"]} == {}
