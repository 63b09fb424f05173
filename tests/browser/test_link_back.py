"""When the line breaks a phone knocks: often enough for a restart to be a hiccup, later seldom, and at once when there is reason to."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.patience import until
from tests.browser.pretend_room import ROOT
from tests.browser.watching import Spoiled, spoil

NO_LINE = """
globalThis.knocks = [];
globalThis.WebSocket = class {
  constructor() { globalThis.knocks.push(performance.now()); setTimeout(() => { this.onerror?.(new Event('error')); this.onclose?.({code: 1006}); }); }
  close() {}
};
"""
MUTE_SERVER = """() => {
globalThis.hungUp = [];
globalThis.WebSocket = class {
  readyState = 1;
  constructor() {
    globalThis.knocks.push(performance.now());
    const hear = data => setTimeout(() => this.onmessage?.({data}));
    setTimeout(() => { this.onopen?.(); hear('0{"sid":"s","upgrades":[],"pingInterval":600000,"pingTimeout":600000,"maxPayload":65536}'); });
    this.send = packet => { if (packet === '40') hear('40{"sid":"n"}'); };
  }
  close() { globalThis.hungUp.push(performance.now()); }
};
}"""
OPEN = """async () => {
  const [{openLink}, {makeStore}] = await Promise.all(['link', 'store'].map(name => import(`/js/${name}.js`)));
  globalThis.gone = 0;
  globalThis.link = openLink({code: 'TEST', as: 'room', store: makeStore(), onBye: () => { globalThis.gone += 1; }});
}"""
WIFI_IS_BACK = """() => {
  const before = globalThis.knocks.length;
  dispatchEvent(new Event('online'));
  return globalThis.knocks.length - before;
}"""
AS_IT_WAS: Spoiled = {"js/link.js": ("KNOCK_MOST_MS = 1500", "KNOCK_MOST_MS = 8000")}
KNOCKS_NO_MORE: Spoiled = {"js/link.js": ("addEventListener('online', knock)", "void knock")}

ALL_AT_ONCE: Spoiled = {"js/link.js": ("patience * (.75 + Math.random() / 2)", "patience")}
AT_ONCE_AGAIN: Spoiled = {"js/link.js": ("socket.io.engine.close()", "socket.disconnect().connect()")}


@pytest.fixture
def page(browser: Browser, room: str) -> Iterator[Page]:
    """A page with the real client of the socket and no line at all; its time runs ahead when it is told to."""
    context = browser.new_context()
    page = context.new_page()
    page.clock.install()
    page.add_init_script(NO_LINE)
    page.route("**/vendor/socket.io.js", lambda route: route.fulfill(path=ROOT / "vendor/socket.io.js"))
    page.goto(f"{room}/phone")
    yield page
    context.close()


def pauses(page: Page, ms: int, twins: Spoiled | None = None) -> list[float]:
    """Milliseconds between one knock and the next in so long a time without a line."""
    spoil(page, twins or {})
    page.evaluate(OPEN)
    page.clock.run_for(ms)
    knocks: list[float] = page.evaluate("globalThis.knocks")
    return [later - before for before, later in pairwise(knocks)]


def test_for_half_a_minute_it_knocks_at_least_every_one_and_a_half_seconds_and_later_every_eight(page: Page) -> None:
    waited = pauses(page, 120_000)

    soon = [pause for n, pause in enumerate(waited) if sum(waited[: n + 1]) < 25_000]
    late = [pause for n, pause in enumerate(waited) if sum(waited[:n]) > 33_000]
    assert max(soon) <= 1510
    assert len(soon) < 25
    assert len(late) > 5
    assert min(late) > 7900


def test_a_phone_that_knocks_as_seldom_as_before_is_caught(page: Page) -> None:
    assert max(pauses(page, 25_000, AS_IT_WAS)) > 1510


@pytest.mark.parametrize(("twins", "more"), [({}, 1), (KNOCKS_NO_MORE, 0)], ids=["as it is", "bad twin"])
def test_when_the_wifi_is_back_it_knocks_at_once(page: Page, twins: Spoiled, more: int) -> None:
    pauses(page, 60_000, twins)

    assert page.evaluate(WIFI_IS_BACK) == more


def test_who_was_shown_out_knocks_no_more(page: Page) -> None:
    page.route("**/m/TEST/state*", lambda route: route.fulfill(status=401))
    pauses(page, 10_000)
    until(page, "globalThis.gone > 0")
    before = len(page.evaluate("globalThis.knocks"))

    page.evaluate("dispatchEvent(new Event('online'))")
    page.clock.run_for(60_000)

    assert len(page.evaluate("globalThis.knocks")) == before


def rests(page: Page) -> list[float]:
    """Milliseconds between each hanging up and the knock that follows."""
    hung_up, knocks = page.evaluate("[globalThis.hungUp, globalThis.knocks]")
    return [next(knock for knock in knocks if knock >= end) - end for end in hung_up[:-1]]


def test_who_is_let_in_and_not_answered_hangs_up_sooner_or_later_than_others_and_rests_before_knocking(
    page: Page,
) -> None:
    page.evaluate(MUTE_SERVER)
    waited = pauses(page, 120_000)

    assert len(waited) >= 10
    assert 6000 <= min(waited) < max(waited) <= 10_000 + 850 + 50
    assert max(waited) - min(waited) > 1000
    assert min(rests(page)) >= 150


def test_phones_that_hang_up_all_at_once_are_caught(page: Page) -> None:
    page.evaluate(MUTE_SERVER)
    waited = pauses(page, 120_000, ALL_AT_ONCE)

    assert max(waited) - min(waited) < 1000


def test_phones_that_knock_in_the_moment_they_hang_up_are_caught(page: Page) -> None:
    page.evaluate(MUTE_SERVER)
    pauses(page, 120_000, AT_ONCE_AGAIN)

    assert min(rests(page)) < 150
