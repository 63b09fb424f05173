"""What phones are told while a shipped scenario is held: one picture for every place where the meeting stands anew."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from facilitate.core.meeting import Meeting
from facilitate.replay import player
from facilitate.replay.players import Cast
from facilitate.replay.script import Data, load
from facilitate.resources import resource
from facilitate.web import views
from facilitate.web.views.look import Look
from facilitate.web.views.me import me
from tests.replay.test_replay import played

SCENARIOS = sorted(path.stem for path in (resource("rules") / "scenarios").glob("*.yaml"))
State = dict[str, Any]


def moments(name: str, folder: Path, patch: pytest.MonkeyPatch) -> list[State]:
    """`{name, put, me}`: the first time for each stage, open ballot, speaker and role that the scenario comes to."""
    found: dict[tuple[str, ...], State] = {}
    one = player._one

    def watched(cast: Cast, event: Data) -> None:
        one(cast, event)
        with cast.meeting() as m:
            for key, person in _standing(m):
                if key not in found:
                    now = int(cast.script.starts.timestamp() * 1000) + event["at"] * 1000
                    found[key] = {"name": "/".join(key)} | _picture(m, now, person)

    patch.setattr(player, "_one", watched)
    played(folder, load(resource("rules") / "scenarios" / f"{name}.yaml"))
    return list(found.values())


def _standing(m: Meeting) -> Iterator[tuple[tuple[str, ...], str]]:
    """Where the meeting stands for one person of each role, and for whoever speaks."""
    slot = m.agenda.at
    ballots = "+".join(sorted(b.rule.type for b in m.ballots.all.values() if not b.closed_at))
    seen = {one.role: one.id for one in m.people.present()}
    for role, person in seen.items():
        yield (slot.stage, ballots, role), person
    for turn in m.floor.turns.values():
        if turn.to == "" and turn.person in m.people.all and turn.id == max(m.floor.turns, key=int):
            yield (slot.stage, "last speaker"), turn.person


def _picture(m: Meeting, now: int, person: str) -> State:
    look = Look(m, "room", now, "", "http://hall/J/K7")
    put = {key: entity for key in views.keys(look) if (entity := views.entity(look, key)) is not None}
    return {"put": put, "me": me(look, person), "now": now, "seq": m.seq}
