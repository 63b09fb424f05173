"""What a run found, as frozen figures; a run in which the generator was the limit says nothing about the server."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

LAG_LIMIT = 20.0
"""Milliseconds by which the generator may send late (99th of 100) before its run says nothing about the server."""
BUSY_LIMIT = 0.9
"""The share of a core beyond which the generator itself was the limit."""


def fair(*, late: float = 0.0, share: float = 0.0) -> bool:
    """Whether the server, and not the generator, was measured: `late` in ms (99th of 100), `share` of its core."""
    return late <= LAG_LIMIT and share <= BUSY_LIMIT


@dataclass(frozen=True)
class Spread:
    """Milliseconds: median, 95th and 99th of a hundred, worst."""

    p50: float
    p95: float
    p99: float
    worst: float

    @classmethod
    def of(cls, values: Sequence[float]) -> "Spread":
        """The spread of at least one value."""
        ordered = sorted(values)
        at = [ordered[min(len(ordered) - 1, int(q * len(ordered)))] for q in (0.5, 0.95, 0.99, 1)]
        return cls(*(round(value, 2) for value in at))


class Generated:
    """Made by a generator of load, which may itself have been the limit."""

    lag_p99: float
    generator_core: float

    @property
    def honest(self) -> bool:
        """Whether the server, and not the generator, was measured."""
        return fair(late=self.lag_p99, share=self.generator_core)


@dataclass(frozen=True)
class Storm(Generated):
    """Everybody coming in: milliseconds from arrival to first state, seconds until all were in, CPU ms a phone."""

    came: int
    refused: int
    seconds: float
    wait: Spread
    cpu_ms: float
    memory_kb: float
    lag_p99: float
    generator_core: float

    @property
    def lost(self) -> int:
        """How many did not get in."""
        return self.refused

    def after(self, thrown: "Storm") -> "Storm":
        """The same, with who did not get in when it was tried before: its times are thrown away, its losses are not."""
        return replace(self, refused=self.refused + thrown.refused)


@dataclass(frozen=True)
class Talk(Generated):
    """Acts at a steady rate: last phone's sight of each, the answer to each, CPU microseconds a delivery; `messages` each
    phone got. A delivery is one act told to one phone: missing, or doubled."""

    acts: int
    refused: int
    missing: int
    doubled: int
    answer: Spread
    last_phone: Spread
    cpu_us: float
    core: float
    delivery_bytes: float
    messages: float
    lag_p99: float
    generator_core: float

    @property
    def lost(self) -> int:
        """Deliveries that are missing or doubled, and acts that were refused."""
        return self.missing + self.doubled + self.refused

    def after(self, thrown: "Talk") -> "Talk":
        """The same, with what was lost in a run that was thrown away: its times say nothing about the server, its losses do."""
        return replace(
            self,
            missing=self.missing + thrown.missing,
            doubled=self.doubled + thrown.doubled,
            refused=self.refused + thrown.refused,
        )
