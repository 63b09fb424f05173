"""Deeds: done wholly or not at all, each with its history, each taken back as a whole."""

import pytest
from sqlalchemy import select

from facilitate.register.book import Deed
from facilitate.register.declined import Declined
from facilitate.register.doer import ORGANISER, Doer
from facilitate.register.search import found
from facilitate.register.undo import undo
from facilitate.store.register_tables import changes
from tests.register.world import Kept

CLERK = Doer("unit", "account:1", community=1, unit=1)
STRANGER = Doer("organiser", "account:9", community=99)


def unit(house: Kept, name: str = "城建局") -> int:
    return house.make("units", community=house.community, name=name, folded=name)


def names(house: Kept) -> list[str]:
    return [row["name"] for row in house.rows("units")]


def renamed(house: Kept, id: int, name: str) -> int:
    house.book.deed(CLERK, "rename", house.community, lambda deed: deed.put("units", id, name=name))
    return house.last()


def test_a_deed_that_fails_leaves_nothing(house: Kept) -> None:
    before = house.deeds()

    def half(deed: Deed) -> None:
        deed.make("units", community=house.community, name="房管局", folded="房管局")
        deed.put("units", 404, name="没有的")

    with pytest.raises(Declined, match="no_such_row"):
        house.book.deed(ORGANISER, "make", house.community, half)

    assert (names(house), house.deeds()) == ([], before)


def test_what_is_there_already_is_no_deed(house: Kept) -> None:
    id = unit(house)
    before = house.deeds()

    house.book.deed(ORGANISER, "rename", house.community, lambda deed: deed.put("units", id, name="城建局"))

    assert house.deeds() == before


def test_another_communitys_officer_is_told_no(house: Kept) -> None:
    with pytest.raises(Declined) as told:
        house.make("units", STRANGER, community=house.community, name="外来户", folded="外来户")

    assert told.value.reason == "other_community"
    assert names(house) == []


def test_each_change_is_kept_with_what_was_there(house: Kept) -> None:
    id = unit(house)
    renamed(house, id, "区城建局")

    history = house.book.read(
        lambda c: c.execute(
            select(changes.c.before, changes.c.after).where(changes.c.row == id, changes.c.table == "units")
        ).all()
    )

    assert history[0].before is None
    assert history[0].after["name"] == "城建局"
    assert history[1] == ({"name": "城建局"}, {"name": "区城建局"})


def test_undo_puts_back_a_change_a_new_row_and_a_cut(house: Kept) -> None:
    id = unit(house)
    made, put = house.last(), renamed(house, id, "区城建局")
    house.book.deed(ORGANISER, "cut", house.community, lambda deed: deed.cut("units", id))

    undo(house.book, ORGANISER, house.last())
    assert names(house) == ["区城建局"]
    undo(house.book, ORGANISER, put)
    assert names(house) == ["城建局"]
    undo(house.book, ORGANISER, made)
    assert names(house) == []


def test_undo_can_be_undone_once(house: Kept) -> None:
    put = renamed(house, unit(house), "区城建局")
    undo(house.book, ORGANISER, put)

    undo(house.book, ORGANISER, house.last())

    assert names(house) == ["区城建局"]
    with pytest.raises(Declined, match="undone_already"):
        undo(house.book, ORGANISER, put)


def test_a_row_changed_since_is_not_put_back_and_says_who_did_it(house: Kept) -> None:
    id = unit(house)
    put = renamed(house, id, "区城建局")
    renamed(house, id, "城建和交通局")

    with pytest.raises(Declined) as told:
        undo(house.book, ORGANISER, put)

    assert told.value.wire()["zh"].startswith("之后又有人改过这里（工作人员，2026-11-21")
    assert names(house) == ["城建和交通局"]


def test_a_row_on_which_others_stand_is_not_taken_away(house: Kept) -> None:
    id = unit(house)
    made = house.last()
    house.make(
        "offers", community=house.community, unit=id, text="会议室", said={}, at=0, resource="place", state="published"
    )

    with pytest.raises(Declined, match="used_since"):
        undo(house.book, ORGANISER, made)

    assert names(house) == ["城建局"]


def test_a_number_is_never_given_twice(house: Kept) -> None:
    first = unit(house)
    undo(house.book, ORGANISER, house.last())

    assert unit(house, "房管局") != first


@pytest.mark.parametrize(
    ("words", "names_found"),
    [
        ("城建", ["城建局", "城建集团"]),
        ("城建局", ["城建局"]),
        ("城建 集团", ["城建集团"]),
        ("社區", ["幸福社区"]),
        ("SUN", ["Sunrise 养老"]),
        ("局", ["城建局"]),
        ("城", ["城建局", "城建集团"]),
        ("没有这个", []),
    ],
)
def test_search_finds_words_in_any_script_and_place(house: Kept, words: str, names_found: list[str]) -> None:
    for name in ("城建局", "城建集团", "幸福社区", "Sunrise 养老"):
        unit(house, name)
    query = found("units", words)
    assert query is not None

    ids = set(house.book.read(lambda c: list(c.execute(query).scalars())))

    assert [row["name"] for row in house.rows("units") if row["id"] in ids] == names_found


def test_what_was_renamed_is_found_by_its_new_name_alone(house: Kept) -> None:
    renamed(house, unit(house), "住建委")
    old, new = found("units", "城建局"), found("units", "住建")
    assert old is not None
    assert new is not None

    assert house.book.read(lambda c: list(c.execute(old).scalars())) == []
    assert len(house.book.read(lambda c: list(c.execute(new).scalars()))) == 1


def test_nothing_but_marks_is_no_search() -> None:
    assert found("units", " ，。！") is None
