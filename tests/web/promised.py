"""Promises to try pages with, and a browser's hand that fills in their forms."""

import re
from datetime import timedelta
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from facilitate.register.communities import ours
from facilitate.register.doer import ORGANISER
from facilitate.register.promises.promises_days import day
from tests.web.pages_app import House, token_in

DAY = 86_400_000


def after(house: House, days: int) -> str:
    return (day(house.clock.now()) + timedelta(days)).isoformat()


def made(house: House, table: str, **values: Any) -> int:
    book = house.services.book
    here = ours(book)
    return book.deed(ORGANISER, "make", here, lambda deed: deed.make(table, community=here, **values)).answer


def promise(house: House, **values: Any) -> int:
    row = {
        "kind": "do_by", "person": "张工", "text": "装六盏灯", "state": "open", "due": after(house, 10), "checker": "王阿姨", "said": {},
        "at": house.clock.now(),
    }  # fmt: skip
    return made(house, "promises", **(row | values))


def send(browser: FlaskClient, page: str, to: str = "", **values: Any) -> TestResponse:
    """Fill in the form on that page that goes `to` an address, the page's own otherwise."""
    token = token_in(browser.get(page).text)
    return browser.post(to or page, data={"csrf_token": token, **values})


def undone(browser: FlaskClient, answer: TestResponse, home: str) -> TestResponse:
    page = browser.get(answer.location).text
    deed = re.search(r'name="deed" value="(\d+)"', page)
    assert deed
    form, came = {"csrf_token": token_in(page), "deed": deed[1]}, {"Referer": f"http://localhost{answer.location}"}
    return browser.post(f"{home}/undo", data=form, headers=came, follow_redirects=True)
