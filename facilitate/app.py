"""The web application, wired: pages, room, sockets and the gate in front of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import gevent
from flask import Flask
from flask_socketio import SocketIO
from gevent.threadpool import ThreadPool

from facilitate.config import Config
from facilitate.resources import resource
from facilitate.service.access import Identity
from facilitate.service.clock import Clock
from facilitate.web import (
    developing,
    fanout,
    need_sheet,
    pages,
    paperlist,
    papers,
    photos,
    playback,
    rehearsal,
    room,
    scribe,
    sealing,
    wirejson,
)
from facilitate.web.acts import Acts
from facilitate.web.gate import Gate
from facilitate.web.gathering import Gathering
from facilitate.web.live import Live
from facilitate.web.packet import PhonePacket
from facilitate.web.server import PING_INTERVAL, PING_TIMEOUT
from facilitate.web.services import Services, open_services


@dataclass(frozen=True)
class App:
    """`wsgi` is what a server serves: the gate, with everything behind it."""

    flask: Flask
    socketio: SocketIO
    services: Services
    wsgi: Callable[..., Any]


def create_app(config: Config, clock: Clock | None = None) -> App:
    """The whole application on its database, with one real thread that writes."""
    flask = Flask(__name__, template_folder=str(resource("templates")), static_folder=None)
    socketio = SocketIO(  # type: ignore[call-arg]  # its types do not know the serializer
        flask, async_mode="gevent", json=wirejson, async_handlers=False, cors_allowed_origins="*", manage_session=False,
        ping_interval=PING_INTERVAL, ping_timeout=PING_TIMEOUT, max_http_buffer_size=65_536, http_compression=False,
        cookie=None, serializer=PhonePacket,
    )  # fmt: skip
    server: Any = socketio.server  # type: ignore[attr-defined]
    fanout.install(server, direct=config.direct)
    writer = ThreadPool(1)
    services = open_services(
        config, clock=clock, in_writer=lambda work: writer.spawn(work).get(),
        send=lambda to, event, data: server.emit(event, data, to=to), later=gevent.spawn_later,
        url=lambda: address(config, services),
    )  # fmt: skip
    flask.config.update(SECRET_KEY=config.secret.hex(), MAX_CONTENT_LENGTH=1_048_576, SESSION_COOKIE_SAMESITE="Lax")
    flask.extensions["facilitate"] = services
    pages.init_app(flask, resource("static"))
    for part in (room, papers, paperlist, need_sheet, photos, scribe, playback, rehearsal):
        flask.register_blueprint(part.pages)
    flask.extensions["gathering"] = Gathering(services)
    acts = flask.extensions["acts"] = Acts(services, {**sealing.PREPARED, **developing.PREPARED})
    Live(server, services, acts)
    gate = Gate(flask.wsgi_app, lambda code, token: _identify(services, code, token), _origins(config))
    gate.watch(server.eio)
    flask.wsgi_app = gate  # type: ignore[method-assign]
    rehearsal.resume(services)
    return App(flask, socketio, services, flask)


def address(config: Config, services: Services) -> str:
    """Where phones join: the public address, else the first private one of this computer."""
    if config.public_url:
        return config.public_url
    found = services.access.addresses()
    return f"http://{found[0] if found else '127.0.0.1'}:{config.port}"


def _origins(config: Config) -> tuple[str, ...]:
    return (config.public_url,) if config.public_url else ()


def _identify(services: Services, code: str | None, token: str) -> Identity | None:
    return services.access.who(code.removeprefix("board_").upper() if code else None, token)
