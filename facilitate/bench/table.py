"""Measures rows one after the other: tells beforehand how long it takes, keeps what there is, and goes on after a fault."""

import asyncio
from collections.abc import Callable, Iterable
from contextlib import aclosing
from dataclasses import replace
from pathlib import Path

import uvloop

from facilitate.bench import TooBusy
from facilitate.bench.browser import HttpError
from facilitate.bench.found import Measured, Row
from facilitate.bench.keeping import here, save
from facilitate.bench.report import told
from facilitate.bench.stand import apart

Say = Callable[[str], None]
FAULTS = (RuntimeError, HttpError, OSError, asyncio.TimeoutError)


def measure(rows: Iterable[Row], runs: int, say: Say, keep: Path | None = None) -> dict[str, Measured]:
    """Each row so many times. Ctrl-C ends it; what was found until then is told and kept. A row that fails is told, and
    the next one follows."""
    chosen = list(rows)
    least = sum(row.lasts(runs) for row in chosen) / 60
    say(
        f"{len(chosen)} × {runs} 次，约 {least:.0f} 分钟 · {runs} run{'s' * (runs != 1)} of each row, about {least:.0f} min on an idle machine"
    )
    say(here() + "\n")
    found: dict[str, Measured] = {}

    def note(row: Row, measured: Measured) -> None:
        found[row.key] = measured
        if keep is not None:
            save(keep, found)

    with apart():
        for row in chosen:
            try:
                uvloop.run(_row(row, runs, note))
            except KeyboardInterrupt:
                _end(row, found, note, "停下了 · interrupted")
                say(told(row.key, found[row.key]))
                break
            except (TooBusy, *FAULTS) as fault:
                _end(row, found, note, f"{type(fault).__name__}: {fault}")
            say(told(row.key, found[row.key]) + "\n")
    return found


async def _row(row: Row, runs: int, note: Callable[[Row, Measured], None]) -> None:
    measured = Measured(row.title, target=row.target)
    note(row, measured)
    async with aclosing(row.measure(runs)) as found:
        async for run in found:
            measured = replace(measured, runs=(*measured.runs, run))
            note(row, measured)


def _end(row: Row, found: dict[str, Measured], note: Callable[[Row, Measured], None], fault: str) -> None:
    note(row, replace(found.get(row.key, Measured(row.title, target=row.target)), fault=fault))
