"""A house of several organisers: an admin, an owner with a meeting, a colleague with whom it is shared, one without, and others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from facilitate.register.book import Deed
from facilitate.register.communities import ours
from facilitate.register.doer import ORGANISER
from facilitate.register.moments import instant
from facilitate.register.people import accounts
from facilitate.web import (
    health,
    metrics,
    need_sheet,
    on_hand,
    paperlist,
    papers,
    photos,
    playback,
    refused,
    rehearsal,
    room,
    scribe,
)
from facilitate.web.pulse import Pulse
from facilitate.web.pulses import Pulses
from tests.web.pages_app import House, make_house, token_in
from tests.web.staff import clerk, officer, unit

PARTS = (room, refused, papers, paperlist, need_sheet, on_hand, photos, scribe, playback, rehearsal, health, metrics)
"""What the whole app hangs beside the pages; a test holds this to facilitate/app.py."""
TITLE = "只归王主任的评估会"
OUTSIDE = re.compile(r"^(/in\b|/J/|/meetings/\w+/holders$|/m/\w+$)")
"""Where those are led who are not let in."""
FILLED = {"name": "minutes", "ext": "html", "id": "n1", "which": "help"}


@dataclass
class Office:
    """`people` by what they are to the meeting `code`."""

    house: House
    people: dict[str, FlaskClient]
    code: str

    def send(self, who: str, page: str, address: str, **form: str) -> TestResponse:
        """A form of that page sent to an address."""
        browser = self.people[who]
        return browser.post(address, data={"csrf_token": token_in(browser.get(page).text), **form})

    def account(self, login: str) -> int:
        found = self.house.services.book.read(lambda connection: accounts.called(connection, login))
        assert found is not None
        return found.id


def full_house(folder: Path) -> House:
    """Every address that the program has."""
    house = make_house(folder)
    for part in PARTS:
        if part.pages.name not in house.app.blueprints:
            house.app.register_blueprint(part.pages)
    house.app.extensions["pulses"] = Pulses(lambda: Pulse(0), house.clock, 0, 1)
    return house


def open_office(house: House) -> Office:
    """The owner has made her meeting with the form that everybody uses, and has shared it with one."""
    names = ("admin", "owner", "partner", "other", "closed")
    people = {name: officer(house, name) for name in names}
    people |= {"clerk": clerk(house, unit(house)), "key": house.organiser(), "nobody": house.browser()}
    code = new_meeting(people["owner"])
    office = Office(house, people, code)
    book = house.services.book
    accounts.close(book, ORGANISER, ours(book), office.account("closed"))
    page = f"/meetings/{code}/holders"
    assert office.send("owner", page, f"{page}/share", account=str(office.account("partner"))).status_code == 303
    planned(house, code)
    people["host"] = house.browser(**{f"facilitate_{code}": house.join(code, "主持人", role="host")[1]})
    people["participant"] = house.browser(**{f"facilitate_{code}": house.join(code, "李阿姨")[1]})
    return office


PLACED = "借用大厅"
"""What the calendar calls it: the calendar is everybody's, whose meeting it is is not."""


def planned(house: House, code: str) -> dict[str, int]:
    """Everything that leads from the register to a meeting that is not over: it is in the calendar, in a room, next in a series, and a
    card waits for it. The numbers of these rows by their tables."""
    book, here, now = house.services.book, ours(house.services.book), house.clock.now()
    starts, ends = instant(now + 10_800_000), instant(now + 14_400_000)

    def work(deed: Deed) -> dict[str, int]:
        room = deed.make("rooms", community=here, name="三楼大厅", code="HALLHALL", state="open")
        series = deed.make("series", community=here, name="评估例会", room=room, state="open", at=now)
        booking = deed.make(
            "bookings", community=here, room=room, series=series, meeting=code, title=PLACED, host="", starts=starts,
            ends=ends, state="planned",
        )  # fmt: skip
        card = deed.make(
            "cards", community=here, room=room, text="路灯坏了", slip="x", state="taken", meeting=code, at=now
        )
        return {"rooms": room, "series": series, "bookings": booking, "cards": card}

    return book.deed(ORGANISER, "make", here, work).answer


def new_meeting(browser: FlaskClient, title: str = TITLE) -> str:
    """The code of a meeting that was made with the form."""
    page = browser.get("/meetings/new").text
    form = {"csrf_token": token_in(page), "rule": "roundtable_needs", "title": title, "place": "议事厅", "by": "phones"}
    form |= {"language": "zh", "when": "now", "host": "主持人"}
    answer = browser.post("/meetings", data=form)
    assert answer.status_code == 303, answer.text
    return str(answer.location.split("/")[2].partition("?")[0])


def addresses(house: House, code: str) -> Iterator[tuple[str, str, str]]:
    """(method, address, rule) of everything that takes a meeting's code in its address."""
    for rule in house.app.url_map.iter_rules():
        if "code" in rule.arguments:
            values = {"code": code, **{name: FILLED[name] for name in rule.arguments - {"code"}}}
            with house.app.test_request_context():
                address = house.app.url_map.bind("localhost").build(rule.endpoint, values)
            for method in sorted((rule.methods or set()) & {"GET", "POST"}):
                yield method, _as_written(rule.rule, values), f"{method} {rule.rule}"
                assert address


def _as_written(rule: str, values: dict[str, str]) -> str:
    """The very address of the rule, also where another of the same page is the usual one."""
    return re.sub(r"<(?:[^<>:]+:)?(\w+)>", lambda found: values[found[1]], rule)


def let_in(answer: TestResponse) -> bool:
    """Whether whoever asked got further than the door: a page, or word that something is wrong with what was sent."""
    if answer.status_code in (301, 302, 303, 307, 308):
        return not OUTSIDE.match(answer.headers["Location"])
    return answer.status_code not in (401, 403, 404)


def tried(office: Office) -> dict[str, dict[str, bool]]:
    """For each address whether each one is let in; every one is asked."""
    found: dict[str, dict[str, bool]] = {}
    for method, address, rule in addresses(office.house, office.code):
        answers = {name: browser.open(address, method=method) for name, browser in office.people.items()}
        broken = {name: answer.status_code for name, answer in answers.items() if answer.status_code >= 500}
        assert not broken, (method, address, broken)
        found[rule] = {name: let_in(answer) for name, answer in answers.items()}
    return found
