"""What a secret ballot must not tell of a few, and votes that count though their voter has left or her vote was lost."""

import pytest

from tests.core.ballot_world import SIDES, close, hall, last

APART = SIDES | {"secrecy": "secret", "voters": ["member", "juror"], "apart": ["juror"]}


@pytest.mark.parametrize("jurors", [1, 5])
def test_reasons_of_fewer_than_five_apart_are_never_written_down(jurors: int) -> None:
    here = hall(APART)
    for n in range(5):
        here.do(f"p{n}", "vote", choice="for")
    for n in range(jurors):
        here.join(f"j{n}", f"评委{n}", "agency", "juror")
        here.do(f"j{n}", "vote", choice="against", reason="太贵了")

    result = close(here)

    assert len(result.apart_voters) == jurors
    assert len(result.reasons) == (0 if jurors < 5 else 5)


def test_who_voted_and_left_stays_in_the_base_of_those_present() -> None:
    here = hall(SIDES | {"pass": [{"side": "for", "over": "1/2", "of": "present"}]})
    for n, side in enumerate(("for", "against", "against", "against", "against")):
        here.do(f"p{n}", "vote", choice=side)
    for n in range(1, 5):
        here.do(f"p{n}", "leave")

    result = close(here)

    assert (result.verdicts[0].base, result.outcome) == ("5", "failed")


def test_a_lost_vote_is_asked_for_again_but_nobody_else_enters_it() -> None:
    here = hall(SIDES | {"secrecy": "secret", "change": "never"})
    here.do("p1", "vote", choice="for")
    last(here).box.clear()  # as after a start without the ballot's key

    act = {"verb": "vote", "args": {"choice": "against"}}
    assert here.refused("host", "proxy", person=here.ids["p1"], act=act) == "voted_herself"
    here.do("p1", "vote", choice="for")
    assert close(here).counts["for"] == 1
