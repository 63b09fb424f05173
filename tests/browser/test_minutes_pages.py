"""The scribe's page and the page after the meeting are for everybody, at every size."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser

from tests.browser.minutes_hall import Hall

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
SIZES = [(360, 740), (1366, 768), (1920, 1080)]
READY = {"scribe": ".scribe-sentence", "after": ".decided"}


@pytest.mark.parametrize("path", READY)
def test_axe_finds_nothing_at_any_size(browser: Browser, tmp_path: Path, path: str) -> None:
    hall = Hall(tmp_path)
    hall.talk()
    hall.go("close")
    context = hall.context(browser, "recorder", SIZES[1])
    page = context.new_page()
    page.goto(f"{hall.base}/m/{hall.code}/{path}")
    page.wait_for_selector(READY[path])
    found: list[str] = []

    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        found += [one["id"] for one in Axe().run(page, options=RULES).response["violations"]]

    context.close()
    hall.close()
    assert found == []
