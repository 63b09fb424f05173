"""The command line: serve, replay, demo, rules, paper, export, verify, bench. `facilitate --help` is the manual."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from facilitate.config import Config

LATER = {
    "rules": "facilitate.cli_rules",
    "replay": "facilitate.cli_replay",
    "paper": "facilitate.cli_papers",
    "export": "facilitate.cli_papers",
    "bench": "facilitate.cli_bench",
    "remind": "facilitate.cli_remind",
    "erase": "facilitate.cli_erase",
    "verify": "facilitate.cli_verify",
    "backup": "facilitate.cli_backup",
    "restore": "facilitate.cli_backup",
}


class Commands(click.Group):
    """Loads a command when it is asked for. The server's locks must be made after gevent has patched them: two people who
    want a paper at once would otherwise stop it for good."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted([*super().list_commands(ctx), *LATER])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in LATER:
            found: click.Command = getattr(import_module(LATER[cmd_name]), cmd_name)
            return found
        return super().get_command(ctx, cmd_name)

    def invoke(self, ctx: click.Context) -> object:
        """A house that must not open is told of in words."""
        try:
            return super().invoke(ctx)
        except RuntimeError as fault:
            from facilitate.backups.starting import Unfit

            if isinstance(fault, Unfit):
                raise click.ClickException(str(fault)) from fault
            raise


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """开会：从墙上的二维码到打印好的纪要。 Hold a meeting, from the QR on the wall to the printed minutes."""


@main.command()
@click.option("--port", type=int, help="default 8000, or $FACILITATE_PORT")
@click.option("--host", help="default 0.0.0.0: phones in the room must reach it")
@click.option("--public-url", help="the address phones use, e.g. https://hui.example.org")
@click.option("--db", help="database URL; default: SQLite in the data folder")
@click.option("--workers", type=int, help="default 1; several share --port, --db and --redis (PostgreSQL, Linux)")
@click.option("--redis", help="Redis URL, through which several workers ring each other")
@click.option("--proxy", help="address or network of the proxy in front, whose X-Forwarded-For is believed")
@click.option("--data", help="folder of the database and keys; default ./data")
@click.option(
    "--backup", help="folder of the backups, such as one on a stick; default: one in the data folder; off: none"
)
@click.option("--open", "open_", is_flag=True, help="open the organiser's door in a browser")
def serve(open_: bool, **options: object) -> None:
    """Start the server; prints the address to open, as text and QR.

    \b
    facilitate serve
    facilitate serve --port 9000 --data /srv/hui --public-url https://hui.example.org
    facilitate serve --backup /media/stick
    facilitate serve --workers 4 --db postgresql://hui@127.0.0.1/hui --redis redis://127.0.0.1:6379/0
    """
    from facilitate.workers import supervises

    config = _settings(options)
    if supervises(config):
        from facilitate.cli_workers import run_workers

        run_workers(config, open_)
    else:
        _patch()
        from facilitate.cli_serve import run_server

        run_server(config, open_)


@main.command()
@click.argument("name", default="courtyard123")
@click.option("--speed", type=float, default=20.0, show_default=True, help="so many times faster than life")
@click.option("--port", type=int, help="default 8000, or $FACILITATE_PORT")
@click.option("--host", help="default 0.0.0.0")
@click.option("--data", help="folder of the database and keys; default ./data")
@click.option("--open/--no-open", "open_", default=True, help="open the board in a browser")
def demo(name: str, speed: float, open_: bool, **options: object) -> None:
    """Play a shipped meeting live on the board.

    \b
    facilitate demo
    facilitate demo courtyard123 --speed 60 --port 9000
    """
    config = _settings(options)
    _patch()
    from facilitate.cli_serve import run_demo

    run_demo(config, name, speed, open_)


def _settings(options: dict[str, object]) -> Config:
    """The settings; raises click.ClickException, in words, where one of them makes no sense."""
    from facilitate.config import load

    try:
        return load(**options)
    except ValueError as fault:
        raise click.ClickException(str(fault)) from fault


def _patch() -> None:
    """From here on whoever waits lets others go on; before anything that makes locks is loaded."""
    from gevent import monkey

    from facilitate.web.memory import load_undisturbed

    load_undisturbed()
    monkey.patch_all()
