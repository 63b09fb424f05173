"""Twelve meetings of one community, one a month, each played from its scenario from the first word to the last."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta, timezone

from facilitate.replay.player import play
from facilitate.replay.script import Script
from facilitate.service.clock import ManualClock
from facilitate.web.playback import shipped
from tests.web.pages_app import House

MONTHS = (
    "courtyard123", "nantang", "open_space_short", "idea_contest", "courtyard123", "hearing",
    "teahouse", "open_space", "three_parties", "roundtable_dialogue", "budget", "courtyard123",
)  # fmt: skip
"""January to December: needs are heard three times at a round table; between them debate, open space, contest, teahouse, budget."""

A_WHILE = 40
"""Events after which everybody is there."""
ZONE = timezone(timedelta(hours=8))


def day(month: int) -> str:
    """When the meeting of that month begins (ISO 8601)."""
    return f"2026-{month:02d}-14T14:00:00+08:00"


def hold(house: House, month: int, begun: Callable[[str], None] = lambda _code: None) -> str:
    """Hold the meeting of that month (1–12) on its day, or when the one before is over: a contest takes weeks. Its code.

    `begun` is called with the code while it goes on; the house's clock stands at its end."""
    script = shipped(MONTHS[month - 1])
    starts = max(
        datetime.fromisoformat(day(month)), datetime.fromtimestamp(house.clock.at / 1000, ZONE) + timedelta(days=1)
    )
    script = Script(script.data | {"starts": starts.isoformat(timespec="seconds")})
    clock = ManualClock(int(script.starts.timestamp() * 1000))
    door = house.services.door.at(clock)
    services = replace(house.services, clock=clock, door=door, access=house.services.access.at(door))
    waits = itertools.count()

    def wait(_seconds: float) -> None:
        house.clock.at = clock.at
        if next(waits) == A_WHILE:
            begun(max(house.services.access.meetings(), key=lambda row: row.starts).code)

    played = play(script, services, clock, wait)
    assert not played.unexpected, played.unexpected
    house.clock.at = clock.at
    return played.code
