"""What everybody reads without account: needs, offices and dates, on light pages without script, in both languages."""

import re
from pathlib import Path

import pytest

from facilitate.register.communities import ours
from facilitate.register.doer import ORGANISER
from facilitate.register.rooms import rooms_deeds
from tests.web.evening import play as evening
from tests.web.pages_app import House, make_house
from tests.web.test_residents_door import left, make, room

MOST_BYTES = 60_000


@pytest.fixture
def house(tmp_path: Path) -> House:
    return make_house(tmp_path)


@pytest.fixture
def heard(house: House) -> House:
    """A house in which one evening has been held."""
    evening(house)
    return house


def test_needs_are_read_found_and_say_who_is_responsible(heard: House) -> None:
    browser = heard.browser()
    page = browser.get("/c/needs").text

    assert "地下管线先修好，再恢复路面" in page
    assert "施工方项目经理" in page
    found = browser.get("/c/needs?q=护栏").text
    assert "沟槽没有护栏" in found
    assert "地下管线" not in found
    need = re.search(r'href="(/c/needs/\d+)">[^<]*护栏', found)
    assert need
    sheet = browser.get(need[1]).text
    assert "三天内装好，留轮椅口" in sheet
    assert "11月24日前" in sheet


def test_neighbours_who_took_something_on_are_not_named(heard: House) -> None:
    id = make(heard, "needs", kind="need", state="open", title="浇花", danger=False, at=1)
    book = heard.services.book
    row = {"need": id, "kind": "task", "person": "张桂兰", "text": "每天浇花", "state": "open", "due": "2026-12-01"}
    book.deed(
        ORGANISER, "make", ours(book), lambda deed: deed.make("promises", community=ours(book), said={}, at=1, **row)
    )

    for address in ("/c/needs", f"/c/needs/{id}", "/c/"):
        page = heard.browser().get(address).text
        assert "张桂兰" not in page
        assert "一位参会的人" in page


def test_sensitive_needs_are_nowhere(house: House) -> None:
    id = make(house, "needs", kind="need", state="open", title="有人打老婆", category="women", danger=False, at=1)
    row = {"need": id, "kind": "do_by", "person": "妇联", "text": "上门", "state": "open", "due": "2026-12-01"}
    make(house, "promises", said={}, at=1, **row)
    browser = house.browser()

    for address in ("/c/", "/c/needs", "/c/needs?q=打老婆"):
        assert "有人打老婆" not in browser.get(address).text
    assert browser.get(f"/c/needs/{id}").status_code == 404


def test_every_page_is_light_and_holds_no_script(heard: House) -> None:
    room(heard)
    browser = heard.browser()
    slip = left(browser)
    need = re.search(r'href="(/c/needs/\d+)"', browser.get("/c/needs").text)
    assert need

    for address in ("/c/", "/c/needs", need[1], "/c/card", slip, "/c/mine", "/c/slip", "/h/K7P2QX"):
        page = browser.get(address).text
        sheets = re.findall(r'<link rel="stylesheet" href="([^"]+)"', page)
        assert "<script" not in page, address
        assert len(page.encode()) + sum(len(browser.get(each).data) for each in sheets) < MOST_BYTES, address


@pytest.mark.parametrize(
    "address", ["/c/", "/c/needs", "/c/needs/1", "/c/card", "/c/mine", "/c/slip", "/h/K7P2QX", "/c/slip/AAAA"]
)
def test_the_residents_pages_speak_english(house: House, address: str) -> None:
    rooms_deeds.make(house.services.book, ORGANISER, ours(house.services.book), "K7P2QX", {"name": "Hall"})
    make(
        house,
        "bookings",
        title="Tea",
        host="Owners",
        starts="2026-11-28T19:00+08:00",
        ends="2026-11-28T21:00+08:00",
        state="planned",
    )
    need = make(house, "needs", kind="need", state="open", title="Lamps", category="safety", danger=True, at=1)
    for state in ("open", "done", "confirmed", "waiting", "contested"):
        row = {"need": need, "kind": "task", "text": "Mend", "state": state, "due": "2026-12-01"}
        make(house, "promises", said={}, at=1, **row)

    page = house.browser().get(f"{address}?lang=en").text

    body = re.sub(r'<nav class="(tongues|res-foot)".*?</nav>', "", page, flags=re.S)
    assert re.findall(r"[一-鿿][^<>\"]*", body) == []
