"""From the desk to how the house is: one link, one sentence, nothing cut on a phone, and axe finds nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from facilitate.web.health import AGAIN_SECONDS
from facilitate.web.words import say
from tests.browser.minutes_hall import KEY, Hall

LAPTOP, PHONE = (1366, 768), (360, 740)


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    held = Hall(tmp_path / ("a-folder-with-a-long-name-" * 4))  # its path stands on the page
    yield held
    held.close()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_organiser_steps_from_the_desk_to_how_the_house_is(hall: Hall, browser: Browser, lang: str) -> None:
    visit = hall.context(browser, "host", LAPTOP, lang)
    visit.add_cookies([{"name": "organiser", "value": KEY, "url": hall.base}])
    desk = visit.new_page()
    desk.goto(f"{hall.base}/m/{hall.code}/desk?lang={lang}")

    with visit.expect_page() as opened:
        desk.locator(".desk-top a[href='/health']").click()
    page = opened.value

    drawn_again = 2 * AGAIN_SECONDS * 1000  # ms; at its first look the desk may not have what there is yet
    expect(page.locator("h1")).to_have_text(say(lang, "{n} 部手机在线，全部同步", n=1), timeout=drawn_again)
    page.goto(f"{hall.base}/health?still")  # otherwise it is drawn again while it is being looked at
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    assert Axe().run(page).response["violations"] == []
    visit.close()


def test_whoever_is_not_the_organiser_has_no_such_link(hall: Hall, browser: Browser) -> None:
    visit = hall.context(browser, "host", LAPTOP)
    desk = visit.new_page()
    desk.goto(f"{hall.base}/m/{hall.code}/desk")

    expect(desk.locator(".desk-top")).to_contain_text(say("zh", "手机 {phones}　纸 {paper}", phones=6, paper=0))
    expect(desk.locator(".desk-top a")).to_have_count(0)
    desk.goto(f"{hall.base}/health")
    expect(desk).to_have_url(f"{hall.base}/in?next=%2Fhealth")
    visit.close()
