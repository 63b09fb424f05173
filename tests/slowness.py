"""How much slower than calm this computer is while something is tried: a known piece of work is timed now and then."""

import gc
import time
from dataclasses import dataclass, field
from statistics import mean

from tests.pace import CALM_MS, known_work


@dataclass
class Slowness:
    """The mean of all samples, each never under one: what is tried meanwhile takes about so many times as long."""

    cpus: list[float] = field(default_factory=list)
    walls: list[float] = field(default_factory=list)

    @property
    def cpu(self) -> float:
        """By this process's own time."""
        return mean(self.cpus)

    @property
    def wall(self) -> float:
        """By the clock on the wall."""
        return mean(self.walls)

    def sample(self) -> None:
        """Do the piece of work once; it takes 40 ms on a calm computer."""
        gc.disable()
        try:
            began = time.perf_counter()
            self.cpus.append(max(1.0, known_work() / CALM_MS))
            self.walls.append(max(1.0, (time.perf_counter() - began) * 1000 / CALM_MS))
        finally:
            gc.enable()
