"""Whoever keeps the house opens a colleague's meeting for a day: she reads it, and neither has its keys nor changes anything."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from werkzeug.test import TestResponse

from facilitate.register.communities import ours
from facilitate.register.doer import ORGANISER
from facilitate.web import guests as guests_
from tests.web.colleagues import Office, addresses, full_house, let_in, open_office

WHOSE = "/meetings/<code>/holders"
GUEST = {"name": "区城建局", "group": "agency"}
WAY_IN = {"/J/<code>", "/j/<code>", "/m/<code>/join"}
LOOKERS = ("admin", "key")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Both who may have opened it: the admin's account, and whoever holds the house's key. A guest is invited to it."""
    office = open_office(full_house(tmp_path))
    page = f"/meetings/{office.code}/holders"
    host, _token = office.house.join(office.code, "副主持", role="host")
    office.house.act(office.code, host, "invite", **GUEST)
    for who in LOOKERS:
        assert office.send(who, page, f"{page}/open").status_code == 303
    return office


def words(answer: TestResponse) -> str:
    """All that is in an answer, a pack unpacked."""
    if answer.mimetype != "application/zip":
        return answer.get_data(as_text=True) if (answer.mimetype or "").startswith(("text", "application/json")) else ""
    with zipfile.ZipFile(io.BytesIO(answer.data)) as packed:
        return "".join(packed.read(name).decode(errors="replace") for name in packed.namelist())


def keys(office: Office) -> set[str]:
    """Every standing key of the meeting."""
    access = office.house.services.access
    with office.house.services.door.reading(office.code) as m:
        guests = [access.key(office.code, guests_.GUEST.format(id)) for id in m.guests.all]
    assert len(guests) == 1
    return {*access.keys(office.code).values(), *guests}


def test_no_page_shows_its_keys_to_who_only_reads(office: Office) -> None:
    secret, read = keys(office), 0
    for method, address, rule in addresses(office.house, office.code):
        if method == "GET":
            for who in LOOKERS:
                answer = office.people[who].get(address)
                assert not [key for key in secret if key in words(answer)], (rule, who)
                assert not [key for key in secret if key in answer.headers.get("Location", "")], (rule, who)
                read += let_in(answer)
    print(f"\n{read} pages read by {len(LOOKERS)} who had opened it, {len(secret)} keys looked for: none told")
    assert read == 18
    for who in ("owner", "partner"):
        assert sum(key in office.people[who].get(f"/meetings/{office.code}").text for key in secret) > 5, who


def test_a_guests_own_way_to_answer_is_printed_for_who_holds_it_alone(office: Office) -> None:
    printed = {
        who: "扫码答复" in office.people[who].get(f"/m/{office.code}/papers/invitations.html").text
        for who in ("owner", "partner", *LOOKERS)
    }

    assert printed == {"owner": True, "partner": True, "admin": False, "key": False}


def test_nothing_is_changed_by_who_only_reads(office: Office) -> None:
    tried, refused = [], []
    before = office.house.services.book.read(lambda c: c.exec_driver_sql("select count(*) from meetings").scalar())
    for method, address, rule in addresses(office.house, office.code):
        if method != "POST" or WHOSE in rule or rule.split()[1] in WAY_IN:
            continue
        for who in LOOKERS:
            answer = office.send(who, "/registers/accounts", address, days="30", sure="1", person="p1", words="1")
            tried.append(rule)
            refused += [] if let_in(answer) else [rule]
    print(f"\n{len(tried)} sent by who only reads, {len(refused)} refused")
    assert tried == refused
    assert {"POST /m/<code>/rehearse", "POST /m/<code>/privacy", "POST /m/<code>/privacy/now",
            "POST /m/<code>/privacy/erase", "POST /registers/cards/into/<code>"} <= set(refused)  # fmt: skip
    after = office.house.services.book.read(lambda c: c.exec_driver_sql("select count(*) from meetings").scalar())
    assert before == after, "no rehearsal was made either"


def test_where_a_form_names_it_it_is_not_hers_to_place(office: Office) -> None:
    book = office.house.services.book
    here = ours(book)
    room = book.deed(ORGANISER, "make", here, lambda deed: deed.make("rooms", community=here, name="大厅", code="ROOMROOM", state="open")).answer  # fmt: skip
    address = f"/registers/rooms/{room}/here"

    assert office.send("admin", "/registers/accounts", address, code=office.code).status_code == 404
    assert office.send("partner", "/registers/accounts", address, code=office.code).status_code == 303


def test_what_it_shows_her_can_be_read_and_says_that_it_is_for_reading(office: Office) -> None:
    page = office.people["admin"].get(f"/meetings/{office.code}").text

    assert "看一天：材料、跟进、存期都能看，不能改，钥匙不给看" in page
    assert "/rehearse" not in page
    assert "/desk" not in page
    for link in set(re.findall(rf'href="(/m/{office.code}/[^"]*)"', page)):
        assert let_in(office.people["admin"].get(link)), link
    assert "不能改，钥匙不给看" not in office.people["owner"].get(f"/meetings/{office.code}").text
