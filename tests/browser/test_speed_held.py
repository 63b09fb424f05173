"""A screen that stays open for an evening holds no more at its end than at its beginning: heap, nodes and listeners, told the same again and again."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.bustle import news
from tests.browser.pretend_desk import pretend_desk
from tests.browser.pretend_wall import pretend_wall
from tests.browser.standing import Held, held
from tests.browser.watching import Spoiled, spoil

HEAP_MAY_GROW = 250_000  # bytes, in six hundred updates
TELL = """patches => new Promise(done => {
  const some = () => {
    patches.splice(0, 5).forEach(patch => tell('patch', JSON.parse(patch)));
    if (patches.length) setTimeout(some, 20);
    else setTimeout(done, 1500);
  };
  some();
})"""
HOARD = "listeners.forEach(listener => listener());"
SCREENS = [
    ("phone?state=bustle", "remarks"),
    ("phone?state=bustle_talk", "talk"),
    ("board?state=bustle", "covered"),
    ("desk?state=dialogue.host", "remarks"),
]


@pytest.fixture(scope="module")
def places(room: str) -> Iterator[dict[str, str]]:
    with pretend_wall() as wall, pretend_desk() as desk:
        yield {"phone": room, "board": wall, "desk": desk}


def held_after(page: Page, address: str, kind: str) -> tuple[Held, Held]:
    """What it holds after the first updates, and after three times as many more of the same entities."""
    page.goto(address)
    page.wait_for_selector("h1, h2")
    tools = page.context.new_cdp_session(page)
    page.evaluate(TELL, told_again(kind, 0))
    first = held(page, tools)
    for again in (1, 2, 3):
        page.evaluate(TELL, told_again(kind, again))
    return first, held(page, tools)


def told_again(kind: str, again: int, count: int = 200) -> list[str]:
    """The same news under later numbers."""
    patches = [json.loads(text) for text in news(kind, count)]
    later = again * count
    return [json.dumps(one | {"from": one["from"] + later, "to": one["to"] + later}) for one in patches]


@pytest.mark.slow
@pytest.mark.parametrize(("path", "kind"), SCREENS)
def test_an_evening_leaves_nothing_behind(browser: Browser, places: dict[str, str], path: str, kind: str) -> None:
    first, last = held_after(browser.new_page(), f"{places[path.split('?')[0]]}/{path}", kind)

    assert last.nodes <= first.nodes
    assert last.listeners <= first.listeners
    assert last.heap - first.heap < HEAP_MAY_GROW


@pytest.mark.slow
@pytest.mark.parametrize(
    ("leak", "measure"),
    [
        ("(globalThis.hoard ||= []).push(Array(500).fill(to).map(String));", "heap"),
        ("(globalThis.hoard ||= []).push(document.createElement('p'));", "nodes"),
        ("addEventListener('resize', () => put);", "listeners"),
    ],
)
def test_a_screen_that_hoards_is_found_out(browser: Browser, room: str, leak: str, measure: str) -> None:
    page = browser.new_page()
    twin: Spoiled = {"js/store.js": (HOARD, f"{leak} {HOARD}")}
    spoil(page, twin)

    first, last = held_after(page, f"{room}/phone?state=bustle", "remarks")

    grown = getattr(last, measure) - getattr(first, measure)
    assert grown > (HEAP_MAY_GROW if measure == "heap" else 500)
