"""Waiting in a page whose policy forbids `eval`, as ours does."""

import time
from typing import Any

from playwright.sync_api import BrowserContext, Page

PATIENCE = 10.0  # seconds


def until(page: Page, expression: str, arg: Any = None) -> None:
    """Return when `expression` is true in the page; fails after ten seconds."""
    end = time.monotonic() + PATIENCE
    while not page.evaluate(expression, arg):
        assert time.monotonic() < end, f"never came true: {expression}"
        page.wait_for_timeout(30)


RESTS = """{
  const later = window.setTimeout;
  window.resting = new Set();
  window.setTimeout = (work, ...more) => {
    const id = later((...given) => { window.resting.delete(id); work(...given); }, ...more);
    if (new Error().stack.includes('redrawRested')) window.resting.add(id);
    return id;
  };
}"""
DRAWN = """new Promise(done => {
  const drawn = () => window.resting.size ? requestAnimationFrame(drawn) : done();
  requestAnimationFrame(() => requestAnimationFrame(drawn));
  setTimeout(done, 2000);
})"""
READINGS = ("inner_text", "text_content", "get_attribute", "input_value", "is_checked", "is_visible", "locator")


def watch_rests(context: BrowserContext) -> BrowserContext:
    """`context`, in whose pages `DRAWN` knows of the rests that draw.js takes while there is news."""
    context.add_init_script(RESTS)
    return context


def reads_when_drawn(page: Page) -> Page:
    """`page` of a context whose rests are watched, whose every reading, and every key, first lets the page draw what was pressed before and what it has
    heard: two frames and its rest, two seconds at most."""

    def patient(of: Any, name: str) -> None:
        at_once = getattr(of, name)

        def when_drawn(*args: Any, **options: Any) -> Any:
            page.evaluate(DRAWN)
            return at_once(*args, **options)

        setattr(of, name, when_drawn)

    for reading in READINGS:
        patient(page, reading)
    patient(page.keyboard, "press")
    return page
