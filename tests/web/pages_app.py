"""The pages with a real door and real keys behind them, in memory; what a person sees is laid out by hand."""

import secrets
from types import SimpleNamespace
from typing import Any

import flask
from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool

from facilitate.core.meeting import Meeting
from facilitate.resources import resource
from facilitate.service.access import Access
from facilitate.service.clock import ManualClock
from facilitate.service.door import Door
from facilitate.service.rulefiles import library
from facilitate.store.log import Log
from facilitate.store.tables import metadata
from facilitate.web import pages
from tests.web.courtyard_sight import facts_of, seen_by

KEY = "organiser-key"
START = 1_795_242_600_000  # 21 November 2026, 14:30 in Shanghai


def make_app(**config: Any) -> flask.Flask:
    """The app of the pages; `app.extensions["facilitate"]` is the context, its `things` what everybody sees."""
    app = flask.Flask("pages", template_folder=str(resource("templates")), static_folder=None)
    app.config.update(SECRET_KEY="tests", TESTING=True, **config)
    app.extensions["facilitate"] = context()
    pages.init_app(app, resource("static"))
    return app


def context() -> SimpleNamespace:
    engine = create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False})
    metadata.create_all(engine)
    clock, store, rules = ManualClock(START), Log(engine, b"tests"), {each.rule.id: each for each in library()}
    door = Door(store, clock, secrets.token_bytes)
    access = Access(door, store, clock, secrets.token_bytes, lambda work: work(), b"tests", KEY, rules)
    made = SimpleNamespace(access=access, door=door, clock=clock, rules=library(), things={})
    made.config = SimpleNamespace(public_url="")
    made.sight = lambda code, audience, person: _sight(made, code, person)
    return made


def _sight(made: SimpleNamespace, code: str, person: str) -> Any:
    try:
        with made.door.reading(code) as m:
            return {**facts_of(m), **made.things}, _me(m, person)
    except KeyError:
        return None


def _me(m: Meeting, person: str) -> dict[str, Any]:
    return seen_by(m, person) if person else {}
