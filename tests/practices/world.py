"""A house that is closed and opened again on the same data, and hands that do in its pages what a person would."""

from __future__ import annotations

import itertools
import re
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from facilitate.web import papers
from tests.web.pages_app import House, make_house, token_in

_ops = itertools.count(1)


def opened(folder: Path) -> House:
    """A house on that folder, with its papers."""
    house = make_house(folder)
    house.app.register_blueprint(papers.pages)
    return house


def restarted(house: House) -> House:
    """The same house after its program was closed and started again: nothing is left but what lies on the disk."""
    folder = house.services.config.data
    house.services.engine.dispose()
    again = opened(folder)
    again.clock.at = house.clock.at
    return again


def send(browser: FlaskClient, page: str, **fields: Any) -> TestResponse:
    """A form of that page sent as a person would: with the token of the page and an op of its own."""
    token = token_in(browser.get(page).text)
    return browser.post(page, data={"csrf_token": token, "op": f"pr{next(_ops)}", **fields}, follow_redirects=True)


def host(house: House, code: str, name: str = "主持人") -> tuple[FlaskClient, str]:
    """(the browser of somebody who leads the meeting, who she is)."""
    _person, token = house.join(code, name, "social_org", "host")
    return house.browser(**{f"facilitate_{code}": token}), token


def opened_by_form(house: House, **fields: Any) -> tuple[FlaskClient, str]:
    """(the organiser's browser, the code) of a meeting opened at `/meetings/new`."""
    browser = house.organiser()
    token = token_in(browser.get("/meetings/new").text)
    form = {"csrf_token": token, "rule": "roundtable_needs", "place": "社区议事厅", "when": "now", "language": "zh"}
    answer = browser.post("/meetings", data=form | fields)
    assert answer.status_code == 303, answer.text
    found = re.search(r"/(?:meetings|m)/([A-Z2-9]{8})", answer.location)
    assert found
    return browser, found[1]


def act(browser: FlaskClient, code: str, verb: str, **args: Any) -> Any:
    """One act of whoever holds this browser, as the screens send it, a second after the last; a refusal fails the test."""
    browser.application.extensions["facilitate"].clock.at += 1000
    wish = {"verb": verb, "op": f"pr{next(_ops)}", "args": {name.rstrip("_"): value for name, value in args.items()}}
    answer = browser.post(f"/m/{code}/act", json=wish, headers={"Origin": "http://localhost"})
    assert answer.status_code == 200, (verb, args, answer.text)
    return answer.get_json().get("made", "")


def links(page: str, pattern: str) -> list[str]:
    """Paths of the addresses in a page that match."""
    found = [unescape(one) for one in re.findall(r"https?://[^\s<\"]+|href=\"([^\"]+)\"", page)]
    texts = [unescape(one) for one in re.findall(r"(https?://[^\s<\"]+)", page)]
    return [_path(one) for one in (*texts, *filter(None, found)) if re.search(pattern, one)]


def _path(address: str) -> str:
    parts = urlsplit(address)
    return parts.path + (f"?{parts.query}" if parts.query else "")


def paper(house: House, code: str, name: str) -> str:
    """That paper of a meeting as a page, as the organiser opens it."""
    return house.organiser().get(f"/m/{code}/papers/{name}.html").text


def stage(house: House, code: str) -> str:
    """Where the meeting stands; "" before its first stage."""
    things, _me = house.services.sight(code, "desk", "")
    return next((key.partition("/")[2] for key in things if key.startswith("stage/")), "")


def by(browser: FlaskClient, code: str, person: str, verb: str, **args: Any) -> Any:
    """What the desk enters for somebody without a phone; the id of what it made."""
    return act(browser, code, "proxy", person=person, act={"verb": verb, "args": args})


def go(house: House, browser: FlaskClient, code: str, wanted: str) -> None:
    """The host walks on to that stage, with a reason where one is asked for."""
    while stage(house, code) != wanted:
        act(browser, code, "advance", override="往下走")


def heads(house: House, code: str) -> list[str]:
    """The needs that stand for themselves, merged ones left out."""
    things = house.services.sight(code, "desk", "")[0]
    return [one["id"] for key, one in things.items() if key.startswith("item/") and not one["merged_into"]]
