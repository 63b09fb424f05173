"""`facilitate remind`: send what is due now, as the server does once a day."""

from __future__ import annotations

import click

from facilitate.config import load
from facilitate.web.reminding.daily import run
from facilitate.web.reminding.faults import in_words
from facilitate.web.services import open_services


@click.command()
@click.option("--db", help="database URL; default: SQLite in the data folder")
@click.option("--data", help="folder of the database and keys; default ./data")
@click.option("--public-url", help="the address that the messages lead to")
def remind(**options: object) -> None:
    """发今天的提醒。 Send today's reminders; what was sent today already is not sent again.

    \b
    facilitate remind
    facilitate remind --data /srv/hui --public-url https://hui.example.org
    """
    sent = run(open_services(load(**options)))
    for each in sent:
        told = in_words(each.fault, "zh") + " / " + in_words(each.fault, "en") if each.fault else "✓"
        click.echo(f"  {each.hook.name}  {each.number}  {told}")
    if not sent:
        click.echo("没有要提醒的。 Nothing is due.")
    if any(each.fault for each in sent):
        raise SystemExit(1)
