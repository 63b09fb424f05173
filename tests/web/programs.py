"""A program with a key, whose every call and answer is held against the OpenAPI document."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import msgspec
from werkzeug.test import TestResponse

from facilitate.register.communities import ours
from facilitate.register.doer import ORGANISER
from facilitate.register.people import accounts, keys
from facilitate.register.people.accounts import Account
from facilitate.web.api import openapi
from tests.web import staff
from tests.web.evening import play as evening
from tests.web.json_shape import faults
from tests.web.pages_app import House


@dataclass
class Program:
    """`get` and `send` answer the JSON; what the document does not tell fails the test."""

    house: House
    token: str

    def get(self, path: str, status: int = 200, **query: Any) -> Any:
        return self.told("GET", path, status, query_string=query)

    def send(self, method: str, path: str, body: Any, status: int) -> Any:
        return self.told(method, path, status, json=body)

    def told(self, method: str, path: str, status: int, **asked: Any) -> Any:
        answer = self.ask(method, path, **asked)
        assert answer.status_code == status, (answer.status_code, answer.text)
        found = msgspec.json.decode(answer.data)
        as_documented(method, path, asked.get("json"), status, found)
        return found

    def ask(self, method: str, path: str, **asked: Any) -> TestResponse:
        head = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        return self.house.browser().open(f"/api/v1{path}", method=method, headers=head, **asked)


def program(house: House, rights: str = "read", clerk: Account | None = None) -> Program:
    """One with a new key, of the organiser or of a unit's clerk."""
    services = house.services
    token = f"fk_{rights}_{clerk.id if clerk else 0}"
    doer = clerk.doer if clerk else ORGANISER
    keys.make(services.book, doer, ours(services.book), "a test", rights, token, house.clock.now())
    return Program(house, token)


def as_documented(method: str, path: str, body: Any, status: int, answer: Any) -> None:
    """The call is in the document, its body too where it was accepted, and its answer."""
    document = openapi.document()
    for address, told in document["paths"].items():
        if re.fullmatch(address.replace("{id}", r"\d+"), f"/api/v1{path}") and method.lower() in told:
            call = told[method.lower()]
            if body is not None and status < 300:
                sent = call["requestBody"]["content"]["application/json"]["schema"]
                assert faults(document, sent, body) == []
            shape = call["responses"][str(status)]["content"]["application/json"]["schema"]
            wrong = faults(document, shape, answer)
            assert not wrong, wrong
            return
    raise AssertionError(f"{method} {path} is not in the document")


def after_an_evening(house: House) -> House:
    """One evening, then what others have brought: a unit, its promise and offer, a need of a sensitive category."""
    unit = staff.unit(house, "街道服务中心")
    evening(house)
    row(house, "needs", title="有人家里吵得厉害", category="women", kind="need", state="open", danger=False, at=1)
    row(house, "promises", unit=unit, text="更换井盖", due="2026-12-20", checker="居委会", state="open", said={}, at=1)
    row(
        house,
        "offers",
        unit=unit,
        resource="place",
        text="二楼会议室",
        until="2027-01-31",
        state="published",
        said={},
        at=1,
    )
    return house


def row(house: House, table: str, **values: Any) -> int:
    book = house.services.book
    here = ours(book)
    return book.deed(ORGANISER, "make", here, lambda deed: deed.make(table, community=here, **values)).answer


def clerk(house: House, unit: int) -> Account:
    staff.clerk(house, unit)
    found = house.services.book.read(lambda connection: accounts.called(connection, f"clerk{unit}"))
    assert found
    return found


def every(reader: Program, name: str, **query: Any) -> list[Any]:
    """A register read to its end, page by page."""
    found, page = [], reader.get(f"/{name}", **query)
    while page["next"]:
        found += page["items"]
        page = reader.get(f"/{name}", cursor=page["next"], **query)
    return found + page["items"]


def only(reader: Program, name: str) -> int:
    [found] = reader.get(f"/{name}")["items"]
    return int(found["id"])
