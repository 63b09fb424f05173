"""A house of which /health and /metrics tell, with as many processes as are wished, each heard by the others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from facilitate.web import health, metrics
from facilitate.web.pulse import Pulse, pulse
from facilitate.web.pulses import Pulses
from tests.web.pages_app import House, make_house
from tests.web.relayed import End, Line

NO_SOCKETS = SimpleNamespace(manager=None, eio=SimpleNamespace(sockets={}))


def watched(folder: Path, **settings: Any) -> House:
    """A house with both pages."""
    house = make_house(folder, settings)
    for part in (health, metrics):
        house.app.register_blueprint(part.pages)
    own, config = partial(pulse, house.services, NO_SOCKETS), house.services.config
    house.app.extensions["pulses"] = Pulses(own, house.clock, config.worker, config.workers)
    return house


@dataclass
class Worker:
    """Another process of the house, whose pulse is as one sets it; `tell` lets it say so, as it does by itself every few seconds."""

    pulses: Pulses
    now: list[Pulse]
    later: list[Callable[[], None]] = field(default_factory=list)

    def tell(self, now: Pulse | None = None) -> None:
        self.now[:] = [now or self.now[0]]
        due, self.later[:] = self.later[:], []
        for work in due:
            work()


def worker(line: Line, clock: Any, number: int, workers: int, name: str = "") -> Worker:
    """Process `number`, from 1, with no phones yet; `name` is that of its relay."""
    now, later = [Pulse(0)], []
    pulses = Pulses(lambda: now[0], clock, number - 1, workers)
    pulses.join(End(line, name or str(number)), lambda _seconds, work: later.append(work))
    return Worker(pulses, now, later)


def join(house: House, line: Line) -> None:
    """The house itself, whose pages are read, is one of them."""
    house.app.extensions["pulses"].join(End(line, "own"), lambda _seconds, _work: None)
