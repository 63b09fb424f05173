"""After the meeting the desk advises what this meeting has: no report of needs where none was written, no task that is done."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.pretend_desk import pretend_desk

STEPS = """async ([items, actions]) => {
  const {nextStepsView} = await import('/js/desk/after.js');
  const {render} = await import('/vendor/lit.js');
  const box = document.createElement('div');
  const held = {'item/': items.map(kind => ({kind})), 'action/': actions.map(state => ({state}))};
  render(nextStepsView({all: prefix => held[prefix], get: () => ({head: '', rule: {title: ''}})}), box);
  return [...box.querySelectorAll('li')].map(step => step.textContent);
}"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    with pretend_desk() as address:
        context = browser.new_context(bypass_csp=True)
        shown = context.new_page()
        shown.goto(f"{address}/desk?state=welcome.host&lang=zh")
        yield shown
        context.close()


def steps(page: Page, items: list[str], actions: list[str]) -> str:
    told: list[str] = page.evaluate(STEPS, [items, actions])
    return " ".join(told)


def test_a_report_of_needs_is_to_be_sent_where_needs_were_written_and_nowhere_else(page: Page) -> None:
    assert "需求评估报告" in steps(page, ["need"], [])
    assert "需求评估报告" not in steps(page, ["motion"], [])


def test_tasks_are_counted_until_they_are_done(page: Page) -> None:
    assert "还有 2 项没办完" in steps(page, [], ["open", "doing", "done", "confirmed", "dropped"])
    assert "任务单" not in steps(page, [], ["done"])
