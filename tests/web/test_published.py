"""One audience's copy: what changed since a number, and what the next patch will bring anyway."""

import json
from typing import Any

from facilitate.web import touch
from facilitate.web.published import encode, publish
from facilitate.web.views import Look
from tests.cast import Cast, Core, cast


def looked(here: Cast) -> Look:
    return Look(here.m, "room", here.clock.now(), "c" * 64, "http://192.0.2.1")


def plain(patch: dict[str, Any]) -> Any:
    return json.loads(encode(patch))


def pending(here: Cast, since: int) -> set[str]:
    assert isinstance(here.place, Core)
    return {key for entry in here.place.entries[since:] for key in touch.keys(here.m, entry)}


def test_a_newcomer_sees_what_the_others_hear_with_the_next_patch() -> None:
    here = cast()
    copy = publish(looked(here))
    assert isinstance(here.place, Core)
    told = len(here.place.entries)

    here.go("gather")
    fresh = plain(copy.since(0, looked(here), pending(here, told)))

    assert fresh["put"] == plain(publish(looked(here)).since(0, looked(here)))["put"]
    assert fresh["to"] == here.m.seq
    assert copy.seq < here.m.seq


def test_the_next_patch_fits_those_who_waited_and_the_newcomer() -> None:
    here = cast()
    copy = publish(looked(here))
    assert isinstance(here.place, Core)
    before, told = copy.seq, len(here.place.entries)
    here.go("gather")
    newcomer = plain(copy.since(0, looked(here), pending(here, told)))

    patch = plain(copy.update(looked(here), pending(here, told)) or {})

    assert patch["from"] == before <= newcomer["to"] == patch["to"]


def test_a_number_that_is_not_ours_gets_everything() -> None:
    here = cast()
    copy = publish(looked(here))

    assert plain(copy.since(10**6, looked(here)))["from"] == 0
