"""Every address of the register, at each of the three doors: who is let in, who is sent to sign in, who is turned away."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from tests.web.pages_app import House, make_house
from tests.web.staff import clerk, officer, unit

OPEN = {
    "/registers": ("organiser", "officer"),
    "/unit": ("clerk",),
    "/c": ("organiser", "officer", "clerk", "stranger"),
}
"""Who may come in where."""


@pytest.fixture
def house(tmp_path: Path) -> House:
    return make_house(tmp_path)


@pytest.fixture
def people(house: House) -> dict[str, FlaskClient]:
    return {
        "organiser": house.organiser(), "officer": officer(house), "clerk": clerk(house, unit(house)),
        "stranger": house.browser(),
    }  # fmt: skip


def addresses(house: House, method: str) -> list[tuple[str, str]]:
    """(home, address) of every page of the register that answers this method; a row's number is one that no row has."""
    found = []
    for rule in house.app.url_map.iter_rules():
        home = f"/{rule.rule.split('/')[1]}"
        if home in OPEN and rule.methods and method in rule.methods:
            found.append((home, filled(house, rule)))
    return found


def filled(house: House, rule: Rule) -> str:
    values = {name: _value(rule, name) for name in rule.arguments}
    with house.app.test_request_context():
        made = house.app.url_map.bind("localhost").build(rule.endpoint, values, method=None)
    return str(made)


def _value(rule: Rule, name: str) -> object:
    converter = rule._converters[name]
    known = getattr(converter, "regex", "")
    if known.startswith("(?:"):
        return known.removeprefix("(?:").removesuffix(")").split("|")[0]
    return 999 if type(converter).__name__ == "IntegerConverter" else "XXXX"


def test_reading_opens_for_whoever_belongs_there_and_asks_others_to_sign_in(
    house: House, people: dict[str, FlaskClient]
) -> None:
    pages = addresses(house, "GET")
    assert len(pages) > 10

    for home, address in pages:
        for name, browser in people.items():
            answer = asked(house, browser, address)
            if name in OPEN[home]:
                assert answer.status_code in (200, 303, 302, 404, 410, 422), (address, name, answer.status_code)
                assert not answer.headers.get("Location", "").startswith("/in"), (address, name)
            else:
                assert answer.headers.get("Location", "").startswith("/in?next="), (address, name, answer.status_code)


def asked(house: House, browser: FlaskClient, address: str) -> TestResponse:
    """Numbers of receipts that nobody has are bounded, which is another test's matter."""
    house.app.extensions.pop("guesses", None)
    return browser.get(address)


def test_writing_is_refused_to_whoever_does_not_belong_there(house: House, people: dict[str, FlaskClient]) -> None:
    for home, address in addresses(house, "POST"):
        for name in people.keys() - OPEN[home]:
            assert people[name].post(address).status_code == 403, (address, name)


def test_a_form_from_elsewhere_changes_nothing(house: House, people: dict[str, FlaskClient]) -> None:
    before = house.services.book.read(deeds)

    for home, address in addresses(house, "POST"):
        answer = people[OPEN[home][0]].post(address)
        assert answer.status_code in (400, 403, 404, 422), (address, answer.status_code)

    assert house.services.book.read(deeds) == before


def deeds(connection: object) -> int:
    from sqlalchemy import func, select

    from facilitate.store.register_tables import deeds as table

    return int(connection.execute(select(func.count()).select_from(table)).scalar_one())  # type: ignore[attr-defined]
