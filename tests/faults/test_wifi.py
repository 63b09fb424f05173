"""The wifi drops with acts under way, and one person has two tabs open: everything arrives, once."""

import asyncio
from pathlib import Path

import pytest

from facilitate.bench.gathering import Gathering
from facilitate.bench.phone import Gone
from tests.faults.ledger import Ledger
from tests.faults.single import Single, faults_of_the_log, faults_of_the_views
from tests.faults.wifi import Wifi

DROP = 1.0
"""Seconds that stand for the minute."""


async def _behind_wifi(single: Single) -> tuple[Gathering, list[Ledger], Wifi]:
    """Three people; the first one's phone is on the wifi."""
    gathering, ledgers = await single.gather(3)
    ledgers[0].hang_up()
    wifi = Wifi(single.server.port)
    await wifi.up()
    await ledgers[0].connect(wifi.port, gathering.code)
    return gathering, ledgers, wifi


async def _drop(single: Single, swallow: bool) -> tuple[list[str], list[str]]:
    """Faults, and the texts of the first person in the order of the log."""
    gathering, ledgers, wifi = await _behind_wifi(single)
    first = ledgers[0]
    try:
        assert await first.send(first.note())
        wifi.swallowing = swallow
        under_way = [asyncio.ensure_future(first.send(first.note())) for _ in range(3)] if swallow else []
        await asyncio.sleep(0.5 if swallow else 0)
        await wifi.down()
        outcomes = await asyncio.gather(*under_way, return_exceptions=True)
        assert all(isinstance(outcome, Gone) for outcome in outcomes)
        if not swallow:
            for _ in range(3):
                first.note()
        assert len(first.waiting) == 3
        assert await ledgers[1].send(ledgers[1].note())
        await asyncio.sleep(DROP)
        await wifi.up()
        await first.connect(wifi.port, gathering.code)
        for text in [*first.waiting]:
            assert await first.send(text)
        faults = await faults_of_the_views(gathering, ledgers)
        entries = single.log(gathering.code)
        texts = [str(body["text"]) for _, _, body in entries if str(body.get("text", "")).startswith(first.name)]
        return faults + faults_of_the_log(entries, ledgers), texts
    finally:
        for ledger in ledgers:
            ledger.hang_up()
        gathering.host.close()
        await wifi.down()
        single.server.kill()


@pytest.mark.parametrize("swallow", [False, True], ids=["never sent", "sent, the answers lost"])
def test_three_acts_that_waited_while_the_wifi_was_down_arrive_once_and_in_order(tmp_path: Path, swallow: bool) -> None:
    faults, texts = asyncio.run(_drop(Single(tmp_path), swallow))

    assert faults == []
    assert texts == ["p00-0000", "p00-0001", "p00-0002", "p00-0003"]


async def _two_tabs(single: Single) -> tuple[list[str], list[bool], list[int]]:
    gathering, ledgers = await single.gather(2)
    one = ledgers[0]
    other = Ledger(one.name, one.token, one.about)
    try:
        await other.connect(single.server.port, gathering.code)
        text = one.note()
        answers = await asyncio.gather(*(tab.send(text) for tab in (one, other) for _ in range(4)))
        faults = await faults_of_the_views(gathering, [*ledgers, other])
        entries = single.log(gathering.code)
        seqs = [seq for seq, _, body in entries if body.get("text") == text]
        return faults + faults_of_the_log(entries, [*ledgers, other]), answers, seqs
    finally:
        for ledger in (*ledgers, other):
            ledger.hang_up()
        gathering.host.close()
        single.server.kill()


def test_eight_copies_from_two_tabs_of_one_person_count_once_and_are_all_answered(tmp_path: Path) -> None:
    faults, answers, seqs = asyncio.run(_two_tabs(Single(tmp_path)))

    assert faults == []
    assert answers == [True] * 8
    assert len(seqs) == 1
