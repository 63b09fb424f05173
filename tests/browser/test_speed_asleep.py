"""A phone in a pocket does nothing, and one that comes back, from a pocket or from a cut line, shows what all others show."""

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.bustle import news
from tests.browser.patience import until
from tests.browser.watching import Spoiled, opened

TURN = """hidden => {
  Object.defineProperty(document, 'hidden', {configurable: true, get: () => hidden});
  document.dispatchEvent(new Event('visibilitychange'));
}"""
FRAMES = """() => {
  const ask = globalThis.requestAnimationFrame;
  const held = [];
  globalThis.requestAnimationFrame = step => (document.hidden ? held.push(step) : ask(step));
  document.addEventListener('visibilitychange', () => document.hidden || held.splice(0).forEach(step => ask(step)));
}"""
NIGHT = """patches => new Promise(done => {
  const before = (globalThis.sent || []).length, kept = Object.keys(work);
  let beats = 0;
  const keep = Storage.prototype.setItem;
  Storage.prototype.setItem = function (...pair) { beats += 1; return keep.apply(this, pair); };
  kept.forEach(name => { work[name] = 0; });
  patches.forEach(patch => tell('patch', JSON.parse(patch)));
  setTimeout(() => done({...work, beats, sent: (globalThis.sent || []).length - before}), 4000);
})"""
AWAKE_WORK = {"js/awake.js": ("timer = document.hidden ? 0 : setInterval(work, ms);", "timer = setInterval(work, ms);")}
MISSED = list(news("remarks", 40))


def phone(browser: Browser, room: str, twin: Spoiled | None = None) -> Page:
    """A phone among three hundred cards, in which frames stand still while it is hidden, as in a real one."""
    page = opened(browser, f"{room}/phone?state=bustle", twin)
    page.evaluate(FRAMES)
    page.wait_for_timeout(1200)  # the clock has been sounded
    return page


def shown(page: Page) -> str:
    """The words on the wall, without the clock's."""
    words: str = page.evaluate("document.querySelector('main').textContent")
    return words


@pytest.fixture(scope="module")
def expected(browser: Browser, room: str) -> str:
    """What a phone shows that was told everything."""
    page = opened(browser, f"{room}/phone?state=bustle")
    before = shown(page)
    page.evaluate("patches => patches.forEach(patch => tell('patch', JSON.parse(patch)))", MISSED)
    until(page, "before => document.querySelector('main').textContent !== before", before)
    words = shown(page)
    page.close()
    return words


def test_a_hidden_phone_draws_asks_and_keeps_nothing(browser: Browser, room: str) -> None:
    page = phone(browser, room)
    page.evaluate(TURN, True)

    assert page.evaluate(NIGHT, MISSED) == {"scans": 0, "layouts": 0, "made": 0, "gone": 0, "beats": 0, "sent": 0}


def test_a_phone_that_goes_on_ticking_in_a_pocket_is_found_out(browser: Browser, room: str) -> None:
    page = phone(browser, room, AWAKE_WORK)
    page.evaluate(TURN, True)

    assert page.evaluate(NIGHT, [])["beats"] > 0


def test_a_phone_that_wakes_asks_since_what_it_has_and_shows_what_it_missed(
    browser: Browser, room: str, expected: str
) -> None:
    page = phone(browser, room)
    page.evaluate(TURN, True)
    page.evaluate("patches => patches.forEach(patch => happen(JSON.parse(patch)))", MISSED)

    page.evaluate(TURN, False)

    until(page, "expected => document.querySelector('main').textContent === expected", expected)
    assert page.evaluate("sent.filter(one => one.name === 'enter').at(-1).args.since") == 400


def test_a_phone_that_wakes_without_asking_is_found_out(browser: Browser, room: str, expected: str) -> None:
    page = phone(browser, room, {"js/link.js": ("onceSeen(wake);", "")})
    page.evaluate(TURN, True)
    page.evaluate("patches => patches.forEach(patch => happen(JSON.parse(patch)))", MISSED)

    page.evaluate(TURN, False)
    page.wait_for_timeout(1500)

    assert shown(page) != expected


def test_a_phone_that_was_cut_and_comes_back_shows_what_all_others_show(
    browser: Browser, room: str, expected: str
) -> None:
    page = phone(browser, room)
    page.evaluate("cut()")
    page.wait_for_selector(".banner[data-kind=offline]")
    page.evaluate("patches => patches.forEach(patch => happen(JSON.parse(patch)))", MISSED)

    page.evaluate("mend()")

    until(page, "expected => document.querySelector('main').textContent === expected", expected)
    assert page.locator(".banner[data-kind=offline]").count() == 0
