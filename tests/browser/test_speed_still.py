"""A screen on which nothing happens but the clock does next to nothing: what an evening costs a phone's battery, counted in styles and layouts."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.pretend_desk import pretend_desk
from tests.browser.pretend_wall import pretend_wall
from tests.browser.watching import Spoiled, spoil

SECONDS = 3
A_SECOND = 4  # styles or layouts of a screen whose clock moves on
SCREENS = ["phone?state=bustle", "board?state=bustle", "desk?state=dialogue.host"]
GLIDING: Spoiled = {
    "css/components.css": (
        ".waist::-webkit-progress-value { background: var(--c-time);",
        ".waist::-webkit-progress-value { background: var(--c-time); transition: inline-size 1s linear;",
    )
}


@pytest.fixture(scope="module")
def places(room: str) -> Iterator[dict[str, str]]:
    with pretend_wall() as wall, pretend_desk() as desk:
        yield {"phone": room, "board": wall, "desk": desk}


def work_at_rest(page: Page, address: str) -> tuple[float, float]:
    """Styles and layouts a second, once the screen stands and its clock has been sounded."""
    page.goto(address)
    page.wait_for_selector("progress.waist")
    page.wait_for_timeout(1500)
    tools = page.context.new_cdp_session(page)
    tools.send("Performance.enable")

    def counted() -> tuple[float, float]:
        found = {one["name"]: one["value"] for one in tools.send("Performance.getMetrics")["metrics"]}
        return found["RecalcStyleCount"], found["LayoutCount"]

    styles, layouts = counted()
    page.wait_for_timeout(SECONDS * 1000)
    later_styles, later_layouts = counted()
    return (later_styles - styles) / SECONDS, (later_layouts - layouts) / SECONDS


@pytest.mark.slow
@pytest.mark.parametrize("path", SCREENS)
def test_a_screen_at_rest_is_drawn_with_the_seconds_only(browser: Browser, places: dict[str, str], path: str) -> None:
    styles, layouts = work_at_rest(browser.new_page(), f"{places[path.split('?')[0]]}/{path}")

    assert 0 < layouts <= A_SECOND
    assert styles <= A_SECOND


@pytest.mark.slow
@pytest.mark.parametrize("path", SCREENS[:2])
def test_a_line_that_glides_all_the_time_is_found_out(browser: Browser, places: dict[str, str], path: str) -> None:
    page = browser.new_page()
    spoil(page, GLIDING)

    _, layouts = work_at_rest(page, f"{places[path.split('?')[0]]}/{path}")

    assert layouts > 2 * A_SECOND
