"""All pages of a house behind its gate, for tests of what passes it."""

from collections.abc import Iterator
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from facilitate.web import (
    health,
    metrics,
    need_sheet,
    on_hand,
    paperlist,
    papers,
    playback,
    refused,
    rehearsal,
    scribe,
)
from facilitate.web.gate import Gate
from tests.web.pages_app import House, make_house


def gated(folder: Path) -> House:
    """The house in that folder."""
    house = make_house(folder, MAX_CONTENT_LENGTH=1_048_576)
    for part in (refused, papers, paperlist, need_sheet, on_hand, scribe, playback, rehearsal, health, metrics):
        house.app.register_blueprint(part.pages)
    who = house.services.access.who
    house.app.wsgi_app = Gate(house.app.wsgi_app, lambda code, token, _script: who(code, token))  # type: ignore[method-assign]
    return house


def browser(app: House) -> FlaskClient:
    return app.app.test_client()


def organiser(app: House) -> FlaskClient:
    client = app.app.test_client()
    client.set_cookie("organiser", app.key)
    return client


def addresses(flask: Flask, code: str) -> Iterator[tuple[str, set[str]]]:
    """Every address of the house, its blanks filled in, and the methods that it takes."""
    for rule in flask.url_map.iter_rules():
        yield _filled(rule, code), set(rule.methods or ())


def _filled(rule: Rule, code: str) -> str:
    """An address of that rule: the meeting's code, the first of the words that it takes, else a 1."""
    taken = {name: getattr(blank, "items", None) for name, blank in rule._converters.items()}
    blanks = {name: code if name == "code" else sorted(words)[0] if words else 1 for name, words in taken.items()}
    _, path = rule.build(blanks, append_unknown=False) or ("", "/")
    return str(path)
