"""`facilitate replay`: a scenario through the door, the papers of it, and what was refused."""

from __future__ import annotations

import tempfile
import time
from dataclasses import replace
from pathlib import Path

import click

from facilitate.cli_papers import write_all
from facilitate.config import load
from facilitate.replay.player import Played, entropy, play
from facilitate.replay.script import BadScenario
from facilitate.replay.script import load as load_script
from facilitate.service.access import NoRule
from facilitate.service.clock import ManualClock
from facilitate.web.services import open_services


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--speed", type=float, default=0, help="so many times faster than life")
@click.option("--fast", is_flag=True, help="without waiting (the default)")
@click.option("--db", help="database URL; default: a fresh one that is thrown away")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="write every paper in every format here")
def replay(file: Path, speed: float, fast: bool, db: str | None, out: Path | None) -> None:
    """Play a scenario file through the same door as phones use.

    \b
    facilitate replay rules/scenarios/courtyard123.yaml --fast --out /tmp/papers
    facilitate replay meeting.yaml --speed 60
    """
    try:
        script = load_script(file)
    except BadScenario as fault:
        raise click.ClickException(f"{file}: {fault}") from fault
    wait = (lambda seconds: time.sleep(seconds / speed)) if speed and not fast else (lambda _seconds: None)
    with tempfile.TemporaryDirectory() as folder:
        config = replace(load(data=folder), db=db or f"sqlite:///{folder}/replay.db")
        clock = ManualClock(int(script.starts.timestamp() * 1000))
        services = open_services(config, clock=clock, entropy=entropy(script.data["id"]))
        try:
            played = play(script, services, clock, wait)
        except NoRule as fault:
            raise click.ClickException(_lacking(fault)) from fault
        _tell(played)
        if out is not None:
            for name in write_all(services, played.code, out):
                click.echo(f"  {name}")
    if played.unexpected:
        raise SystemExit(1)


def _tell(played: Played) -> None:
    click.echo("  ".join(f"{name} {n}" for name, n in played.figures.items()))
    for trouble in played.troubles:
        mark = "expected" if trouble.expected else "REFUSED" if trouble.refused else "DIFFERS"
        click.echo(
            f"{mark} {trouble.at}s {trouble.do} {trouble.by}: {trouble.refused} {trouble.word}",
            err=not trouble.expected,
        )
    click.echo(f"refused {sum(bool(t.refused) for t in played.troubles)}, unexpected {len(played.unexpected)}")


def _lacking(fault: NoRule) -> str:
    return f"{fault.rule}: no such rule"
