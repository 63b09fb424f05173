"""Somebody sets the computer's clock an hour on or back in mid-turn and mid-vote: no stage ends, no vote is refused, and what phones
count down goes on as it was."""

import asyncio
import time
from pathlib import Path

import pytest

from facilitate.bench.gathering import Gathering
from tests.faults.ledger import Ledger
from tests.faults.single import Single

HOUR = 3600
RIGHT = 0.2
"""Seconds by which a countdown may be off."""


class Wall:
    """The clock on the wall of one server, and what became of its meeting each time it was set."""

    def __init__(self, folder: Path, twin: str = "") -> None:
        self._path = folder / "seconds"
        self._path.write_text("0")
        self.single = Single(folder / "data", twin, ("jumping.py", str(self._path)))
        self.faults: list[str] = []
        self.worst = 0.0
        self.votes = 0

    def set(self, seconds: int) -> None:
        """So many seconds from the true time."""
        self._path.write_text(str(seconds))

    async def ends(self, gathering: Gathering, ledger: Ledger) -> tuple[float, float]:
        """Between which two instants of our own clock the countdown comes to nought, in seconds: what the server said was so at
        some moment between question and answer, and on a busy machine that is a while."""
        assert ledger.phone is not None
        clock = (await gathering.state(ledger.token))["clock"]
        asked = time.monotonic()
        told = await ledger.phone.ask("clock", {"t": 0})
        left = (clock["deadline"] - told["now"]) / 1000
        return asked + left, time.monotonic() + left

    async def through(self, what: str, gathering: Gathering, ledgers: list[Ledger]) -> None:
        """An hour on, an hour back, and right again: the countdown runs as if nobody had touched the clock."""
        early, late = await self.ends(gathering, ledgers[0])
        stood = await self._stands(gathering, ledgers[0])
        for seconds in (HOUR, -HOUR, 0):
            self.set(seconds)
            earliest, latest = await self.ends(gathering, ledgers[0])
            off = max(0.0, earliest - late, early - latest)
            self.worst = max(self.worst, off)
            if off > RIGHT:
                self.faults.append(f"countdown: {off:.1f} s off in mid-{what}")
            await asyncio.sleep(0.3)
            if await self._stands(gathering, ledgers[0]) != stood:
                self.faults.append(f"moved: the {what} has ended")

    async def _stands(self, gathering: Gathering, ledger: Ledger) -> tuple[object, ...]:
        """The stage that goes on and who speaks."""
        state = await gathering.state(ledger.token)
        going = [entry["stage"] for entry in state["agenda"]["entries"] if entry["state"] == "now"]
        speaker = (state.get("floor") or {}).get("speaker") or {}
        return (*going, speaker.get("turn"), state["clock"]["deadline"])


async def _hours(wall: Wall) -> None:
    gathering, ledgers = await wall.single.gather(6)
    try:
        await gathering.go_to("say")
        await gathering.act(gathering.host.token, "grant", {})
        await wall.through("turn", gathering, ledgers)
        ballot = await gathering.fresh_ballot()
        for seconds, pair in ((HOUR, ledgers[:2]), (-HOUR, ledgers[2:4]), (0, ledgers[4:])):
            wall.set(seconds)
            for ledger in pair:
                assert ledger.phone is not None
                choice = {"ballot": ballot, "choice": {ledger.about: 1}}
                answer = await ledger.phone.act("vote", choice, f"{ledger.name}-v")
                wall.votes += answer["ok"]
        await wall.through("vote", gathering, ledgers)
    finally:
        for ledger in ledgers:
            ledger.hang_up()
        gathering.host.close()
        wall.single.server.kill()


def test_a_clock_that_is_set_does_nothing_to_turns_votes_and_countdowns(tmp_path: Path) -> None:
    wall = Wall(tmp_path)

    asyncio.run(_hours(wall))

    print(
        f"clock set by ± 1 h six times: {wall.votes} of 6 votes taken, countdowns {wall.worst * 1000:.0f} ms off, {wall.faults}"
    )
    assert wall.faults == []
    assert wall.votes == 6


@pytest.mark.parametrize("fault", ["countdown: "])
def test_a_server_that_goes_by_the_wall_is_caught(tmp_path: Path, fault: str) -> None:
    wall = Wall(tmp_path, "by_the_wall")

    asyncio.run(_hours(wall))

    assert [found for found in wall.faults if found.startswith(fault)]
