"""A closed secret ballot never opens again, whoever says what."""

from copy import deepcopy
from typing import Any

import pytest

from facilitate.core.act import Act
from facilitate.core.decide import VERBS, handle
from facilitate.core.refusals.refusal import Refused
from tests.cast import Cast
from tests.core.ballot_world import SIDES, close, hall, last
from tests.core.test_receipts import ONE, SECRET, vote


def tried(cast: Cast, ballot: str) -> list[dict[str, Any]]:
    """Everything that anybody might say to have it open again."""
    about = {"id": ballot, "ballot": ballot, "item": "1", "about": "1", "items": ["1"], "to": "vote", "stage": "vote"}
    said = [
        {},
        about,
        about | {"choice": "for", "receipt": ONE, "override": "请重开"},
        {"ballot": ballot, "choose": ["1"]},
    ]
    proxied = [
        {"person": cast.ids["p0"], "act": {"verb": verb, "args": about}}
        for verb in ("vote", "open_ballot", "undo", "back")
    ]
    settings = [{"name": name, "value": about} for name in ("tie", "call_last", "ballot", "reopen")]
    return said + proxied + settings


@pytest.mark.parametrize("stage", ["vote", "end"])
def test_no_act_of_anybody_opens_a_closed_secret_ballot_again(stage: str) -> None:
    here = hall(SECRET)
    vote(here, "p0", "for", ONE)
    result, id = close(here), last(here).id
    if stage == "end":
        here.next()
    accepted = 0
    for verb in VERBS:
        for args in tried(here, id):
            for who in ("host", "p0"):
                m = deepcopy(here.m)
                try:
                    handle(m, Act(verb, args, "op", None, here.ids[who]), here.clock.at + 1)
                except Refused:
                    pass
                else:
                    accepted += 1
                one = m.ballots.all[id]
                assert (one.open, one.result, one.box, one.receipts) == (False, result, {}, {}), (verb, args)

    print(f"{len(VERBS)} verbs at stage {stage}: {accepted} acts were accepted, none opened the ballot")
    assert accepted


def test_the_proof_would_notice_a_ballot_that_opens_again() -> None:
    here = hall(SIDES | {"secrecy": "open"})
    vote(here, "p0", "for")
    close(here)

    here.do("host", "undo")

    assert last(here).open
