"""Where a meeting's code comes in a form, a query or through a program's key, the same question is asked."""

import re

import pytest

from facilitate.register.communities import ours
from facilitate.register.doer import ORGANISER
from facilitate.register.people import accounts
from tests.web.colleagues import TITLE, Office, full_house, new_meeting, open_office
from tests.web.pages_app import token_in
from tests.web.staff import officer

HEAD = "Authorization"


@pytest.fixture
def office(tmp_path) -> Office:  # type: ignore[no-untyped-def]
    return open_office(full_house(tmp_path))


def made(office: Office, table: str, **values: object) -> int:
    book = office.house.services.book
    here = ours(book)
    return book.deed(ORGANISER, "make", here, lambda deed: deed.make(table, community=here, **values)).answer


def held(office: Office, who: str, title: str) -> str:
    """The code of a meeting of this one's that has ended and is in the register."""
    code = new_meeting(office.people[who], title)
    made(office, "gatherings", meeting=code, title=title, head=1, starts="2026-11-20T14:30:00+08:00", facts={})
    return code


def program(office: Office, who: str) -> str:
    """The token of a key that this one has made."""
    page = office.send(who, "/registers/keys", "/registers/keys", name="统计", rights="read").text
    found = re.search(r"fk_[\w-]+", page)
    assert found, page
    return found[0]


def told(office: Office, token: str) -> set[str]:
    answer = office.house.browser().get("/api/v1/meetings", headers={HEAD: f"Bearer {token}"})
    assert answer.status_code == 200, answer.text
    assert answer.json is not None
    return {each["code"] for each in answer.json["items"]}


def test_a_room_the_calendar_and_a_series_take_only_a_meeting_that_one_may_open(office: Office) -> None:
    room = made(office, "rooms", name="大厅", code="ROOMROOM", state="open")
    forms = {f"/registers/rooms/{room}/here": 404, f"/registers/cards/into/{office.code}": 404}

    for address, status in forms.items():
        assert office.send("other", "/registers/accounts", address, code=office.code).status_code == status
        assert office.send("partner", "/registers/accounts", address, code=office.code).status_code == 303


def test_the_wall_shows_no_meeting_of_a_colleagues(office: Office) -> None:
    address = f"/registers/wall?meeting={office.code}"

    assert office.people["partner"].get(address).status_code == 200
    assert {office.people[who].get(address).status_code for who in ("other", "admin", "key")} == {404}
    assert TITLE in office.people["partner"].get("/registers/wall").text
    assert TITLE not in office.people["other"].get("/registers/wall").text


def test_a_key_is_its_makers_and_tells_the_meetings_that_its_account_may_open(office: Office) -> None:
    owners, house = held(office, "owner", "王主任的会"), held(office, "key", "本处的会")
    keys = {who: program(office, who) for who in ("owner", "partner", "other", "admin", "key")}

    assert {who: told(office, token) for who, token in keys.items()} == {
        "owner": {owners, house}, "partner": {house}, "other": {house}, "admin": {house}, "key": {house},
    }  # fmt: skip
    assert told(office, office.house.key) == {house}


def test_what_a_person_has_opened_for_a_day_no_program_reads(office: Office) -> None:
    code = held(office, "owner", "王主任的会")
    page = f"/meetings/{code}/holders"
    keys = {who: program(office, who) for who in ("admin", "key")}
    for who in keys:
        assert office.send(who, page, f"{page}/open").status_code == 303
        assert office.people[who].get(f"/meetings/{code}").status_code == 200

    assert [told(office, token) for token in (*keys.values(), office.house.key)] == [set(), set(), set()]


def test_one_meeting_of_a_colleagues_is_not_told_either(office: Office) -> None:
    held(office, "owner", "王主任的会")

    def asked(who: str) -> int:
        head = {HEAD: f"Bearer {program(office, who)}"}
        return office.house.browser().get("/api/v1/meetings/1", headers=head).status_code

    assert (asked("owner"), asked("other"), asked("admin")) == (200, 404, 404)


def test_a_key_dies_with_its_account(office: Office) -> None:
    token, book = program(office, "other"), office.house.services.book
    assert told(office, token) == set()

    accounts.close(book, ORGANISER, ours(book), office.account("other"))

    answer = office.house.browser().get("/api/v1/meetings", headers={HEAD: f"Bearer {token}"})
    assert answer.status_code == 401


def test_a_colleagues_keys_are_neither_shown_nor_closed(office: Office) -> None:
    program(office, "owner")

    assert "统计" in office.people["owner"].get("/registers/keys").text
    assert "统计" in office.people["admin"].get("/registers/keys").text
    assert "统计" not in office.people["other"].get("/registers/keys").text
    assert office.send("other", "/registers/accounts", "/registers/keys/1/close").status_code == 404
    assert office.send("owner", "/registers/accounts", "/registers/keys/1/close").status_code == 303


def test_a_colleagues_account_is_neither_closed_nor_linked_anew_nor_is_one_made(office: Office) -> None:
    owner = office.account("owner")

    for address in (f"/registers/accounts/{owner}/close", f"/registers/accounts/{owner}/link"):
        assert office.send("other", "/registers/accounts", address).status_code == 403
    form = {"person": "新来的", "login": "new", "unit": ""}
    assert office.send("other", "/registers/accounts", "/registers/accounts", **form).status_code == 403
    assert office.people["owner"].get(f"/meetings/{office.code}").status_code == 200


def test_handing_over_is_not_taken_back_by_whoever_presses_undo(office: Office) -> None:
    page = f"/meetings/{office.code}/holders"
    office.send("owner", page, f"{page}/hand", account=str(office.account("other")))
    deed = office.house.services.book.read(_last)

    assert office.send("owner", "/registers/accounts", "/registers/undo", deed=str(deed)).status_code == 403
    assert office.send("admin", "/registers/accounts", "/registers/undo", deed=str(deed)).status_code == 303
    assert office.people["owner"].get(f"/meetings/{office.code}").status_code == 200


def test_the_log_of_the_house_is_the_admins_to_read(office: Office) -> None:
    assert "建了" in office.people["admin"].get("/registers/accounts").text
    assert "建了" not in office.people["other"].get("/registers/accounts").text


def test_an_account_that_has_signed_in_counts_before_the_key_that_the_same_browser_holds(office: Office) -> None:
    browser = officer(office.house, "guest")
    browser.set_cookie("organiser", office.house.key)

    code = new_meeting(browser, "客人的会")

    assert browser.get(f"/meetings/{code}").status_code == 200
    assert browser.get(f"/meetings/{office.code}/holders").status_code == 403
    token_in(browser.get("/registers/accounts").text)
    assert office.people["key"].get(f"/meetings/{code}").status_code == 303


def _last(connection: object) -> int:
    from sqlalchemy import func, select

    from facilitate.store.register_tables import deeds

    return int(connection.execute(select(func.max(deeds.c.id))).scalar_one())  # type: ignore[attr-defined]
