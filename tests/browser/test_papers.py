"""Every paper as a page in a browser, in both languages: everybody can read it, and on a phone nothing runs off the side."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser

from facilitate.papers import NAMES, make, offered
from facilitate.papers.tongue import Language
from tests.papers.world import LINKS
from tests.replay.shipped import shipped

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
SIZES = [(360, 740), (1366, 768)]
WIDE = "() => document.scrollingElement.scrollWidth - window.innerWidth"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_axe_finds_nothing_in_any_paper_and_no_paper_is_wider_than_its_window(
    browser: Browser, tmp_path: Path, lang: Language
) -> None:
    record, page = shipped("courtyard123")[1], browser.new_page()
    papers = [name for name, kind in NAMES.items() if "html" in kind.exts and offered(name, record)]
    found: list[tuple[str, int, str]] = []

    for name in papers:
        file = tmp_path / f"{name}.html"
        file.write_bytes(make(name, "html", record, lang, LINKS).data)
        page.goto(file.as_uri())
        for width, height in SIZES:
            page.set_viewport_size({"width": width, "height": height})
            over = page.evaluate(WIDE)
            found += [(name, width, f"{over} px too wide")] if over > 0 else []
        found += [(name, width, one["id"]) for one in Axe().run(page, options=RULES).response["violations"]]

    page.close()
    assert len(papers) > 12
    assert found == []
