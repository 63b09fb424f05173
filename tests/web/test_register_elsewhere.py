"""Rows of another community: no page of this one tells or changes them, whoever guesses their numbers."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, insert, select

from facilitate.register.communities import ours
from facilitate.store.register_tables import REGISTERS, communities
from facilitate.store.tables import metadata
from tests.web.pages_app import House, make_house, token_in
from tests.web.staff import clerk, officer
from tests.web.staff import unit as made_unit
from tests.web.test_three_doors import OPEN, addresses

SECRET = "别处的事"
OURS = ("communities", "accounts")
TEXTS = {"state": "open", "kind": "need", "starts": "2026-12-01T14:00:00+08:00", "ends": "2026-12-01T16:00:00+08:00", "due": "2026-12-01",
         "until": "2026-12-31", "on": "2026-11-01", "resource": "goods"}  # fmt: skip


@pytest.fixture
def house(tmp_path: Path) -> House:
    """Every register's first row is another community's."""
    house = make_house(tmp_path)
    ours(house.services.book)
    house.services.book.aside(_elsewhere)
    return house


def _elsewhere(connection: Connection) -> None:
    there = connection.execute(
        insert(communities).values(name=SECRET, organiser="", supporter="", profile={})
    ).inserted_primary_key
    assert there is not None
    for table in metadata.sorted_tables:
        if table.name not in REGISTERS or table.name in OURS:
            continue
        row = {column.name: _value(column) for column in table.c if column.name != "id" and not column.nullable}
        named = {"community": there[0]} if "community" in table.c else {}
        connection.execute(insert(table).values({"id": 1, **row, **named}))


def _value(column: Any) -> Any:
    kind = column.type.python_type
    if kind is str:
        return TEXTS.get(column.name, SECRET)
    return {int: 1, bool: False}.get(kind, {})


def _theirs(connection: Connection) -> dict[str, Any]:
    return {
        name: dict(connection.execute(select(table).where(table.c.id == 1)).mappings().one_or_none() or {})
        for name, table in REGISTERS.items()
        if name not in OURS
    }


def _numbered(house: House, method: str) -> list[tuple[str, str]]:
    return [
        (home, address.replace("999", "1"))
        for home, address in addresses(house, method)
        if "999" in address and "/accounts/" not in address
    ]


def test_no_page_tells_or_changes_what_belongs_to_another_community(house: House) -> None:
    before = house.services.book.read(_theirs)
    people = {
        "organiser": house.organiser(), "officer": officer(house), "clerk": clerk(house, made_unit(house)), "stranger": house.browser(),
    }  # fmt: skip
    wish = {"name": "x", "text": "x", "title": "x", "how": "done", "state": "used", "reason": "x", "person": "x", "into": "1", "id": "1",
            "need": "1", "offer": "1", "unit": "1", "shift": "1", "due": "2026-12-24", "resource": "goods", "kind": "photo"}  # fmt: skip

    for home, address in _numbered(house, "GET"):
        for name in OPEN[home]:
            answer = people[name].get(address, follow_redirects=True)
            assert SECRET not in answer.text, (name, address)
            assert answer.status_code < 500, (name, address)
    posts = _numbered(house, "POST")
    assert len(posts) > 60
    for home, address in posts:
        for name in OPEN[home]:
            token = token_in(people[name].get("/in").text)
            answer = people[name].post(address, data={"csrf_token": token, **wish})
            assert answer.status_code in (303, 403, 404, 409, 410, 422), (name, address, answer.status_code)
            assert house.services.book.read(_theirs) == before, (name, address)
