"""On the screens too a date stands with its year where that is not the meeting's."""

import json
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.pretend_room import pretend_room

DAYS = """async facts => {
  const held = Object.assign(document.createElement('script'), {type: 'application/json', id: 'page', textContent: facts});
  document.head.append(held);
  const {day} = await import('/js/i18n.js');
  return [day('2026-12-05'), day('2027-03-20'), day(Date.UTC(2027, 2, 20, 4))];
}"""
NAMED = {"zh": ["12月5日", "2027年3月20日", "2027年3月20日"], "en": ["5 December", "20 March 2027", "20 March 2027"]}


def days(browser: Browser, **facts: Any) -> list[str]:
    with pretend_room() as address:
        context = browser.new_context(bypass_csp=True, timezone_id="Asia/Shanghai")
        page = context.new_page()
        page.goto(f"{address}/phone")
        told: list[str] = page.evaluate(DAYS, json.dumps(facts))
        context.close()
        return told


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_date_of_another_year_than_the_meetings_is_told_with_its_year(browser: Browser, lang: str) -> None:
    assert days(browser, lang=lang, year=2026) == NAMED[lang]


def test_where_the_page_knows_no_year_dates_stand_alone(browser: Browser) -> None:
    assert days(browser, lang="zh") == ["12月5日", "3月20日", "3月20日"]
