"""`facilitate serve` and `demo`: start, say where, and stop when told."""

from __future__ import annotations

import errno
import webbrowser
from collections.abc import Callable

import click
import gevent
from qrcode.main import QRCode

from facilitate.app import App, address, create_app
from facilitate.cli_workers import refuse_unfit
from facilitate.config import Config
from facilitate.papers.workshop import workshop
from facilitate.register.offers.market import Markets
from facilitate.store.database import describe
from facilitate.web import server
from facilitate.web.ahead import Ahead
from facilitate.web.files import press_when_quiet
from facilitate.web.memory import spare
from facilitate.web.playback import names, shipped, start
from facilitate.web.registers.warming import warm
from facilitate.web.reminding.daily import Daily
from facilitate.workers import end_with_parent

TAKEN = (
    "端口 {port} 用不了：多半已经开着一个，请先关掉它，或者加 --port {other} 再开。\n"
    "Port {port} cannot be used: most likely it runs already. Stop it first, or start with --port {other}."
)


def run_server(config: Config, open_: bool) -> None:
    """Serve until SIGTERM, by itself or as one of several workers. Loaded after gevent has patched the standard library."""
    refuse_unfit(config)
    if config.workers > 1:
        end_with_parent()
        _run(create_app(config), config, None)
    else:
        app = create_app(config)
        _greet(app, config)
        _run(app, config, (lambda: webbrowser.open(_door(config))) if open_ else None)


def _greet(app: App, config: Config) -> None:
    """Say where to open it, for the organiser and, with the code to point a phone at, for everybody."""
    base = address(config, app.services)
    store = app.services.in_writer(lambda: describe(app.services.engine))
    click.echo(f"facilitate  {store}  {config.data}")
    click.echo(f"\n  主持人在这台电脑上打开 · open on this computer:\n  {_door(config)}\n")
    click.echo(f"  手机打开 · phones open:  {base}\n")
    if base != _here(config):
        code = QRCode(border=2)
        code.add_data(base)
        code.print_ascii(invert=True)


def run_demo(config: Config, name: str, speed: float, open_: bool) -> None:
    """Serve a scenario that plays itself; raises click.ClickException where there is none of that name."""
    try:
        script = shipped(name)
    except OSError as fault:
        there = ", ".join(names())
        raise click.ClickException(f"没有“{name}”这个例子，有：{there} / no such scenario: {name}") from fault
    app = create_app(config)

    def begin() -> None:
        code = start(app.services, script, speed)
        link = f"{_here(config)}/m/{code}/board?key={app.services.access.keys(code)['board']}"
        click.echo(f"  大屏 · the board:  {link}")
        if open_:
            webbrowser.open(link)

    click.echo(f"  {script.text(script.data['title'])}  × {speed:g}")
    _run(app, config, begin)


def _door(config: Config) -> str:
    """The organiser's own door, with the key in it."""
    return f"{_here(config)}/?key={config.organiser_key}"


def _here(config: Config) -> str:
    return f"http://127.0.0.1:{config.port}"


def _run(app: App, config: Config, then: Callable[[], object] | None) -> None:
    if then is not None:
        gevent.spawn_later(0.5, then)
    ahead = app.flask.extensions["ahead"] = Ahead(app.services, gevent.spawn_later, workshop)
    press_when_quiet(app.flask.extensions["assets"], app.services.crowd.connected, gevent.spawn_later)
    gevent.spawn_later(8, warm, app.services, app.flask.extensions.setdefault("markets", Markets()))
    if config.worker == 0:  # once in the house
        gevent.spawn_later(2, ahead.look_round)
        app.flask.extensions["backups"].begin(app.services.door)
        gathering = app.flask.extensions["gathering"]
        gevent.spawn_later(5, gathering.catch_up)
        gevent.spawn_later(60, Daily(app.services, gevent.spawn_later, gathering.catch_up).look)
    spare()
    try:
        server.run(app.wsgi, app.socketio, config.host, config.port, own_port=config.own_port, proxies=config.proxies)
    except OSError as fault:
        if fault.errno != errno.EADDRINUSE:
            raise
        raise click.ClickException(TAKEN.format(port=config.port, other=config.port + 1)) from fault
    finally:
        app.leave()
