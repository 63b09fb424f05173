"""The same job on stock servers beside ours: same cores, same phones, same rate, one after the other, in one table."""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import uvloop

from facilitate.bench import TooBusy
from facilitate.bench.found import Figures, Found, Measured, of_talk
from facilitate.bench.hall import Hall
from facilitate.bench.keeping import here, save
from facilitate.bench.process import Process, free_port
from facilitate.bench.report import columns, number
from facilitate.bench.stand import SERVER_CORE, TICK_MS, apart, product, yardstick
from facilitate.bench.talks import COME_IN_MS, SIGN_UP_MS

TOOLS = Path(__file__).parent.parent.parent / "tools" / "stock"
INSTALL = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
PYTHON = {"Flask-SocketIO, gevent": "gevent", "Flask-SocketIO, threads": "threading"}
OURS, RAW, NODE = "facilitate", "raw", "node socket.io"
Say = Callable[[str], None]


class NotHere(RuntimeError):
    """A stock server that cannot be started on this machine; says why."""


def measure(
    phones: int, rate: float, seconds: float, runs: int, say: Say, keep: Path | None = None
) -> dict[str, Measured]:  # fmt: skip
    """By name of the server. Each in turn: everybody comes in, then so many talks. One that cannot run is told and left out."""
    if not TOOLS.is_dir():
        raise NotHere("只在源码目录里能量 · only in a checkout: tools/stock is not here")
    say(
        f"5 × {runs} 次，约 {_minutes(phones, seconds, runs):.0f} 分钟 · 5 servers, {runs} runs of each, about that many min"
    )
    say(here() + "\n")
    found: dict[str, Measured] = {}
    with apart():
        for name in (OURS, RAW, *PYTHON, NODE):
            found[name] = uvloop.run(_runs(name, phones, rate, seconds, runs))
            say(f"{name}: {found[name].fault or f'{len(found[name].runs)} runs'}")
            if keep is not None:
                save(keep, found)
    return found


def table(found: dict[str, Measured], head: str) -> str:
    """One column a server, the middle of its runs; under each figure how many times raw it is."""
    rows: list[tuple[str, ...]] = [(head, *found)]
    for name in found[OURS].names():
        values = [server.ours(name) for server in found.values()]
        rows.append((name, *map(number, values)))
        bare = found[RAW].ours(name)
        if bare and name.startswith(("last phone", "CPU", "wait")):
            rows.append(("  times raw", *("" if value is None else f"{value / bare:.2f}" for value in values)))
    faults = [f"! {name}: {server.fault}" for name, server in found.items() if server.fault]
    return "\n".join([*columns(rows), *faults])


async def _runs(name: str, phones: int, rate: float, seconds: float, runs: int) -> Measured:
    done: list[Found] = []
    try:
        with _server(name) as (server, key):
            hall = await Hall.open(server, key) if key else Hall(server)
            if key:
                await hall.sign_up(phones, phones * SIGN_UP_MS / 1000)
            came = await hall.come_in(phones, phones * COME_IN_MS / 1000)
            coming: Figures = {"refused at the door": came.refused, "memory a phone, kB": came.memory_kb}
            for _ in range(runs):
                thrown = hall.thrown
                talked = of_talk(await hall.comments(rate, seconds))
                done.append(Found(talked | coming, thrown=hall.thrown - thrown))
                coming = {}
            hall.leave()
    except (TooBusy, RuntimeError, OSError, subprocess.SubprocessError) as fault:
        return Measured(name, tuple(done), str(fault))
    return Measured(name, tuple(done))


@contextmanager
def _server(name: str) -> Iterator[tuple[Process, str]]:
    """The named server, and the organiser's key where it is ours."""
    if name == OURS:
        with product() as both:
            yield both
    elif name == RAW:
        with yardstick() as server:
            yield server, ""
    else:
        with tempfile.TemporaryDirectory() as folder:
            server = _stock(name, Path(folder))
            try:
                server.wait_until_it_answers()
                server.pin(SERVER_CORE)
                yield server, ""
            finally:
                server.stop()


def _stock(name: str, folder: Path) -> Process:
    """Started; node's library is put into the folder first. Raises NotHere."""
    port = free_port()
    python = [sys.executable, str(TOOLS / "server.py"), PYTHON.get(name, "")]
    command = python if name in PYTHON else ["node", str(_node(folder) / "server.js")]
    return Process([*command, str(port), str(folder / "log"), str(TICK_MS)], {}, port, folder / "words")


def _node(folder: Path) -> Path:
    if missing := [tool for tool in ("node", "npm") if shutil.which(tool) is None]:
        raise NotHere(f"没有装 {missing[0]} · {missing[0]} is not installed")
    place = folder / "node"
    shutil.copytree(TOOLS, place)
    done = subprocess.run(INSTALL, cwd=place, capture_output=True, text=True, timeout=180, check=False)
    if done.returncode:
        raise NotHere(f"npm ci: {done.stderr[-300:]}")
    return place


def _minutes(phones: int, seconds: float, runs: int) -> float:
    return (5 * (phones * COME_IN_MS / 1000 + runs * (seconds + 2)) + phones * SIGN_UP_MS / 1000 + 40) / 60
