"""One ballot, many hands: phones, raised hands and slips together; households and floor areas; what bars whom."""

from typing import Any

import pytest

from tests.core.ballot_world import SIDES, close, hall, last

HOME = SIDES | {"weigh": "household", "pass": [{"side": "for", "over": "1/2", "of": "cast", "weigh": "household"}]}
AREA = SIDES | {
    "pass": [
        {"side": "for", "over": "1/2", "of": "answered"},
        {"side": "for", "over": "1/2", "of": "answered", "weigh": "area"},
    ]
}
RANK = {"of": "idea", "type": "rank", "per_person": 2, "count": "irv", "secrecy": "secret"}


def counted(**more: Any) -> dict[str, Any]:
    return {"source": "hands", "counts": {"for": 6, "against": 2}, "people": 8, "witness": "孙大爷"} | more


def test_hands_and_phones_are_one_ballot() -> None:
    here = hall(SIDES | {"pass": [{"side": "for", "over": "1/2", "of": "cast"}]})
    here.do("p0", "vote", choice="against")

    here.do("host", "count", **counted())
    result = close(here)

    assert result.counts == {"for": 6, "against": 3, "abstain": 0}
    assert result.verdicts[0].base == "9"
    assert result.on_paper == {"hands": 8}


@pytest.mark.parametrize(
    ("told", "rule"),
    [
        ({"people": 7}, "count_too_high"), ({"counts": {"maybe": 1}}, "bad_choice"), ({"counts": {"for": -1}}, "bad_shape"),
        ({"witness": ""}, "needs_witness"), ({"people": 9}, ""),
    ],
)  # fmt: skip
def test_a_count_of_hands_cannot_exceed_the_people(told: dict[str, Any], rule: str) -> None:
    assert hall(SIDES).refused("host", "count", **counted(**told)) == rule


def test_numbered_slips_are_checked_like_votes_and_count_once() -> None:
    here = hall(RANK, items=3)
    slips = [{"n": 1, "choice": ["1", "2"]}, {"n": 2, "choice": ["2", "1"]}, {"n": 7, "choice": ["2", "3"]}]

    here.do("host", "count", slips=slips, witness="孙大爷")

    assert here.refused("host", "count", slips=slips[:1], witness="孙大爷") == "slip_twice"
    assert here.refused("host", "count", slips=[{"n": 9, "choice": ["1"]}], witness="孙大爷") == "rank_too_short"
    assert here.refused("host", "count", slips=[{"n": 9, "choice": ["1", "2"]}] * 2, witness="孙大爷") == "slip_twice"
    result = close(here)
    assert (result.counts, result.on_paper, result.voters) == ({"1": 1, "2": 2, "3": 0}, {"slips": 3}, ())


def test_rankings_cannot_be_counted_by_hands() -> None:
    assert hall(RANK, items=2).refused("host", "count", **counted(counts={"1": 2})) == "no_count_here"


def test_no_choice_on_a_slip_stands_in_the_log_and_boxes_are_read_again() -> None:
    here = hall(RANK, items=3)
    here.do("host", "count", slips=[{"n": 4, "choice": ["3", "1"]}], witness="孙大爷")

    entry = here.place.last.entries[-1].event

    assert {name: getattr(entry, name) for name in entry.__struct_fields__} == {
        "ballot": last(here).id, "numbers": (4,), "witness": "孙大爷", "apart": False,
    }  # fmt: skip
    assert here.place.last.choices[0].choice == ["3", "1"]


def test_one_vote_a_household() -> None:
    here = hall(HOME, people=4)
    for who in ("p0", "p1"):
        here.do("host", "check_in", person=here.ids[who], household="3-201")
    here.do("p0", "vote", choice="for")

    assert here.refused("p1", "vote", choice="against") == "household_voted"
    here.do("p0", "vote", choice="against")
    here.do("p2", "vote", choice="for")
    assert close(here).weighed["household"] == {"against": "1", "for": "1"}


def test_heads_and_floor_area_must_both_be_over_half() -> None:
    here = hall(AREA, people=3)
    for who, area in (("p0", "60.5"), ("p1", 70), ("p2", "200")):
        here.do("host", "set_role", person=here.ids[who], area=area)
    for who, side in (("p0", "for"), ("p1", "for"), ("p2", "against")):
        here.do(who, "vote", choice=side)

    result = close(here)

    heads, area = result.verdicts
    assert (heads.value, heads.held) == ("2", True)
    assert (area.value, area.needed, area.base, area.held) == ("261/2", "661/4", "661/2", False)
    assert result.outcome == "failed"


def test_floor_area_is_a_number_and_hands_cannot_be_weighed() -> None:
    here = hall(AREA, people=1)

    assert here.refused("host", "set_role", person=here.ids["p0"], area="大") == "bad_area"
    assert here.refused("host", "check_in", name="新来的", area="-3") == "bad_area"
    assert here.refused("host", "count", **counted()) == "area_by_name"


def test_a_scribe_does_not_vote_over_a_phone() -> None:
    here = hall(SIDES)
    here.do("p0", "vote", choice="for")

    entered = {"verb": "vote", "args": {"choice": "against"}}

    assert here.refused("host", "proxy", person=here.ids["p0"], act=entered) == "voted_herself"
    assert here.refused("host", "proxy", person=here.ids["p1"], act=entered) == ""
