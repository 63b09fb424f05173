"""Where the server's time goes under load: a flame graph to look at, the stacks as text, and the functions that cost most."""

import asyncio
import shutil
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import uvloop

from facilitate.bench.figures import Talk
from facilitate.bench.hall import Hall
from facilitate.bench.report import columns
from facilitate.bench.stand import apart, product
from facilitate.bench.talks import COME_IN_MS, SIGN_UP_MS

SAMPLES = 250
"""Looks a second."""
MOST = 15
START = 1.0
Shares = dict[str, tuple[float, float]]


class NoSpy(RuntimeError):
    """py-spy is not here, or may not look."""


def measure(phones: int, rate: float, seconds: float, file: Path, say: Callable[[str], None]) -> str:
    """Draws `file` (SVG), keeps the stacks beside it as .txt, and gives the table of functions. Raises NoSpy."""
    program = shutil.which("py-spy") or shutil.which("py-spy", path=str(Path(sys.executable).parent))
    if program is None:
        raise NoSpy("py-spy 没有装 · py-spy is missing: pip install py-spy (./run setup tests brings it)")
    say(
        f"约 {max(1, (2 * seconds + 20) / 60):.0f} 分钟 · {phones} phones, {rate:g} acts a second, watched for 2 x {seconds:g} s\n"
    )
    stacks = file.with_suffix(".txt")
    with apart():
        talked = uvloop.run(_watched(program, phones, rate, seconds, file, stacks))
    return "\n".join([told(shares(stacks.read_text())), "", *_load(talked), f"{file}  {stacks}"])


def shares(text: str) -> Shares:
    """From lines "a;b;c 7": for each function its own share of all looks, and its share with what it called."""
    own: Counter[str] = Counter()
    whole: Counter[str] = Counter()
    for line in text.splitlines():
        stack, _, times = line.rpartition(" ")
        frames = [_function(frame) for frame in stack.split(";")]
        own[frames[-1]] += int(times)
        for frame in set(frames):
            whole[frame] += int(times)
    looks = sum(own.values()) or 1
    return {name: (own[name] / looks, whole[name] / looks) for name in whole}


def told(now: Shares, before: Shares | None = None) -> str:
    """The functions with the greatest share of their own; with `before` also what they had then."""
    head = ("function", "own", "with what it calls", *(("own before", "with, before") if before is not None else ()))
    rows: list[tuple[str, ...]] = [head]
    for name in sorted(now, key=lambda name: -now[name][0])[:MOST]:
        then = before.get(name, (0.0, 0.0)) if before is not None else ()
        rows.append((name, *(f"{share:.1%}" for share in (*now[name], *then))))
    return "\n".join(columns(rows))


async def _watched(program: str, phones: int, rate: float, seconds: float, file: Path, stacks: Path) -> Talk:
    with product() as (server, key):
        hall = await Hall.open(server, key)
        await hall.sign_up(phones, phones * SIGN_UP_MS / 1000)
        await hall.come_in(phones, phones * COME_IN_MS / 1000)
        talking = asyncio.create_task(hall.comments(rate, 2 * seconds + 4, fair=False))
        await asyncio.sleep(START)
        await _record(program, server.pid, seconds, "flamegraph", file)
        await _record(program, server.pid, seconds, "raw", stacks)
        talked = await talking
        hall.leave()
    return talked


def _load(talked: Talk) -> list[str]:
    """The server's share of its core, the generator's, and whether that was the limit."""
    lines = [
        f"server: {talked.core:.0%} of its core; generator: {talked.generator_core:.0%}, {talked.lag_p99:.1f} ms late (p99)"
    ]
    return (
        lines if talked.honest else [*lines, "! the generator was the limit: this is the server under a lighter load"]
    )


async def _record(program: str, pid: int, seconds: float, form: str, file: Path) -> None:
    options = ["--pid", str(pid), "--duration", str(max(1, round(seconds))), "--rate", str(SAMPLES), "--nonblocking"]
    spy = await asyncio.create_subprocess_exec(
        program, "record", *options, "--format", form, "--output", str(file),
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
    said, _ = await spy.communicate()
    if spy.returncode or not file.exists():
        raise NoSpy(f"py-spy: {said.decode(errors='replace').strip()[-300:]}")


def _function(frame: str) -> str:
    """`name (file.py:12)` without the line, so that an edit above does not make another function of it."""
    name, _, place = frame.partition(" (")
    return f"{name} ({place.rpartition(':')[0]})" if place else frame
