"""`facilitate serve`: start, say where, and stop when told."""

from __future__ import annotations

import webbrowser

import click
import gevent
from qrcode.main import QRCode

from facilitate.app import address, create_app
from facilitate.config import load
from facilitate.store.database import describe
from facilitate.web import server


def run_server(open_: bool, options: dict[str, object]) -> None:
    """Serve until SIGTERM. Loaded after gevent has patched the standard library."""
    config = load(**options)
    app = create_app(config)
    base = address(config, app.services)
    local = f"http://127.0.0.1:{config.port}"
    link = f"{local}/?key={config.organiser_key}"
    store = app.services.in_writer(lambda: describe(app.services.engine))
    click.echo(f"facilitate  {store}  {config.data}")
    click.echo(f"\n  主持人在这台电脑上打开 · open on this computer:\n  {link}\n")
    click.echo(f"  手机打开 · phones open:  {base}\n")
    if base != local:
        code = QRCode(border=2)
        code.add_data(base)
        code.print_ascii(invert=True)
    if open_:
        gevent.spawn_later(0.5, webbrowser.open, link)
    server.run(app.wsgi, app.socketio, config.host, config.port)
