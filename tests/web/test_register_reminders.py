"""The sheet of reminders, and the places that they are sent to, as the organiser sets them up."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from facilitate.cli import main
from facilitate.register.doer import ORGANISER
from tests.web import staff
from tests.web.pages_app import START, House, make_house, token_in
from tests.web.programs import row
from tests.web.receivers import robot

KINDS = ("dingtalk", "wecom", "feishu", "generic", "mail")
CHINESE = re.compile(r"[\u4e00-\u9fff]")


@pytest.fixture
def house(tmp_path: Path) -> House:
    """One promise late, one due tomorrow, one to be looked at again, of two offices, and a neighbour's."""
    house = make_house(tmp_path)
    one, other = staff.unit(house, "Works bureau"), staff.unit(house, "Street office")
    kept = {"said": {}, "at": START, "state": "open", "checker": "Li"}
    row(house, "promises", unit=one, person="Wang", text="Manhole covers", due="2026-11-16", **kept)
    row(house, "promises", unit=other, text="Handrails", due="2026-11-22", **kept)
    row(house, "promises", text="Flowers", due="2026-11-20", kind="task", person="Aunt Li", **kept)
    done = row(house, "promises", unit=one, text="Lamp", due="2026-08-01", **kept | {"state": "confirmed"})
    book = house.services.book
    book.deed(ORGANISER, "make", 1, lambda d: d.make("returns", promise=done, months=3, due="2026-11-20", state="due"))
    return house


def press(browser: FlaskClient, where: str, /, **form: object) -> str:
    token = token_in(browser.get("/registers/hooks/new?kind=mail").text)
    return browser.post(where, data={"csrf_token": token, **form}, follow_redirects=True).text


def test_the_sheet_tells_each_office_what_it_has_to_do(house: House) -> None:
    page = house.organiser().get("/registers/reminders?lang=en").text

    heads = re.findall(r"<h2>(.*?)</h2>", page)
    marks = re.findall(r'<td class="reg-mark" data-what="\w+">(.*?)</td>', page)
    assert heads == ["Street office", "Works bureau", "Works bureau <small>Wang</small>", "Aunt Li"]
    assert marks == ["due tomorrow", "3 months on: still in use?", "5 days late", "1 day late"]


def test_nothing_is_left_in_chinese_for_english_readers(house: House) -> None:
    browser = house.organiser()

    for address in ("/registers/reminders", "/registers/hooks", *(f"/registers/hooks/new?kind={k}" for k in KINDS)):
        page = browser.get(f"{address}{'&' if '?' in address else '?'}lang=en").text
        body = re.sub(r'(?s)<head>.*?</head>|<nav class="reg-sections".*?</nav>|<[^>]*>', "", page)
        assert not CHINESE.search(body.replace("中文", "").replace("繁體", "").replace("简体", "")), address


def test_a_place_is_set_up_tried_and_tells_what_the_receiver_answered(house: House) -> None:
    browser = house.organiser()
    with robot((200, b'{"errcode":0,"errmsg":"ok"}'), (200, b'{"errcode":310000,"errmsg":"sign not match"}')) as there:
        press(
            browser,
            "/registers/hooks/new?kind=dingtalk",
            name="Group",
            address=there.url,
            secret="SEC1",
            near="y",
            lang="zh",
        )
        good = press(browser, "/registers/hooks/1/test")
        bad = press(browser, "/registers/hooks/1/test")

    assert "发出去了，对方回答：" in good
    assert "errmsg&#34;:&#34;ok" in good
    assert "没有发出去。" in bad
    assert "sign not match" in bad
    assert "提醒试一试" in there.bodies()[0]["text"]["content"]
    page = browser.get("/registers/hooks").text
    assert "SEC1" not in page
    assert "access_token" not in page


def test_an_address_that_cannot_be_is_told_and_what_was_typed_stays(house: House) -> None:
    browser = house.organiser()
    form = {
        "csrf_token": token_in(browser.get("/registers/hooks/new?kind=mail").text),
        "name": "Group",
        "address": "http://x.example.org/",
        "lang": "zh",
    }

    answer = browser.post("/registers/hooks/new?kind=wecom", data=form)

    assert answer.status_code == 422
    assert "https://" in answer.text
    assert 'value="http://x.example.org/"' in answer.text


def test_a_place_is_switched_off_taken_back_and_removed(house: House) -> None:
    browser = house.organiser()
    press(browser, "/registers/hooks/new?kind=wecom", name="Group", address="https://qyapi.example.org/x", lang="zh")

    off = press(browser, "/registers/hooks/1/off")
    deed = re.search(r'name="deed" value="(\d+)"', off)
    assert deed
    browser.post("/registers/undo", data={"csrf_token": token_in(off), "deed": deed[1]})
    on = browser.get("/registers/hooks").text
    gone = press(browser, "/registers/hooks/1/remove")

    assert "/registers/hooks/1/on" in off
    assert "/registers/hooks/1/off" in on
    assert "还没有设。" in gone


def test_a_failure_is_told_on_the_sheet(house: House, tmp_path: Path) -> None:
    browser = house.organiser()
    with robot((500, b"out of order")) as there:
        press(browser, "/registers/hooks/new?kind=generic", name="Platform", address=there.url, near="y", lang="en")
        told = CliRunner().invoke(main, ["remind", "--data", str(tmp_path), "--db", f"sqlite:///{tmp_path}/house.db"])

    assert told.exit_code == 1, told.output
    assert "The receiver did not take it: 500 out of order" in told.output
    assert "有提醒没有发出去：Platform" in browser.get("/registers/reminders").text
    assert "500 out of order" in browser.get("/registers/hooks").text
    assert urlsplit(there.got[0][0]).path == "/robot/send"


def test_the_command_says_that_nothing_is_due(tmp_path: Path) -> None:
    told = CliRunner().invoke(main, ["remind", "--data", str(tmp_path)])

    assert told.exit_code == 0
    assert "Nothing is due." in told.output


def test_only_the_organiser_opens_these_pages(house: House) -> None:
    clerk = staff.clerk(house, 1)

    for address in ("/registers/reminders", "/registers/hooks", "/registers/hooks/new?kind=mail"):
        assert clerk.get(address).status_code == 303
        assert house.browser().get(address).status_code == 303
