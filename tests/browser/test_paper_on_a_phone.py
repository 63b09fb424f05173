"""A paper as a page on a phone: the plate of a need keeps within the screen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from facilitate.papers import make
from tests.papers.sample import courtyard
from tests.papers.world import LINKS

BEYOND = """() => [...document.querySelectorAll('.needhead, .needhead *')]
  .filter(one => one.getBoundingClientRect().right > innerWidth).map(one => one.className)"""


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_plate_of_a_need_ends_before_the_edge_of_the_screen(browser: Browser, lang: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.set_content(make("needs", "html", courtyard(), lang, LINKS).data.decode())
    plates, beyond = page.locator(".needhead").count(), page.evaluate(BEYOND)
    page.close()

    assert plates > 3
    assert beyond == []
