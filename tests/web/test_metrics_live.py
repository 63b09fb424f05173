"""What a real server counts of its phones: who is connected, what they were handed, and who was cut, each once."""

import asyncio
from pathlib import Path
from typing import Any, cast

import pytest

from facilitate.bench.browser import Browser
from facilitate.bench.gathering import Gathering
from facilitate.bench.process import free_port, serve
from facilitate.service import counting
from facilitate.service.counting import Counts
from facilitate.web.fanout import FanOut

KEY = "organiser"


async def metrics(port: int) -> dict[str, float]:
    browser = Browser(port, KEY)
    text = (await browser.want("GET", "/metrics")).decode()
    browser.close()
    rows = [line.rsplit(" ", 1) for line in text.splitlines() if not line.startswith("#")]
    return {name.removeprefix("facilitate_"): float(value) for name, value in rows}


async def evening(port: int) -> tuple[dict[str, float], dict[str, float], int]:
    """(before, after) one card of one of two phones, and how many messages both heard meanwhile."""
    gathering = await Gathering.call(port, KEY)
    heard: list[bytes] = []
    for number in range(2):
        await gathering.sign_up(number)
    await gathering.go_to("gather")
    phones = [await gathering.come_in(token, heard.append) for token in gathering.tokens]
    await asyncio.sleep(0.5)
    before, so_far = await metrics(port), len(heard)
    await phones[0].act("write", {"kind": "need", "text": "路灯不亮", "fields": {"category": "safety"}}, "once")
    await asyncio.sleep(0.5)
    after = await metrics(port)
    for phone in phones:
        phone.hang_up()
    gathering.host.close()
    return before, after, len(heard) - so_far


@pytest.mark.slow
def test_phones_acts_and_frames_are_those_that_there_were(tmp_path: Path) -> None:
    server = serve(tmp_path, free_port(), KEY)
    try:
        before, after, heard = asyncio.run(asyncio.wait_for(evening(server.port), 60))
    finally:
        server.stop()

    assert (before["phones"], after["phones"]) == (2, 2)
    assert after["acts_total"] - before["acts_total"] == 1
    assert after["commit_seconds_count"] - before["commit_seconds_count"] == 1
    assert heard >= 3
    assert after["frames_sent_total"] - before["frames_sent_total"] == heard + 1  # the answer of the act
    assert after["sent_bytes_total"] > before["sent_bytes_total"]
    assert (after["phones_behind"], after["phones_cut_total"]) == (0, 0)


class Line:
    cuts = 0

    def cut(self) -> None:
        self.cuts += 1


def test_a_phone_that_is_cut_counts_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "counts", Counts())
    line, fan = Line(), FanOut({})
    phone = type("Phone", (), {})()

    for _ in range(3):
        fan._cut(phone, cast(Any, line))

    assert (line.cuts, counting.counts.cut) == (3, 1)
