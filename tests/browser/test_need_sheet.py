"""The sheet of a need at the desk, by keyboard alone, in Chinese and in English; a second desk that was there first is looked at."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from facilitate.web.words import say
from tests.browser.minutes_hall import Hall

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}}
LAPTOP, HAND = (1366, 768), (360, 740)
LAMP = "三单元"


@pytest.fixture(params=["zh", "en"])
def lang(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    held = Hall(tmp_path)
    held.talk()
    yield held
    held.close()


def desk(hall: Hall, browser: Browser, who: str, lang: str, size: tuple[int, int] = LAPTOP) -> Page:
    page = hall.context(browser, who, size, lang).new_page()
    page.goto(f"{hall.base}/m/{hall.code}/desk")
    page.wait_for_selector(".desk-dado")
    return page


def opened(page: Page, lang: str) -> None:
    """L, the number of the sheets in that list, arrows to the first, and Enter."""
    page.keyboard.press("l")
    page.keyboard.press(
        page.locator("dialog[open] [data-key]", has_text=say(lang, "需求表")).get_attribute("data-key") or ""
    )
    expect(page.locator(".need-list")).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".need-list button").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_label(say(lang, "在哪儿"), exact=True)).to_be_focused()


def lamp(hall: Hall) -> dict[str, Any]:
    found: dict[str, Any] = next(
        one
        for key, one in hall.state("host", "desk").items()
        if key.startswith("item/") and one["text"].startswith(LAMP)
    )
    return found


def told(hall: Hall) -> dict[str, Any]:
    return {name: mark["value"] for name, mark in lamp(hall)["sheet"].items()}


def test_a_sheet_is_filled_in_by_keyboard_and_taken_back_with_z(hall: Hall, browser: Browser, lang: str) -> None:
    page = desk(hall, browser, "recorder", lang)
    opened(page, lang)
    page.keyboard.type("三单元门口")
    page.keyboard.press("Tab")
    page.keyboard.type("半年")
    page.keyboard.press("Tab")
    page.keyboard.type("48")
    page.keyboard.press("Tab")
    page.keyboard.type("楼门长")
    expect(page.locator(".ask-hint[data-asks]").first).to_be_visible()
    axe = Axe().run(page, options=RULES).response["violations"]
    page.keyboard.press("Enter")
    expect(page.locator("dialog[open]")).to_have_count(0)

    assert axe == []
    assert told(hall) == {"place": "三单元门口", "since": "半年", "households": 48, "households_by": "楼门长"}
    host = desk(hall, browser, "host", lang)
    host.keyboard.press("z")
    expect(host.locator(".desk-dado")).to_be_visible()
    host.wait_for_function("() => !document.querySelector('dialog[open]')")
    _until(lambda: told(hall) == {}, host)


@pytest.mark.parametrize("who", ["host", "recorder"])
def test_while_a_need_is_talked_about_y_opens_its_sheet(hall: Hall, browser: Browser, lang: str, who: str) -> None:
    hall.act("host", "back", to="discuss")
    page = desk(hall, browser, who, lang)
    title = page.locator(".matter-title").first.inner_text()
    expect(page.locator(".ledger li" if who == "host" else '.matter [data-key="a"]')).not_to_have_count(0)
    page.keyboard.press("y")

    expect(page.locator("dialog[open] h2")).to_have_text(title)
    expect(page.get_by_label(say(lang, "在哪儿"), exact=True)).to_be_focused()


def test_a_number_without_who_says_so_is_refused_in_words_and_nothing_typed_is_lost(
    hall: Hall, browser: Browser, lang: str
) -> None:
    page = desk(hall, browser, "recorder", lang)
    opened(page, lang)
    page.get_by_label(say(lang, "多少户"), exact=True).fill("48")
    page.keyboard.press("Enter")

    words = {"zh": "户数是谁说的", "en": "who gives the number of households"}[lang]
    expect(page.get_by_text(words).first).to_be_visible()
    expect(page.get_by_label(say(lang, "多少户"), exact=True)).to_have_value("48")


def test_what_somebody_else_entered_meanwhile_is_looked_at_and_what_was_typed_stays(
    hall: Hall, browser: Browser, lang: str
) -> None:
    page = desk(hall, browser, "recorder", lang)
    opened(page, lang)
    page.keyboard.type("三单元门口")
    hall.act("host", "assess", item=lamp(hall)["id"], fields={"place": "北门", "since": "三年"})
    page.keyboard.press("Enter")

    expect(page.locator('[data-field="place"] .ask-by')).to_contain_text("北门")
    expect(page.get_by_label(say(lang, "多久了"), exact=True)).to_have_value("三年")
    expect(page.get_by_label(say(lang, "在哪儿"), exact=True)).to_have_value("三单元门口")
    page.keyboard.press("Enter")
    expect(page.locator("dialog[open]")).to_have_count(0)
    assert told(hall) == {"place": "三单元门口", "since": "三年"}


def test_a_suggestion_is_taken_over_with_one_press_and_nothing_spills_on_a_phone(
    hall: Hall, browser: Browser, lang: str
) -> None:
    page = desk(hall, browser, "recorder", lang, HAND)
    opened(page, lang)
    row = page.locator('[data-field="owner"]')
    row.get_by_role("button").click()
    spill = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    page.locator("dialog[open] footer [data-main]").click()
    expect(page.locator("dialog[open]")).to_have_count(0)

    assert spill <= 0
    assert "赵科长" in told(hall)["owner"]


def _until(holds: Any, page: Page) -> None:
    for _ in range(60):
        if holds():
            return
        page.wait_for_timeout(100)
    raise AssertionError("it has not come about in six seconds")
