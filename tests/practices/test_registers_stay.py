"""What stands in the registers stands there after a restart: every page of the three doors that a year's house leads to says the same."""

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.practices.world import opened, restarted, send
from tests.web.evening import play
from tests.web.pages_app import House
from tests.web.staff import clerk, unit

LINK = re.compile(r'href="(/(?:registers|unit|c)/[^"#?]*)"')
CHANGING = re.compile(
    r'name="(?:csrf_token|op|once)"[^>]*value="[^"]*"|value="[^"]*"[^>]*name="csrf_token"|/s/[0-9a-f]{12}/'
)
FILES = re.compile(r"\.(?:pdf|xlsx|csv|docx|ics|json|png|svg)$")
MOST = 60
MADE = {
    "/registers/rooms": {"name": "议事厅", "place": "社区二楼"},
    "/registers/series": {"name": "停车位"},
    "/registers/groups/new": {"name": "坡道小组", "purpose": "把坡道装好"},
}
"""Pages of the organiser, and what is written on them."""


def pages(browser: FlaskClient, start: str) -> dict[str, str]:
    """Address -> what stands there, of every page that one comes to from that one."""
    found: dict[str, str] = {}
    waiting = [start]
    while waiting and len(found) < MOST:
        address = waiting.pop(0)
        if address in found or FILES.search(address):
            continue
        answer = browser.get(address, follow_redirects=True)
        if answer.status_code != 200 or not answer.content_type.startswith("text/html"):
            continue
        found[address] = CHANGING.sub("", answer.text)
        waiting += [one for one in LINK.findall(answer.text) if one not in found]
    return found


@pytest.fixture
def house(tmp_path: Path) -> House:
    house = opened(tmp_path)
    play(house)
    house.organiser().get("/registers/needs")
    words = {"text": "三单元门口的坡道冬天结冰", "place": "三单元", "since": "去年冬天", "asked": "物业铺防滑条"}
    assert send(house.browser(), "/c/card", **words).status_code == 200
    for page, written in MADE.items():
        assert send(house.organiser(), page, **written).status_code == 200
    offer = {"resource": "place", "text": "活动室周末空着", "place": "社区二楼", "hours": "周末", "unit": unit(house)}
    answer = send(house.organiser(), "/registers/offers/new", **offer)
    assert answer.status_code == 200
    return house


def test_every_page_at_the_three_doors_says_the_same_after_a_restart(house: House) -> None:
    staff = clerk(house, unit(house, "街道文化站")).get_cookie("staff")
    assert staff
    before = {
        "/registers/needs": pages(house.organiser(), "/registers/needs"),
        "/unit/": pages(house.browser(staff=staff.value), "/unit/"),
        "/c/needs": pages(house.browser(), "/c/needs"),
    }
    again = restarted(house)
    after = {
        "/registers/needs": pages(again.organiser(), "/registers/needs"),
        "/unit/": pages(again.browser(staff=staff.value), "/unit/"),
        "/c/needs": pages(again.browser(), "/c/needs"),
    }

    assert len(before["/registers/needs"]) > 10
    assert len(before["/c/needs"]) > 3
    for door in before:
        assert after[door].keys() == before[door].keys()
        assert [one for one in before[door] if after[door][one] != before[door][one]] == []
