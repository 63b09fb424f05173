"""Promises given, reported, put off, handed over and given up: by whom, with what words, and taken back."""

from typing import Any

import pytest

from facilitate.register.declined import Declined
from facilitate.register.doer import ORGANISER, Doer
from facilitate.register.promises.promises import Sight
from facilitate.register.promises.promises_deeds import ask_weekly, assign, drop, give, hand_over, more_time, report
from facilitate.register.undo import undo
from tests.register.promised import after, clerk, need, pass_days, phone, promise, row, shown, told, unit, wish
from tests.register.world import Kept

PUBLIC = Sight(public=True, hidden=frozenset({"women"}))


def test_a_promise_is_given_with_owner_date_and_checker_and_taken_back(house: Kept) -> None:
    office, about = unit(house), need(house)

    done = give(house.book, ORGANISER, house.community, wish(house, unit=office, need=about, route="coordinate"))

    made = row(house, done.answer)
    assert {name: made[name] for name in ("unit", "need", "person", "checker", "kind", "state", "weekly", "route")} == {
        "unit": office, "need": about, "person": "张工", "checker": "王阿姨", "kind": "do_by", "state": "open", "weekly": True,
        "route": "coordinate",
    }  # fmt: skip
    undo(house.book, ORGANISER, done.id)
    assert house.rows("promises") == []


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"text": "  "}, "nothing_written"),
        ({"text": "长" * 201}, "too_long"),
        ({"person": ""}, "no_owner"),
        ({"checker": " "}, "no_checker"),
        ({"checker": "张工 "}, "own_checker"),
        ({"due": ""}, "date_unclear"),
        ({"due": "明天"}, "date_unclear"),
        ({"due": "2020-01-01"}, "due_passed"),
        ({"due": "2999-01-01"}, "date_far"),
        ({"unit": 4040}, "no_such_row"),
        ({"need": 4040}, "no_such_row"),
    ],
)
def test_what_does_not_fit_is_told_and_nothing_is_given(house: Kept, values: dict[str, Any], reason: str) -> None:
    with pytest.raises(Declined, match=reason):
        give(house.book, ORGANISER, house.community, wish(house, **values))

    assert house.rows("promises") == []


def test_the_unit_that_promises_cannot_check_itself(house: Kept) -> None:
    with pytest.raises(Declined, match="own_checker"):
        give(house.book, ORGANISER, house.community, wish(house, unit=unit(house), checker="城建局"))


@pytest.mark.parametrize(
    ("how", "state"), [("going", "doing"), ("stuck", "doing"), ("waiting", "waiting"), ("done", "done")]
)
def test_a_unit_tells_how_it_goes(house: Kept, how: str, state: str) -> None:
    office = unit(house)
    id = promise(house, unit=office)

    report(house.book, clerk(house, office), house.community, id, how, "等材料", "区住建委")

    assert row(house, id)["state"] == state
    assert [(each["state"], each["text"], each["who"]) for each in told(house, id).reports] == [
        (how, "等材料", "account:3")
    ]
    assert row(house, id)["done"] == (after(house, 0) if how == "done" else "")


def test_what_waits_for_approval_says_whose(house: Kept) -> None:
    id = promise(house)

    with pytest.raises(Declined, match="no_approver"):
        report(house.book, ORGANISER, house.community, id, "waiting")
    report(house.book, ORGANISER, house.community, id, "waiting", "", "区住建委")

    assert row(house, id)["approver"] == "区住建委"


def test_who_is_stuck_says_on_what(house: Kept) -> None:
    with pytest.raises(Declined, match="nothing_written"):
        report(house.book, ORGANISER, house.community, promise(house), "stuck", " ")


def test_no_unit_touches_what_another_has_promised_and_no_resident_reports(house: Kept) -> None:
    office, other = unit(house), unit(house, "物业")
    id, nobodys = promise(house, unit=office), promise(house)
    far = Doer("unit", "account:9", 99, office)
    tries = {
        "other_unit": (clerk(house, other), id), "not_your_door": (phone(house), id), "other_community": (far, id),
    }  # fmt: skip

    for reason, (doer, which) in {**tries, "other_unit ": (clerk(house, office), nobodys)}.items():
        with pytest.raises(Declined, match=reason.strip()):
            report(house.book, doer, house.community, which, "done")
        with pytest.raises(Declined, match=reason.strip()):
            more_time(house.book, doer, house.community, which, after(house, 30), "下雨")
        with pytest.raises(Declined, match=reason.strip()):
            hand_over(house.book, doer, house.community, which, "李工")
    for verb in (ask_weekly, drop):
        with pytest.raises(Declined, match="not_your_door"):
            verb(house.book, clerk(house, office), house.community, id, "停")  # type: ignore[operator]


def test_more_time_moves_the_date_and_the_first_one_stays_to_be_read(house: Kept) -> None:
    office = unit(house)
    id = promise(house, unit=office, due=after(house, 2))
    pass_days(house, 5)

    assert shown(house, only="late").lines[0].late == 3
    more_time(house.book, clerk(house, office), house.community, id, after(house, 10), "等批复")
    more_time(house.book, clerk(house, office), house.community, id, after(house, 12), "又等批复")

    sheet = told(house, id, PUBLIC)
    assert (sheet.line.late, sheet.line.standing.moved) == (0, 2)
    assert sheet.first == after(house, -3)
    assert [each["text"] for each in sheet.reports] == ["等批复", "又等批复"]
    undo(house.book, ORGANISER, house.last())
    undo(house.book, ORGANISER, house.deeds_of("more_time")[0])
    assert (told(house, id).first, shown(house, only="late").lines[0].late) == ("", 3)


@pytest.mark.parametrize(
    ("days", "reason", "why"), [(1, "等", "not_later"), (-1, "等", "due_passed"), (9, " ", "nothing_written")]
)
def test_a_date_is_put_off_only_forward_and_with_a_reason(house: Kept, days: int, reason: str, why: str) -> None:
    id = promise(house, due=after(house, 2))

    with pytest.raises(Declined, match=why):
        more_time(house.book, ORGANISER, house.community, id, after(house, days), reason)

    assert row(house, id)["due"] == after(house, 2)


def test_a_change_of_person_loses_nothing_and_is_told_with_its_month(house: Kept) -> None:
    office = unit(house)
    one, other, theirs = (
        promise(house, unit=office),
        promise(house, unit=office),
        promise(house, unit=office, person="赵"),
    )
    clerks = clerk(house, office)

    hand_over(house.book, clerks, house.community, one, "李工", every=True)

    assert [row(house, id)["person"] for id in (one, other, theirs)] == ["李工", "李工", "赵"]
    [change] = told(house, one, PUBLIC).changes
    assert (change.field, change.before, change.after) == ("person", "张工", "李工")
    undo(house.book, clerks, house.last())
    assert row(house, other)["person"] == "张工"
    assert told(house, one).changes == ()


def test_what_is_assigned_anew_keeps_the_date_that_stands(house: Kept) -> None:
    office = unit(house)
    stands, bare = promise(house, due=after(house, 3), checker=""), promise(house, due="", checker="", person="")

    for id in (stands, bare):
        assign(house.book, ORGANISER, house.community, id, wish(house, unit=office, person="李工"))

    assert [row(house, id)["due"] for id in (stands, bare)] == [after(house, 3), after(house, 20)]
    assert {(row(house, id)["unit"], row(house, id)["checker"]) for id in (stands, bare)} == {(office, "王阿姨")}
    assert shown(house).counts["incomplete"] == 0


def test_what_is_given_up_says_why_and_is_not_late(house: Kept) -> None:
    id = promise(house, due=after(house, 1))
    pass_days(house, 3)

    with pytest.raises(Declined, match="nothing_written"):
        drop(house.book, ORGANISER, house.community, id, " ")
    drop(house.book, ORGANISER, house.community, id, "改由街道统一做")

    assert (row(house, id)["state"], told(house, id).line.late) == ("dropped", 0)
    with pytest.raises(Declined, match="closed_already"):
        report(house.book, ORGANISER, house.community, id, "done")


def test_weekly_questions_go_on_until_they_are_switched_off(house: Kept) -> None:
    id = promise(house, weekly=True)
    assert shown(house).counts["silent"] == 0

    pass_days(house, 7)
    assert shown(house).counts["silent"] == 1
    report(house.book, ORGANISER, house.community, id, "going")
    assert shown(house).counts["silent"] == 0
    pass_days(house, 7)
    assert shown(house).counts["silent"] == 1
    ask_weekly(house.book, ORGANISER, house.community, id, False)

    assert shown(house).counts["silent"] == 0
