"""What people may do is asked once for all who stand alike, and again whenever anything changes on which it hangs."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from facilitate.core.act import Act, Run
from facilitate.core.meeting import Meeting
from facilitate.core.order import doubt
from facilitate.core.person.people import PersonJoined
from facilitate.core.space.spaces import Space, SpacesSet
from facilitate.web.views.granted import Stand, granted
from facilitate.web.views.look import Look
from tests.cast import at
from tests.core.pending_world import HALL
from tests.watched import watched


def look_at(m: Meeting, kept: dict[str, Any]) -> Look:
    return Look(m, "room", 0, "", "", kept=kept)


def test_who_moves_others_may_as_soon_as_there_are_places() -> None:
    cast, kept = at("sort"), {}
    host = cast.ids["host"]
    before = granted(look_at(cast.m, kept), host)["move"]

    Run(cast.m, Act("move"), cast.clock.at).emit(SpacesSet((Space("s1", "table"),)))

    assert before != ""
    assert granted(look_at(cast.m, kept), host)["move"] == ""


def test_who_may_doubt_a_vote_may_as_soon_as_it_was_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    hall, kept = watched("ronr", HALL), {}
    hall.go("move")
    recorder = hall.ids["recorder"]
    before = granted(look_at(hall.m, kept), recorder)["write/motion"]

    taken = SimpleNamespace(rule=SimpleNamespace(voters=(hall.m.role_name(recorder),)))
    monkeypatch.setattr(doubt, "taken", lambda _m: taken)
    Run(hall.m, Act("vote"), hall.clock.at).emit(PersonJoined("new", "新来的", "residents", hall.m.default_role))

    assert before == "not_yours"
    assert granted(look_at(hall.m, kept), recorder)["write/motion"] == ""


def test_what_was_asked_at_another_moment_is_not_kept() -> None:
    cast, kept = at("gather"), {}
    for _ in range(2):
        granted(look_at(cast.m, kept), cast.ids["wang"])
        granted(look_at(cast.m, kept), cast.ids["host"])
        size = len(kept), len(stands(kept))
        cast.do("host", "advance", override="往下走")

    assert size == (2, 2)


def test_who_stands_alike_is_asked_once() -> None:
    cast, kept = at("sort"), {}
    granted(look_at(cast.m, kept), cast.ids["wang"])

    assert granted(look_at(cast.m, kept), cast.ids["li"]) is granted(look_at(cast.m, kept), cast.ids["wang"])
    assert len(stands(kept)) == 1


def stands(kept: dict[str, Any]) -> list[Stand]:
    """Those of whom it is known what they may do."""
    return list(kept["granted"][1])
