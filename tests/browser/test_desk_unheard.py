"""A refusal that came after its desk was closed is told at the next one, once."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.patience import until
from tests.browser.pretend_desk import pretend_desk

ACT = {"op": "o", "verb": "undo", "args": {}, "refusal": {"rule": "stale", "zh": "慢了一步。", "en": "Too late."}}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    with pretend_desk() as address:
        page = context.new_page()
        page.goto(f"{address}/desk?state=dialogue.host&lang=zh")
        page.wait_for_selector(".desk-dado")
        yield page
    context.close()


def test_two_refusals_left_by_a_closed_desk_are_each_told_once(page: Page) -> None:
    page.evaluate(
        """async refused => {
          const {page} = await import('/js/page.js');
          [1, 2].forEach(n => localStorage.setItem(`outbox/${page.code}/${page.person || page.as}/refused/${n}`, JSON.stringify({...refused, at: `${n}`})));
        }""",
        ACT,
    )

    page.reload()
    expect(page.locator(".toasts [role=alert] p")).to_have_count(2)

    until(page, "Object.keys(localStorage).filter(name => name.includes('/refused/')).length === 0")
    page.reload()
    page.wait_for_selector(".desk-dado")
    assert page.locator(".toasts [role=alert] p").count() == 0
