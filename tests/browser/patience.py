"""Waiting in a page whose policy forbids `eval`, as ours does."""

import time
from typing import Any

from playwright.sync_api import Page

PATIENCE = 10.0  # seconds


def until(page: Page, expression: str, arg: Any = None) -> None:
    """Return when `expression` is true in the page; fails after ten seconds."""
    end = time.monotonic() + PATIENCE
    while not page.evaluate(expression, arg):
        assert time.monotonic() < end, f"never came true: {expression}"
        page.wait_for_timeout(30)


DRAWN = """new Promise(done => {
  requestAnimationFrame(() => requestAnimationFrame(done));
  setTimeout(done, 500);
})"""
READINGS = ("inner_text", "text_content", "get_attribute", "input_value", "is_checked", "is_visible", "locator")


def reads_when_drawn(page: Page) -> Page:
    """`page`, whose every reading, and every key, first lets the page draw what was pressed before: two frames, half a
    second at most."""

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
