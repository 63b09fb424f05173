"""The door of a meeting: sent out and let in, one seat one person, the roll, and tokens that hold from a number of the log on."""

import pytest

from facilitate.core.ballot.voters import eligible
from facilitate.core.person import admission
from tests.cast import Cast, at, cast

JOIN = {"group": "residents", "consent": True}


@pytest.fixture
def here() -> Cast:
    return cast()


def newcomer(here: Cast, who: str, **proof: object) -> str:
    here.ids[who] = here.act("", "join", {"name": who, **JOIN, **proof})
    return here.ids[who]


def test_whoever_is_sent_out_acts_no_more_and_is_let_in_again_by_the_host_alone(here: Cast) -> None:
    here.do("host", "remove", person=here.ids["wang"], reason="动手推人")

    assert not here.m.people.get(here.ids["wang"]).present
    for verb, args in (("join", {}), ("rename", {"name": "别人"}), ("hand", {}), ("leave", {})):
        assert here.refused("wang", verb, **args) == "removed"
    assert here.refused("scribe", "proxy", person=here.ids["wang"], act={"verb": "hand", "args": {}}) == "removed"
    assert here.refused("recorder", "readmit", person=here.ids["wang"]) == "not_yours"

    here.do("host", "readmit", person=here.ids["wang"])
    here.do("wang", "join")

    assert here.m.people.get(here.ids["wang"]).present


def test_sending_out_can_be_taken_back(here: Cast) -> None:
    here.do("host", "remove", person=here.ids["wang"], reason="认错了人")
    here.do("host", "undo")

    assert here.m.people.get(here.ids["wang"]).present
    assert not here.m.admission.removed


def test_what_somebody_cast_stays_when_she_is_sent_out() -> None:
    here = at("dots")
    need = next(iter(here.m.items.all))
    here.do("wang", "vote", choice={need: 1})
    ballot = next(b for b in here.m.ballots.all.values() if b.open)
    here.do("host", "remove", person=here.ids["wang"], reason="吵架")

    assert ballot.box[here.ids["wang"]] == {need: 1}
    assert here.ids["wang"] in ballot.voted


def test_the_last_host_and_oneself_are_not_sent_out(here: Cast) -> None:
    assert here.refused("host", "remove", person=here.ids["host"], reason="走") == "not_oneself"
    here.do("host", "set_role", person=here.ids["chen"], role="host")
    here.do("chen", "remove", person=here.ids["host"], reason="不公道")
    assert here.refused("host", "readmit", person=here.ids["host"]) == "removed"


def test_a_seat_is_one_persons_and_a_freed_one_is_hers_on_the_next_phone(here: Cast) -> None:
    here.do("host", "set", name="joining", value="seats")
    first = newcomer(here, "甲", seat="s1")
    assert here.refused("", "join", name="乙", **JOIN) == "needs_seat"
    assert here.refused("", "join", name="乙", **JOIN, seat="s1") == "seat_taken"

    here.do("recorder", "release_seat", seat="s1")
    void = here.m.people.get(first).void_seq
    again = newcomer(here, "乙", seat="s1")

    assert again == first
    assert void == here.m.seq - 1
    assert here.refused("", "join", name="丙", **JOIN, seat="s1") == "seat_taken"


def test_only_whoever_is_in_a_seat_or_was_seen_at_the_desk_votes_where_seats_are_counted() -> None:
    here = at("dots")
    need, ballot = next(iter(here.m.items.all)), next(b for b in here.m.ballots.all.values() if b.open)
    here.do("host", "set", name="joining", value="seats")

    assert here.refused("wang", "vote", choice={need: 1}) == "needs_seat"
    before = eligible(here.m, ballot)
    here.do("recorder", "check_in", person=here.ids["wang"])
    here.do("wang", "vote", choice={need: 1})
    assert eligible(here.m, ballot) == before + 1


def test_where_the_roll_is_called_whoever_answered_to_a_name_votes_and_the_roll_says_how_many_may() -> None:
    here = at("dots")
    need, ballot = next(iter(here.m.items.all)), next(b for b in here.m.ballots.all.values() if b.open)
    here.do("recorder", "roll", names=[{"name": "王秀英", "household": "3-201"}, {"name": "李明"}, {"name": "李明"}])
    here.do("host", "set", name="joining", value="roll")
    assert here.refused("wang", "vote", choice={need: 1}) == "not_on_the_roll"

    here.do("recorder", "call", entry="e1", person=here.ids["wang"])
    here.do("wang", "vote", choice={need: 1})
    paper = here.do("recorder", "call", entry="e2")

    assert [one.name for one in here.m.admission.roll.values()] == ["王秀英", "李明"]
    assert here.m.people.get(here.ids["wang"]).household == "3-201"
    assert here.m.people.get(paper).phone == "none"
    assert eligible(here.m, ballot) == 2
    assert here.refused("recorder", "call", entry="e2", person=here.ids["li"]) == "already_called"
    here.do("host", "close_ballot", ballot=ballot.id)  # while it is open her vote holds her name
    here.do("recorder", "call", entry="e1", here=False)
    assert admission.unproved(here.m, here.ids["wang"]) == "not_on_the_roll"


def test_a_token_holds_from_the_number_at_which_the_role_last_changed(here: Cast) -> None:
    was = here.m.people.get(here.ids["wang"]).role_seq
    here.do("host", "set_role", person=here.ids["wang"], group="committee")
    assert here.m.people.get(here.ids["wang"]).role_seq == was
    here.do("host", "set_role", person=here.ids["wang"], role="recorder")
    assert here.m.people.get(here.ids["wang"]).role_seq > was

    here.do("host", "hand_over", person=here.ids["chen"])
    steps = [here.m.people.get(here.ids[who]).role_seq for who in ("host", "chen")]
    assert min(steps) > 0
    here.do("chen", "undo")
    assert min(here.m.people.get(here.ids[who]).role_seq for who in ("host", "chen")) > max(steps)


def test_a_double_made_one_with_somebody_of_another_role_needs_another_token(here: Cast) -> None:
    twin = newcomer(here, "王阿姨")
    here.do("host", "set_role", person=twin, same_as=here.ids["host"])

    assert here.m.people.all[twin].role_seq > 0


def test_nobody_who_was_sent_out_comes_back_as_somebody_else(here: Cast) -> None:
    here.do("host", "remove", person=here.ids["wang"], reason="推人")

    for one, other in (("wang", "li"), ("li", "wang")):
        assert here.refused("host", "set_role", person=here.ids[one], same_as=here.ids[other]) == "sent_out"
    assert here.refused("recorder", "check_in", person=here.ids["wang"]) == "removed"


def test_every_new_step_but_the_release_of_a_seat_leaves_no_way_round(here: Cast) -> None:
    """A freed phone is lost for good, and keys that were renewed stay so: undo does not give them back."""
    newcomer(here, "甲", seat="s1")
    here.do("recorder", "release_seat", seat="s1")
    here.do("host", "renew", what="board")

    assert here.m.steps.last is None or here.m.steps.last.verb not in ("release_seat", "renew")


def test_a_name_of_the_roll_has_one_vote_though_it_is_taken_back_and_called_again() -> None:
    here = at("dots")
    need, ballot = next(iter(here.m.items.all)), next(b for b in here.m.ballots.all.values() if b.open)
    here.do("recorder", "roll", names=[{"name": "王秀英"}])
    here.do("host", "set", name="joining", value="roll")
    here.do("recorder", "call", entry="e1", person=here.ids["wang"])
    here.do("wang", "vote", choice={need: 1})

    assert here.refused("recorder", "call", entry="e1", here=False) == "name_has_voted"
    assert here.refused("recorder", "roll", strike="e1") == "name_has_voted"
    assert here.refused("recorder", "call", entry="e1", person=here.ids["li"]) == "already_called"
    assert here.refused("li", "vote", choice={need: 1}) == "not_on_the_roll"

    here.do("host", "close_ballot", ballot=ballot.id)
    here.do("recorder", "call", entry="e1", here=False)
    here.do("recorder", "call", entry="e1", person=here.ids["li"])


def test_a_name_that_was_called_wrongly_is_put_right_before_anybody_votes_by_it() -> None:
    here = at("dots")
    need = next(iter(here.m.items.all))
    here.do("recorder", "roll", names=[{"name": "王秀英"}])
    here.do("host", "set", name="joining", value="roll")
    here.do("recorder", "call", entry="e1", person=here.ids["wang"])

    here.do("recorder", "call", entry="e1", here=False)
    here.do("recorder", "call", entry="e1", person=here.ids["li"])
    here.do("li", "vote", choice={need: 1})

    assert here.refused("wang", "vote", choice={need: 1}) == "not_on_the_roll"


def test_the_seat_of_a_host_is_not_freed_and_taken_by_whoever_keeps_the_door(here: Cast) -> None:
    chair = newcomer(here, "坐着的主持", seat="s9")
    here.do("host", "set_role", person=chair, role="host")

    assert here.refused("recorder", "release_seat", seat="s9") == "not_yours"
    assert here.refused("", "join", name="乙", **JOIN, seat="s9") == "seat_taken"

    here.do("host", "release_seat", seat="s9")
    assert newcomer(here, "坐着的主持", seat="s9") == chair


def test_whoever_was_called_or_has_a_seat_votes_on_after_her_double_was_made_one_with_her(here: Cast) -> None:
    twin = newcomer(here, "李先生", seat="s1")
    here.do("recorder", "roll", names=[{"name": "王秀英"}])
    here.do("recorder", "call", entry="e1", person=here.ids["wang"])
    here.do("host", "set_role", person=twin, same_as=here.ids["li"])
    here.do("host", "set_role", person=here.ids["wang"], same_as=here.ids["chen"])

    here.do("host", "set", name="joining", value="seats")
    assert admission.unproved(here.m, here.ids["li"]) == ""
    here.do("host", "set", name="joining", value="roll")
    assert admission.unproved(here.m, here.ids["chen"]) == ""
    assert here.m.admission.roll["e1"].person == here.ids["chen"]
    assert here.refused("", "join", name="丙", **JOIN, seat="s1") == "seat_taken"
