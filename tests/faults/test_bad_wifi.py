"""Thirty phones behind a wifi that delays, stalls, trickles and cuts in mid-frame: nothing lost, nothing doubled, all see the same."""

import asyncio
import os
import random
from pathlib import Path

import pytest

from tests.faults.outbox import Crowd, knock_until_in
from tests.faults.single import Single, faults_of_the_log, faults_of_the_views
from tests.faults.wifi import BadWifi

LONG = bool(os.environ.get("FACILITATE_LONG"))
PHONES, ANSWERS = 30, 3000 if LONG else 300


async def _evening(single: Single, answers: int) -> tuple[list[str], Crowd, BadWifi]:
    """What does not agree after so many answers through the wifi."""
    gathering, ledgers = await single.gather(PHONES)
    wifi = BadWifi(single.server.port, random.Random())
    await wifi.up()
    crowd = Crowd(wifi.port, gathering.code, ledgers)
    for ledger in ledgers:
        ledger.hang_up()

    async def trouble(crowd: Crowd) -> None:
        await crowd.more(answers)
        wifi.bad = False

    try:
        await crowd.through(trouble)
        cut_at_last = [ledger for ledger in ledgers if ledger.phone is None or ledger.phone.closed]
        await asyncio.gather(*(knock_until_in(ledger, wifi.port, gathering.code) for ledger in cut_at_last))
        faults = await faults_of_the_views(gathering, ledgers)
        return faults + faults_of_the_log(single.log(gathering.code), ledgers), crowd, wifi
    finally:
        for ledger in ledgers:
            ledger.hang_up()
        gathering.host.close()
        await wifi.down()
        single.server.kill()


@pytest.mark.timeout(3600 if LONG else 300)
def test_behind_a_bad_wifi_nothing_is_lost_or_doubled_and_all_see_the_same(tmp_path: Path) -> None:
    faults, crowd, wifi = asyncio.run(_evening(Single(tmp_path), ANSWERS))

    print(
        f"{PHONES} phones, {crowd.answered} answers, {crowd.again} acts sent again, {crowd.returned} came back; "
        f"{dict(wifi.seen)}; {len(faults)} faults"
    )
    assert faults == []
    assert crowd.again > 0
    assert min(wifi.seen[what] for what in ("delayed", "stalled", "trickled", "cut in mid-frame")) > 0


@pytest.mark.parametrize(("twin", "fault"), [("twice", "doubled: "), ("hushed", "view: ")])
def test_a_server_that_counts_twice_or_tells_some_nothing_is_caught(tmp_path: Path, twin: str, fault: str) -> None:
    faults, crowd, _ = asyncio.run(_evening(Single(tmp_path, twin), ANSWERS if twin == "twice" else PHONES))

    assert crowd.answered >= PHONES
    assert [found for found in faults if found.startswith(fault)]
