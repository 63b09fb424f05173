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
