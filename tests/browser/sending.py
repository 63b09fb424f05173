"""What a phone in a pretend room has sent."""

from typing import Any

from playwright.sync_api import Page

from tests.browser.patience import until


def acts(page: Page) -> list[Any]:
    """What this phone has sent, as `[verb, args]` without what only fills a secret vote up (`frames`)."""
    found: list[Any] = page.evaluate(
        "(globalThis.sent || []).filter(one => one.name === 'act').map(one => [one.args.verb, one.args.args])"
    )
    return [[verb, {name: value for name, value in args.items() if name != "pad"}] for verb, args in found]


def sent(page: Page, n: int = 1) -> list[Any]:
    """The acts, once there are `n` of them."""
    until(page, f"(globalThis.sent || []).filter(one => one.name === 'act').length >= {n}")
    return acts(page)


def sizes(page: Page) -> list[int]:
    """How many bytes each act took that this phone has sent, in the order of sending."""
    found: list[int] = page.evaluate(
        "(globalThis.sent || []).filter(one => one.name === 'act').map(one => new TextEncoder().encode(JSON.stringify(one.args)).length)"
    )
    return found
