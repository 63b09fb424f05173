"""People who have signed in: a unit's clerk, a colleague of the organiser's; and the units they work for."""

from __future__ import annotations

import secrets

from flask.testing import FlaskClient

from facilitate.register.communities import ours
from facilitate.register.doer import ORGANISER, Door
from facilitate.register.people import accounts, keyring
from facilitate.register.units.units import folded
from tests.web.pages_app import House, token_in

PASSWORD = "青石板路 23 号"


def unit(house: House, name: str = "区城建局") -> int:
    """The number of a new unit."""
    book = house.services.book
    here = ours(book)
    return book.deed(
        ORGANISER, "make", here, lambda deed: deed.make("units", community=here, name=name, folded=folded(name))
    ).answer


def clerk(house: House, unit: int, login: str = "") -> FlaskClient:
    """A browser in which a clerk of this unit has signed in."""
    return _in(house, "unit", login or f"clerk{unit}", "王干事", unit)


def officer(house: House, login: str = "liu") -> FlaskClient:
    """A browser in which one of the organiser's people has signed in."""
    return _in(house, "organiser", login, "刘主席", None)


def invited(house: House, door: Door, login: str, person: str, unit: int | None) -> str:
    """The token of the link of a new account."""
    book = house.services.book
    id = accounts.add(book, ORGANISER, ours(book), door, login, person, unit)
    token = secrets.token_urlsafe(16)
    keyring.link(book, id, token, house.clock.now())
    return token


def _in(house: House, door: Door, login: str, person: str, unit: int | None) -> FlaskClient:
    key = invited(house, door, login, person, unit)
    browser = house.browser()
    form = token_in(browser.get(f"/in/new?key={key}").text)
    answer = browser.post("/in/new", data={"csrf_token": form, "key": key, "password": PASSWORD, "again": PASSWORD})
    assert answer.status_code == 303, answer.text
    return browser
