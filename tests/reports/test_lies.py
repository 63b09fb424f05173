"""A close of a secret ballot that was rewritten, with the whole chain made anew: found wherever it cannot be true."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings

from facilitate.core.act import Act
from facilitate.core.ballot.ballot_events import BallotClosed
from facilitate.core.ballot.receipts import CODE
from facilitate.reports.proof import check, secret
from facilitate.service.lists import lists
from tests.cast import refusal_of
from tests.core.ballot_world import close, hall, last
from tests.core.test_ballot_wild import BALLOTS, act, acts
from tests.reports.lies import lies
from tests.reports.logs import rows_of, told_by
from tests.reports.secret_worlds import WORLDS, entries_of, log_of, with_reasons

UNSEEN = {"unreceipted", "a receipt's code"}
"""How many of the receipts nobody was told; and a code that could be one: only she knows who has noted hers."""

FEW = settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow], deadline=None)


def closes(log: Any) -> Any:
    return next(entry.event for entry in log if isinstance(entry.event, BallotClosed))


def told_faults(log: Any) -> list[str]:
    return [str(one) for one in check(told_by(rows_of(log)), lists())]


def _found(log: Any) -> bool:
    try:
        return bool(told_faults(log))
    except (LookupError, ValueError):  # no record can be made of it at all
        return True


def _leaf(log: Any, path: Any) -> str:
    told = msgspec.json.decode(msgspec.json.encode(closes(log)))
    for key in path:
        told = told.get(key) if isinstance(told, dict) else told[key]
    return str(told)


def missed(name: str) -> tuple[int, Counter[str]]:
    """(how many lies were told, those not found by field) about that meeting's close."""
    told, unseen = 0, Counter[str]()
    for path, lied in lies(log_of(name)):
        told += 1
        unseen["a receipt's code" if CODE.fullmatch(_leaf(lied, path)) else str(path[0])] += not _found(lied)
    return told, +unseen


@pytest.mark.parametrize("name", WORLDS)
def test_a_secret_close_as_it_was_agrees(name: str) -> None:
    assert closes(log_of(name)).voters
    assert told_faults(log_of(name)) == []


@pytest.mark.parametrize("name", WORLDS)
def test_any_leaf_of_a_secret_close_that_cannot_be_so_is_found_though_all_is_chained_anew(name: str) -> None:
    told, unseen = missed(name)

    print(f"{name}: {told} lies, {told - unseen.total()} found; not found: {dict(unseen) or 'none'}")
    assert told > 15
    assert set(unseen) <= UNSEEN


def test_a_checker_that_does_not_look_into_secret_closes_misses_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(secret, "agrees", lambda *_: True)

    told, unseen = missed("households")

    assert unseen["outcome"] > 0
    assert unseen["verdicts"] > 0
    assert unseen.total() > told / 2


@pytest.mark.parametrize("name", ["one_slip", "hands", "households", "groups"])
@pytest.mark.parametrize("field", ["outcome", "held", "both"])
def test_another_outcome_with_paper_households_or_parties_is_found(name: str, field: str) -> None:
    log = log_of(name)
    closed = closes(log)
    turned = "failed" if closed.outcome == "carried" else "carried"
    verdicts = tuple(msgspec.structs.replace(one, held=turned == "carried") for one in closed.verdicts)
    lie = msgspec.structs.replace(
        closed,
        outcome=closed.outcome if field == "held" else turned,
        verdicts=closed.verdicts if field == "outcome" else verdicts,
    )

    found = told_faults([msgspec.structs.replace(one, event=lie) if one.event is closed else one for one in log])

    assert ["counted again" in one for one in found] == [True]


def test_a_list_of_receipts_that_was_left_out_whole_is_found() -> None:
    log = log_of("receipts")
    lie = msgspec.structs.replace(closes(log), receipts=(), unreceipted=0)

    found = told_faults([msgspec.structs.replace(one, event=lie) if one.event == closes(log) else one for one in log])

    assert ["no list of receipts" in one for one in found] == [True]


@pytest.mark.parametrize("name", BALLOTS)
@FEW
@given(wanted=acts)
def test_whatever_people_do_with_a_ballot_its_record_proves_itself(
    name: str, wanted: list[tuple[str, int, Any]]
) -> None:
    here = hall({"of": "idea", **BALLOTS[name], "secrecy": "secret"}, people=4, items=3, costs=("300", "600", "500"))
    for n, (who, what, choice) in enumerate(wanted):
        verb, args = act(here, who, what, choice)
        here.wait(1)
        refusal_of(here.place, partial(here.place.carry, Act(verb, args, f"w{n}", None, here.ids[who])))
    if last(here).open:
        here.refused("host", "close_ballot", ballot=last(here).id)

    assert told_faults(entries_of(here)) == []


def test_more_reasons_than_votes_for_a_side_are_found_but_not_other_words() -> None:
    here = with_reasons()
    reasons = close(here).reasons
    log = entries_of(here)
    closed = closes(log)

    def with_(told: Any) -> list[str]:
        lie = msgspec.structs.replace(closed, reasons=told)
        return told_faults([msgspec.structs.replace(one, event=lie) if one.event is closed else one for one in log])

    assert with_(reasons) == []
    assert with_((*reasons, reasons[0], reasons[0]))
    assert with_((msgspec.structs.replace(reasons[0], text="同意得很"), *reasons[1:])) == []
