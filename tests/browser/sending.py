"""What a phone in a pretend room has sent."""

from typing import Any

from playwright.sync_api import Page

from tests.browser.patience import until


def acts(page: Page) -> list[Any]:
    """What this phone has sent, as `[verb, args]`."""
    found: list[Any] = page.evaluate(
        "(globalThis.sent || []).filter(one => one.name === 'act').map(one => [one.args.verb, one.args.args])"
    )
    return found


def sent(page: Page, n: int = 1) -> list[Any]:
    """The acts, once there are `n` of them."""
    until(page, f"(globalThis.sent || []).filter(one => one.name === 'act').length >= {n}")
    return acts(page)
