"""What a run found, as frozen figures, and the table that lays the product beside the yardstick."""

from collections.abc import Sequence
from dataclasses import dataclass

LAG_LIMIT = 20.0
"""Milliseconds by which the generator may send late (99th of 100) before its run says nothing about the server."""
BUSY_LIMIT = 0.9
"""The share of a core beyond which the generator itself was the limit."""


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


@dataclass(frozen=True)
class Storm:
    """Everybody coming in: milliseconds from arrival to first state, seconds until all were in, CPU ms a phone."""

    came: int
    refused: int
    seconds: float
    wait: Spread
    cpu_ms: float
    memory_kb: float


@dataclass(frozen=True)
class Talk:
    """Acts at a steady rate: last phone's sight of each, the answer to each, CPU microseconds a delivery."""

    acts: int
    missing: int
    answer: Spread
    last_phone: Spread
    cpu_us: float
    core: float
    delivery_bytes: float
    lag_p99: float
    generator_core: float

    @property
    def honest(self) -> bool:
        """Whether the server, and not the generator, was measured."""
        return self.lag_p99 <= LAG_LIMIT and self.generator_core <= BUSY_LIMIT


@dataclass(frozen=True)
class Vote:
    """Everybody voting within a second: answers, how many votes were counted, seconds until the last phone saw it."""

    voters: int
    counted: int
    answer: Spread
    seen_ms: float


@dataclass(frozen=True)
class Packing:
    """The same talk while packs of papers are made: how many were ready, and the seconds until the first was (0: none)."""

    talk: Talk
    packs: int
    seconds: float


@dataclass(frozen=True)
class Side:
    """One server under the same load: the product, or the yardstick."""

    storm: Storm
    talk: Talk
    sign_up: Storm | None = None
    vote: Vote | None = None
    memory_mb: float = 0.0
    packing: Packing | None = None


def table(ours: Side, raw: Side, phones: int, rate: float) -> str:
    """The figures side by side, with what is ours divided by what is raw."""
    head = f"{phones} phones, {rate:g} acts a second"
    rows = [
        (head, "facilitate", "raw", "ratio"),
        *_coming(ours, raw),
        *_talking(ours.talk, raw.talk),
        *_packing(ours, raw.talk),
        *_voting(ours),
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    lines = [
        "  ".join(
            [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        )
        for row in rows
    ]
    return "\n".join([lines[0], "-" * len(lines[0]), *lines[1:], "", _generator(ours.talk, raw.talk)])


def _coming(ours: Side, raw: Side) -> list[tuple[str, str, str, str]]:
    rows = []
    if ours.sign_up is not None:
        rows.append(_row("sign up (poster, name): p99, ms", ours.sign_up.wait.p99))
        rows.append(_row("sign up: CPU a person, ms", ours.sign_up.cpu_ms))
    a, b = ours.storm, raw.storm
    return [
        *rows,
        _row("joining (page, socket, first state): p50, ms", a.wait.p50, b.wait.p50),
        _row("joining: p99, ms", a.wait.p99, b.wait.p99),
        _row("joining: CPU a phone, ms", a.cpu_ms, b.cpu_ms),
        ("joining: in / refused", f"{a.came} / {a.refused}", f"{b.came} / {b.refused}", ""),
        _row("memory a phone, kB", a.memory_kb, b.memory_kb),
        _row("memory in all, MB", ours.memory_mb, raw.memory_mb),
    ]


def _talking(a: Talk, b: Talk) -> list[tuple[str, str, str, str]]:
    return [
        _row("answer to an act: p50, ms", a.answer.p50, b.answer.p50),
        _row("answer to an act: p99, ms", a.answer.p99, b.answer.p99),
        _row("last phone sees it: p50, ms", a.last_phone.p50, b.last_phone.p50),
        _row("last phone sees it: p95, ms", a.last_phone.p95, b.last_phone.p95),
        _row("last phone sees it: p99, ms", a.last_phone.p99, b.last_phone.p99),
        _row("CPU a delivery, us", a.cpu_us, b.cpu_us),
        _row("share of a core", a.core, b.core),
        _row("bytes a delivery", a.delivery_bytes, b.delivery_bytes),
        ("deliveries missing", str(a.missing), str(b.missing), ""),
    ]


def _packing(ours: Side, raw: Talk) -> list[tuple[str, str, str, str]]:
    if ours.packing is None:
        return []
    now, told = ours.packing.talk, f"{ours.packing.packs} packs"
    kinds = ((now.answer, raw.answer, "answer"), (now.last_phone, raw.last_phone, "last phone"))
    return [
        ("while packs of papers are made", told, "", ""),
        _row("  the first was ready after, s", ours.packing.seconds),
        *(
            _row(f"  {name}: {at}, ms", getattr(mine, at), getattr(bare, at))
            for mine, bare, name in kinds
            for at in ("p50", "p95", "p99")
        ),
        ("  deliveries missing", str(now.missing), "", ""),
    ]


def _voting(ours: Side) -> list[tuple[str, str, str, str]]:
    vote = ours.vote
    if vote is None:
        return []
    return [
        _row(f"{vote.voters} vote within a second: answer p99, ms", vote.answer.p99),
        _row("last phone sees the full count after, ms", vote.seen_ms),
        ("votes counted", f"{vote.counted} of {vote.voters}", "", ""),
    ]


def _row(name: str, ours: float, raw: float | None = None) -> tuple[str, str, str, str]:
    ratio = f"{ours / raw:.2f}" if raw else ""
    return name, f"{ours:.4g}", "" if raw is None else f"{raw:.4g}", ratio


def _generator(a: Talk, b: Talk) -> str:
    lags = f"{a.lag_p99:.1f} and {b.lag_p99:.1f} ms late (p99)"
    return f"generator: {lags}, {a.generator_core:.0%} and {b.generator_core:.0%} of its core"
