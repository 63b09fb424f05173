"""What was put to the vote as the minutes have it: the words at each vote, bars, ties, minorities, and what kind of body it was."""

from __future__ import annotations

from functools import cache

import msgspec
import pytest

from facilitate.papers.tongue import Tongue
from facilitate.reports.cast import Cast
from facilitate.reports.minutes import Minutes, minutes
from facilitate.reports.numbers import Numbers
from facilitate.reports.outcomes import told
from facilitate.reports.record import Record
from facilitate.reports.resolved import Decision, decisions
from facilitate.reports.rows import Words
from facilitate.reports.sections import Section
from tests.replay.shipped import shipped

ZH, EN = Tongue("zh"), Tongue("en")


@cache
def held(name: str) -> Minutes:
    return minutes(shipped(name)[1])


def said(name: str, key: str) -> list[str]:
    """The sentences of a section's parts, in Chinese."""
    section = held(name).section(key)
    assert section is not None
    return [ZH.line(line) for part in section.parts for line in (part.title, *part.lines)]


def changed(**fields: object) -> Decision:
    """The first decision of Nantang's, its ballot changed."""
    record = shipped("nantang")[1]
    ballot = msgspec.structs.replace(record.ballots[0], **fields)
    record = msgspec.structs.replace(record, ballots=(ballot,))
    return decisions(record, Numbers(record), Cast(record))[0]


def test_a_proposal_amended_and_voted_twice_stands_in_the_words_of_each_vote() -> None:
    lines = said("consensus", "decisions")

    assert lines[0].startswith("今年四月起先请人看过承重和防水")
    assert any("当时的文字是“今年四月起在楼顶东半边摆四十个菜箱" in line for line in lines)
    assert [ballot.words["1"][:12] for ballot in shipped("consensus")[1].ballots] == [
        "今年四月起在楼顶东半边摆",
        "今年四月起先请人看过承重",
    ]


def test_who_blocked_stands_as_a_minority_with_the_reason_also_after_a_later_vote_carried() -> None:
    lines = said("consensus", "decisions")

    assert "少数意见（反对，必须拦住）：楼板没人看过，漏了又是我家遭殃。" in lines
    assert "少数意见（不参与（站到一边））：我不拦，也不参加，墙先修好再说。" in lines


def test_a_reason_that_two_gave_is_told_once() -> None:
    assert said("roundtable_dialogue", "undecided")[-1] == "少数意见（反对）：周末是团员唯一都在的日子。"


@pytest.mark.parametrize(
    ("name", "key", "sentence"),
    [
        ("nantang", "undecided", "赞成7票，要8票，没有达到。"),
        ("citizens_jury", "undecided", "赞成9票，要12票，没有达到。"),
        ("assembly_hall", "undecided", "赞成5票，要6票，没有达到。"),
        ("building_meeting", "undecided", "赞成4户，要5户，没有达到。"),
        ("owners_vote", "decisions", "赞成746平方米，要超过526平方米，达到。"),
        ("roundtable_dialogue", "undecided", "居民自组织一方：赞成0票，要2票，没有达到。"),
        ("three_parties", "undecided", "业主委员会一方：赞成0票，要2票，没有达到。"),
    ],
)
def test_the_bar_that_failed_is_named_with_what_there_was_and_what_it_needed(
    name: str, key: str, sentence: str
) -> None:
    assert sentence in said(name, key)


def test_for_stands_before_against_before_abstaining_in_whatever_order_they_were_counted() -> None:
    one = changed(counts={"abstain": 1, "against": 4, "for": 9})

    assert [side.zh for side, _ in one.counts] == ["赞成", "反对", "弃权"]


@pytest.mark.parametrize(
    ("fields", "zh", "en"),
    [
        ({"outcome": "failed", "settled": "fail"}, "票数相同，没有通过", "a tie, not carried"),
        (
            {"outcome": "carried", "settled": "host"},
            "票数相同，主持人定为获得通过",
            "a tie, which the chair decided: carried",
        ),
        ({"outcome": "failed", "settled": "lot"}, "票数相同，抽签定为没有通过", "a tie, decided by lot: not carried"),
        ({"outcome": "tied", "settled": "repeat"}, "票数相同，重投一次", "a tie, voted again"),
        ({"outcome": "tied"}, "票数相同，还没有定", "a tie, not settled yet"),
    ],
)
def test_how_a_tie_was_settled_is_said(fields: dict[str, str], zh: str, en: str) -> None:
    one = changed(counts={"for": 7, "against": 7}, **fields)

    assert ZH.line(one.end) == zh
    assert EN.line(one.end) == en


def test_a_lot_comes_with_the_number_by_which_anybody_can_draw_it_again() -> None:
    one = changed(outcome="carried", settled="lot", seed="9d05bfdadd872622")

    assert any("9d05bfdadd872622" in ZH.line(line) for line in one.lines)


def test_too_few_present_is_told_where_every_bar_was_reached_and_still_nothing_was_decided() -> None:
    one = changed(outcome="failed")

    assert "到会人数不够，不作数。" in [ZH.line(line) for line in one.lines]


def test_questions_of_procedure_are_part_of_the_course_and_no_resolutions() -> None:
    course = held("ronr").section("course")

    assert len(held("ronr").decisions) == 2
    assert course is not None
    assert any("结束辩论" in ZH.line(line) for line in course.lines)


@pytest.mark.parametrize(
    ("name", "titles"),
    [
        ("nantang", ["议定事项", "没有议定的事项"]),
        ("citizens_jury", ["评议建议", "没有通过的建议"]),
        ("roundtable_dialogue", ["各方商定的条款", "没有商定的条款"]),
        ("three_parties", ["各方商定的条款", "没有商定的条款"]),
    ],
)
def test_a_jury_advises_and_parties_agree_and_what_did_not_carry_stands_apart(name: str, titles: list[str]) -> None:
    found = [held(name).section(key) for key in ("decisions", "undecided")]

    assert [section.title.text for section in found if section] == titles


def test_a_hearing_ends_in_a_statement_with_who_agrees_and_how_it_was_graded() -> None:
    section = held("hearing").section("statement")

    assert isinstance(section, Section)
    assert section.title.text == "意见书"
    assert len(section.parts) == 3
    assert said("hearing", "statement")[1:3] == ["同意的：各方。", "7人打“满意”的分，中位数4。"]


def test_a_budget_tells_prices_what_is_left_and_what_was_not_funded() -> None:
    record = shipped("budget")[1]
    lines = [ZH.line(line) for line in told(record, record.ballots[0], Numbers(record), Words())]

    assert any("“狗便袋小桶四个，养狗和不养狗的用得着”1200元" in line for line in lines)
    assert "总额60000元，剩5100元。" in lines
    assert "没有入选的1个：“院中十二把长椅，老人用得着”12000元。" in lines


def test_an_answer_carries_its_price_and_the_matter_it_is_about() -> None:
    one = held("budget").promises[0]

    assert one.note is not None
    assert "核定价钱：24000元" in ZH.line(one.note)
    assert one.about == "一、三单元门口做坡道和扶手，坐轮椅的、推婴儿车的用得着"


@pytest.mark.parametrize("name", ["idea_contest", "teahouse", "budget", "roundtable_dialogue"])
def test_nobody_owes_an_answer_where_the_rule_wants_none(name: str) -> None:
    assert all(line.key != "unheard/nobody" for line in held(name).unheard)


def test_a_need_that_nobody_answered_is_told_where_the_rule_wants_answers() -> None:
    assert any(line.key == "unheard/nobody" for line in held("courtyard123").unheard)


@pytest.mark.parametrize(
    ("name", "voters"), [("assembly_hall", 11), ("citizens_jury", 16), ("hearing", 7), ("three_parties", 6)]
)
def test_who_may_not_vote_is_not_counted_among_the_voters(name: str, voters: int) -> None:
    record: Record = shipped(name)[1]

    assert record.attendance.eligible == voters
    assert {person.role for person in record.people if person.votes} & {"recorder", "observer"} == set()


def test_the_course_is_told_in_the_order_of_time() -> None:
    for name in ("ronr", "consensus", "open_space", "idea_contest"):
        course = held(name).section("course")
        assert course is not None
        day = shipped(name)[1].meeting.times.planned[:10]
        moments = [(line.holes["at"].day or day, line.holes["at"].clock) for line in course.lines if "at" in line.holes]
        assert moments == sorted(moments)
