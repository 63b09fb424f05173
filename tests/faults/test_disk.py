"""A full disk is polite: nothing is said to be accepted that is not kept, everybody is told why, and it goes on by itself."""

import asyncio
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from facilitate.bench.browser import Browser
from facilitate.bench.gathering import Gathering
from facilitate.bench.phone import Phone
from tests.faults.ledger import Ledger
from tests.faults.single import Single, faults_of_the_log, faults_of_the_views

SIZE, PHONES, ROUNDS = "24m", 12, 10
WORD, RESUMES = 1.0, 5.0
"""Seconds until somebody is told why, and until it goes on when there is room again."""
PAPERS = ("minutes.html", "minutes.docx", "minutes.pdf", "record.json")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A real file system of 24 MB."""
    place = tmp_path / "disk"
    place.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", place], capture_output=True).returncode:
        pytest.skip("a small file system can be mounted by root alone")
    yield place
    subprocess.run(["umount", "--lazy", place], check=True)


@dataclass
class Full:
    """What was seen while the disk was full: seconds until phone and desk were told, what phones were told, which papers came,
    seconds until it went on; and what did not agree in the end."""

    phone: float = 0.0
    desk: float = 0.0
    rules: set[str] = field(default_factory=set)
    words: dict[str, str] = field(default_factory=dict)
    accepted: int = 0
    read: bool = False
    papers: list[str] = field(default_factory=list)
    resumed: float = 0.0
    faults: list[str] = field(default_factory=list)


def fill(disk: Path) -> Path:
    """A file that takes all the room there is."""
    path = disk / "photos of the neighbours"
    with path.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(bytes(4096))
    assert shutil.disk_usage(disk).free == 0
    return path


class Desk:
    """The desk's own line: when it was told what."""

    def __init__(self) -> None:
        self.told: list[tuple[float, str]] = []

    def hear(self, payload: bytes) -> None:
        if payload.startswith(b'42["trouble"'):
            self.told.append((time.monotonic(), payload.decode().rpartition(":")[2].strip('"}]')))

    async def wait_for(self, rule: str, since: float, seconds: float) -> float:
        """Seconds from `since` until it was told that; `seconds` at the most are waited."""
        while time.monotonic() < since + seconds:
            for at, told in self.told:
                if told == rule and at >= since:
                    return at - since
            await asyncio.sleep(0.01)
        return float("inf")


async def _full(single: Single, disk: Path) -> Full:
    gathering, ledgers = await single.gather(PHONES)
    desk, found = Desk(), Full()
    line = await Phone.open(gathering.port, gathering.host.token, desk.hear)
    await line.enter(gathering.code, room="desk")
    try:
        assert all(await asyncio.gather(*(ledger.send(ledger.note()) for ledger in ledgers)))
        hog = fill(disk)
        await _amid(gathering, ledgers, desk, found)
        hog.unlink()
        await _afterwards(ledgers, desk, found)
        found.faults = await faults_of_the_views(gathering, ledgers)
        found.faults += faults_of_the_log(single.log(gathering.code), ledgers)
        return found
    finally:
        for ledger in ledgers:
            ledger.hang_up()
        line.hang_up()
        gathering.host.close()
        single.server.kill()


async def _amid(gathering: Gathering, ledgers: list[Ledger], desk: Desk, found: Full) -> None:
    """Everybody goes on writing until the first is told that it cannot be kept; then all look and print."""
    for _ in range(ROUNDS):
        for ledger in ledgers:
            asked = time.monotonic()
            refusal = await _refusal(ledger)
            if refusal is not None:
                found.rules.add(refusal["rule"])
                found.words = {lang: refusal[lang] for lang in ("zh", "en")}
                found.phone = max(found.phone, time.monotonic() - asked)
                found.desk = found.desk or await desk.wait_for("disk_full", asked, WORD * 3)
            else:
                found.accepted += 1
        if found.rules:
            break
        await asyncio.sleep(0.2)
    found.read = bool((await gathering.state(ledgers[0].token))["meeting"])
    for name in PAPERS:
        browser = Browser(gathering.port, gathering.host.token)
        with suppress(Exception):
            await browser.want("GET", f"/m/{gathering.code}/papers/{name}")
            found.papers.append(name)
        browser.close()


async def _refusal(ledger: Ledger) -> dict[str, Any] | None:
    """One comment with a long text; its refusal, if it was not taken. It waits on in the outbox then."""
    assert ledger.phone is not None
    text = ledger.waiting[0] if ledger.waiting else ledger.note()
    answer = await ledger.phone.act("comment", {"about": ledger.about, "text": text}, text)
    if not answer["ok"]:
        refusal: dict[str, Any] = answer["refusal"]
        return None if refusal["rule"] == "too_fast" else refusal
    ledger.waiting.remove(text)
    ledger.accepted[text] = answer["seq"]
    return None


async def _afterwards(ledgers: list[Ledger], desk: Desk, found: Full) -> None:
    """Phones send what waits when they are told that there is room."""
    freed = time.monotonic()
    found.resumed = await desk.wait_for("", freed, RESUMES * 2)
    for ledger in ledgers:
        for text in [*ledger.waiting]:
            while not await ledger.send(text):
                await asyncio.sleep(0.2)


def test_on_a_full_disk_nothing_is_promised_and_it_goes_on_by_itself(disk: Path) -> None:
    found = asyncio.run(_full(Single(disk / "data"), disk))

    print(
        f"disk full: phones told after {found.phone * 1000:.0f} ms, the desk after {found.desk * 1000:.0f} ms, "
        f"papers meanwhile: {', '.join(found.papers)}; goes on {found.resumed:.1f} s after there is room; {found.faults}"
    )
    assert found.faults == []
    assert found.rules == {"disk_full"}
    assert "硬盘" in found.words["zh"]
    assert "disk" in found.words["en"]
    assert max(found.phone, found.desk) < WORD
    assert found.read
    assert found.papers == list(PAPERS)
    assert found.resumed < RESUMES


def test_a_server_that_answers_before_the_disk_took_it_is_caught(disk: Path) -> None:
    found = asyncio.run(_full(Single(disk / "data", "unheeding"), disk))

    print(f"unheeding: {found.rules}, {len(found.faults)} faults")
    assert [fault for fault in found.faults if fault.startswith("lost")]
