"""What the runs of a row have found: figures by name, of the product and of the yardstick, one pair a run."""

from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass, field
from statistics import median

from facilitate.bench.figures import Storm, Talk, fair

Figures = dict[str, float]
COUNTS = ("missing", "doubled", "refused", "unequal", "misplaced", "copies")
"""Figures that are added up over the runs; of all others the middle one counts."""
SHARE, LATE = "generator's share of its core", "generator late p99, ms"


@dataclass(frozen=True)
class Found:
    """One run: figures of the product, and of the yardstick right after it. `thrown`: runs thrown away before it, because
    the generator was the limit."""

    ours: Figures
    raw: Figures = field(default_factory=dict)
    thrown: int = 0

    @property
    def fair(self) -> bool:
        """Whether the generator was never the limit, as far as the figures tell."""
        told = [*self.ours.items(), *self.raw.items()]
        shares = all(fair(share=value) for name, value in told if name.endswith(SHARE))
        return shares and all(fair(late=value) for name, value in told if name.endswith(LATE))


@dataclass(frozen=True)
class Row:
    """One row of the table. `seconds`: to set it up, and for each run; `target`: what is wanted, in words."""

    key: str
    title: str
    target: str
    seconds: tuple[int, int]
    measure: Callable[[int], AsyncGenerator[Found, None]]

    def lasts(self, runs: int) -> int:
        """About how many seconds it takes on an idle machine."""
        return self.seconds[0] + runs * self.seconds[1]


@dataclass(frozen=True)
class Measured:
    """A row's runs so far, what ended them early (in words), if anything did, and what is wanted."""

    title: str
    runs: tuple[Found, ...] = ()
    fault: str = ""
    target: str = ""

    def names(self) -> list[str]:
        """All figures, in the order in which they were found."""
        return list(dict.fromkeys(name for run in self.runs for name in (*run.ours, *run.raw)))

    def ours(self, name: str) -> float | None:
        """The product's figure over all runs."""
        return _over(name, [run.ours[name] for run in self.runs if name in run.ours])

    def raw(self, name: str) -> float | None:
        """The yardstick's."""
        return _over(name, [run.raw[name] for run in self.runs if name in run.raw])

    def ratio(self, name: str) -> float | None:
        """The middle of the runs' own ratios: each run is beside its own yardstick."""
        pairs = [(run.ours[name], run.raw[name]) for run in self.runs if name in run.ours and run.raw.get(name)]
        return median(ours / raw for ours, raw in pairs) if pairs and not counted(name) else None

    def spread(self, name: str) -> tuple[float, float]:
        """The product's least and greatest."""
        values = [run.ours[name] for run in self.runs if name in run.ours]
        return min(values), max(values)


def counted(name: str) -> bool:
    """Whether a figure is a count of what must not happen."""
    return name.rpartition(": ")[2].startswith(COUNTS)


def about(what: str, figures: Figures) -> Figures:
    """The same figures, of one part of a run."""
    return {f"{what}: {name}": value for name, value in figures.items()}


def of_talk(talk: Talk) -> Figures:
    """The figures of one talk."""
    return {
        "last phone p50, ms": talk.last_phone.p50,
        "last phone p95, ms": talk.last_phone.p95,
        "last phone p99, ms": talk.last_phone.p99,
        "answer p99, ms": talk.answer.p99,
        "CPU a delivery, us": talk.cpu_us,
        "share of a core": talk.core,
        "messages a phone": talk.messages,
        "bytes a message": talk.delivery_bytes,
        "missing": talk.missing,
        "doubled": talk.doubled,
        "refused": talk.refused,
        SHARE: talk.generator_core,
        LATE: talk.lag_p99,
    }


def of_storm(storm: Storm) -> Figures:
    """The figures of everybody coming in."""
    return {
        "wait p50, ms": storm.wait.p50,
        "wait p99, ms": storm.wait.p99,
        "all in after, s": storm.seconds,
        "CPU a phone, ms": storm.cpu_ms,
        "memory a phone, kB": storm.memory_kb,
        "refused": storm.refused,
        SHARE: storm.generator_core,
        LATE: storm.lag_p99,
    }


def _over(name: str, values: list[float]) -> float | None:
    if not values:
        return None
    return sum(values) if counted(name) else median(values)
