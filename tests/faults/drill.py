"""The laptop dies in mid-meeting: its house on a stick, brought back in another folder, and everybody's phone with the same token."""

import asyncio
import random
import re
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from facilitate.bench.gathering import Gathering
from facilitate.bench.phone import Gone
from facilitate.bench.process import Process, free_port, serve
from tests.faults.ledger import Ledger

KEY = "organiser"
PROGRAM = [sys.executable, "-c", "from facilitate.cli import main; main()"]
REST = 0.25
"""Seconds a phone waits after a refusal for having been too fast."""


@dataclass
class Laptop:
    """A house in a folder of its own, with its backups elsewhere. With `twin` one that breaks its promise in that way."""

    data: Path
    stick: Path
    twin: str = ""
    port: int = field(default_factory=free_port)

    def start(self) -> Process:
        program = [sys.executable, str(Path(__file__).parent / "bad_keeper.py"), self.twin] if self.twin else None
        return serve(self.data, self.port, KEY, program, {"FACILITATE_BACKUP": str(self.stick)})

    def backups(self) -> list[Path]:
        return sorted(self.stick.glob("facilitate-*"))

    def restore(self) -> str:
        """What `facilitate restore` says; raises AssertionError where it fails."""
        done = run("restore", str(self.stick), "--data", str(self.data))
        assert done.returncode == 0, done.stderr
        return done.stdout


def run(*words: str) -> "subprocess.CompletedProcess[str]":
    """One command of the program."""
    return subprocess.run([*PROGRAM, *words], capture_output=True, text=True, timeout=120)


@dataclass
class Drill:
    """What was found: `seconds` from the death to the last phone's first accepted act on the other laptop; how many acts were
    `accepted` before it, were in the backup (`kept`) and are told as accepted but are `gone`; acts sent again and accepted;
    `age` of the backup at the death, in seconds; and the `faults`."""

    seconds: float
    accepted: int
    kept: int
    gone: int
    again: int
    age: float
    proof: str
    faults: list[str]


async def write(ledgers: list[Ledger], acts: int) -> None:
    """Everybody comments until so many were accepted; acts that no answer came to wait in their outboxes."""
    left = acts

    async def one(ledger: Ledger) -> None:
        nonlocal left
        while left > 0:
            try:
                if await ledger.send(ledger.waiting[0] if ledger.waiting else ledger.note()):
                    left -= 1
                else:
                    await asyncio.sleep(REST)
            except Gone:
                return

    await asyncio.gather(*(one(ledger) for ledger in ledgers))


async def until_backup(laptop: Laptop, seconds: float = 30) -> Path:
    """The newest backup, once there is one that is newer than all that are there now."""
    known, end = set(laptop.backups()), time.monotonic() + seconds
    while time.monotonic() < end:
        if fresh := set(laptop.backups()) - known:
            return max(fresh)
        await asyncio.sleep(0.05)
    raise AssertionError(f"no backup within {seconds} s")


async def until_quiet(laptop: Laptop) -> None:
    """Return when there are backups, and no stage's end is still to be kept."""
    end = time.monotonic() + 30
    while not laptop.backups() or time.time() - laptop.backups()[-1].stat().st_mtime < 2.5:
        assert time.monotonic() < end, "no backup within 30 s"
        await asyncio.sleep(0.1)


async def a_stage_ends(laptop: Laptop, gathering: Gathering) -> Path:
    """The backup that is made of it."""
    fresh = asyncio.ensure_future(until_backup(laptop))
    await asyncio.sleep(0)
    await gathering.go_to("say")
    await gathering.go_to("sort")
    return await fresh


async def drill(folder: Path, phones: int, twin: str = "") -> Drill:
    """A meeting under way; a stage ends and is backed up; more is said; the laptop is gone for good; another one goes on."""
    stick = folder / "stick"
    stick.mkdir()
    first = Laptop(folder / "first" / "data", stick, twin)
    server = first.start()
    gathering = await Gathering.call(first.port, KEY)
    for number in range(phones):
        await gathering.sign_up(number)
    need = await gathering.need()
    ledgers = [Ledger(f"p{number:02d}", token, need) for number, token in enumerate(gathering.tokens)]
    await asyncio.gather(*(ledger.connect(first.port, gathering.code) for ledger in ledgers))
    await until_quiet(first)
    await write(ledgers, 4 * phones)
    backup = await a_stage_ends(first, gathering)
    await write(ledgers, random.randint(phones, 2 * phones))
    dying = asyncio.ensure_future(write(ledgers, 10_000))
    await asyncio.sleep(0)
    server.kill()
    died = time.monotonic()
    age = time.time() - backup.stat().st_mtime
    await dying
    shutil.rmtree(first.data.parent)
    return await _go_on(gathering, ledgers, Laptop(folder / "second" / "data", stick), died, age)


async def _go_on(gathering: Gathering, ledgers: list[Ledger], second: Laptop, died: float, age: float) -> Drill:
    proof = second.restore()
    told = {text for ledger in ledgers for text in ledger.accepted}
    if not re.search(rf"{gathering.code} .*✓.*✓", proof):
        return Drill(0, len(told), 0, len(told), 0, age, proof, ["the meeting is not in the backup"])
    server = second.start()
    for ledger in ledgers:
        ledger.hang_up()
        ledger.view = type(ledger.view)()
    try:
        await asyncio.gather(*(ledger.connect(second.port, gathering.code) for ledger in ledgers))
        kept = {str(one.get("text")) for one in ledgers[0].view.entities.values()} & told
        waiting = [(ledger, text) for ledger in ledgers for text in (*ledger.waiting, ledger.note())]
        for ledger, text in waiting:
            while not await ledger.send(text):
                await asyncio.sleep(REST)
        seconds = time.monotonic() - died
        faults = [quarrel for ledger in ledgers for quarrel in ledger.quarrels]
        faults += [
            f"unproved: {line}" for line in proof.splitlines() if gathering.code in line and line.count("✓") != 2
        ]
        return Drill(seconds, len(told), len(kept), len(told - kept), len(waiting), age, proof, faults)
    finally:
        for ledger in ledgers:
            ledger.hang_up()
        gathering.host.close()
        server.kill()
