"""What a phone was told is accepted survives kill -9, and counts once though it is sent again."""

import asyncio
import os
import random
from pathlib import Path
from typing import Any

import pytest

from facilitate.bench.phone import Gone
from facilitate.bench.view import settled
from tests.faults.ledger import Ledger
from tests.faults.outbox import knock_until_in
from tests.faults.single import Single, faults_of_the_log, faults_of_the_views

LONG = bool(os.environ.get("FACILITATE_LONG"))
KILLS = int(os.environ.get("FACILITATE_KILLS", "200" if LONG else "20"))
PHONES = 50 if LONG else 20
REST = 0.25
"""Seconds a phone waits after a refusal for having been too fast."""


class Burst:
    """All phones write as fast as they may until so many were answered; then the server is killed there and then."""

    def __init__(self, single: Single, ledgers: list[Ledger], answers: int) -> None:
        self._single, self._ledgers = single, ledgers
        self._left = answers
        self.answered = 0

    async def run(self) -> None:
        await asyncio.gather(*(self._write(ledger) for ledger in self._ledgers))

    async def _write(self, ledger: Ledger) -> None:
        try:
            while self._left > 0:
                accepted = await ledger.send(ledger.waiting[0] if ledger.waiting else ledger.note())
                if accepted:
                    self.answered += 1
                    self._left -= 1
                else:
                    await asyncio.sleep(REST)
                if self._left == 0:
                    self._left = -1
                    self._single.server.kill()
        except Gone:
            return


async def recover(single: Single, code: str, ledgers: list[Ledger]) -> None:
    """Everybody comes back and sends again what was not answered, and once more something that was."""
    single.restart()
    await asyncio.gather(*(knock_until_in(ledger, single.server.port, code) for ledger in ledgers))

    async def again(ledger: Ledger) -> None:
        known = random.sample(sorted(ledger.accepted), min(1, len(ledger.accepted)))
        for text in [*ledger.waiting, *known]:
            while not await ledger.send(text):
                await asyncio.sleep(REST)

    await asyncio.gather(*(again(ledger) for ledger in ledgers))


async def kills(single: Single, times: int) -> tuple[list[str], list[int], int]:
    """Faults found after so many kills, how many were answered before each, how many acts were sent again."""
    gathering, ledgers = await single.gather(PHONES)
    answered, resent = [], 0
    try:
        for _ in range(times):
            one = Burst(single, ledgers, random.randint(1, 60))
            await one.run()
            answered.append(one.answered)
            resent += sum(len(ledger.waiting) for ledger in ledgers)
            await recover(single, gathering.code, ledgers)
        faults = await faults_of_the_views(gathering, ledgers)
        return faults + faults_of_the_log(single.log(gathering.code), ledgers), answered, resent
    finally:
        for ledger in ledgers:
            ledger.hang_up()
        gathering.host.close()
        single.server.kill()


@pytest.mark.timeout(3600 if LONG else 300)
def test_nothing_accepted_is_lost_or_doubled_by_kills_under_load(tmp_path: Path) -> None:
    faults, answered, resent = asyncio.run(kills(Single(tmp_path), KILLS))

    print(
        f"{KILLS} kills of {PHONES} phones, {sum(answered)} answers before them, {resent} acts sent again, {len(faults)} faults"
    )
    assert faults == []
    assert min(answered) > 0
    assert resent > 0


@pytest.mark.parametrize(("twin", "fault"), [("ack_before_commit", "lost: "), ("no_dedupe", "doubled: ")])
def test_a_server_that_breaks_the_promise_is_caught(tmp_path: Path, twin: str, fault: str) -> None:
    faults, answered, _ = asyncio.run(kills(Single(tmp_path, twin), 3))

    assert min(answered) > 0
    assert [found for found in faults if found.startswith(fault)]


def test_after_a_kill_in_mid_turn_everybody_is_where_they_were(tmp_path: Path) -> None:
    before, after = asyncio.run(_mid_turn(Single(tmp_path)))

    assert before["floor"]["speaker"]
    assert after == before


async def _mid_turn(single: Single) -> tuple[dict[str, Any], dict[str, Any]]:
    gathering, ledgers = await single.gather(3)
    try:
        await gathering.go_to("say")
        await gathering.act(gathering.host.token, "grant", {})
        before = settled(await gathering.state(ledgers[0].token))
        single.server.kill()
        single.restart()
        return before, settled(await gathering.state(ledgers[0].token))
    finally:
        for ledger in ledgers:
            ledger.hang_up()
        gathering.host.close()
        single.server.kill()
