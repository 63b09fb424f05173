"""Flags, hours, places, terms and routes: each told with its numbers, and only where there is something to tell."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from facilitate.reports.fitting import hours, spots
from facilitate.reports.flags import flags
from facilitate.reports.needs import needs
from facilitate.reports.numbers import Numbers
from facilitate.reports.record import Record
from facilitate.reports.rows import Ballot, Offer, Person
from facilitate.reports.sharing import shares
from facilitate.reports.terms import terms
from tests.papers.sample import courtyard


def found(record: Record, before: dict[str, int] | None = None) -> dict[str, list[str]]:
    told: dict[str, list[str]] = {}
    for flag in flags(record, needs(record), Numbers(record), before):
        told.setdefault(flag.code, []).append(str(flag.line.holes.get("need", flag.line.holes.get("n"))))
    return told


def offering(text: str) -> Record:
    return replace(courtyard(), offers=(Offer(id="1", about="n7", resource="place", text=text, by="a10"),))


def test_what_the_book_asks_for_and_nobody_dotted_is_flagged():
    assert found(courtyard())["normative_unfelt"] == ["单元门口加坡道和扶手"]


def test_what_people_want_and_nobody_answers_for_is_flagged_with_its_dots():
    [first, *_] = [f for f in flags(courtyard(), needs(courtyard()), Numbers(courtyard())) if f.code == "felt_unowned"]

    assert (first.line.holes["need"], first.line.holes["dots"]) == ("垃圾点换位置、换清运时间", 2)


def test_the_third_time_is_flagged_only_where_a_series_is_known():
    assert "again" not in found(courtyard())
    assert found(courtyard(), {"n1": 2, "n2": 1})["again"] == ["地下管线先修好，再恢复路面"]


def test_hours_that_do_not_meet_are_flagged_and_those_that_meet_are_not():
    card = replace(courtyard().items[12], text="放学后下午四点到六点没有地方去", merged_into="n7")
    late, fits = offering("晚上七点到九点开放"), offering("下午五点到七点开放")

    assert "hours" in found(replace(late, items=(*late.items, replace(card, id="h"))))
    assert "hours" not in found(replace(fits, items=(*fits.items, replace(card, id="h"))))


def test_an_entrance_that_is_not_where_the_need_is_is_flagged():
    record = replace(
        courtyard(), offers=(Offer(id="1", about="n2", resource="goods", text="四单元门前可以放灯", by="a08"),)
    )

    assert found(record)["place"] == ["施工沟槽要护栏、踏板和夜间照明"]


def test_a_group_that_stood_alone_in_every_open_vote_is_flagged():
    people = [Person(id=f"{g}{n}", name=f"{g}{n}", group=g, role="resident") for g in ("a", "b") for n in range(5)]
    choices = {p.id: "for" if p.group == "a" else "against" for p in people}
    votes = tuple(Ballot(id=f"v{n}", type="yesno", secrecy="open", choices=choices) for n in (1, 2))
    record = replace(courtyard(), people=tuple(people), ballots=votes)

    assert found(record)["agrees_with_nobody"] == ["2", "2"]
    assert "agrees_with_nobody" not in found(replace(record, ballots=votes[:1]))


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("下午四点到六点开放", "16:00—18:00"), ("16:00—18:30", "16:00—18:30"), ("早上七点半到九点", "07:30—09:00"),
        ("每周二、四看作业", ""), ("周三下午2点到4点", "14:00—16:00"), ("下午2-4点", "14:00—16:00"), ("上午9點到11點半", "09:00—11:30"),
        ("Sat 9–11", "09:00—11:00"), ("9-11am", "09:00—11:00"), ("11-1pm", "11:00—13:00"), ("2pm to 4pm, 20 seats", "14:00—16:00"),
        ("中午12点到1点", "12:00—13:00"), ("要3-4个人", ""), ("2-4小时", ""), ("2-3时间", ""), ("2026-11-20到2026-12-01", ""),
    ],
)  # fmt: skip
def test_hours_are_read_from_a_text(text, span):
    assert "".join(map(str, hours(text))) == span


def test_entrances_are_read_one_by_one_and_as_a_row():
    assert spots("一至三单元门前") == {"1单元", "2单元", "3单元"}
    assert spots("一、三单元") == {"1单元", "3单元"}
    assert spots("院门口") == set()
    assert spots("三號樓") == spots("3栋") == spots("Building 3") == {"3号楼"}


def test_terms_are_cut_a_week_and_a_month_after_the_meeting():
    record = courtyard()
    cut = terms(record, needs(record), Numbers(record))

    assert (str(cut.near_until), str(cut.middle_until)) == ("2026-11-28", "2026-12-21")
    assert all(step.due <= cut.near_until for step in cut.near if step.due)
    assert len(cut.near) + len(cut.middle) + len(cut.long) + len(cut.undated) == len(record.answers) + len(
        record.actions
    )


def test_groups_of_one_or_two_stand_together_or_not_at_all():
    few = replace(courtyard(), people=courtyard().people[:2])

    assert {share.people >= 3 for share in shares(courtyard())} == {True}
    assert shares(few) == ()
