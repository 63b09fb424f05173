"""Standing rooms, the calendar, and how much a room is used."""

from datetime import datetime
from typing import Any

import pytest

from facilitate.register.declined import Declined
from facilitate.register.doer import ORGANISER, Doer
from facilitate.register.moments import months_before, written
from facilitate.register.rooms import bookings_deeds, rooms_deeds
from facilitate.register.rooms.bookings import Booking, month, to_come
from facilitate.register.rooms.bookings_deeds import Plan
from facilitate.register.rooms.room_use import Use, use
from facilitate.register.rooms.rooms import by_code, here_now, listed
from facilitate.register.undo import undo
from tests.register.world import Kept

CLERK = Doer("unit", "account:1", community=1, unit=1)


def at(text: str) -> str:
    return written(datetime.fromisoformat(text))


def ms(text: str) -> int:
    return int(datetime.fromisoformat(text).timestamp() * 1000)


def room(house: Kept, name: str = "123号院议事厅", code: str = "K7P2QX") -> int:
    return rooms_deeds.make(house.book, ORGANISER, house.community, code, {"name": name, "place": "二号楼一层"}).answer


def plan(house: Kept, title: str, starts: str, **more: Any) -> int:
    wish = Plan(title, at(starts), **more)
    return bookings_deeds.plan(house.book, ORGANISER, house.community, wish).answer


def coming(house: Kept, now: str, room: int | None = None) -> tuple[Booking, ...]:
    return house.book.read(lambda c: to_come(c, house.community, ms(now), room))


def used(house: Kept, id: int, now: str) -> Use:
    return house.book.read(lambda c: use(c, id, ms(now)))


def test_a_room_is_found_by_its_code_also_when_it_is_closed(house: Kept) -> None:
    id = room(house)
    rooms_deeds.use(house.book, ORGANISER, house.community, id, False)

    found = house.book.read(lambda c: by_code(c, "K7P2QX"))

    assert found is not None
    assert (found.name, found.open) == ("123号院议事厅", False)
    assert house.book.read(lambda c: by_code(c, "ZZZZZZ")) is None


def test_rooms_in_use_come_first_and_closing_is_taken_back(house: Kept) -> None:
    old, new = room(house, "旧厅", "AAAAAA"), room(house, "新厅", "BBBBBB")
    rooms_deeds.use(house.book, ORGANISER, house.community, old, False)
    assert [each.id for each in house.book.read(lambda c: listed(c, house.community))] == [new, old]

    undo(house.book, ORGANISER, house.last())

    assert [each.id for each in house.book.read(lambda c: listed(c, house.community))] == [old, new]


@pytest.mark.parametrize(("name", "reason"), [("  ", "nothing_written"), ("长" * 41, "too_long")])
def test_a_room_needs_a_name_of_some_length(house: Kept, name: str, reason: str) -> None:
    with pytest.raises(Declined, match=reason):
        room(house, name)


def test_only_the_organiser_makes_rooms_and_plans(house: Kept) -> None:
    with pytest.raises(Declined, match="not_your_door"):
        rooms_deeds.make(house.book, CLERK, house.community, "K7P2QX", {"name": "厅"})
    with pytest.raises(Declined, match="not_your_door"):
        bookings_deeds.plan(house.book, CLERK, house.community, Plan("会", at("2026-12-01 19:00")))


def test_the_calendar_tells_a_month_in_the_order_of_its_hours(house: Kept) -> None:
    hall = room(house)
    plan(house, "十二月的", "2026-12-01 00:00")
    plan(house, "晚上的", "2026-11-30 19:00", room=hall, host="自管会")
    plan(house, "早上的", "2026-11-30 09:00")

    found = house.book.read(lambda c: month(c, house.community, "2026-11"))

    assert [each.title for each in found] == ["早上的", "晚上的"]
    assert (found[1].host, found[1].room_name, found[1].ends) == ("自管会", "123号院议事厅", at("2026-11-30 21:00"))


def test_two_meetings_in_one_room_at_one_time_are_told_and_may_be_meant(house: Kept) -> None:
    hall, other = room(house), room(house, "另一间", "BBBBBB")
    plan(house, "自管会", "2026-12-01 19:00", room=hall)

    with pytest.raises(Declined, match="clash") as told:
        plan(house, "茶馆", "2026-12-01 20:00", room=hall)
    assert "“自管会”（12-01 19:00–21:00）" in told.value.wire()["zh"]

    plan(house, "茶馆", "2026-12-01 20:00", room=hall, despite=True)
    plan(house, "合唱", "2026-12-01 20:00", room=other)
    plan(house, "接着开", "2026-12-01 22:00", room=hall)
    assert len(coming(house, "2026-12-01 12:00")) == 4


def test_what_was_called_off_takes_no_room(house: Kept) -> None:
    hall = room(house)
    first = plan(house, "自管会", "2026-12-01 19:00", room=hall)
    bookings_deeds.call_off(house.book, ORGANISER, house.community, first, True)

    plan(house, "茶馆", "2026-12-01 19:00", room=hall)

    assert [each.title for each in coming(house, "2026-12-01 12:00")] == ["茶馆"]


def test_a_meeting_moves_and_does_not_clash_with_itself(house: Kept) -> None:
    hall = room(house)
    id = plan(house, "自管会", "2026-12-01 19:00", room=hall)

    wish = Plan("自管会", at("2026-12-01 19:30"), at("2026-12-01 20:30"), room=hall)
    bookings_deeds.move(house.book, ORGANISER, house.community, id, wish)

    assert coming(house, "2026-12-01 12:00")[0].ends == at("2026-12-01 20:30")


@pytest.mark.parametrize("ends", ["2026-12-01 19:00", "2026-12-01 18:00", "2026-12-09 19:00"])
def test_a_meeting_ends_after_it_begins_and_soon(house: Kept, ends: str) -> None:
    with pytest.raises(Declined, match="ends_before"):
        plan(house, "自管会", "2026-12-01 19:00", ends=at(ends))


def test_a_room_of_another_community_is_not_found(house: Kept) -> None:
    other = house.book.deed(ORGANISER, "found", None, lambda deed: deed.make("communities", profile={})).answer
    theirs = house.make("rooms", community=other, code="CCCCCC", state="open")

    with pytest.raises(Declined, match="no_such_row"):
        plan(house, "自管会", "2026-12-01 19:00", room=theirs)


def test_what_meets_here_now_is_known_by_its_hour_or_because_somebody_said_so(house: Kept) -> None:
    hall = room(house)
    by_hour, next_week = (
        plan(house, "今天的", "2026-12-01 19:00", room=hall),
        plan(house, "下周的", "2026-12-08 19:00", room=hall),
    )
    for id, code in ((by_hour, "AAAAAAAA"), (next_week, "BBBBBBBB")):
        bookings_deeds.name(house.book, ORGANISER, house.community, id, code)

    def now(hour: str) -> list[str]:
        return list(house.book.read(lambda c: here_now(c, hall, ms(f"2026-12-01 {hour}"))))

    assert (now("17:00"), now("18:30"), now("23:30")) == ([], ["AAAAAAAA"], ["AAAAAAAA"])
    house.clock.at = ms("2026-12-01 16:30")
    bookings_deeds.bring_here(house.book, ORGANISER, house.community, hall, "CCCCCCCC", "临时会")
    assert now("18:30") == ["CCCCCCCC", "AAAAAAAA"]
    bookings_deeds.bring_here(house.book, ORGANISER, house.community, hall, "BBBBBBBB", "")
    assert now("17:00") == ["BBBBBBBB", "CCCCCCCC"]
    assert house.book.read(lambda c: here_now(c, hall, ms("2026-12-03 17:00"))) == ()


def test_one_meeting_is_one_line_of_the_calendar(house: Kept) -> None:
    first, second = plan(house, "写错的", "2026-12-01 19:00"), plan(house, "对的", "2026-12-02 19:00")
    bookings_deeds.name(house.book, ORGANISER, house.community, first, "AAAAAAAA")

    bookings_deeds.name(house.book, ORGANISER, house.community, second, "AAAAAAAA")

    assert [row["meeting"] for row in house.rows("bookings")] == ["", "AAAAAAAA"]


def test_the_use_count_tells_meetings_hosts_those_who_came_and_empty_months(house: Kept) -> None:
    hall = room(house)
    for title, starts, host in (
        ("九月", "2026-09-10 19:00", "自管会"),
        ("九月二", "2026-09-20 19:00", "老年协会"),
        ("十一月", "2026-11-10 19:00", "自管会"),
        ("还没开", "2026-11-29 19:00", "自管会"),
    ):
        plan(house, title, starts, host=host, room=hall)
    off = plan(house, "没开成", "2026-11-11 19:00", room=hall)
    bookings_deeds.call_off(house.book, ORGANISER, house.community, off, True)
    held = house.rows("bookings")
    for id, code, came in ((held[0]["id"], "AAAA", 20), (held[2]["id"], "BBBB", 14)):
        bookings_deeds.name(house.book, ORGANISER, house.community, id, code)
        house.make("gatherings", community=house.community, meeting=code, head=1, starts="", facts={"present": came})

    told = used(house, hall, "2026-11-20 12:00")

    months = [(each.month, each.meetings, each.came, each.empty) for each in told.months]
    assert months == [("2026-11", 1, 14, False), ("2026-10", 0, None, True), ("2026-09", 2, 20, False)]
    assert (told.hosts, told.meetings, told.empty) == ((("自管会", 2), ("老年协会", 1)), 3, 1)


def test_who_came_back_is_told_of_those_we_know_alone(house: Kept) -> None:
    hall = room(house)
    for n, code in enumerate(("AAAA", "BBBB"), 1):
        id = plan(house, code, f"2026-1{n - 1}-10 19:00", room=hall)
        bookings_deeds.name(house.book, ORGANISER, house.community, id, code)
    one, two = (house.make("neighbours", community=house.community, mark=name, state="open", at=0) for name in "ab")
    for person, meeting in ((one, "AAAA"), (one, "BBBB"), (two, "BBBB")):
        house.make("attendances", neighbour=person, meeting=meeting, person=str(person))

    told = used(house, hall, "2026-12-20 12:00")

    again = [(each.month, each.again, each.known) for each in told.months]
    assert again == [("2026-12", None, 0), ("2026-11", 1, 2), ("2026-10", 0, 1)]


def test_a_room_that_was_never_used_has_this_month_alone(house: Kept) -> None:
    told = used(house, room(house), "2026-11-20 12:00")

    assert [each.month for each in told.months] == ["2026-11"]
    assert months_before("2026-01", 1) == "2025-12"
