"""What is to be reminded of, and on which days a message tells of it."""

from datetime import date, timedelta

import pytest

from facilitate.register.promises.promises import Sight
from facilitate.register.promises.reminders import AHEAD, Office, Reminder, What, by_office, found, occasion, sheets
from facilitate.register.promises.reminders_words import line
from tests.register.world import Kept

TODAY = date(2026, 11, 21)  # a Saturday


def one(what: What, due: str) -> Reminder:
    return Reminder(what, 1, "换井盖", "", "城建局", "", due)


def told(what: What, due: str, days: int = 40) -> list[str]:
    """On which days of those from TODAY on a message has something new to tell."""
    seen: list[str] = []
    for n in range(days):
        when = occasion(one(what, due), TODAY + timedelta(days=n))
        if when and when.isoformat() not in seen:
            seen.append(when.isoformat())
    return seen


def test_a_date_is_told_a_week_and_a_day_before_and_on_it() -> None:
    assert told("soon", "2026-12-01", 11) == ["2026-11-24", "2026-11-30", "2026-12-01"]
    assert AHEAD == (7, 1, 0)


def test_a_message_that_could_not_go_out_on_its_day_goes_the_next() -> None:
    assert occasion(one("soon", "2026-11-26"), TODAY) == date(2026, 11, 19)


def test_what_is_late_is_told_the_day_after_and_then_on_mondays() -> None:
    assert told("late", "2026-11-20", 15) == ["2026-11-21", "2026-11-23", "2026-11-30"]


def test_a_weekly_question_is_told_once_a_week() -> None:
    assert told("check_in", "", 14) == ["2026-11-16", "2026-11-23", "2026-11-30"]


def test_a_return_is_told_on_its_day_and_then_on_mondays() -> None:
    assert told("return", "2026-11-25", 12) == ["2026-11-25", "2026-11-30"]


@pytest.mark.parametrize(
    ("due", "state", "what"),
    [
        ("2026-11-20", "open", ["late"]), ("2026-11-21", "open", ["soon"]), ("2026-11-28", "doing", ["soon"]),
        ("2026-11-29", "open", []), ("2026-11-20", "done", []), ("2026-11-20", "dropped", []), ("", "open", []),
        ("soon", "open", []),
    ],
)  # fmt: skip
def test_what_is_still_to_do_is_late_or_soon(house: Kept, due: str, state: str, what: list[str]) -> None:
    house.make(
        "promises", community=house.community, text="换井盖", due=due, state=state, said={}, at=house.clock.now()
    )

    assert [each.what for each in house.book.read(lambda c: found(c, house.community, TODAY))] == what


def test_who_was_to_tell_each_week_and_told_nothing_is_asked(house: Kept) -> None:
    before = int(house.clock.now()) - 20 * 86_400_000
    kept = {"community": house.community, "state": "doing", "said": {}, "at": before, "weekly": True}
    silent = house.make("promises", text="换井盖", **kept)
    spoken = house.make("promises", text="装扶手", **kept)
    house.make("check_ins", promise=spoken, state="going", text="", at=house.clock.now())

    assert [each.promise for each in house.book.read(lambda c: found(c, house.community, TODAY))] == [silent]


def test_nobody_is_named_where_persons_are_not_to_be(house: Kept) -> None:
    house.make(
        "promises", community=house.community, text="浇花", person="李阿姨", kind="task", due="2026-11-20",
        state="open", said={}, at=house.clock.now(),
    )  # fmt: skip

    [shy] = house.book.read(lambda c: found(c, house.community, TODAY, Sight(public=True), persons=False))
    [bold] = house.book.read(lambda c: found(c, house.community, TODAY, Sight(public=True), persons=True))

    assert line(shy, "zh") == "【逾期 1 天】一位居民：浇花（期限 2026-11-20）"
    assert line(bold, "en") == "[1 day late] 李阿姨: 浇花 (by 2026-11-20)"


def test_each_office_stands_once_and_people_last() -> None:
    reminders = [Reminder("late", n, "", "", office, "", "") for n, office in enumerate(("乙局", "", "甲局", "乙局"))]

    assert [(each.office, len(each.reminders)) for each in by_office(reminders)] == [("乙局", 2), ("甲局", 1), ("", 1)]


@pytest.mark.parametrize(
    ("lines", "parted"),
    [((), []), ((2, 3), [[2, 3]]), ((2, 3, 1), [[2, 3], [1]]), ((9, 1), [[9], [1]]), ((1, 9, 5), [[1], [9], [5]])],
)
def test_no_office_is_parted_between_two_sheets(lines: tuple[int, ...], parted: list[list[int]]) -> None:
    offices = [Office("", "", (one("late", "2026-11-20"),) * n) for n in lines]

    assert [[len(office.reminders) for office in sheet] for sheet in sheets(offices, 5)] == parted
