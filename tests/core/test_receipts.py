"""Receipts of secret votes: unique, published with the choice in their own order, told to nobody before the close."""

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitate.core.act import Act
from facilitate.core.ballot import receipts
from facilitate.core.ballot.ballot_events import BallotClosed
from facilitate.core.ballot.receipt_words import WORDS, said
from facilitate.core.ballot.receipts import agrees
from facilitate.core.decide import handle
from facilitate.core.meeting import fold
from tests.cast import Cast, Core
from tests.core.ballot_world import SIDES, close, hall, last

ONE, TWO, THREE = "004-000-007", "017-203-482", "255-000-999"
SECRET = SIDES | {"secrecy": "secret", "asks": ["for", "against", "abstain"]}
PICK = {"of": "idea", "type": "pick", "per_person": 1, "secrecy": "secret"}


def vote(cast: Cast, who: str, choice: Any, receipt: str = "") -> None:
    cast.do(who, "vote", ballot=last(cast).id, choice=choice, **({"receipt": receipt} if receipt else {}))


def agreed(closed: BallotClosed, most: int = 1) -> bool:
    cast = len(closed.voters) + sum(closed.on_paper.values())
    return agrees(closed.counts, closed.receipts, closed.unreceipted, cast, most)


def test_the_close_publishes_each_choice_under_its_receipt_in_their_order() -> None:
    here = hall(SECRET)
    for who, choice, receipt in (("p0", "for", TWO), ("p1", "against", THREE), ("p2", "for", ONE)):
        vote(here, who, choice, receipt)

    result = close(here)

    assert result.receipts == ((ONE, "for"), (TWO, "for"), (THREE, "against"))
    assert (result.unreceipted, result.lost, len(result.voters)) == (0, 0, 3)
    assert agreed(result)


def test_candidates_are_published_under_receipts_too() -> None:
    here = hall(PICK, items=3)
    first, second, _ = last(here).items
    vote(here, "p1", [second], TWO)
    vote(here, "p2", [first], ONE)

    result = close(here)

    assert result.receipts == ((ONE, {first: 1}), (TWO, {second: 1}))
    assert agreed(result)


def test_a_list_that_was_published_under_an_earlier_version_stays() -> None:
    here = hall(PICK | {"per_person": 2}, items=3)
    first, second, _ = last(here).items
    vote(here, "p1", [second, first])
    result = close(here)
    assert not receipts.given(last(here))

    last(here).result = msgspec.structs.replace(result, receipts=((TWO, {first: 1, second: 1}),))

    assert receipts.given(last(here))
    assert agrees(result.counts, ((TWO, {first: 1, second: 1}),), 0, 1, most=2)


def test_who_votes_again_replaces_her_line_under_the_same_receipt_or_another() -> None:
    here = hall(SECRET)
    vote(here, "p0", "for", ONE)
    vote(here, "p0", "against", ONE)
    vote(here, "p1", "for", TWO)
    vote(here, "p1", "abstain", THREE)

    assert close(here).receipts == ((ONE, "against"), (THREE, "abstain"))


def test_a_receipt_that_somebody_has_is_refused_and_free_again_when_she_takes_another() -> None:
    here = hall(SECRET)
    vote(here, "p0", "for", ONE)
    asked = {"ballot": last(here).id, "choice": "against", "receipt": ONE}

    assert here.refused("p1", "vote", **asked) == "receipt_taken"
    vote(here, "p0", "for", TWO)
    assert here.refused("p1", "vote", **asked) == ""


@pytest.mark.parametrize("bad", ["1-2-3", "256-000-000", "000-256-000", "000-000-0000", "٠٠٠-٠٠٠-٠٠٠", "茶壶-灯笼-482"])
def test_what_is_no_receipt_is_refused(bad: str) -> None:
    here = hall(SECRET)

    assert here.refused("p0", "vote", ballot=last(here).id, choice="for", receipt=bad) == "bad_shape"


@pytest.mark.parametrize("other", [
    SECRET | {"secrecy": "open"}, SECRET | {"secrecy": "named"}, {"of": "idea", "type": "dots", "per_person": 1, "secrecy": "secret"},
    {"of": "idea", "type": "rank", "count": "borda", "secrecy": "secret"}, SECRET | {"voters": ["member", "juror"], "apart": ["juror"]},
    PICK | {"own": False}, PICK | {"per_person": 2}, PICK | {"per_person": 3, "own": False},
])  # fmt: skip
def test_other_votes_have_no_receipts(other: dict[str, Any]) -> None:
    here = hall(other)
    choice: Any = {
        "yesno": "for",
        "dots": {last(here).items[0]: 1},
        "rank": [last(here).items[0]],
        "pick": [last(here).items[0]],
    }[other["type"]]

    assert here.refused("p1", "vote", ballot=last(here).id, choice=choice, receipt=ONE) == "no_receipts"
    vote(here, "p1", choice)
    assert close(here).receipts == ()


def test_a_vote_without_a_receipt_hides_among_the_others_under_one_that_nobody_knows() -> None:
    """Else the one vote that a volunteer entered would be what the list lacks."""
    here = hall(SECRET)
    vote(here, "p0", "for", ONE)
    vote(here, "p1", "for", TWO)
    here.do("host", "proxy", person=here.ids["p2"], act={"verb": "vote", "args": {"choice": "against"}})
    here.do("host", "count", ballot=last(here).id, witness="王", slips=[{"n": 1, "choice": "for"}])

    result = close(here)

    assert len(result.receipts) == 4
    assert result.unreceipted == 2
    assert len({code for code, _ in result.receipts}) == 4
    assert agreed(result)


def test_receipts_that_nobody_is_told_are_made_of_chance_alone() -> None:
    made = []
    for chance in (b"a" * 16, b"b" * 16):
        here = hall(SECRET)
        handle(here.m, Act("vote", {"choice": "for"}, "op", None, here.ids["p0"]), here.clock.at, chance)
        made.append(close(here).receipts[0][0])

    assert made[0] != made[1]


def test_hands_are_counted_beside_the_list_and_must_agree_with_it() -> None:
    here = hall(SECRET)
    vote(here, "p0", "for", ONE)
    here.do(
        "host", "count", ballot=last(here).id, witness="王", source="hands", counts={"for": 2, "against": 1}, people=4
    )

    result = close(here)

    assert result.receipts == ((ONE, "for"),)
    assert agreed(result)


def lines(*told: tuple[str, Any]) -> tuple[tuple[str, Any], ...]:
    return told


@pytest.mark.parametrize(("counts", "list_", "without", "cast"), [
    ({"for": 1, "against": 1}, lines((ONE, "for"), (TWO, "for")), 0, 2),
    ({"for": 2}, lines((ONE, "for"), (ONE, "for")), 0, 2),
    ({"for": 2}, lines((TWO, "for"), (ONE, "for")), 0, 2),
    ({"for": 2}, lines((ONE, "for")), 0, 1),
    ({"for": 1}, lines((ONE, "for"), (TWO, "for")), 0, 2),
    ({"for": 1}, lines((ONE, "for")), 2, 1),
    ({"for": 1}, lines((ONE, "against")), 0, 1),
    ({"for": 3}, lines((ONE, "for")), 0, 2),
])  # fmt: skip
def test_a_list_that_does_not_agree_with_the_counts_is_found(counts: Any, list_: Any, without: int, cast: int) -> None:
    assert not agrees(counts, list_, without, cast)


@given(st.lists(st.tuples(st.sampled_from(["for", "against", "abstain"]), st.booleans()), max_size=12))
def test_whatever_is_chosen_list_and_counts_agree(choices: list[tuple[str, bool]]) -> None:
    here = hall(SECRET, people=max(1, len(choices)))
    for n, (choice, own) in enumerate(choices):
        vote(here, f"p{n}", choice, f"{n:03}-{n:03}-000" if own else "")

    result = close(here)

    assert agreed(result)
    assert (len(result.receipts), result.unreceipted) == (len(choices), sum(not own for _, own in choices))


def test_no_receipt_is_in_the_log_before_the_close_and_none_in_memory_after_it() -> None:
    here = hall(SECRET)
    vote(here, "p0", "for", ONE)
    assert isinstance(here.place, Core)
    assert ONE.encode() not in msgspec.json.encode([entry.event for entry in here.place.entries])
    assert here.place.choices[0].receipt == ONE

    close(here)

    assert (last(here).box, last(here).receipts) == ({}, {})


def test_voters_whose_choices_can_no_longer_be_read_are_asked_once_more() -> None:
    """The key of the box is gone: the log says who voted, nothing says how."""
    here = hall(SECRET | {"change": "never"})
    vote(here, "p0", "for", ONE)
    vote(here, "p1", "for", TWO)
    assert isinstance(here.place, Core)
    here.place.m = fold(here.place.entries, here.place.choices[:1])

    assert here.refused("p0", "vote", ballot=last(here).id, choice="against", receipt=THREE) == "vote_final"
    vote(here, "p1", "against", THREE)
    here.place.m = fold(here.place.entries, here.place.choices[:1])
    result = close(here)

    assert (result.lost, result.receipts, len(result.voters)) == (1, ((ONE, "for"),), 1)


def test_every_receipt_has_its_words_in_both_languages() -> None:
    assert len(WORDS) == 256
    assert len({zh for zh, _ in WORDS}) == len({en for _, en in WORDS}) == 256
    assert said("000-001-042") == ("梧桐 · 灯笼 · 042", "plane · lantern · 042")


def test_the_order_of_equal_reasons_tells_nothing_of_who_gave_them() -> None:
    """They stood in the order of the voters, so the same words beside two sides said whose was whose."""
    told = []
    for sides in (("for", "against"), ("against", "for")):
        here = hall(SECRET)
        for who, side in zip(("p0", "p1"), sides, strict=True):
            here.do(who, "vote", ballot=last(here).id, choice=side, reason="都行")
        told.append(close(here).reasons)

    assert told[0] == told[1]
