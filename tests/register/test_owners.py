"""Who is responsible for a need: several at once, by five routes, for a part each; nobody stands until there is one."""

import pytest

from facilitate.register.declined import Declined
from facilitate.register.doer import ORGANISER, Doer
from facilitate.register.needs.needs import Ask, counted, listed, one
from facilitate.register.needs.needs_deeds import merge, settle
from facilitate.register.needs.owners_deeds import release, take
from facilitate.register.undo import undo
from tests.register.test_needs import need, promise
from tests.register.world import Kept


def office(house: Kept, name: str = "城建局") -> int:
    return house.make("units", community=house.community, name=name, folded=name)


def clerk(house: Kept, unit: int) -> Doer:
    return Doer("unit", "account:1", house.community, unit)


def names(house: Kept, id: int) -> tuple[str, ...]:
    return house.book.read(lambda c: one(c, house.community, id)).owners


def unowned(house: Kept) -> list[int]:
    return [line.id for line in house.book.read(lambda c: listed(c, house.community, Ask(only="nobody"))).lines]


def test_several_take_a_need_on_each_by_its_route_and_for_its_part(house: Kept) -> None:
    id, bureau = need(house), office(house)

    take(house.book, ORGANISER, house.community, id, bureau, "赵科长", "direct", "地上的灯")
    take(house.book, ORGANISER, house.community, id, None, "王姐", "advocate", "地下的线")

    sheet = house.book.read(lambda c: one(c, house.community, id))
    assert [(each.name, each.person, each.route, each.part) for each in sheet.owned] == [
        ("城建局", "赵科长", "direct", "地上的灯"),
        ("王姐", "王姐", "advocate", "地下的线"),
    ]
    assert sheet.owners == ("城建局", "王姐")


def test_nobody_stands_in_list_count_and_sheet_until_there_is_one_and_again_when_he_is_released(house: Kept) -> None:
    id = need(house)
    assert unowned(house) == [id]

    taken = take(house.book, ORGANISER, house.community, id, office(house), route="direct").answer

    assert unowned(house) == []
    assert house.book.read(lambda c: counted(c, house.community))["nobody"] == 0
    assert names(house, id) == ("城建局",)
    release(house.book, ORGANISER, house.community, taken)
    assert (unowned(house), names(house, id)) == ([id], ())


def test_a_promise_makes_somebody_responsible_too(house: Kept) -> None:
    id = need(house)
    promise(house, id)

    take(house.book, ORGANISER, house.community, id, office(house), route="coordinate")

    assert names(house, id) == ("城建局", "赵科长")


def test_who_is_responsible_goes_with_a_need_that_is_merged_and_comes_back_with_it(house: Kept) -> None:
    lead, part = need(house, "路灯"), need(house, "灯不亮")
    take(house.book, ORGANISER, house.community, part, office(house), route="direct")

    deed = merge(house.book, ORGANISER, house.community, lead, [part])

    assert (names(house, lead), unowned(house)) == (("城建局",), [])
    undo(house.book, ORGANISER, deed)
    assert (names(house, part), unowned(house)) == (("城建局",), [lead])


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"unit": None}, "nobody_named"),
        ({"unit": None, "person": " "}, "nobody_named"),
        ({"route": "someday"}, "no_such_route"),
        ({"part": "长" * 201}, "too_long"),
        ({"unit": 999}, "no_such_row"),
    ],
)
def test_what_does_not_fit_is_declined(house: Kept, values: dict[str, object], reason: str) -> None:
    id, bureau = need(house), office(house)
    given = {"unit": bureau, "route": "direct"} | values

    with pytest.raises(Declined) as fault:
        take(house.book, ORGANISER, house.community, id, **given)  # type: ignore[arg-type]

    assert fault.value.reason == reason
    assert house.rows("owners") == []


def test_the_same_office_for_the_same_part_stands_once(house: Kept) -> None:
    id, bureau = need(house), office(house)
    take(house.book, ORGANISER, house.community, id, bureau, route="direct")

    with pytest.raises(Declined, match="owner_already"):
        take(house.book, ORGANISER, house.community, id, bureau, route="direct")


def test_a_unit_takes_on_and_gives_back_for_itself_alone(house: Kept) -> None:
    id, ours, theirs = need(house), office(house), office(house, "物业")
    mine = take(house.book, clerk(house, ours), house.community, id, ours, route="direct").answer
    other = take(house.book, ORGANISER, house.community, id, theirs, route="direct").answer

    with pytest.raises(Declined, match="other_unit"):
        take(house.book, clerk(house, ours), house.community, id, theirs, route="widen")
    with pytest.raises(Declined, match="other_unit"):
        release(house.book, clerk(house, ours), house.community, other)
    with pytest.raises(Declined, match="not_your_door"):
        take(house.book, Doer("resident", "slip:1", house.community), house.community, id, ours, route="direct")
    release(house.book, clerk(house, ours), house.community, mine)

    assert names(house, id) == ("物业",)


def test_what_settled_a_need_is_kept_as_a_result_and_taken_back_with_it(house: Kept) -> None:
    id = need(house)
    kept = promise(house, id, text="装了两盏灯", meeting="K7P2")

    deed = settle(house.book, ORGANISER, house.community, id, True, kept)

    [row] = house.rows("results")
    assert (row["need"], row["promise"], row["meeting"], row["text"]) == (id, kept, "K7P2", "装了两盏灯")
    undo(house.book, ORGANISER, deed)
    assert house.rows("results") == []


def test_a_promise_about_something_else_settled_nothing(house: Kept) -> None:
    id, other = need(house), need(house, "别的")
    kept = promise(house, other)

    with pytest.raises(Declined, match="no_such_row"):
        settle(house.book, ORGANISER, house.community, id, True, kept)
