"""Dots and grades: secret, changed until the close, counted once, shown apart for representatives."""

import pytest

from facilitate.core.ballot.ballots import Ballot
from tests.cast import Cast, at, cast, with_cards
from tests.evening import give


@pytest.fixture
def hall() -> Cast:
    """Cards are written; nobody has given dots yet."""
    hall = cast()
    with_cards(hall)
    hall.go("dots")
    return hall


def ballot(hall: Cast) -> Ballot:
    return list(hall.m.ballots.all.values())[-1]


def dots(hall: Cast, **given: str) -> None:
    """`wang="013"`: dots on the first, second and fourth card."""
    items = ballot(hall).items
    for who, places in given.items():
        give(hall, who, {items[int(n)]: 1 for n in places})


def counts(hall: Cast) -> list[int]:
    result = ballot(hall).result
    return [result.counts[id] for id in ballot(hall).items]


def test_dots_are_counted_and_representatives_apart(hall: Cast) -> None:
    for n in range(3):
        hall.join(f"rep{n}", f"代表{n}", "agency", "rep")
    for n in range(2):
        hall.join(f"late{n}", f"晚来{n}", "residents", "resident")
    dots(
        hall,
        wang="012",
        li="0",
        elder="06",
        bureau="03",
        builder="3",
        rep0="3",
        rep1="5",
        rep2="",
        late0="4",
        late1="46",
    )
    hall.next()

    result = ballot(hall).result
    assert counts(hall) == [3, 1, 1, 0, 2, 0, 2]
    assert [result.apart[id] for id in ballot(hall).items] == [1, 0, 0, 3, 0, 1, 0]
    assert (len(result.voters), len(result.apart_voters)) == (5, 5)


def test_representatives_dots_decide_nothing(hall: Cast) -> None:
    dots(hall, wang="0", bureau="3", builder="3")
    hall.go("shortlist")

    assert hall.m.agenda.selections["priority_needs"] == (ballot(hall).items[0],)


@pytest.mark.parametrize(
    ("choice", "rule"),
    [
        ({"1": 1, "2": 1, "3": 1}, ""), (["1", "2"], ""), ({}, ""), ({"1": 1, "2": 1, "3": 1, "4": 1}, "too_many_dots"),
        ({"1": 2}, "too_many_on_one"), (["1", "1"], "too_many_on_one"), ({"99": 1}, "not_on_ballot"), ({"1": -1}, "bad_shape"),
        ({"1": "one"}, "bad_shape"), ("for", "bad_shape"), ({"1": True}, "bad_shape"), (None, "bad_shape"), ({"1": 1.5}, "bad_shape"),
    ],
)  # fmt: skip
def test_what_may_be_given(hall: Cast, choice: object, rule: str) -> None:
    assert hall.refused("li", "vote", choice=choice) == rule


def test_a_dot_on_ones_own_card_is_allowed(hall: Cast) -> None:
    assert hall.refused("wang", "vote", choice={"1": 1}) == ""


def test_dots_are_changed_until_the_close_and_the_last_count(hall: Cast) -> None:
    dots(hall, wang="012")
    dots(hall, wang="3")
    assert len(ballot(hall).voted) == 1
    hall.next()

    assert counts(hall) == [0, 0, 0, 1, 0, 0, 0]


def test_two_tabs_of_one_person_are_one_vote(hall: Cast) -> None:
    dots(hall, wang="0")
    dots(hall, wang="0")
    hall.next()

    assert counts(hall)[0] == 1


@pytest.mark.parametrize(("who", "rule"), [("guest", "not_yours"), ("host", "neutral"), ("scribe", "neutral")])
def test_who_has_no_vote(hall: Cast, who: str, rule: str) -> None:
    assert hall.refused(who, "vote", choice={"1": 1}) == rule


def test_a_vote_after_the_close_is_refused(hall: Cast) -> None:
    old = ballot(hall).id
    hall.do("host", "close_ballot")
    assert hall.refused("wang", "vote", ballot=old, choice={"1": 1}) == "ballot_closed"
    assert hall.refused("wang", "vote", choice={"1": 1}) == "no_ballot"

    hall.next()

    assert hall.refused("wang", "vote", ballot=old, choice={"1": 1}) == "not_now"


def test_no_choice_stands_in_the_log_and_the_box_is_emptied(hall: Cast) -> None:
    dots(hall, wang="012")
    run = hall.place.last
    assert [vars_of(entry.event) for entry in run.entries] == [{"ballot": ballot(hall).id}]
    assert run.choices[0].choice == dict.fromkeys(ballot(hall).items[:3], 1)

    hall.next()

    assert ballot(hall).box == {}
    assert ballot(hall).id in hall.place.last.wiped


def vars_of(event) -> dict:
    return {name: getattr(event, name) for name in event.__struct_fields__}


def test_a_closed_secret_ballot_never_reopens(hall: Cast) -> None:
    dots(hall, wang="0")
    first = ballot(hall)
    hall.next()

    assert hall.refused("host", "undo") == "closed_stays_closed"
    hall.do("host", "back")
    assert ballot(hall).id != first.id, "going back begins a new ballot from zero"
    assert (first.result.counts[first.items[0]], ballot(hall).voted) == (1, set())


def test_a_ballot_in_which_somebody_has_voted_is_not_undone(hall: Cast) -> None:
    dots(hall, wang="0")

    assert hall.refused("host", "undo") == "votes_given"


def test_a_ballot_in_which_nobody_has_voted_can_be_undone_with_its_stage(hall: Cast) -> None:
    hall.do("host", "undo")

    assert hall.m.agenda.at.stage == "sort"
    assert (ballot(hall).cancelled, ballot(hall).box, ballot(hall).result) == (True, {}, None)
    hall.next()
    assert ballot(hall).voted == set()


def test_the_ballot_is_held_again_by_hand(hall: Cast) -> None:
    first = ballot(hall)
    hall.do("host", "close_ballot")
    hall.do("host", "open_ballot")

    assert ballot(hall).id != first.id
    assert ballot(hall).open
    hall.do("host", "open_ballot")
    assert len(hall.m.ballots.all) == 2


def test_a_ballot_closed_on_stale_sight_is_refused(hall: Cast) -> None:
    hall.do("host", "close_ballot")
    saw = hall.m.seq
    hall.do("host", "open_ballot")

    assert hall.refused("host", "close_ballot", saw=saw) == "stale"


# -- the shortlist ---------------------------------------------------------------------------------------------------


def test_a_tie_at_fifth_place_goes_on_in_order(hall: Cast) -> None:
    dots(hall, wang="012", li="034", chen="015", elder="6")
    hall.go("shortlist")

    items = ballot(hall).items
    assert hall.m.agenda.selections["priority_needs"][:2] == (items[0], items[1])
    assert set(hall.m.agenda.selections["priority_needs"]) == set(items)
    assert hall.m.agenda.ties["priority_needs"]


def test_five_are_chosen_where_the_fifth_stands_alone(hall: Cast) -> None:
    dots(hall, wang="012", li="012", chen="034", elder="34", builder="5")
    hall.go("shortlist")

    assert set(hall.m.agenda.selections["priority_needs"]) == set(ballot(hall).items[:5])
    assert not hall.m.agenda.ties["priority_needs"]


def test_of_equal_dots_comes_first_what_more_people_wrote() -> None:
    hall = at("sort")
    both = hall.do("recorder", "merge", items=["4", "5"], title="两个人写的")
    hall.go("dots")
    hall.do("wang", "vote", choice={"1": 1, both: 1})
    hall.go("shortlist")

    assert hall.m.agenda.selections["priority_needs"] == (both, "1")


def test_nobody_voted_and_the_meeting_goes_on(hall: Cast) -> None:
    hall.go("shortlist")
    assert hall.m.agenda.selections["priority_needs"] == ()

    hall.next()

    assert hall.m.agenda.at.stage == "grade"
    assert ballot(hall).rule.type == "dots", "there is nothing to grade"


def test_the_dialogue_goes_through_the_chosen_in_their_order(hall: Cast) -> None:
    dots(hall, wang="02", li="0", chen="25", elder="2")
    hall.go("discuss")
    seen = []
    while hall.m.agenda.at.stage == "discuss":
        seen.append(hall.m.agenda.at.item)
        hall.next()

    assert tuple(seen) == hall.m.agenda.selections["priority_needs"]
    assert seen[0] == ballot(hall).items[0]


# -- grades ----------------------------------------------------------------------------------------------------------
