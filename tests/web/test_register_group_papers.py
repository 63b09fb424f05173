"""What is printed for an action group, and how its list is wiped."""

from io import BytesIO

from flask.testing import FlaskClient
from openpyxl import load_workbook

from tests.web.pages_app import House
from tests.web.test_register_groups import browser, house, made, planned, public, send, signed

__all__ = ["browser", "house"]


def test_the_notice_asks_for_help_with_a_code_and_no_names(house: House, browser: FlaskClient) -> None:
    group = made(browser)
    planned(browser, group)
    signed(house.browser(), public(group), "李阿姨", contact="6666")

    page = browser.get(f"{group}/notice").text

    for word in ("志愿者招募令", "09:00–12:00", "会开三轮车", public(group), "<path d="):
        assert word in page
    assert "李阿姨" not in page
    assert "6666" not in page


def test_the_roster_of_each_shift_is_printed_and_a_workbook_in_which_nothing_is_a_formula(
    house: House, browser: FlaskClient
) -> None:
    group = made(browser)
    planned(browser, group, places="1")
    signed(house.browser(), public(group), "=1+1", contact="6666", skills="会做饭")
    signed(house.browser(), public(group), "王叔")

    page, file = browser.get(f"{group}/roster").text, browser.get(f"{group}/roster.xlsx")

    assert "6666" in page
    rows = list(load_workbook(BytesIO(file.data)).worksheets[0].iter_rows(min_row=2))
    told = [[cell.value or "" for cell in row[4:9]] for row in rows]
    assert told == [[1, "=1+1", "6666", "会做饭", "来"], [2, "王叔", "", "", "候补"]]
    assert {cell.data_type for row in rows for cell in row} <= {"s", "n"}
    assert house.browser().get(f"{group}/roster").status_code == 303
    assert house.browser().get(f"{group}/roster.xlsx").status_code == 303


def test_the_list_of_a_closed_group_is_wiped(house: House, browser: FlaskClient) -> None:
    group = made(browser)
    planned(browser, group)
    signed(house.browser(), public(group), "李阿姨", contact="6666")
    assert send(browser, group, f"{group}/forget").status_code == 409

    send(browser, group, f"{group}/close")
    send(browser, group, f"{group}/forget")

    page = browser.get(f"{group}/roster").text
    assert "李阿姨" not in page
    assert "6666" not in page
