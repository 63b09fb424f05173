"""The meetings that come with the program, each played once for all tests that look at what became of it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from facilitate.config import Config
from facilitate.replay.player import Played, entropy, play
from facilitate.replay.script import Script, load
from facilitate.reports.record import Record
from facilitate.resources import resource
from facilitate.service.clock import ManualClock
from facilitate.web.papers import record_of
from facilitate.web.services import Services, open_services

FOLDER = resource("rules") / "scenarios"
NAMES = sorted(file.name.removesuffix(".yaml") for file in FOLDER.iterdir() if file.name.endswith(".yaml"))


def played(folder: Path, script: Script, wait: Callable[[float], None] = lambda _: None) -> tuple[Played, Services]:
    """The scenario from beginning to end, on a clock of its own, into a fresh store in that folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "secret").write_text("ab" * 32)
    clock = ManualClock(int(script.starts.timestamp() * 1000))
    services = open_services(
        Config(data=folder, db=f"sqlite:///{folder / 'replay.db'}"), clock=clock, entropy=entropy(script.data["id"])
    )
    return play(script, services, clock, wait), services


@cache
def shipped(name: str) -> tuple[Played, Record]:
    """What came of a shipped scenario, and its record."""
    with tempfile.TemporaryDirectory() as folder:
        found, services = played(Path(folder), load(FOLDER / f"{name}.yaml"))
        return found, record_of(services, found.code)
