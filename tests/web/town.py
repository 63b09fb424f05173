"""A small town with one unit and one need, and what is pressed in it, for tests of offers."""

import re
from dataclasses import dataclass

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from facilitate.register.communities import ours
from facilitate.register.doer import ORGANISER
from tests.web.pages_app import House, token_in

LAW = {"resource": "expertise", "text": "一元法律咨询，看合同", "price": "一元", "hours": "周六 9:00—11:00"}


@dataclass
class Town:
    """A house with a law firm, its clerk's browser, the organiser's, and one need."""

    house: House
    firm: int
    lawyer: FlaskClient
    officer: FlaskClient
    need: int

    def make(self, table: str, **values: object) -> int:
        book = self.house.services.book
        here = ours(book)
        return book.deed(ORGANISER, "make", here, lambda deed: deed.make(table, community=here, **values)).answer

    def another_need(self, title: str, **values: object) -> int:
        row: dict[str, object] = {"kind": "need", "state": "open", "danger": False, "at": self.house.clock.now()}
        return self.make("needs", title=title, **row | values)

    def published(self, **values: str) -> int:
        """The number of an offer that the clerk has published."""
        answer = send(self.lawyer, "/unit/offers/new", "/unit/offers/new", **LAW | values)
        return int(re.findall(r"/offers/(\d+)", answer.location)[0])


def send(browser: FlaskClient, page: str, address: str, **form: object) -> TestResponse:
    """A form of that page sent to an address."""
    return browser.post(address, data={"csrf_token": token_in(browser.get(page).text), **form})


def undone(browser: FlaskClient, address: str) -> None:
    page = browser.get(address).text
    deed = re.search(r'name="deed" value="(\d+)"', page)
    home = re.search(r'action="(/\w+)/undo"', page)
    assert deed
    assert home
    browser.post(f"{home[1]}/undo", data={"csrf_token": token_in(page), "deed": deed[1]})
