"""The register's pages after some months, at each of the three doors: no fault of access, nothing wider than the screen, also at twice the text."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page
from werkzeug.serving import make_server

from facilitate.bench.process import free_port
from tests import doors
from tests.web.pages_app import make_house
from tests.web.staff import PASSWORD
from tests.year.story import Year, lived

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}}
SIZES = {"phone": (360, 740), "laptop": (1366, 768)}
MONTHS, JANUARY = 2, 1_767_200_000_000
AT = {
    "organiser": (
        "needs", "needs/1", "needs?only=nobody", "cards", "cards/1", "coverage", "coverage/profile", "offers", "offers/1", "gaps",
        "units", "units/1", "promises", "promises/1", "promises/new", "reminders", "results", "series", "series/1", "calendar", "rooms",
        "rooms/1", "groups", "imports", "accounts", "keys", "hooks", "wall",
    ),
    "unit": ("", "needs", "needs/1", "offers", "offers/new", "promises", "keys"),
    "resident": ("", "needs", "needs/1", "offers", "promises", "promises/1", "groups", "card", "mine", "results"),
}  # fmt: skip
HOMES = {"organiser": "/registers", "unit": "/unit", "resident": "/c"}


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Year]:
    house = make_house(tmp_path_factory.mktemp("year"))
    house.clock.at = JANUARY
    yield lived(house, MONTHS)
    doors.close_all()


@pytest.fixture(scope="module")
def base(year: Year) -> Iterator[str]:
    server = make_server("127.0.0.1", free_port(), year.house.app)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    server.server_close()


def come_in(context: BrowserContext, base: str, house_key: str, door: str) -> Page:
    page = context.new_page()
    if door == "organiser":
        context.add_cookies([{"name": "organiser", "value": house_key, "url": base}])
    if door == "unit":
        page.goto(f"{base}/in")
        page.fill("input[name=login]", "clerk1")
        page.fill("input[name=password]", PASSWORD)
        page.press("input[name=password]", "Enter")
        page.wait_for_url(f"{base}/unit/")
    return page


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("door", AT)
def test_the_pages_of_a_door(browser: Browser, base: str, year: Year, door: str, lang: str, size: str) -> None:
    width, height = SIZES[size]
    context = browser.new_context(viewport={"width": width, "height": height})
    page = come_in(context, base, year.house.key, door)
    faults = []
    for part in AT[door]:
        mark = "&" if "?" in part else "?"
        answer = page.goto(f"{base}{HOMES[door]}/{part}{mark}lang={lang}")
        assert answer is not None
        assert answer.ok, (door, part, answer.status)
        found = Axe().run(page, options=RULES).response["violations"]
        faults += [(part, one["id"], one["nodes"][0]["html"][:160]) for one in found]
        faults += [(part, "wider than the screen", wide) for wide in _wide(page, width)]
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        faults += [(part, "wider at twice the text", wide) for wide in _wide(page, width)]
    context.close()

    assert not faults, "\n".join(map(str, faults))


def _wide(page: Page, width: int) -> list[int]:
    found = int(page.evaluate("document.documentElement.scrollWidth"))
    return [found] if found > width else []
