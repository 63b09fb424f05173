"""The web application, wired: pages, room, sockets and the gate in front of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import gevent
from flask import Flask
from flask_socketio import SocketIO

from facilitate.backups.keeper import Keeper
from facilitate.config import Config
from facilitate.resources import resource
from facilitate.service.access import Identity
from facilitate.service.clock import Clock
from facilitate.service.writing import WRITTEN_AT_ONCE
from facilitate.store.fullness import has_room
from facilitate.web import (
    cookies,
    developing,
    fanout,
    handed,
    health,
    metrics,
    need_sheet,
    on_hand,
    pages,
    paperlist,
    papers,
    photos,
    playback,
    refused,
    rehearsal,
    room,
    scribe,
    sealing,
    wirejson,
)
from facilitate.web.acts import Acts
from facilitate.web.gate import Gate
from facilitate.web.gathering import Gathering
from facilitate.web.giving_way import GivingWay
from facilitate.web.joining_others import join_others
from facilitate.web.live import Live
from facilitate.web.packet import PhonePacket, WirePacket
from facilitate.web.privacy import cleaning, retention
from facilitate.web.privacy.memory import Watch
from facilitate.web.proxied import behind
from facilitate.web.pulse import pulse
from facilitate.web.pulses import Pulses
from facilitate.web.registers import importing
from facilitate.web.registers.bringing import Bringing
from facilitate.web.server import PING_INTERVAL, PING_TIMEOUT
from facilitate.web.services import Services, open_services
from facilitate.web.sweeping import KEYS, SWEEP, look_after_keys, sweep
from facilitate.web.threads import PATIENCE, in_threads
from facilitate.web.trouble import Trouble


@dataclass(frozen=True)
class App:
    """`wsgi` is what a server serves: the gate, with everything behind it. `leave` ends what goes on with other processes."""

    flask: Flask
    socketio: SocketIO
    services: Services
    wsgi: Callable[..., Any]
    leave: Callable[[], None]


def create_app(config: Config, clock: Clock | None = None) -> App:
    """The whole application on its database, with real threads that wait for the database."""
    flask = Flask(__name__, template_folder=str(resource("templates")), static_folder=None)
    socketio = _sockets(flask, config)
    server: Any = socketio.server  # type: ignore[attr-defined]
    writer = in_threads(1)
    in_log = in_threads(2 * WRITTEN_AT_ONCE, PATIENCE) if config.db.startswith("postgres") else writer
    services = open_services(
        config, clock=clock, in_writer=writer, in_reader=in_threads(1), in_log=in_log,
        send=lambda to, event, data: server.emit(event, data, to=to), later=gevent.spawn_later,
        url=lambda: address(config, services),
    )  # fmt: skip
    if config.worker == 0:  # once in the house, and by no command beside it
        writer(services.store.tidy_boxes)
        gevent.spawn_later(KEYS, look_after_keys, services)
    _hang_pages(flask, services)
    live = Live(server, services, flask.extensions["acts"], _trouble(services, server))
    _put_gate(flask, server, services)
    own = partial(pulse, services, server)
    pulses = flask.extensions["pulses"] = Pulses(own, services.clock, config.worker, config.workers)
    keeper = flask.extensions["backups"] = Keeper(config, in_threads(1), gevent.spawn_later)
    leave = join_others(services, in_log, pulses)
    gevent.spawn_later(SWEEP, sweep, services)
    handed.look(services)
    handed.keep_looking(services, live.look_again, gevent.spawn_later)
    watch = Watch(services, gevent.spawn_later)
    rehearsal.go_on(services)
    watch.look()
    if config.worker == 0:  # once in the house
        cleaner = flask.extensions["cleaner"] = cleaning.Cleaner(services, gevent.spawn_later, keeper.apart)
        gevent.spawn_later(cleaning.FIRST, cleaner.look)
        gevent.spawn_later(retention.SOON, retention.Daily(services, gevent.spawn_later).look)
        importing.resume(services, flask.extensions["importing"])
    return App(flask, socketio, services, flask, leave)


def _sockets(flask: Flask, config: Config) -> SocketIO:
    socketio = SocketIO(  # type: ignore[call-arg]  # its types do not know the serializer
        flask, async_mode="gevent", json=wirejson, async_handlers=False, cors_allowed_origins="*", manage_session=False,
        ping_interval=PING_INTERVAL, ping_timeout=PING_TIMEOUT, max_http_buffer_size=65_536, http_compression=False,
        cookie=None, serializer=WirePacket if config.direct else PhonePacket,
    )  # fmt: skip
    fanout.install(socketio.server, direct=config.direct)  # type: ignore[attr-defined]
    return socketio


def _hang_pages(flask: Flask, services: Services) -> None:
    """All pages, and what they find among the `extensions`."""
    flask.config.update(
        SECRET_KEY=services.config.secret.hex(), MAX_CONTENT_LENGTH=1_048_576, SESSION_COOKIE_SAMESITE="Lax"
    )
    flask.session_interface = cookies.Sealing()
    acts = Acts(services, {**sealing.PREPARED, **developing.PREPARED})
    flask.extensions.update(facilitate=services, gathering=Gathering(services), acts=acts, importing=set())
    pages.init_app(flask, resource("static"))
    for part in (
        room,
        refused,
        papers,
        paperlist,
        need_sheet,
        on_hand,
        photos,
        scribe,
        playback,
        rehearsal,
        health,
        metrics,
    ):
        flask.register_blueprint(part.pages)
    Bringing(services)


def _put_gate(flask: Flask, server: Any, services: Services) -> None:
    """Nobody reaches pages or sockets but through it."""
    config = services.config
    gate = Gate(
        flask.wsgi_app,
        lambda code, token, script: _identify(services, code, token, script),
        _origins(config),
        polling=config.workers == 1,
    )
    gate.watch(server.eio, GivingWay(server, services.later))
    flask.wsgi_app = behind(gate, config.proxies)  # type: ignore[method-assign]


def _trouble(services: Services, server: Any) -> Trouble:
    """Of a database on another computer nobody here knows how full its disk is."""
    config, here = services.config, services.engine.dialect.name == "sqlite"
    room = partial(services.in_writer, partial(has_room, config.data)) if here else None
    return Trouble(services.door, lambda to, event, data: server.emit(event, data, to=to), services.later, room)


def address(config: Config, services: Services) -> str:
    """Where phones join: the public address, else the first private one of this computer."""
    if config.public_url:
        return config.public_url
    found = services.access.addresses()
    return f"http://{found[0] if found else '127.0.0.1'}:{config.port}"


def _origins(config: Config) -> tuple[str, ...]:
    return (config.public_url,) if config.public_url else ()


def _identify(services: Services, code: str | None, token: str, script: bool) -> Identity | None:
    find = services.access.of_script if script else services.access.who
    return find(code.removeprefix("board_").upper() if code else None, token)
