"""The bell: at each warning and at the limit, once, also after a reload; and how the wall cuts lists into pages."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.pretend_wall import pretend_wall

CLOCK = {"running": True, "deadline": 100_000, "of": "turn", "total": 90, "warn_at": [20]}
DUE = """async ([clock, at, rung]) => (await import('/js/board/bell.js')).instantsDue(clock, at, rung).map(one => one.sound)"""
PAGES = """async ([list, room]) => (await import('/js/board/measure.js')).evenly(list, room, one => one)"""
RINGS = """async clock => {
  const {watchBell} = await import('/js/board/bell.js');
  const {now} = await import('/js/clock.js');
  const heard = [];
  const told = {...clock, deadline: now() + 150};
  const store = {get: key => (key === 'clock' ? told : {settings: {bell: true}})};
  const watches = [0, 0].map(() => watchBell({store, wall: {muted: MUTED}, ring: sound => heard.push(sound)}));
  await new Promise(done => setTimeout(done, 900));
  watches.forEach(clearInterval);
  return heard;
}"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    with pretend_wall() as address:
        page = browser.new_page()
        page.goto(f"{address}/board")
        yield page
        page.close()


def due(page: Page, at: int, clock: dict[str, Any] | None = None, rung: tuple[str, ...] = ()) -> Any:
    return page.evaluate(DUE, [CLOCK | (clock or {}), at, list(rung)])


@pytest.mark.parametrize(
    ("at", "sounds"),
    [(79_999, []), (80_000, ["near"]), (81_500, ["near"]), (90_000, []), (100_000, ["turn"]), (103_000, [])],
)
def test_it_is_due_at_the_warning_and_at_the_limit_and_late_it_stays_silent(
    page: Page, at: int, sounds: list[str]
) -> None:
    assert due(page, at) == sounds


def test_the_end_of_a_stage_has_a_sound_of_its_own(page: Page) -> None:
    assert due(page, 100_000, {"of": "stage"}) == ["stage"]


def test_an_instant_that_has_rung_is_not_due_again_but_a_new_limit_is(page: Page) -> None:
    assert due(page, 100_000, rung=("turn:100000:0",)) == []
    assert due(page, 110_000, {"deadline": 110_000}, rung=("turn:100000:0",)) == ["turn"]


@pytest.mark.parametrize("clock", [{"running": False}, {"deadline": None}])
def test_a_clock_that_stands_rings_nothing(page: Page, clock: dict[str, Any]) -> None:
    assert due(page, 100_000, clock) == []


def test_two_walls_on_one_machine_ring_once_between_them(page: Page) -> None:
    assert page.evaluate(RINGS.replace("MUTED", "false"), CLOCK | {"warn_at": []}) == ["turn"]


def test_a_muted_bell_is_silent(page: Page) -> None:
    assert page.evaluate(RINGS.replace("MUTED", "true"), CLOCK | {"warn_at": []}) == []


def test_three_sounds_are_really_made(page: Page) -> None:
    loud = page.evaluate("""async () => {
      const {makeSounds} = await import('/js/board/sounds.js');
      const made = [];
      globalThis.AudioContext = class extends EventTarget { state = 'running'; currentTime = 0; destination = {}; };
      globalThis.OscillatorNode = class { constructor(audio, {frequency}) { made.push(frequency); } connect(next) { return next; } start() {} stop() {} };
      globalThis.GainNode = class { gain = {setValueAtTime() {}, exponentialRampToValueAtTime() {}}; connect() {} };
      const sounds = makeSounds(() => {});
      return ['near', 'turn', 'stage'].map(sound => { made.length = 0; sounds.ring(sound); return [...made]; });
    }""")

    assert all(loud)
    assert len({tuple(one) for one in loud}) == 3


@pytest.mark.parametrize(
    ("rows", "room", "pages"),
    [
        ([1] * 10, 10, [10]),
        ([1] * 12, 10, [6, 6]),
        ([], 10, [0]),
        ([2, 2, 2, 2, 2, 2], 10, [3, 3]),
        ([12, 1], 10, [1, 1]),
    ],
)
def test_a_long_list_is_cut_into_pages_of_nearly_equal_length(
    page: Page, rows: list[int], room: int, pages: list[int]
) -> None:
    assert [len(one) for one in page.evaluate(PAGES, [rows, room])] == pages
