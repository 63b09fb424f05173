"""`facilitate serve` and `demo`: start, say where, and stop when told."""

from __future__ import annotations

import errno
import webbrowser
from collections.abc import Callable

import click
import gevent
from qrcode.main import QRCode

from facilitate.app import App, address, create_app
from facilitate.config import Config, load
from facilitate.papers.workshop import workshop
from facilitate.store.database import describe
from facilitate.web import server
from facilitate.web.ahead import Ahead
from facilitate.web.playback import names, shipped, start

TAKEN = (
    "端口 {port} 用不了：多半已经开着一个，请先关掉它，或者加 --port {other} 再开。\n"
    "Port {port} cannot be used: most likely it runs already. Stop it first, or start with --port {other}."
)


def run_server(open_: bool, options: dict[str, object]) -> None:
    """Serve until SIGTERM. Loaded after gevent has patched the standard library."""
    config = load(**options)
    app = create_app(config)
    base = address(config, app.services)
    link = f"{_here(config)}/?key={config.organiser_key}"
    store = app.services.in_writer(lambda: describe(app.services.engine))
    click.echo(f"facilitate  {store}  {config.data}")
    click.echo(f"\n  主持人在这台电脑上打开 · open on this computer:\n  {link}\n")
    click.echo(f"  手机打开 · phones open:  {base}\n")
    if base != _here(config):
        code = QRCode(border=2)
        code.add_data(base)
        code.print_ascii(invert=True)
    _run(app, config, (lambda: webbrowser.open(link)) if open_ else None)


def run_demo(name: str, speed: float, open_: bool, options: dict[str, object]) -> None:
    """Serve a scenario that plays itself; raises click.ClickException where there is none of that name."""
    try:
        script = shipped(name)
    except OSError as fault:
        there = ", ".join(names())
        raise click.ClickException(f"没有“{name}”这个例子，有：{there} / no such scenario: {name}") from fault
    config = load(**options)
    app = create_app(config)

    def begin() -> None:
        code = start(app.services, script, speed)
        link = f"{_here(config)}/m/{code}/board?key={app.services.access.keys(code)['board']}"
        click.echo(f"  大屏 · the board:  {link}")
        if open_:
            webbrowser.open(link)

    click.echo(f"  {script.text(script.data['title'])}  × {speed:g}")
    _run(app, config, begin)


def _here(config: Config) -> str:
    return f"http://127.0.0.1:{config.port}"


def _run(app: App, config: Config, then: Callable[[], object] | None) -> None:
    if then is not None:
        gevent.spawn_later(0.5, then)
    ahead = app.flask.extensions["ahead"] = Ahead(app.services, gevent.spawn_later, workshop)
    gevent.spawn_later(2, ahead.look_round)
    try:
        server.run(app.wsgi, app.socketio, config.host, config.port)
    except OSError as fault:
        if fault.errno != errno.EADDRINUSE:
            raise
        raise click.ClickException(TAKEN.format(port=config.port, other=config.port + 1)) from fault
