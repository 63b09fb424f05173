"""Numbered slips lie in the box beside the phones' choices and come back with it; older logs are read as they were."""

import json

import msgspec

from facilitate.core.ballot.ballots import BallotClosed
from facilitate.core.meeting import AnyEvent
from tests.doors import cast_behind, sqlite
from tests.evening import until_the_dots


def test_slips_come_back_with_the_box_and_go_with_it(tmp_path) -> None:
    cast = cast_behind(sqlite(tmp_path))
    cards = list(until_the_dots(cast).values())
    slips = [{"n": 3, "choice": [cards[0], cards[1]]}, {"n": 8, "choice": [cards[0]]}]
    cast.do("recorder", "count", slips=slips, witness="孙大爷")

    assert cast.place.again().m == cast.m
    cast.place = cast.place.again()
    (ballot,) = cast.m.ballots.all.values()
    before = len(ballot.voted)
    cast.next()

    assert ballot.result is not None
    assert (len(ballot.result.voters) + len(ballot.result.apart_voters), ballot.result.on_paper) == (
        before,
        {"slips": 2},
    )
    assert cast.place.store.read(cast.m.facts.code).choices == ()


def test_a_ballot_closed_before_there_were_other_types_is_still_read() -> None:
    old = {
        "type": "BallotClosed", "id": "9", "counts": {"1": 3, "2": 0}, "apart": {"1": 1, "2": 0}, "voters": ["p2"],
        "apart_voters": [], "eligible": 5, "present": 7,
    }  # fmt: skip
    grades = old | {"counts": {"1": {"importance": [0, 0, 1, 2, 0]}}}

    event = msgspec.json.decode(json.dumps(old).encode(), type=AnyEvent)
    graded = msgspec.json.decode(json.dumps(grades).encode(), type=AnyEvent)

    assert isinstance(event, BallotClosed)
    assert (event.counts, event.kind, event.outcome) == ({"1": 3, "2": 0}, "", "none")
    assert graded.counts == {"1": {"importance": [0, 0, 1, 2, 0]}}
