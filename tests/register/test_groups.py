"""Action groups: three squads, shifts with places, sign-up by phone, a waiting list that moves up, 109 people in a day."""

from typing import Any

import pytest
from sqlalchemy import select

from facilitate.register.declined import Declined
from facilitate.register.doer import ORGANISER, Doer
from facilitate.register.groups.groups import Group, Line, listed, mine, one
from facilitate.register.groups.groups_deeds import (
    add_shift,
    add_squad,
    cancel_shift,
    edit,
    edit_shift,
    edit_squad,
    make,
)
from facilitate.register.groups.sign_ups_deeds import sign_off, sign_up
from facilitate.register.groups.sign_ups_forget import forget
from facilitate.register.moments import instant, later
from facilitate.register.undo import undo
from facilitate.store.register_tables import changes
from tests.register.test_needs import need, promise
from tests.register.world import Kept

DAY = 24 * 60


def phone(house: Kept, n: int = 1) -> Doer:
    return Doer("resident", f"slip:{n:032d}", house.community)


def group(house: Kept, id: int) -> Group:
    return house.book.read(lambda c: one(c, house.community, id, house.clock.now()))


def made(house: Kept) -> int:
    return make(house.book, ORGANISER, house.community, "封控互助队", "把菜送到门口").answer


def shift(
    house: Kept, id: int, starts: int = DAY, minutes: int = 180, places: int = 2, squad: int = 0, **values: Any
) -> int:
    """A shift of the group that begins in so many minutes."""
    begins = later(instant(house.clock.now()), starts)
    told = {"place": "东门", "skills": "", "starts": begins, "ends": later(begins, minutes), "places": places} | values
    return add_shift(house.book, ORGANISER, house.community, group(house, id).squads[squad].row["id"], **told).answer


def signed(house: Kept, shift: int, name: str = "李阿姨", n: int = 1, **values: Any) -> str:
    house.clock.at += 1000
    return sign_up(house.book, phone(house, n), house.community, shift, name, **values).answer


def there(house: Kept) -> list[tuple[str, str]]:
    return [(row["name"], row["state"]) for row in house.rows("sign_ups")]


def test_a_group_begins_with_three_squads_each_with_a_lead_to_name(house: Kept) -> None:
    id = made(house)
    first = group(house, id).squads[0].row["id"]

    edit_squad(house.book, ORGANISER, house.community, first, "信息统计", "小周")
    add_squad(house.book, ORGANISER, house.community, id, "心理陪伴")

    squads = [(squad.row["kind"], squad.row["name"], squad.row["lead"]) for squad in group(house, id).squads]
    assert squads == [
        ("information", "信息统计", "小周"),
        ("logistics", "后勤保障", ""),
        ("distribution", "物资分发", ""),
        ("other", "心理陪伴", ""),
    ]


def test_a_group_is_made_for_a_promise(house: Kept) -> None:
    task = promise(house, need(house), kind="task", text="建一支送菜队")

    id = make(house.book, ORGANISER, house.community, "送菜队", promise=task).answer

    found = group(house, id).promise
    assert found is not None
    assert found["text"] == "建一支送菜队"


def test_who_is_over_the_places_waits_and_moves_up_when_somebody_signs_off(house: Kept) -> None:
    on = shift(house, made(house), places=2)

    states = [signed(house, on, name, n) for n, name in enumerate(("甲", "乙", "丙", "丁"))]
    assert states == ["coming", "coming", "waiting", "waiting"]

    sign_off(house.book, phone(house, 0), house.community, house.rows("sign_ups")[0]["id"])
    assert there(house) == [("甲", "signed_off"), ("乙", "coming"), ("丙", "coming"), ("丁", "waiting")]


def test_who_waited_goes_back_to_waiting_when_signing_off_is_taken_back(house: Kept) -> None:
    on = shift(house, made(house), places=1)
    signed(house, on, "甲", 1)
    signed(house, on, "乙", 2)

    deed = sign_off(house.book, phone(house, 1), house.community, house.rows("sign_ups")[0]["id"])
    undo(house.book, phone(house, 1), deed)

    assert there(house) == [("甲", "coming"), ("乙", "waiting")]


def test_more_places_bring_up_who_waits_and_fewer_send_nobody_away(house: Kept) -> None:
    on = shift(house, made(house), places=1)
    for n, name in enumerate(("甲", "乙", "丙")):
        signed(house, on, name, n)
    row = house.rows("shifts")[0]
    told = {name: row[name] for name in ("place", "skills", "starts", "ends")}

    edit_shift(house.book, ORGANISER, house.community, on, places=2, **told)
    assert [state for _, state in there(house)] == ["coming", "coming", "waiting"]
    edit_shift(house.book, ORGANISER, house.community, on, places=1, **told)

    assert [state for _, state in there(house)] == ["coming", "coming", "waiting"]


def test_another_phone_signs_nobody_off_but_the_organiser_does(house: Kept) -> None:
    on = shift(house, made(house))
    signed(house, on)
    id = house.rows("sign_ups")[0]["id"]

    with pytest.raises(Declined, match="not_your_phone"):
        sign_off(house.book, phone(house, 2), house.community, id)
    sign_off(house.book, ORGANISER, house.community, id)

    assert there(house) == [("李阿姨", "signed_off")]


def test_two_shifts_at_the_same_time_clash_and_one_after_the_other_do_not(house: Kept) -> None:
    id = made(house)
    early, overlapping, after = (
        shift(house, id, starts, squad=n) for n, starts in enumerate((DAY, DAY + 60, DAY + 180))
    )
    signed(house, early)

    with pytest.raises(Declined) as fault:
        signed(house, overlapping)
    assert fault.value.reason == "shift_clash"
    assert "信息统计" in fault.value.wire()["zh"]
    assert signed(house, after) == "coming"
    assert signed(house, overlapping, "王叔") == "coming"


def test_one_phone_signs_up_a_family_but_each_once_and_not_a_crowd(house: Kept) -> None:
    on = shift(house, made(house), places=30)
    for n in range(10):
        signed(house, on, f"家人{n}")

    with pytest.raises(Declined, match="too_many_names"):
        signed(house, on, "第十一位")
    with pytest.raises(Declined, match="signed_already"):
        signed(house, on, "甲", 2) and signed(house, on, " 甲 ", 2)


@pytest.mark.parametrize(("values", "reason"), [({"name": "  "}, "name_wanted"), ({"name": "长" * 25}, "too_long")])
def test_a_sign_up_without_a_name_is_declined(house: Kept, values: dict[str, Any], reason: str) -> None:
    on = shift(house, made(house))

    with pytest.raises(Declined, match=reason):
        signed(house, on, **values)


def test_nobody_signs_up_for_what_is_over_cancelled_or_closed(house: Kept) -> None:
    id = made(house)
    past, cancelled, closed = shift(house, id, 10, 60), shift(house, id), shift(house, id)
    cancel_shift(house.book, ORGANISER, house.community, cancelled)
    house.clock.at += 71 * 60_000

    with pytest.raises(Declined, match="shift_past"):
        signed(house, past)
    with pytest.raises(Declined, match="group_closed"):
        signed(house, cancelled)
    edit(house.book, ORGANISER, house.community, id, state="closed")
    with pytest.raises(Declined, match="group_closed"):
        signed(house, closed)
    assert [shift.past for _, shift in group(house, id).shifts] == [True, False]


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"places": 0}, "out_of_range"),
        ({"places": 501}, "out_of_range"),
        ({"minutes": 0}, "ends_first"),
        ({"minutes": 25 * 60}, "ends_first"),
        ({"starts": -DAY}, "shift_past"),
        ({"place": "长" * 81}, "too_long"),
    ],
)
def test_a_shift_that_cannot_be_is_declined(house: Kept, values: dict[str, Any], reason: str) -> None:
    id = made(house)

    with pytest.raises(Declined, match=reason):
        shift(house, id, **values)


def test_a_hundred_and_nine_people_sign_up_in_one_day_and_each_stands_once(house: Kept) -> None:
    id = made(house)
    shifts = [shift(house, id, DAY + n * 240, places=20, squad=n % 3) for n in range(5)]

    states = [signed(house, shifts[n % 5], f"志愿者{n}", n, contact=f"1380000{n:04d}") for n in range(109)]

    assert (states.count("coming"), states.count("waiting")) == (100, 9)
    line: Line = house.book.read(lambda c: listed(c, house.community, house.clock.now()))[0]
    assert (line.shifts, line.places, line.coming, line.waiting) == (5, 100, 100, 9)
    own = mine(group(house, id), phone(house, 108).name)
    assert [(squad.row["name"], row["name"], row["state"]) for squad, _, row in own] == [
        ("信息统计", "志愿者108", "waiting")
    ]


def test_who_helped_is_forgotten_once_the_group_is_closed_also_in_the_history(house: Kept) -> None:
    id = made(house)
    on = shift(house, id, places=1)
    signed(house, on, "李阿姨", 1, contact="13800001111")
    signed(house, on, "王叔", 2, skills="会修车")
    sign_off(house.book, phone(house, 1), house.community, house.rows("sign_ups")[0]["id"])

    with pytest.raises(Declined, match="group_open"):
        forget(house.book, ORGANISER, house.community, id)
    edit(house.book, ORGANISER, house.community, id, state="closed")
    forget(house.book, ORGANISER, house.community, id)

    kept = repr(house.rows("sign_ups")) + repr(house.book.read(lambda c: c.execute(select(changes)).all()))
    for word in ("李阿姨", "13800001111", "王叔", "会修车", phone(house, 1).name):
        assert word not in kept
    assert [state for _, state in there(house)] == ["signed_off", "coming"]


def test_another_community_sees_and_signs_nothing(house: Kept) -> None:
    id = made(house)
    on = shift(house, id)
    stranger = Doer("resident", "slip:1", house.community + 1)

    with pytest.raises(Declined, match="other_community"):
        sign_up(house.book, stranger, house.community, on, "甲")
    with pytest.raises(Declined, match="no_such_row"):
        house.book.read(lambda c: one(c, house.community + 1, id, 0))
    with pytest.raises(Declined, match="not_your_door"):
        make(house.book, phone(house), house.community, "队")
