"""What this process counts of its own work: plain numbers, raised in passing and read by /metrics and the organiser's page."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic, perf_counter

from facilitate.core.refusals.refusal import Refused
from facilitate.store.log import Batch

SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0)
ACTS = (1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0)
MINUTES = 10
"""For which refusals are told as lately."""


class Histogram:
    """How often a value was up to each of the `bounds`, and how often beyond the last; `sum` of all values."""

    __slots__ = ("bounds", "counts", "sum")

    def __init__(self, bounds: tuple[float, ...]) -> None:
        self.bounds = bounds
        self.counts = [0] * (len(bounds) + 1)
        self.sum = 0.0

    def add(self, value: float) -> None:
        self.counts[bisect_left(self.bounds, value)] += 1
        self.sum += value


@dataclass
class Counts:
    """`acts` as phones and scripts sent them, `refused` of them by rule, `lately` for each of the last minutes (on `monotonic`);
    `commits` in seconds and `batches` in acts that shared one; `frames` handed to phones with their `bytes`; phones `cut`
    because too much waited for them; `kept` is when the last commit took `took` seconds."""

    acts: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    lately: deque[tuple[int, Counter[str]]] = field(default_factory=lambda: deque(maxlen=MINUTES + 1))
    commits: Histogram = field(default_factory=lambda: Histogram(SECONDS))
    batches: Histogram = field(default_factory=lambda: Histogram(ACTS))
    frames: int = 0
    bytes: int = 0
    cut: int = 0
    kept: float | None = None
    took: float = 0.0

    def refuse(self, rule: str, now: float) -> None:
        """An act was refused at `now` (seconds on `monotonic`)."""
        self.refused[rule] += 1
        minute = int(now // 60)
        if not self.lately or self.lately[-1][0] != minute:
            self.lately.append((minute, Counter()))
        self.lately[-1][1][rule] += 1

    def refused_lately(self, now: float) -> dict[str, int]:
        """How often each rule refused in the minute of `now` (seconds on `monotonic`) and the full ones before it, ten in all."""
        told = (found for minute, found in self.lately if minute > int(now // 60) - MINUTES)
        return dict(sum(told, Counter()))


counts = Counts()
"""Of this process."""


def answered(refusal: Refused | None) -> None:
    """An act was answered."""
    counts.acts += 1
    if refusal is not None:
        counts.refuse(refusal.rule, monotonic())


def timed(append: Callable[[Batch], str], batch: Batch) -> str:
    """Make a batch durable; whatever `append` raises goes on, and is no commit."""
    began = perf_counter()
    chain = append(batch)
    counts.took, counts.kept = perf_counter() - began, monotonic()
    counts.commits.add(counts.took)
    counts.batches.add(len(batch.answered))
    return chain


def sent(phones: int, size: int) -> None:
    """A frame of `size` bytes was handed to so many phones."""
    counts.frames += phones
    counts.bytes += phones * size


def cut() -> None:
    """A phone that does not keep up was cut."""
    counts.cut += 1
