"""Yes or no, consent, levels of agreement: what is asked, who comes last, and what the bars make of it."""

from typing import Any

import pytest

from facilitate.core.ballot.ballot_close import live
from tests.core.ballot_world import SIDES, answers, close, hall, last

HALF = [{"side": "for", "over": "1/2", "of": "cast"}]
LEVELS = [
    {"id": name, "title": {"zh": name, "en": name}, **more}
    for name, more in {
        "full": {},
        "aside": {"must_say_why": True},
        "block": {"must_say_why": True, "blocks": True},
    }.items()
]


def yes_no(**more: Any) -> dict[str, Any]:
    return SIDES | {"asks": ["for", "against", "abstain"], "pass": HALF} | more


@pytest.mark.parametrize(
    ("choices", "outcome"),
    [
        (["for", "for", "against"], "carried"), (["for", "against"], "failed"), (["for", "abstain", "abstain"], "carried"),
        (["against"], "failed"), (["abstain"], "failed"), ([], "none"),
    ],
)  # fmt: skip
def test_more_for_than_against_carries_and_a_tie_fails(choices: list[str], outcome: str) -> None:
    assert answers(hall(yes_no(tie="fail")), *choices).outcome == outcome


def test_the_verdict_tells_exactly_what_was_missing() -> None:
    result = answers(hall(yes_no(), people=7), "for", "for", "for", "against", "against", "against", "abstain")

    (verdict,) = result.verdicts
    assert (verdict.value, verdict.needed, verdict.base, verdict.held) == ("3", "3", "6", False)


def test_over_half_of_all_members_counts_those_who_did_not_vote() -> None:
    result = answers(hall(yes_no(**{"pass": [{"side": "for", "over": "1/2", "of": "eligible"}]})), "for", "for")

    (verdict,) = result.verdicts
    assert (verdict.value, verdict.needed, verdict.held) == ("2", "5/2", False)


def test_the_desk_may_say_how_many_are_entitled() -> None:
    here = hall(yes_no(**{"pass": [{"side": "for", "over": "1/2", "of": "eligible"}]}))
    here.do("host", "set", name="eligible", value=12)

    result = answers(here, "for", "for", "for")

    assert (result.eligible, result.verdicts[0].base) == (12, "12")


def test_those_present_are_the_voters_who_are_still_here() -> None:
    here = hall(yes_no(**{"pass": [{"side": "for", "least": "2/3", "of": "present"}]}))
    here.do("p4", "leave")

    result = answers(here, "for", "for")

    assert (result.present, result.verdicts[0].base) == (4, "4")


def test_several_matters_are_voted_on_each_for_itself() -> None:
    here = hall(yes_no(), items=3)
    ballots = list(here.m.ballots.all.values())

    here.do("p0", "vote", choice={"2": "for"})
    unclear = here.refused("p0", "vote", choice="for")
    here.do("host", "close_ballot")

    assert [b.items for b in ballots] == [("1",), ("2",), ("3",)]
    assert unclear == "which_ballot"
    assert [b.result.outcome for b in ballots] == ["none", "carried", "none"]


@pytest.mark.parametrize(
    ("choice", "rule"),
    [
        ("perhaps", "bad_choice"),
        (None, "bad_shape"),
        (["for"], "bad_shape"),
        ({"level": "for", "size": 3}, "bad_shape"),
        (3, "bad_shape"),
    ],
)
def test_what_is_no_answer(choice: object, rule: str) -> None:
    assert hall(yes_no()).refused("p0", "vote", choice=choice) == rule


def test_a_role_that_is_not_asked_has_no_vote() -> None:
    here = hall(yes_no())
    here.join("juror", "评委", "other")
    here.do("host", "set_role", person=here.ids["juror"], role="juror")

    assert here.refused("juror", "vote", choice="for") == "not_yours"


def test_whoever_votes_last_waits_for_the_others() -> None:
    here = hall(yes_no(voters=["member", "host"], last=["host"]), people=2)
    here.do("p0", "vote", choice="for")

    early = here.refused("host", "vote", choice="against")
    here.do("p1", "vote", choice="for")
    here.do("host", "vote", choice="against")

    assert early == "vote_last"
    assert close(here).counts == {"for": 2, "against": 1, "abstain": 0}


def test_the_desk_may_call_the_last_before_all_have_voted() -> None:
    here = hall(yes_no(voters=["member", "host"], last=["host"]), people=2)

    here.do("host", "set", name="last_call", value=last(here).id)
    here.do("host", "vote", choice="against")

    assert close(here).counts["against"] == 1


def test_a_final_vote_is_not_changed() -> None:
    here = hall(yes_no(change="never"))
    here.do("p0", "vote", choice="for")

    assert here.refused("p0", "vote", choice="against") == "vote_final"


def test_an_open_vote_tells_who_chose_what_and_a_secret_one_does_not() -> None:
    seen = answers(hall(yes_no()), "for", "against")
    hidden = answers(hall(yes_no(secrecy="secret")), "for", "against")

    assert list(seen.choices.values()) == ["for", "against"]
    assert (hidden.choices, hidden.counts) == ({}, seen.counts)


def test_consent_asks_whoever_is_against_for_the_reason() -> None:
    here = hall(yes_no(type="consent", asks=["for", "against"]))

    assert here.refused("p0", "vote", choice="against") == "needs_reason"
    here.do("p0", "vote", choice="against", reason="太吵")
    (told,) = close(here).reasons
    assert (told.level, told.text, told.who) == ("against", "太吵", here.ids["p0"])


@pytest.mark.parametrize(
    ("choices", "outcome"),
    [(["for", "for", "for"], "carried"), (["for", "against", "for"], "failed"), (["for"], "failed")],
)
def test_every_party_must_agree(choices: list[str], outcome: str) -> None:
    bars = [{"side": "for", "over": "1/2", "of": "cast", "in_group": "every"}]

    result = answers(hall(yes_no(**{"pass": bars})), *choices)

    assert result.outcome == outcome
    assert [verdict.group for verdict in result.verdicts] == ["residents", "agency"]


def test_a_small_party_is_not_broken_down_on_a_secret_ballot() -> None:
    bars = [{"side": "for", "over": "1/2", "of": "cast", "in_group": "every"}]

    result = answers(hall(yes_no(secrecy="secret", **{"pass": bars})), "for", "against", "for")

    assert [(verdict.group, verdict.value, verdict.held) for verdict in result.verdicts] == [("", "", False)]


def gradient(**more: Any) -> dict[str, Any]:
    bars = [{"side": "block", "most": 0}, {"side": "aside", "most": 1}]
    return {"of": "idea", "type": "grade", "levels": LEVELS, "pass": bars, "secrecy": "open"} | more


@pytest.mark.parametrize(
    ("choices", "outcome"),
    [
        (["full", "full"], "carried"), (["full", {"level": "aside", "why": "忙"}], "carried"), ([], "none"),
        ([{"level": "aside", "why": "忙"}] * 2, "failed"), (["full"] * 4 + [{"level": "block", "why": "不安全"}], "failed"),
    ],
)  # fmt: skip
def test_a_block_stops_and_some_may_stand_aside(choices: list[Any], outcome: str) -> None:
    assert answers(hall(gradient()), *choices).outcome == outcome


def test_a_level_that_must_say_why_is_refused_without_it() -> None:
    here = hall(gradient())

    assert here.refused("p0", "vote", choice="block") == "needs_reason"
    assert here.refused("p0", "vote", choice={"level": "block", "why": "  "}) == "needs_reason"
    assert here.refused("p0", "vote", choice="block", reason="不安全") == ""


def test_reasons_on_a_secret_ballot_name_nobody() -> None:
    result = answers(hall(gradient(secrecy="secret")), {"level": "block", "why": "乙"}, {"level": "aside", "why": "甲"})

    assert {(told.level, told.text, told.who) for told in result.reasons} == {("block", "乙", ""), ("aside", "甲", "")}


def tied(**more: Any) -> Any:
    here = hall(yes_no(**more))
    result = answers(here, "for", "against")
    return here, result


def test_a_tie_is_voted_again_once() -> None:
    here, _ = tied(tie="repeat")
    answers(here, "for", "against")

    assert [ballot.result.outcome for ballot in here.m.ballots.all.values()] == ["tied", "tied"]


def test_the_host_decides_a_tie() -> None:
    here, result = tied(tie="host")

    here.do("host", "close_ballot", ballot=last(here).id, choose=["1"])

    assert (result.outcome, last(here).result.outcome) == ("tied", "carried")
    assert here.refused("host", "set", name="tie", value={"ballot": last(here).id, "items": []}) == "no_tie"


def test_a_tie_by_lot_leaves_its_seed_behind() -> None:
    _, result = tied(tie="draw")

    assert result.outcome in ("carried", "failed")
    assert len(result.seed) == 16


def test_live_counts_are_shown_while_an_open_vote_goes_on_and_never_of_a_secret_one() -> None:
    here, hidden = hall(yes_no(show="live")), hall(yes_no(show="live", secrecy="secret"))
    for one in (here, hidden):
        one.do("p0", "vote", choice="for")

    assert live(here.m, last(here)) == {"for": 1, "against": 0, "abstain": 0}
    assert live(hidden.m, last(hidden)) is None


def test_what_is_written_in_a_stage_that_votes_is_put_to_the_vote_at_once() -> None:
    write = [{"kind": "idea", "reveal": "now", "name": "shown", "chars": 60}]
    here = hall(yes_no(), items=0, write=write, allow={"write": ["member"], "vote": ["member"]})
    assert here.m.ballots.all == {}
    assert here.refused("host", "open_ballot") == "nothing_to_vote_on"

    first = here.do("p0", "write", kind="idea", text="装灯")
    second = here.do("p1", "write", kind="idea", text="修门")
    here.do("host", "close_ballot")
    here.do("p2", "leave")

    assert [b.items for b in here.m.ballots.all.values()] == [(first,), (second,)]
    assert not any(b.open for b in here.m.ballots.all.values())
