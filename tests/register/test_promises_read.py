"""Who reads what of promises: everybody offices and no neighbour, a unit its own, nobody whoever was erased."""

import pytest

from facilitate.register.declined import Declined
from facilitate.register.doer import ORGANISER
from facilitate.register.promises.promises import Sight
from facilitate.register.promises.promises_deeds import assign, hand_over
from tests.register.promised import need, promise, row, shown, told, unit, wish
from tests.register.world import Kept

PUBLIC = Sight(public=True, hidden=frozenset({"women"}))


def test_an_erased_person_is_named_nowhere_in_the_history(house: Kept) -> None:
    office = unit(house)
    id = promise(house, unit=office)
    hand_over(house.book, ORGANISER, house.community, id, "李工")
    house.book.deed(
        ORGANISER, "gather", house.community, lambda deed: deed.put("promises", id, person="已删除的参加者")
    )

    sheet = told(house, id)

    assert sheet.line.row["erased"]
    assert sheet.line.standing.office == "城建局"
    assert [(each.before, each.after) for each in sheet.changes] == [("张工", ""), ("", "")]
    assert [line.standing.id for line in shown(house, only="incomplete").lines] == [id]


def test_the_public_reads_offices_and_no_resident_nothing_sensitive_and_nothing_put_out_of_sight(house: Kept) -> None:
    office = unit(house)
    promise(house, unit=office, text="公家的")
    promise(house, kind="task", person="李阿姨", text="自己认领的")
    promise(house, need=need(house, "求助", category="women"), text="敏感的")
    promise(house, need=need(house, "撤下的", state="withdrawn"), text="撤下的")
    promise(house, state="withdrawn", text="会上撤回的")

    lines = {line.row["text"]: line for line in shown(house, PUBLIC).lines}

    assert {text: (line.standing.office, line.row["person"]) for text, line in lines.items()} == {
        "公家的": ("城建局", "张工"), "自己认领的": ("", ""),
    }  # fmt: skip
    assert len(shown(house).lines) == 4
    for hidden in (3, 4, 5):
        with pytest.raises(Declined, match="no_such_row"):
            told(house, hidden, PUBLIC)


def test_a_unit_reads_its_own_and_words_are_found(house: Kept) -> None:
    office = unit(house)
    mine = promise(house, unit=office, text="给三单元装灯")
    promise(house, text="修管子")

    assert [line.row["id"] for line in shown(house, Sight(unit=office)).lines] == [mine]
    assert [line.row["id"] for line in shown(house, words="裝燈").lines] == [mine]
    assert shown(house, unit=0).total == 1
    assert shown(house, words="！").total == 0


def test_a_neighbour_who_had_it_before_the_unit_is_named_to_nobody_else(house: Kept) -> None:
    office = unit(house)
    id = promise(house, kind="task", person="李阿姨")
    assign(house.book, ORGANISER, house.community, id, wish(house, unit=office, person="张工"))
    hand_over(house.book, ORGANISER, house.community, id, "李工")

    assert [change.before for change in told(house, id).changes if change.field == "person"] == ["李阿姨", "张工"]
    assert [change.before for change in told(house, id, PUBLIC).changes] == ["张工"]
    assign(house.book, ORGANISER, house.community, id, wish(house, person="王叔"))

    assert "王叔" not in str(told(house, id, PUBLIC))


def test_what_an_office_had_and_a_neighbour_takes_on_is_hers_and_not_named(house: Kept) -> None:
    id = promise(house, unit=unit(house))

    assign(house.book, ORGANISER, house.community, id, wish(house, person="王叔"))

    assert (row(house, id)["kind"], told(house, id, PUBLIC).line.row["person"]) == ("task", "")
