"""The registers for programs: read to the end, narrowed, searched, one by one; written through the same deeds as the pages."""

from pathlib import Path

import pytest

from facilitate.web.api import gate
from tests.web.pages_app import House, make_house
from tests.web.programs import Program, after_an_evening, clerk, every, only, program, row

REGISTERS = ("needs", "offers", "promises", "units", "meetings")


@pytest.fixture
def house(tmp_path: Path) -> House:
    return make_house(tmp_path)


@pytest.fixture
def held(house: House) -> House:
    return after_an_evening(house)


# -- reading ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", REGISTERS)
def test_every_register_is_read_by_list_and_one_by_one_as_documented(held: House, name: str) -> None:
    reader = program(held)

    rows = every(reader, name)

    assert rows
    for told in rows:
        sheet = reader.get(f"/{name}/{told['id']}")
        assert {field: sheet[field] for field in told} == told


def test_a_need_is_told_with_the_words_of_the_meeting_and_what_was_promised(held: House) -> None:
    reader = program(held)

    [need] = [each for each in every(reader, "needs") if "管线" in each["title"]]
    sheet = reader.get(f"/needs/{need['id']}")

    assert need["heard"] == 1
    assert all(said["meeting"] and said["words"] for said in sheet["sources"])
    assert sheet["promises"]


def test_what_is_sensitive_is_told_to_a_key_that_says_so_alone(held: House) -> None:
    shy, bold = program(held), program(held, "read_hidden")

    [secret] = [need for need in every(bold, "needs") if need["category"] == "women"]

    assert secret["id"] not in [need["id"] for need in every(shy, "needs")]
    assert shy.get(f"/needs/{secret['id']}", 404)["error"]["code"] == "no_such_row"
    assert every(shy, "needs", q="吵得厉害") == []


def test_pages_are_the_whole_register_once_and_in_the_same_order(house: House) -> None:
    made = [
        row(house, "needs", title=f"需求{n}", category="", kind="need", state="open", danger=n % 7 == 0, at=n)
        for n in range(57)
    ]
    reader = program(house)

    assert [need["id"] for need in every(reader, "needs", limit=10)] == made
    assert [need["id"] for need in every(reader, "needs")] == made


def test_what_comes_while_somebody_reads_is_told_at_the_end(house: House) -> None:
    for n in range(3):
        row(house, "needs", title=f"需求{n}", category="", kind="need", state="open", danger=False, at=9 - n)
    reader = program(house)
    first = reader.get("/needs", limit=2)
    late = row(house, "needs", title="后来的", category="", kind="need", state="open", danger=True, at=99)

    second = reader.get("/needs", limit=2, cursor=first["next"])

    assert [need["id"] for need in second["items"]][-1] == late
    assert second["next"] is None


def test_lists_are_narrowed_and_searched(held: House) -> None:
    reader, unit = program(held), only(program(held, "write"), "units")

    assert [each["text"] for each in every(reader, "promises", unit=unit)] == ["更换井盖"]
    assert [each["text"] for each in every(reader, "promises", q="井盖")] == ["更换井盖"]
    assert every(reader, "promises", due="2026-12-19", unit=unit) == []
    assert every(reader, "needs", danger="true") == [each for each in every(reader, "needs") if each["danger"]]
    assert [each["text"] for each in every(reader, "offers", resource="place", until="2027-01-31")] == ["二楼会议室"]
    assert len(every(reader, "meetings", q="圆桌")) == 1
    assert every(reader, "meetings", q="%") == []


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ({"colour": "red"}, "no_such_filter"), ({"unit": "one"}, "no_such_value"), ({"danger": "yes"}, "no_such_value"),
        ({"limit": "many"}, "no_such_value"), ({"cursor": "x"}, "bad_cursor"), ({"unit": "9" * 30}, "no_such_value"),
    ],
)  # fmt: skip
def test_a_query_that_was_not_understood_is_told_so(house: House, query: dict[str, str], code: str) -> None:
    told = program(house).get("/needs", 400, **query)

    assert told["error"]["code"] == code


# -- who ----------------------------------------------------------------------------------------------------------------


def test_without_a_right_key_nothing_is_told(held: House) -> None:
    assert Program(held, "").get("/needs", 401)["error"]["code"] == "no_key"
    assert Program(held, "fk_guessed").get("/needs", 401)["error"]["code"] == "wrong_key"
    assert held.organiser().get("/api/v1/needs").status_code == 401, "a cookie is no key"


def test_each_key_may_what_it_says(held: House) -> None:
    body = {"title": "灯"}

    assert program(held, "calendar").get("/needs", 403)["error"]["code"] == "key_may_not"
    assert program(held, "read").send("POST", "/needs", body, 403)["error"]["code"] == "key_may_not"
    assert (
        program(held, "write", clerk(held, only(program(held, "read_hidden"), "units"))).send(
            "POST", "/needs", body, 403
        )["error"]["code"]
        == "not_your_door"
    )
    assert Program(held, held.key).send("POST", "/needs", body, 201)["title"] == "灯"


def test_too_many_calls_are_asked_to_wait_and_others_are_not(house: House) -> None:
    reader, other = program(house), program(house, "write")
    for _ in range(gate.AT_ONCE):
        reader.get("/units")

    answer = reader.ask("GET", "/units")

    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "1")
    other.get("/units")
    house.clock.at += 1000
    reader.get("/units")


def test_guessing_keys_is_slowed_and_holds_up_no_right_one(house: House) -> None:
    guesser, reader = Program(house, "fk_guess"), program(house)

    told = [guesser.ask("GET", "/units").status_code for _ in range(gate.WRONG_AT_ONCE + 1)]

    assert (told[0], told[-1]) == (401, 429)
    reader.get("/units")


def test_other_addresses_and_ways_are_told_in_the_same_shape(house: House) -> None:
    reader = program(house)

    for method, path, status in (
        ("GET", "/nothing", 404),
        ("DELETE", "/needs", 405),
        ("GET", "/needs/x", 404),
        ("GET", "/", 404),
    ):
        answer = reader.ask(method, path)
        assert (answer.status_code, set(answer.json["error"])) == (status, {"code", "zh", "en", "field"})


def test_no_other_site_may_read_it_in_a_browser(held: House) -> None:
    answer = program(held).ask("GET", "/needs")

    assert not [name for name, _ in answer.headers if name.lower().startswith("access-control")]
    assert answer.headers["Cache-Control"] == "no-store"
