"""The desk's timetable: a stage is late by the minutes that stand between the two times as they are shown."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page

FORECAST = """async ([agenda, at]) => (await import('/js/desk/forecast.js')).forecast(agenda, null, at)"""
NINE = 1_795_222_800_000  # 21 November 2026, 09:00 in Shanghai
MINUTE = 60_000


@pytest.fixture(scope="module")
def page(browser: Browser, room: str) -> Page:
    page = browser.new_page()
    page.goto(f"{room}/phone")
    return page


def agenda(entered: int, minutes: int = 10) -> dict[str, Any]:
    """Two stages, of which the first has been entered; the meeting was to begin at nine."""
    rows = [("now", entered), ("next", None)]
    entries = [
        {"stage": f"s{n}", "item": None, "minutes": minutes, "planned": NINE + n * minutes * MINUTE, "from": at, "state": state}
        for n, (state, at) in enumerate(rows)
    ]  # fmt: skip
    return {"entries": entries, "ends_at": NINE + 2 * minutes * MINUTE}


@pytest.mark.parametrize(("seconds", "late"), [(0, 0), (40, 0), (59, 0), (60, 1), (125, 2), (-30, -1), (-60, -1)])
def test_late_is_what_the_two_times_on_the_screen_differ_by(page: Page, seconds: int, late: int) -> None:
    entered = NINE + seconds * 1000

    found = page.evaluate(FORECAST, [agenda(entered), entered])

    assert [row["late"] for row in found["rows"]] == [late, late]
    assert found["late"] == late
