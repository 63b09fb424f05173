"""A host at the page of the door, for tests: what is made there, and newcomers who bring it."""

import re
from typing import Any

from flask.testing import FlaskClient

from facilitate.service.keyring import tidy_key
from tests.web.pages_app import House, token_in

WHO = {"name": "新来的", "group": "residents", "consent": True}


class Desk:
    """A host at the page of the door."""

    def __init__(self, house: House) -> None:
        self.house, self.code = house, house.open()
        self.person, token = house.join(self.code, "林主持", "social_org", "host")
        self.browser: FlaskClient = house.browser(**{f"facilitate_{self.code}": token})
        self.ops = 0

    def do(self, verb: str, **given: str) -> Any:
        self.ops += 1
        page = self.browser.get(f"/m/{self.code}/door").text
        data = {"csrf_token": token_in(page), "verb": verb, "op": f"d{self.ops}", **given}
        return self.browser.post(f"/m/{self.code}/door", data=data)

    def key(self, **given: str) -> str:
        """A key just made, as it stands on the page."""
        made = self.do("key", **given)
        assert made.status_code == 200
        return tidy_key(re.search(r'class="k-typed" translate="no">([^<]+)<', made.text)[1])  # type: ignore[index]

    def seats(self, count: int) -> list[str]:
        sheet = self.do("seats", count=str(count)).text
        return [tidy_key(found) for found in re.findall(r'class="k-typed" translate="no">([^<]+)<', sheet)]

    def come(self, **brought: str) -> Any:
        return self.house.browser().post(f"/m/{self.code}/join", json=WHO | brought)

    def refused(self, **brought: str) -> str:
        answer = self.come(**brought)
        return "" if answer.status_code == 200 else str(answer.json["refusal"]["rule"])


def people(desk: Desk) -> list[str]:
    """Everybody but the host."""
    with desk.house.services.door.reading(desk.code) as m:
        return [one.name for one in m.people.all.values()][1:]


def press(desk: Desk, browser: FlaskClient, lost: bool = False, name: str = "王阿姨", **brought: str) -> Any:
    """The three taps, on the page as it is drawn now; where the answer is lost the browser has heard nothing of it."""
    page = browser.get(f"/J/{desk.code}", query_string=brought | {"new": "1"}).text
    before = session(browser)
    data = {"csrf_token": token_in(page), "name": name, "group": "residents", "consent": "yes", **brought}
    answer = browser.post(f"/J/{desk.code}", data=data)
    if lost:
        browser.delete_cookie(f"facilitate_{desk.code}")
        browser.delete_cookie(f"before_{desk.code}")
        browser.set_cookie("session", before)
    return answer


def session(browser: FlaskClient) -> str:
    return browser.get_cookie("session").value  # type: ignore[union-attr]


def held(desk: Desk, browser: FlaskClient) -> str:
    return browser.get_cookie(f"facilitate_{desk.code}").value  # type: ignore[union-attr]


def whose(desk: Desk, token: str) -> str:
    who = desk.house.services.access.who(desk.code, token)
    return who.person if who else ""
