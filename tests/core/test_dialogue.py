"""The dialogue: an order with reasons, turns that end, answers on a time of their own, and promises in fixed kinds."""

import pytest

from facilitate.core.floor import queue
from tests.cast import Cast, at


@pytest.fixture
def hall() -> Cast:
    return at("discuss")


def line(hall: Cast) -> list[tuple[str, str]]:
    names = {id: who for who, id in hall.ids.items()}
    return [(names[id], reason) for id, reason in queue(hall.m)]


def speak(hall: Cast, who: str) -> None:
    hall.do(who, "hand")
    hall.do("host", "grant", person=hall.ids[who])
    hall.do(who, "done")


def test_the_only_hand_says_so(hall: Cast) -> None:
    hall.do("wang", "hand")

    assert line(hall) == [("wang", "only_hand")]


def test_who_has_not_spoken_on_this_comes_first(hall: Cast) -> None:
    speak(hall, "wang")
    hall.do("wang", "hand")
    hall.do("li", "hand")

    assert line(hall) == [("li", "not_spoken_first"), ("wang", "after_not_spoken_first")]


def test_another_group_than_the_last_speakers_comes_first(hall: Cast) -> None:
    speak(hall, "wang")
    hall.do("li", "hand")
    hall.do("bureau", "hand")

    assert line(hall) == [("bureau", "alternate_group"), ("li", "after_alternate_group")]


def test_fewer_turns_come_first_and_then_the_earlier_hand(hall: Cast) -> None:
    hall.do("li", "hand")
    hall.do("chen", "hand")

    assert [who for who, _ in line(hall)] == ["li", "chen"]
    assert line(hall)[0][1] == "first_come"


def test_on_the_next_matter_everybody_begins_anew(hall: Cast) -> None:
    for _ in range(2):
        speak(hall, "wang")
    assert hall.refused("wang", "hand") == "turns_used"

    hall.next()

    assert hall.m.agenda.at.stage == "discuss"
    assert hall.refused("wang", "hand") == ""


def test_two_turns_of_ninety_seconds_a_matter(hall: Cast) -> None:
    hall.do("wang", "hand")
    hall.do("host", "grant")
    assert hall.m.floor.speaker.limit == 90
    hall.do("wang", "done")
    speak(hall, "wang")

    assert hall.refused("wang", "hand") == "turns_used"


def test_the_host_may_call_anybody_by_name_and_that_is_on_record(hall: Cast) -> None:
    speak(hall, "wang")
    speak(hall, "wang")

    hall.do("host", "grant", person=hall.ids["wang"])

    assert hall.m.floor.speaker.reason == "called_by_host"


def test_answers_have_a_time_of_their_own_and_are_not_counted_as_turns(hall: Cast) -> None:
    for _ in range(3):
        hall.do("bureau", "hand")
        hall.do("host", "grant")
        turn = hall.m.floor.speaker
        assert (turn.kind, turn.limit) == ("answer", 120)
        hall.do("bureau", "done")

    assert hall.refused("bureau", "hand") == ""


def test_an_elder_is_called_by_a_tap_without_a_hand(hall: Cast) -> None:
    hall.do("host", "grant", person=hall.ids["elder"])

    assert (hall.m.floor.speaker.person, hall.m.floor.speaker.reason) == (hall.ids["elder"], "called_by_host")


def test_a_call_is_undone_and_the_hand_is_up_again(hall: Cast) -> None:
    hall.do("wang", "hand")
    hall.do("host", "grant")
    hall.do("host", "undo")

    assert hall.m.floor.speaker is None
    assert line(hall) == [("wang", "only_hand")]
    assert not hall.m.floor.turns or all(turn.seconds >= 0 for turn in hall.m.floor.turns.values())


def test_a_call_after_which_she_has_spoken_is_not_undone(hall: Cast) -> None:
    speak(hall, "wang")

    assert hall.refused("host", "undo") == "spoken_stays"


def test_who_may_not_be_called(hall: Cast) -> None:
    hall.do("li", "leave")

    assert hall.refused("host", "grant") == "queue_empty"
    assert hall.refused("host", "grant", person=hall.ids["li"]) == "not_present"
    assert hall.refused("host", "grant", person=hall.ids["recorder"]) == "neutral"
    assert hall.refused("host", "grant", person="p99") == "no_such_person"
    hall.do("host", "grant", person=hall.ids["wang"])
    assert hall.refused("host", "grant", person=hall.ids["wang"]) == "speaking"


def test_the_hand_goes_down_when_asked_or_when_she_leaves(hall: Cast) -> None:
    hall.do("wang", "hand")
    assert hall.refused("wang", "hand") == "hand_up"
    hall.do("wang", "unhand")
    assert hall.refused("wang", "unhand") == "no_hand"
    hall.do("li", "hand")
    hall.do("li", "leave")

    assert line(hall) == []


def test_a_sign_with_a_hand_on_it_is_a_hand(hall: Cast) -> None:
    hall.do("wang", "react", signal="hand")

    assert line(hall) == [("wang", "only_hand")]


def test_the_host_ends_a_turn(hall: Cast) -> None:
    hall.do("wang", "hand")
    hall.do("host", "grant")
    hall.wait(200)
    hall.do("host", "cut")

    turn = [turn for turn in hall.m.floor.turns.values() if turn.person == hall.ids["wang"]][-1]
    assert (turn.cut, turn.seconds > 90) == (True, True)
    assert hall.refused("host", "cut") == "not_speaking"


def test_two_facilitators_who_call_at_once_skip_nobody(hall: Cast) -> None:
    hall.join("cohost", "第二主持", "social_org", "host")
    hall.do("wang", "hand")
    hall.do("li", "hand")
    saw = hall.m.seq
    hall.do("host", "grant", saw=saw)

    assert hall.refused("cohost", "grant", saw=saw) == "stale"
    assert [who for who, _ in line(hall)] == ["li"]


def test_same_here_counts_each_person_once(hall: Cast) -> None:
    need = hall.m.agenda.at.item
    for who in ("wang", "wang", "li"):
        hall.do(who, "react", signal="same", item=need)

    assert hall.m.talk.tally("same", need) == 2
    assert hall.refused("wang", "react", signal="boo") == "bad_signal"
    assert hall.refused("wang", "react", signal="same", item="99") == "no_such_thing"


def test_a_comment_on_an_original_is_about_its_need() -> None:
    hall = at("sort")
    head = hall.do("recorder", "merge", items=["1", "2"], title="一件事")
    first = hall.do("li", "comment", about="1", text="我家也是")
    reply = hall.do("chen", "comment", about=first, text="几号楼？", named=False)

    comments = hall.m.talk.comments
    assert (comments[first].about, comments[first].reply_to) == (head, "1")
    assert (comments[reply].about, comments[reply].reply_to, comments[reply].named) == (head, first, False)
    assert hall.refused("li", "comment", about="1", text="字" * 81) == "too_long"
    assert hall.refused("li", "comment", about="99", text="哪儿？") == "no_such_thing"


# -- answers and offers ----------------------------------------------------------------------------------------------

DUE, PAST = "2026-12-05", "2026-11-20"


@pytest.mark.parametrize(
    ("kind", "given", "rule"),
    [
        ("now", {}, ""), ("do_by", {"due": DUE}, ""), ("do_by", {}, "missing_field"), ("do_by", {"due": PAST}, "due_past"),
        ("do_by", {"due": "明天"}, "bad_date"), ("reply_by", {"due": DUE}, ""), ("reply_by", {}, "missing_field"),
        ("needs_approval", {"due": DUE, "approver": "区里"}, ""), ("needs_approval", {"due": DUE}, "missing_field"),
        ("passed", {"passed_to": "电力公司", "due": DUE}, ""), ("passed", {"due": DUE}, "missing_field"),
        ("cannot", {"reason": "没有经费"}, ""), ("cannot", {}, "missing_field"), ("cannot", {"reason": "  "}, "missing_field"),
        ("perhaps", {}, "bad_kind"),
    ],
)  # fmt: skip
def test_an_answer_says_what_its_kind_demands(hall: Cast, kind: str, given: dict, rule: str) -> None:
    args = {"about": hall.m.agenda.at.item, "kind": kind, "text": "会后就办", **given}

    assert hall.refused("bureau", "answer", **args) == rule


def test_there_are_six_kinds_of_answers_and_seven_of_offers(hall: Cast) -> None:
    assert list(hall.m.facts.lists.answers) == ["now", "do_by", "reply_by", "needs_approval", "passed", "cannot"]
    assert len(hall.m.facts.lists.resources) == 7


def test_a_date_is_kept_as_year_month_day(hall: Cast) -> None:
    id = hall.do("bureau", "answer", about=hall.m.agenda.at.item, kind="do_by", text="办", due="20261205")

    assert hall.m.outcomes.answers[id].due == DUE


def test_residents_do_not_answer_and_agencies_do(hall: Cast) -> None:
    args = {"about": hall.m.agenda.at.item, "kind": "now", "text": "办"}

    assert hall.refused("wang", "answer", **args) == "not_yours"
    assert hall.refused("host", "answer", **args) == "neutral"


@pytest.mark.parametrize(("resource", "rule"), [("planning", ""), ("nothing", "bad_kind")])
def test_an_offer_is_of_one_of_the_kinds_in_the_list(hall: Cast, resource: str, rule: str) -> None:
    args = {"about": hall.m.agenda.at.item, "resource": resource, "text": "图纸免费", "amount": "一套", "until": "年底"}

    assert hall.refused("wang", "offer", **args) == rule
