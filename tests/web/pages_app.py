"""The whole house without sockets, on a database of its own, for tests of pages."""

import itertools
import re
from collections.abc import Callable, Mapping
from contextvars import Context
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from facilitate.config import Config
from facilitate.core.meeting import Words
from facilitate.resources import resource
from facilitate.service.access import NewMeeting
from facilitate.service.clock import ManualClock
from facilitate.web import developing, pages, photos, room
from facilitate.web.acts import Acts
from facilitate.web.gathering import Gathering
from facilitate.web.registers.bringing import Bringing
from facilitate.web.services import Services, open_services

START = 1_795_242_600_000  # 21 November 2026, 14:30 in Shanghai
GROUPS = ("residents", "committee", "street", "agency", "contractor", "federation", "social_org")


class Compiled(BytecodeCache):
    """Templates are compiled once for all houses."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[bucket.key] = bucket.bytecode_to_string()


compiled = Compiled()


@dataclass
class House:
    """The app and its services; `act` acts for a person a second later than the act before."""

    app: Flask
    services: Services
    clock: ManualClock
    ops: Any = field(default_factory=itertools.count)

    @property
    def key(self) -> str:
        return self.services.config.organiser_key

    def browser(self, **cookies: str) -> FlaskClient:
        """A browser that holds these cookies."""
        client = self.app.test_client()
        for name, value in cookies.items():
            client.set_cookie(name, value)
        return client

    def organiser(self) -> FlaskClient:
        return self.browser(organiser=self.key)

    def open(self, title: str = "123号院改造圆桌需求评估会") -> str:
        """The code of a new roundtable."""
        wish = NewMeeting(
            "roundtable_needs", Words(title, "Courtyard 123"), Words("社区议事厅", "Community hall"),
            "2026-11-21T14:30:00+08:00", groups=GROUPS, organiser="槐荫社区居委会，010-0000",
        )  # fmt: skip
        return self.services.access.open_meeting(wish).code

    def join(self, code: str, name: str, group: str = "residents", role: str | None = None) -> tuple[str, str]:
        """(person, token) of a newcomer."""
        key = self.services.access.keys(code)[role] if role else None
        joined = self.services.access.join(code, name, group, role, key)
        return joined.participant, joined.token

    def act(self, code: str, person: str, verb: str, **args: Any) -> str:
        """The id of what the act made; an act that is refused fails the test."""
        self.clock.at += 1000
        wish = {
            "verb": verb,
            "op": f"t{next(self.ops)}",
            "args": {name.rstrip("_"): value for name, value in args.items()},
        }
        answer = self.app.extensions["acts"].carry_out(code, person, wish)
        assert answer.refusal is None, (verb, args, answer.refusal.wire())
        return str(answer.made)


def apart(work: Callable[[], Any]) -> Any:
    """As in the thread that owns the database: what is done there knows of no request."""
    return Context().run(work)


def make_house(folder: Path, settings: Mapping[str, Any] = MappingProxyType({}), **config: Any) -> House:
    """A house whose data lies in that folder; `settings` of ours, `config` of Flask's."""
    app = Flask("house", template_folder=str(resource("templates")), static_folder=None)
    app.config.update(SECRET_KEY="tests", TESTING=True, **config)
    app.jinja_env.bytecode_cache = compiled
    clock = ManualClock(START)
    services = open_services(
        Config(folder, f"sqlite:///{folder / 'house.db'}", **settings), clock=clock, in_writer=apart
    )
    services.access.addresses = lambda: ["192.168.8.20"]  # type: ignore[method-assign]  # tests ask no network
    app.extensions.update(facilitate=services, acts=Acts(services, developing.PREPARED), gathering=Gathering(services))
    Bringing(services)
    pages.init_app(app, resource("static"))
    for part in (room, photos):
        app.register_blueprint(part.pages)
    return House(app, services, clock)


def token_in(page: str) -> str:
    """The token against forged forms that stands in a page."""
    found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)
    assert found is not None, page
    return found[1]
