"""Who keeps the house, what its colleagues are told of it, and how often the tables are asked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from facilitate.register.communities import ours
from facilitate.register.doer import ORGANISER
from facilitate.register.people import accounts, holdings, holdings_deeds, keyring
from facilitate.web.registers.accounts import LOG
from tests.web.colleagues import Office, full_house, new_meeting, open_office
from tests.web.pages_app import token_in
from tests.web.staff import PASSWORD

OPENED = "以管理员的身份打开了"
ACCOUNTS = "/registers/accounts"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return open_office(full_house(tmp_path))


def open_each(office: Office, codes: list[str]) -> None:
    for code in codes:
        page = f"/meetings/{code}/holders"
        assert office.send("admin", page, f"{page}/open").status_code == 303


def test_every_opening_is_told_on_the_first_page_of_whose_meeting_it_was_then(office: Office) -> None:
    codes = [new_meeting(office.people["owner"], f"第 {n} 次会") for n in range(5)]
    open_each(office, codes)
    page = f"/meetings/{codes[0]}/holders"
    office.send("owner", page, f"{page}/hand", account=str(office.account("other")))

    assert office.people["owner"].get("/").text.count(OPENED) == 5
    assert office.people["other"].get("/").text.count(OPENED) == 0
    assert all(f"第 {n} 次会" in office.people["owner"].get("/").text for n in range(5))


def test_the_log_of_the_house_says_how_much_of_it_is_not_shown_and_shows_it(office: Office) -> None:
    page = f"/meetings/{office.code}/holders"
    for _ in range(LOG // 2):
        office.send("owner", page, f"{page}/back", account=str(office.account("partner")))
        office.send("owner", page, f"{page}/share", account=str(office.account("partner")))

    short, whole = (office.people["admin"].get(f"{ACCOUNTS}{query}").text for query in ("", "?log=all"))

    assert "更早的还有 2 条" in short
    assert "建了“" not in short
    assert "建了“" in whole
    assert "更早的还有" not in whole
    assert (
        office.people["owner"].get(page).text.count("合办“") + office.people["owner"].get(page).text.count("”不再")
        >= LOG
    )


def test_the_house_is_handed_over_on_the_page_of_accounts(office: Office) -> None:
    other = office.account("other")
    assert office.send("other", ACCOUNTS, f"{ACCOUNTS}/{other}/admin").status_code == 403
    assert "当管理员" not in office.people["other"].get(ACCOUNTS).text

    assert office.send("admin", ACCOUNTS, f"{ACCOUNTS}/{other}/admin").status_code == 303

    assert "当管理员" in office.people["other"].get(ACCOUNTS).text
    assert "当管理员" not in office.people["admin"].get(ACCOUNTS).text
    assert "本处管理员现在是您" in office.people["other"].get("/").text
    assert office.people["admin"].get(f"/meetings/{office.code}/holders").status_code == 403


def test_an_admin_whose_account_comes_back_is_a_colleague_like_others(office: Office) -> None:
    book, admin = office.house.services.book, office.account("admin")
    accounts.close(book, ORGANISER, ours(book), admin)
    accounts.invite_again(book, ORGANISER, ours(book), admin)
    keyring.link(book, admin, "again", office.house.clock.now())
    browser = office.house.browser()
    form = {"csrf_token": token_in(browser.get("/in/new?key=again").text), "key": "again"}
    assert browser.post("/in/new", data=form | {"password": PASSWORD, "again": PASSWORD}).status_code == 303

    assert "当管理员" not in browser.get(ACCOUNTS).text
    assert "当管理员" in office.people["owner"].get(ACCOUNTS).text


def test_a_meeting_that_goes_while_its_page_is_asked_for_is_told_as_none(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(office.house.services.access), "meetings", lambda _access: ())

    assert office.people["owner"].get(f"/meetings/{office.code}/holders").status_code == 404


def test_the_people_of_a_series_are_looked_up_with_one_question_about_whose_its_meetings_are(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = office.house.services.book
    here = ours(book)

    def made(table: str, **values: Any) -> int:
        return book.deed(ORGANISER, "make", here, lambda deed: deed.make(table, community=here, **values)).answer

    def asked(meetings: int) -> int:
        series = made("series", name="例会", state="open", at=0)
        for n in range(meetings):
            code = new_meeting(office.people["owner"], f"第 {n} 次")
            office.house.join(code, "李阿姨")
            made(
                "gatherings",
                meeting=code,
                title=code,
                head=1,
                starts="2026-11-20T14:30:00+08:00",
                facts={},
                series=series,
            )
        calls: list[object] = []
        read = type(book).read

        def counted(self: Any, work: Any) -> Any:
            calls.append(work)
            return read(self, work)

        with monkeypatch.context() as patch:
            patch.setattr(type(book), "read", counted)
            page = office.people["owner"].get(f"/registers/series/{series}/people")
        assert page.status_code == 200
        assert page.text.count("李阿姨") >= meetings, "its people are told"
        return len(calls)

    once, often = asked(1), asked(6)
    print(f"\n{once} questions for one meeting, {often} for six")
    assert once == often


@pytest.mark.parametrize("way", ["form", "program", "rehearsal"])
def test_no_meeting_is_ever_there_without_whose_it_is(
    office: Office, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    """Where the power goes between the two there is neither; `claim` that comes afterwards would leave a meeting of the house's."""
    store = office.house.services.store
    before = len(store.codes())
    monkeypatch.setattr(holdings_deeds, "claim", lambda *_told: 1 / 0)

    if way == "form":
        form = {
            "rule": "roundtable_needs",
            "title": "断电的会",
            "place": "议事厅",
            "by": "phones",
            "language": "zh",
            "when": "now",
        }
        answer = office.send("owner", "/meetings/new", "/meetings", **form, host="主持人")
    elif way == "program":
        answer = office.people["owner"].post("/meetings", json={"rule": "roundtable_needs", "title": "断电的会"})
    else:
        answer = office.send("owner", f"/m/{office.code}/rehearse", f"/m/{office.code}/rehearse")

    assert answer.status_code >= 400
    assert len(store.codes()) == before
    monkeypatch.undo()
    code = new_meeting(office.people["owner"], "有电的会")
    held = office.house.services.book.read(lambda c: holdings.of_meeting(c, code))
    assert held.owner == office.account("owner")
