"""Programs write in the registers: through the same deeds as the pages, with the rights of their keys, faults in words."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from facilitate.store.register_tables import deeds
from tests.web import staff
from tests.web.pages_app import House, make_house
from tests.web.programs import after_an_evening, clerk, every, only, program


@pytest.fixture
def house(tmp_path: Path) -> House:
    return make_house(tmp_path)


@pytest.fixture
def held(house: House) -> House:
    return after_an_evening(house)


def test_a_need_is_written_changed_and_taken_back(house: House) -> None:
    writer = program(house, "write")

    made = writer.send("POST", "/needs", {"title": "东门缺\u0000一盏灯", "category": "safety", "households": 40}, 201)
    changed = writer.send("PATCH", f"/needs/{made['id']}", {"place": "东门", "households": None}, 200)

    assert (made["title"], made["households"]) == ("东门缺一盏灯", 40)
    assert (changed["place"], changed["households"], changed["category"]) == ("东门", None, "safety")
    assert "东门缺一盏灯" in house.organiser().get(f"/registers/needs/{made['id']}").text


def test_each_deed_tells_its_number_and_whose_key_did_it(house: House) -> None:
    answer = program(house, "write").ask("POST", "/needs", json={"title": "东门缺一盏灯"})

    told = house.services.book.read(
        lambda c: c.execute(select(deeds).where(deeds.c.id == answer.headers["Deed"])).one()
    )
    assert (told.verb, told.doer) == ("add_need", "key:1")


def test_a_unit_publishes_and_withdraws_its_own_offer_and_nobody_elses(held: House) -> None:
    mine = clerk(held, only(program(held), "units"))
    other = clerk(held, staff.unit(held, "街道医院"))
    writer = program(held, "write", mine)

    made = writer.send(
        "POST", "/offers", {"resource": "place", "text": "周三下午空着的教室", "until": "2027-06-30"}, 201
    )
    told = program(held, "write", other).send("POST", f"/offers/{made['id']}/withdraw", {}, 403)
    theirs = writer.send("POST", "/offers", {"resource": "place", "text": "别家的教室", "unit": other.unit}, 403)
    gone = writer.send("POST", f"/offers/{made['id']}/withdraw", {"reason": "要装修"}, 200)

    assert (made["unit"], made["state"], gone["state"]) == (mine.unit, "published", "withdrawn")
    assert told["error"]["code"] == theirs["error"]["code"] == "other_unit"


def test_a_unit_reports_how_its_promise_goes(held: House) -> None:
    unit = only(program(held), "units")
    writer = program(held, "write", clerk(held, unit))
    [promise] = every(writer, "promises", unit=unit)

    told = writer.send("POST", f"/promises/{promise['id']}/report", {"how": "done", "text": "井盖换好了"}, 200)

    assert (told["state"], [each["text"] for each in told["reports"]]) == ("done", ["井盖换好了"])


@pytest.mark.parametrize(
    ("path", "body", "status", "code"),
    [
        ("/needs", {}, 422, "bad_shape"), ("/needs", {"title": 5}, 422, "bad_shape"),
        ("/needs", {"title": "灯", "colour": "red"}, 422, "bad_shape"), ("/needs", {"title": " "}, 422, "nothing_written"),
        ("/needs", {"title": "灯" * 201}, 422, "too_long"), ("/needs", {"title": "灯", "category": "x"}, 422, "no_such_category"),
        ("/needs", [], 422, "bad_shape"), ("/offers", {"resource": "place", "text": "x", "until": "soon"}, 422, "bad_shape"),
        ("/offers", {"resource": "place", "text": "x", "until": "2020-01-01"}, 422, "due_passed"),
        ("/offers", {"resource": "place", "text": "x", "unit": 99}, 404, "no_such_row"),
        ("/promises/99/report", {"how": "done"}, 404, "no_such_row"),
    ],
)  # fmt: skip
def test_a_body_with_a_fault_is_told_which(house: House, path: str, body: Any, status: int, code: str) -> None:
    told = program(house, "write").send("POST", path, body, status)["error"]

    assert told["code"] == code
    assert told["zh"] != told["en"]


def test_what_is_no_json_is_told_so(house: House) -> None:
    writer = program(house, "write")

    for body in (b"{", b"\xff", b"[" * 100_000):
        assert writer.told("POST", "/needs", 400, data=body)["error"]["code"] == "no_json"


@pytest.mark.parametrize("unit", [2**70, 2**63, -1])
def test_a_unit_whose_number_no_row_can_have_is_told_in_words(house: House, unit: int) -> None:
    told = program(house, "write").ask("POST", "/offers", json={"resource": "place", "text": "会议室", "unit": unit})

    assert told.status_code == 422
    assert "unit" in told.json["error"]["zh"]
