"""An update costs what it changes, not what hangs on the wall: counted in passes, nodes, readings, never in time."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.bustle import CARDS_ON_THE_WALL, news
from tests.browser.pretend_wall import pretend_wall
from tests.browser.watching import opened, spoil, work_of

SCANS = 1  # of all entities: for the kind that has news
PASSES_DRAWN = """async () => {
  const {start} = await import('/js/draw.js');
  const changed = [];
  let passes = 0;
  start(() => { passes += 1; return ''; }, {root: document.body, news: [{onChange: one => changed.push(one)}], tick: 0});
  const frame = () => new Promise(done => requestAnimationFrame(() => setTimeout(done, 30)));
  await frame();
  const before = passes;
  for (let n = 0; n < 50; n += 1) changed.forEach(one => one());
  await frame();
  return passes - before;
}"""
CUT_SHORT = "() => [...document.querySelectorAll('.medium')].filter(one => one.scrollWidth > one.clientWidth).length"
IN_SIGHT = "() => [...document.querySelectorAll('.stack[data-long] > li > *')].filter(one => one.checkVisibility({contentVisibilityAuto: true})).length"


@pytest.fixture(scope="module")
def wall() -> Iterator[str]:
    with pretend_wall() as address:
        yield address


def passes_drawn(page: Page) -> int:
    passes: int = page.evaluate(PASSES_DRAWN)
    return passes


def test_fifty_changes_before_a_frame_are_drawn_in_one_pass(browser: Browser, room: str) -> None:
    page = browser.new_page()
    page.goto(f"{room}/phone")

    assert passes_drawn(page) == 1


def test_a_screen_that_draws_every_change_is_found_out(browser: Browser, room: str) -> None:
    page = browser.new_page()
    spoil(page, {"js/draw.js": ("if (waiting) return;", "")})
    page.goto(f"{room}/phone")

    assert passes_drawn(page) > 1


def test_a_remark_on_one_of_three_hundred_cards_makes_a_few_nodes_and_forces_no_layout(
    browser: Browser, room: str
) -> None:
    work = work_of(opened(browser, f"{room}/phone?state=bustle"), list(news("remarks", 1)))

    assert work["made"] <= 3
    assert work["layouts"] == 0
    assert work["scans"] <= SCANS


def test_a_phone_that_searches_the_whole_room_for_each_card_is_found_out(browser: Browser, room: str) -> None:
    twin = {"js/store.js": ("if (!found.has(prefix))", "")}

    work = work_of(opened(browser, f"{room}/phone?state=bustle", twin), list(news("remarks", 1)))

    assert work["scans"] > CARDS_ON_THE_WALL


def test_a_phone_that_looks_for_every_kind_anew_is_found_out(browser: Browser, room: str) -> None:
    twin = {"js/store.js": ("key.startsWith(prefix) && found", "found")}

    work = work_of(opened(browser, f"{room}/phone?state=bustle", twin), list(news("remarks", 1)))

    assert work["scans"] > SCANS


def test_a_phone_that_asks_for_the_layout_while_it_draws_is_found_out(browser: Browser, room: str) -> None:
    twin = {"js/phone/steady.js": ("return down < NEAR_TOP", "return window.scrollY < NEAR_TOP")}

    work = work_of(opened(browser, f"{room}/phone?state=bustle", twin), list(news("remarks", 1)))

    assert work["layouts"] > 0


def test_a_new_remark_above_three_hundred_others_moves_none_of_them(browser: Browser, room: str) -> None:
    page = opened(browser, f"{room}/phone?state=bustle_talk")
    page.evaluate("document.querySelector('ul.stack > li').dataset.first = ''")

    work = work_of(page, list(news("talk", 1)))

    assert page.locator("ul.stack > li").nth(1).get_attribute("data-first") == ""
    assert 1 < work["made"] < 20
    assert work["gone"] == 0


def test_a_list_without_keys_is_found_out(browser: Browser, room: str) -> None:
    twin = {"js/phone/thread.js": ("repeat(shown, one => one.id,", "repeat(shown, () => Math.random(),")}

    work = work_of(opened(browser, f"{room}/phone?state=bustle_talk", twin), list(news("talk", 1)))

    assert work["made"] > CARDS_ON_THE_WALL


def test_one_more_covered_card_on_the_wall_takes_one_in_and_one_out(browser: Browser, wall: str) -> None:
    page = opened(browser, f"{wall}/board?state=bustle")
    card = page.locator(".wall > li:first-child, .wall > li:first-child *").count()

    work = work_of(page, list(news("covered", 1)))

    assert (work["made"], work["gone"]) == (card, card)


def test_three_hundred_cards_are_counted_on_one_line(browser: Browser, wall: str) -> None:
    page = opened(browser, f"{wall}/board?state=bustle")
    lines = "[...document.querySelectorAll('.giant')].map(one => one.clientHeight / parseFloat(getComputedStyle(one).fontSize))"

    assert page.locator(".giant").inner_text() == "300"
    assert page.evaluate(lines)[0] < 1.2


def test_what_came_as_a_photo_says_so_whole_among_sixty_cards(browser: Browser, wall: str) -> None:
    page = opened(browser, f"{wall}/board?state=bustle&lang=en")

    assert page.locator(".medium").count() > 0
    assert page.evaluate(CUT_SHORT) == 0


def test_a_word_that_is_cut_short_is_found_out(browser: Browser, wall: str) -> None:
    twin = {"css/board/cards.css": ("margin-inline-end: calc(var(--s2) * -1);", "")}

    page = opened(browser, f"{wall}/board?state=bustle&lang=en", twin)

    assert page.evaluate(CUT_SHORT) > 0


def test_cards_out_of_sight_are_not_laid_out(browser: Browser, room: str) -> None:
    page = opened(browser, f"{room}/phone?state=bustle")

    assert 0 < page.evaluate(IN_SIGHT) < 60


def test_a_phone_that_lays_out_every_card_is_found_out(browser: Browser, room: str) -> None:
    page = opened(browser, f"{room}/phone?state=bustle", {"css/phone.css": ("content-visibility: auto;", "")})

    assert page.evaluate(IN_SIGHT) == CARDS_ON_THE_WALL
