"""Merging and sorting: originals are kept, everything can be taken apart and taken back."""

import pytest

from tests.cast import NEEDS, Cast, at


@pytest.fixture
def hall() -> Cast:
    return at("sort")


CARDS = [str(n) for n in range(1, len(NEEDS) + 1)]
A, B, C, D, E = CARDS[:5]


def state(hall: Cast) -> dict:
    """Everything that is seen of the cards, without ids of what has come and gone."""
    return {id: item for id, item in hall.m.items.all.items() if item.state != "withdrawn"}


def test_merging_makes_a_head_and_keeps_the_originals_as_written(hall: Cast) -> None:
    before = {id: hall.m.items.all[id].text for id in (A, B)}
    head = hall.do("recorder", "merge", items=[A, B], title="地下的管子", category="utilities")

    made = hall.m.items.all[head]
    assert (made.text, made.originals, made.category, made.by) == ("地下的管子", (A, B), "utilities", "")
    assert {id: hall.m.items.all[id].text for id in (A, B)} == before
    assert {hall.m.items.all[id].merged_into for id in (A, B)} == {head}


def test_a_card_put_on_a_card_makes_a_head_of_both(hall: Cast) -> None:
    head = hall.do("recorder", "merge", items=[A], into=B, title="新题目")

    assert hall.m.items.all[head].originals == (B, A)
    assert hall.m.items.all[B].text == NEEDS[1][1], "her words stay as she wrote them"


def test_cards_join_a_head_that_is_there(hall: Cast) -> None:
    head = hall.do("recorder", "merge", items=[A, B], title="一件事")
    hall.do("recorder", "merge", items=[C], into=head, title="更大的事")

    assert (hall.m.items.all[head].originals, hall.m.items.all[head].text) == ((A, B, C), "更大的事")


def test_heads_merge_into_heads_and_give_up_their_cards(hall: Cast) -> None:
    one = hall.do("recorder", "merge", items=[A, B], title="一")
    two = hall.do("recorder", "merge", items=[C, D], title="二")
    hall.do("recorder", "merge", items=[two], into=one)

    assert hall.m.items.all[one].originals == (A, B, C, D)
    assert hall.m.items.all[two].state == "withdrawn"


def merge_two(hall: Cast) -> str:
    return hall.do("recorder", "merge", items=[A, B], title="一", category="safety")


HEAD = "the head that was made first"
STEPS = {
    "merge": ("recorder", "merge", {"items": [C, D], "title": "二"}),
    "card on card": ("recorder", "merge", {"items": [C], "into": D}),
    "into a head": ("recorder", "merge", {"items": [C], "into": HEAD, "title": "三", "category": "parking"}),
    "a head into a new one": ("recorder", "merge", {"items": [HEAD, C], "title": "四"}),
    "split one out": ("recorder", "split", {"items": [A]}),
    "dissolve": ("recorder", "split", {"items": [HEAD]}),
    "rename": ("recorder", "merge", {"items": [HEAD], "title": "新题目"}),
    "recategorise": ("recorder", "merge", {"items": [C], "category": "care"}),
    "hide": ("host", "hide", {"items": [HEAD, C], "reason": "重复"}),
}


def take(hall: Cast, step: str, head: str) -> None:
    who, verb, args = STEPS[step]
    known = {name: [head if id == HEAD else id for id in ids] if name == "items" else ids for name, ids in args.items()}
    hall.do(who, verb, **known | ({"into": head} if args.get("into") == HEAD else {}))


@pytest.mark.parametrize("step", STEPS)
def test_every_step_of_sorting_can_be_undone(hall: Cast, step: str) -> None:
    head = merge_two(hall)
    before = state(hall)
    take(hall, step, head)
    assert state(hall) != before

    hall.do("host", "undo")

    assert state(hall).keys() == before.keys()
    for id, item in state(hall).items():
        assert set(item.originals) == set(before[id].originals)
        assert (item.text, item.category, item.state, item.merged_into) == (
            before[id].text, before[id].category, before[id].state, before[id].merged_into,
        )  # fmt: skip


def test_undo_goes_back_step_by_step(hall: Cast) -> None:
    before = state(hall)
    head = merge_two(hall)
    for step in ("into a head", "rename", "split one out"):
        take(hall, step, head)
    for _ in range(4):
        hall.do("host", "undo")

    assert state(hall) == before


def test_a_split_leaves_a_hidden_need_hidden(hall: Cast) -> None:
    head = merge_two(hall)
    hall.do("recorder", "merge", items=[C], into=head)
    hall.do("host", "hide", items=[head])
    hall.do("recorder", "split", items=[C])

    assert hall.m.items.all[head].state == "hidden"


def test_a_card_stands_in_one_need_only(hall: Cast) -> None:
    merge_two(hall)

    assert hall.refused("recorder", "merge", items=[A, C], title="又一件") == "already_merged"
    assert hall.refused("recorder", "merge", items=[C], into=A) == "already_merged"


def test_one_card_alone_is_no_merge(hall: Cast) -> None:
    assert hall.refused("recorder", "merge", items=[A]) == "needs_two"
    assert hall.refused("recorder", "merge", items=[A, A]) == "needs_two"
    assert hall.refused("recorder", "merge", items=[]) == "needs_two"
    assert hall.refused("recorder", "merge", items=[A], into=A) == "needs_two"


def test_what_is_not_merged_cannot_be_split(hall: Cast) -> None:
    assert hall.refused("recorder", "split", items=[A]) == "not_merged"
    assert hall.refused("recorder", "split", items=["99"]) == "no_such_thing"


def test_a_card_alone_gets_a_title_of_its_own_over_her_words(hall: Cast) -> None:
    head = hall.do("recorder", "merge", items=[A], title="地下管线")

    assert hall.m.items.all[head].originals == (A,)
    assert hall.m.items.all[A].text == NEEDS[0][1]


def test_a_merge_on_stale_sight_says_who_was_there_before(hall: Cast) -> None:
    saw = hall.m.seq
    merge_two(hall)

    assert hall.refused("host", "merge", items=[A, C], title="二", saw=saw) == "stale"
    assert hall.refused("host", "merge", items=[C, D], title="二", saw=saw) == ""


def test_the_author_cannot_take_back_what_is_part_of_a_need(hall: Cast) -> None:
    merge_two(hall)
    hall.do("host", "back", to="gather")

    assert hall.refused("wang", "withdraw", item=A) == "already_merged"


def test_nothing_is_sorted_while_a_ballot_asks_about_it(hall: Cast) -> None:
    head = merge_two(hall)
    hall.go("dots")

    assert hall.refused("recorder", "merge", items=[head, C], title="二") == "ballot_open"
    assert hall.refused("recorder", "split", items=[head]) == "ballot_open"
    assert hall.refused("host", "hide", items=[C]) == "ballot_open"


def test_what_was_voted_on_goes_into_no_other_need_until_the_meeting_goes_back() -> None:
    hall = at("discuss")
    selected = hall.m.agenda.selections["priority_needs"]
    one, other = selected[:2]

    assert hall.refused("host", "merge", items=[one], title="换个题目") == "counted"
    assert hall.refused("host", "merge", items=[one, other]) == "counted"
    assert hall.refused("host", "merge", items=[one], category="safety") == ""

    hall.do("host", "back", to="sort")
    head = hall.do("host", "merge", items=[one, other], title="一件事")

    assert hall.m.items.all[head].originals == (one, other)
    hall.go("dots")
    hall.do("wang", "vote", choice={head: 1})
    hall.do("host", "close_ballot")
    assert hall.refused("host", "split", items=[head]) == "counted"


def test_what_the_desk_put_away_after_the_count_is_not_chosen() -> None:
    hall = at("sort")
    hall.next()
    hall.do("wang", "vote", choice={A: 1, B: 1})
    hall.do("li", "vote", choice={A: 1})
    hall.do("host", "close_ballot")
    hall.do("host", "hide", items=[A], reason="不在今天谈")
    hall.next()

    assert hall.m.agenda.selections["priority_needs"] == (B,)
