"""Sixteen characters of the chain on the wall: renewed with each stage, riding in a patch that goes out anyway."""

from __future__ import annotations

from tests.cast import CODE
from tests.web.hall import Hall


def heads(hall: Hall) -> list[str]:
    return [patch["put"]["meeting"]["head"] for patch in hall.patches("board") if "meeting" in patch["put"]]


def test_each_stage_shows_the_chain_as_it_stood_then(hall: Hall) -> None:
    shown = []
    for _ in range(4):
        hall.cast.next()
        hall.wait(1)
        shown.append(hall.crowd._door.chain(CODE)[:16].upper())

    assert len(set(shown)) == 4
    assert {len(head) for head in shown} == {16}
    assert heads(hall)[-4:] == shown


def test_what_a_room_does_within_a_stage_sends_no_head_of_its_own(hall: Hall) -> None:
    hall.cast.go("gather")
    hall.wait(1)
    hall.sent.clear()
    for n in range(3):
        hall.cast.need("wang", f"第{n}件")
        hall.wait(1)

    assert hall.patches("board")
    assert heads(hall) == []
