"""A power cut at any moment takes nothing that a phone was told is accepted, and leaves a whole file."""

import asyncio
import os
import random
import shutil
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from facilitate.bench.phone import Gone
from tests.faults.ledger import Ledger
from tests.faults.power import disk_after
from tests.faults.record import Change, read_record
from tests.faults.recovered import faults_after
from tests.faults.single import Single

LONG = bool(os.environ.get("FACILITATE_LONG"))
RUNS, CUTS = (12, 600) if LONG else (2, 60)
PHONES, REST = 16, 0.25
NEAR = 40
"""Changes before and after a write to the database itself: a third of the cuts fall there, for that is the delicate moment."""


@dataclass(frozen=True)
class Evening:
    """What was recorded of one server, and what its phones were told: comments by text, votes; each with its instant."""

    changes: list[Change]
    code: str
    comments: dict[str, tuple[int, int]]
    votes: list[tuple[int, int]]

    @property
    def begins(self) -> int:
        """The first change after somebody was told that she was heard."""
        first = min(at for at, _ in self.comments.values())
        return next(n for n, change in enumerate(self.changes) if change.at > first)

    def told_before(self, at: int) -> tuple[dict[str, int], int]:
        """Comments, and the highest number of a vote, of which somebody had been told at that instant."""
        comments = {text: seq for text, (when, seq) in self.comments.items() if when < at}
        return comments, max((seq for when, seq in self.votes if when < at), default=0)

    def moments(self, cuts: int, chance: random.Random) -> list[int]:
        """So many places in the record, a third of them about the writes to the database itself."""
        begins, last = self.begins, len(self.changes) - 1
        home = [n for n, one in enumerate(self.changes) if n > begins and one.what == "w" and one.name.endswith(".db")]
        about = [chance.choice(home) + chance.randint(-NEAR, NEAR) for _ in range(cuts // 3 if home else 0)]
        anywhere = [chance.randint(begins, last) for _ in range(cuts - len(about))]
        return [min(max(one, begins), last) for one in about + anywhere]


async def _evening(folder: Path, twin: str) -> Evening:
    """Comments as fast as they are taken, votes, the box is emptied, more comments; then kill -9 amid them."""
    record = folder / "record"
    single = Single(folder / "data", twin, ("recorder.py", str(record)))
    gathering, ledgers = await single.gather(PHONES)
    votes: list[tuple[int, int]] = []
    try:
        await _comment(ledgers, random.randint(8 * PHONES, 12 * PHONES))
        ballot = await gathering.fresh_ballot()
        await asyncio.gather(*(_vote(ledger, ballot, votes) for ledger in ledgers))
        await gathering.act(gathering.host.token, "close_ballot", {"ballot": ballot})
        await gathering.go_to("sort")
        await _backup(folder / "data" / "backups")
        await _comment(ledgers, random.randint(8 * PHONES, 12 * PHONES), single)
    finally:
        for ledger in ledgers:
            ledger.hang_up()
        gathering.host.close()
        single.server.kill()
    told = {text: (ledger.heard[text], seq) for ledger in ledgers for text, seq in ledger.accepted.items()}
    return Evening(read_record(record), gathering.code, told, votes)


async def _backup(folder: Path) -> None:
    """Until one was made, which is soon after a stage's end: it reads the database while others write there."""
    for _ in range(300):
        if folder.exists() and list(folder.glob("*.zip")):
            return
        await asyncio.sleep(REST)
    raise AssertionError("no backup after a stage's end")


async def _comment(ledgers: Sequence[Ledger], answers: int, killed: Single | None = None) -> None:
    left = [answers]

    async def write(ledger: Ledger) -> None:
        while left[0] > 0:
            if await ledger.send(ledger.waiting[0] if ledger.waiting else ledger.note()):
                left[0] -= 1
            else:
                await asyncio.sleep(REST)
            if left[0] == 0 and killed is not None:
                killed.server.kill()

    outcomes = await asyncio.gather(*(write(ledger) for ledger in ledgers), return_exceptions=True)
    assert all(one is None or (killed is not None and isinstance(one, Gone)) for one in outcomes), outcomes


async def _vote(ledger: Ledger, ballot: str, votes: list[tuple[int, int]]) -> None:
    assert ledger.phone is not None
    while True:
        wish = {"ballot": ballot, "choice": {ledger.about: 1}}
        answer = await ledger.phone.act("vote", wish, f"{ledger.name}-v")
        if answer["ok"]:
            votes.append((time.monotonic_ns(), answer["seq"]))
            return
        assert answer["refusal"]["rule"] == "too_fast", answer
        await asyncio.sleep(REST)


@dataclass
class Found:
    """Of how many cuts; in how many something was lost, and every fault."""

    cuts: int = 0
    answers: int = 0
    losing: int = 0
    lost: int = 0
    others: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.cuts} power cuts with {self.answers} answers before them: {self.losing} cuts lost {self.lost} accepted acts, "
            f"{len(self.others)} other faults"
        )


def cut(folder: Path, runs: int, cuts: int, twin: str = "") -> Found:
    """So many recorded evenings, so many cuts in them all together; each seed is printed with what it found."""
    found = Found()
    for run in range(runs):
        place = folder / f"run{run}"
        place.mkdir()
        evening = asyncio.run(_evening(place, twin))
        for moment in evening.moments(cuts // runs, random.Random(run)):
            _cut_once(evening, moment, place / f"cut{found.cuts}", found)
    return found


def _cut_once(evening: Evening, moment: int, place: Path, found: Found) -> None:
    changes = evening.changes[:moment]
    told, voted = evening.told_before(evening.changes[moment].at)
    assert told
    disk = disk_after(changes, random.Random(moment))
    faults = faults_after(place, disk, evening.code, told, voted)
    shutil.rmtree(place)
    lost = [fault for fault in faults if fault.startswith("lost")]
    found.cuts, found.answers = found.cuts + 1, found.answers + len(told)
    found.losing, found.lost = found.losing + bool(lost), found.lost + len(lost)
    found.others += [fault for fault in faults if not fault.startswith("lost")]


@pytest.mark.timeout(3600 if LONG else 300)
def test_nothing_accepted_is_lost_or_doubled_by_power_cuts_under_load(tmp_path: Path) -> None:
    found = cut(tmp_path, RUNS, CUTS)

    print(found)
    assert found.cuts == CUTS
    assert (found.losing, found.others) == (0, [])


@pytest.mark.timeout(3600 if LONG else 300)
@pytest.mark.parametrize("twin", ["careless", "ack_before_commit"])
def test_a_server_that_does_not_wait_for_the_disk_is_caught(tmp_path: Path, twin: str) -> None:
    found = cut(tmp_path, RUNS if LONG else 1, CUTS if LONG else 30, twin)

    print(f"{twin}: {found}")
    assert found.losing > found.cuts // 20


WROTE = Change("w", 0, "a", 0, b"x" * 1024)


@pytest.mark.parametrize(("after", "sure"), [((), False), (("s",), False), (("s", "S"), True)])
def test_a_write_is_sure_when_a_sync_that_began_after_it_is_done(after: tuple[str, ...], sure: bool) -> None:
    changes = [WROTE, *(Change(what, 0, "a") for what in after)]

    left = {disk_after(changes, random.Random(seed))["a"] for seed in range(50)}

    assert (left == {WROTE.data}) is sure
    assert WROTE.data in left


def test_what_was_written_while_a_sync_went_on_is_not_sure() -> None:
    changes = [WROTE, Change("s", 0, "a"), Change("w", 0, "a", 1024, b"y"), Change("S", 0, "a")]

    left = {disk_after(changes, random.Random(seed))["a"] for seed in range(50)}

    assert left == {WROTE.data, WROTE.data + b"y"}


def test_a_write_is_torn_at_the_edges_of_sectors() -> None:
    torn = {disk_after([WROTE], random.Random(seed))["a"] for seed in range(50)}

    assert {bytes(512) + b"x" * 512, b"x" * 512} <= torn


def test_an_unlinked_file_may_come_back_until_its_folder_is_synced() -> None:
    unlinked = [WROTE, Change("d", 0, "a")]
    synced = [*unlinked, Change("w", 0, "b-wal", 0, b"y"), Change("s", 0, "b-wal"), Change("S", 0, "b-wal")]

    assert {"a" in disk_after(unlinked, random.Random(seed)) for seed in range(20)} == {True, False}
    assert {"a" in disk_after(synced, random.Random(seed)) for seed in range(20)} == {False}
