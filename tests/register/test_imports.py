"""Sheets that become rows of the register: nothing lost, nothing doubled, one deed, also when the house stops in between."""

from datetime import date

import pytest

from facilitate.register.declined import Declined
from facilitate.register.doer import ORGANISER, Doer
from facilitate.register.needs.hidden import sensitive
from facilitate.register.sheets import imports_deeds
from facilitate.register.sheets.guess import guess
from facilitate.register.sheets.reading import read
from facilitate.register.undo import undo
from tests.register.sheets import TODAY, begun, brought, finished, imported, one, planned, titles, xlsx
from tests.register.world import Kept

HEADS = ["序号", "需求内容（必填）", "需求类别", "地点", "涉及户数", "提出日期", "安全隐患", "原话"]
LAMP = [1, "三单元门口路灯不亮", "公共安全与消防", "三单元", "约24户", date(2026, 5, 1), "有", "黑得看不见\n摔过两个人"]
MEALS = [2, "老人中午没地方吃饭", "care", "2号楼", None, None, None, None]


def reasons(house: Kept, id: int) -> list[tuple[int, list[str]]]:
    return [(line.row.number, [fault.reason for _, fault in line.faults]) for line in planned(house, id).left]


def test_a_line_comes_in_with_all_that_it_says(house: Kept) -> None:
    deed = imported(house, xlsx([["街道需求台账"], HEADS, LAMP, MEALS]))

    lamp, meals = house.rows("needs")
    told = {"title", "category", "place", "households", "danger", "kind", "state"}
    assert {name: lamp[name] for name in told} == {
        "title": "三单元门口路灯不亮", "category": "safety", "place": "三单元", "households": 24, "danger": True,
        "kind": "need", "state": "open",
    }  # fmt: skip
    assert date.fromtimestamp(lamp["at"] / 1000) == date(2026, 5, 1)
    assert (meals["category"], meals["households"], meals["danger"]) == ("care", None, False)
    assert [row["words"] for row in house.rows("sources")] == ["黑得看不见", "摔过两个人", "老人中午没地方吃饭"]
    assert house.deeds()[-1] == ("organiser", "import_rows")
    assert house.last() == deed


def test_an_import_is_taken_back_as_a_whole_and_stands_again(house: Kept) -> None:
    id = brought(house, xlsx([HEADS, LAMP, MEALS]))
    begun(house, id)
    back = undo(house.book, ORGANISER, finished(house, id))

    assert (titles(house), house.rows("sources"), one(house, id).brief.state) == ([], [], "undone")
    undo(house.book, ORGANISER, back)
    assert (len(titles(house)), one(house, id).brief.state) == (2, "done")


def test_what_cannot_be_read_is_told_with_row_and_reason_and_kept(house: Kept) -> None:
    bad = ["", "某件事" * 70, "充电", "东门", "很多", "2026-13-01", "也许", ""]
    id = brought(house, xlsx([HEADS, LAMP, bad, [3, "", "其他"], [4, "明天的事", "", "", 0, "2027-01-01"]]))

    assert reasons(house, id) == [
        (3, ["too_long", "close_to", "not_a_number", "not_a_date", "not_yes_or_no"]),
        (4, ["needed"]),
        (5, ["out_of_range", "date_to_come"]),
    ]
    begun(house, id)
    finished(house, id)
    assert titles(house) == ["三单元门口路灯不亮"]
    assert [list(line.row.cells)[1] for line in planned(house, id).left] == ["某件事" * 70, "", "明天的事"]


def test_a_category_that_is_not_in_the_list_is_met_with_the_one_that_its_words_point_to(house: Kept) -> None:
    id = brought(house, xlsx([HEADS, [1, "装充电桩", "充电"]]))

    [(_, fault)] = planned(house, id).left[0].faults
    assert fault.words() == {
        "zh": "没有“充电”这一种，是不是“停车与交通”？", "en": "There is no “充电”; is it “Parking and traffic”?"
    }  # fmt: skip


def test_a_category_is_meant_by_how_only_its_name_begins(house: Kept) -> None:
    id = brought(house, xlsx([HEADS, [1, "没地方吃午饭", "养老"], [2, "井盖松了", "公共安全"], [3, "不知道", "文"]]))

    found = planned(house, id)

    assert [line.values["category"] for line in found.new] == ["care", "safety"]
    assert len(found.left) == 1


def test_what_sounds_sensitive_and_has_no_category_is_withheld_until_somebody_has_looked(house: Kept) -> None:
    imported(house, xlsx([HEADS, [1, "隔壁有家暴，家里有人打孩子", ""], [2, "路灯不亮", ""]]))

    assert [row["category"] in sensitive() for row in house.rows("needs")] == [True, False]


@pytest.mark.parametrize("spelling", ["三單元門口路燈不亮", "三单元门口 路灯不亮！", "三单元门口路灯不亮"])
def test_what_is_there_already_is_shown_and_not_doubled(house: Kept, spelling: str) -> None:
    imported(house, xlsx([HEADS, LAMP]))
    id = brought(house, xlsx([HEADS, [1, spelling, "", "三 单元"], MEALS, MEALS]))

    assert [(line.row.number, twin.id, twin.number) for line, twin in planned(house, id).there] == [
        (2, house.rows("needs")[0]["id"], 0),
        (4, 0, 3),
    ]
    begun(house, id)
    finished(house, id)
    assert titles(house) == ["三单元门口路灯不亮", "老人中午没地方吃饭"]


def test_a_need_that_was_merged_is_there_as_the_one_that_it_is_part_of(house: Kept) -> None:
    imported(house, xlsx([HEADS, LAMP, MEALS]))
    lamp, meals = (row["id"] for row in house.rows("needs"))
    house.book.deed(ORGANISER, "merge_needs", house.community, lambda deed: deed.put("needs", lamp, into=meals))

    [(_, twin)] = planned(house, brought(house, xlsx([HEADS, LAMP]))).there
    assert twin.id == meals


OFFERS = ["单位", "资源类型", "资源内容", "数量", "截止日期", "状态"]


def test_offers_belong_to_their_unit_under_any_spelling_and_a_new_unit_is_made(house: Kept) -> None:
    imported(house, xlsx([["单位名称", "电话"], ["区妇联（本级）", 13800000000]]), "units")
    imported(house, xlsx([OFFERS, ["區婦聯 (本級)", "场地", "活动室", "40人"], ["老街饭店", "物资", "午饭"]]), "offers")

    women, inn = house.rows("units")
    assert (women["contact"], inn["name"]) == ("13800000000", "老街饭店")
    assert [(row["unit"], row["resource"], row["amount"]) for row in house.rows("offers")] == [
        (women["id"], "place", "40人"),
        (inn["id"], "goods", ""),
    ]


def test_a_date_that_has_passed_is_told_unless_the_offer_is_over(house: Kept) -> None:
    rows = [["妇联", "场地", "活动室", "", "2026-03-01", state] for state in ("", "已撤回", "已对接")]
    id = brought(house, xlsx([OFFERS, rows[0], [*rows[1][:2], "旧活动室", *rows[1][3:]], rows[2]]), "offers")

    assert reasons(house, id) == [(2, ["date_passed"]), (4, ["date_passed"])]
    assert [line.values["state"] for line in planned(house, id).new] == ["withdrawn"]


def test_the_same_unit_under_another_spelling_is_not_doubled(house: Kept) -> None:
    imported(house, xlsx([["名称", "类型"], ["区城建局", "agency"]]), "units")
    id = brought(house, xlsx([["名称"], ["区 城建局"], ["區城建局"], ["…"]]), "units")

    assert len(planned(house, id).there) == 2
    assert reasons(house, id) == [(4, ["needed"])]


def test_half_of_the_columns_wrong_loses_nothing(house: Kept) -> None:
    id = brought(house, xlsx([HEADS, LAMP, MEALS]))
    columns = dict(one(house, id).columns) | {2: "households", 4: "category"}
    imports_deeds.name_columns(house.book, ORGANISER, house.community, id, 0, 1, columns)

    assert [number for number, _ in reasons(house, id)] == [2, 3]
    assert house.rows("needs") == []
    imports_deeds.name_columns(house.book, ORGANISER, house.community, id, 0, 1, one(house, id).columns | {2: "category", 4: "households"})  # fmt: skip
    assert len(planned(house, id).new) == 2


def test_what_has_come_in_is_no_longer_kept_as_a_file(house: Kept) -> None:
    id = brought(house, xlsx([HEADS, LAMP, [2, "", "其他"]], [["另一张表"], ["手机号"]]))
    begun(house, id)
    finished(house, id)

    assert [[row.number for row in page.rows] for page in one(house, id).read.pages] == [[1, 3], []]
    imports_deeds.drop(house.book, ORGANISER, house.community, id)
    with pytest.raises(Declined, match="no_such_row"):
        one(house, id)
    assert len(titles(house)) == 1


def test_nothing_of_a_file_stands_in_the_history_before_it_comes_in(house: Kept) -> None:
    before = house.last()
    brought(house, xlsx([HEADS, LAMP]))

    assert house.last() == before


@pytest.mark.parametrize(
    ("columns", "reason"),
    [({1: "title", 7: "title"}, "column_twice"), ({2: "category"}, "column_missing"), ({}, "column_missing")],
)
def test_columns_that_cannot_be_are_told(house: Kept, columns: dict[int, str], reason: str) -> None:
    id = brought(house, xlsx([HEADS, LAMP]))

    with pytest.raises(Declined, match=reason):
        imports_deeds.name_columns(house.book, ORGANISER, house.community, id, 0, 1, columns)


def test_an_import_begins_once_and_not_without_a_line(house: Kept) -> None:
    id = brought(house, xlsx([HEADS, LAMP]))
    begun(house, id)

    with pytest.raises(Declined, match="import_begun"):
        begun(house, id)
    with pytest.raises(Declined, match="import_begun"):
        imports_deeds.drop(house.book, ORGANISER, house.community, id)
    with pytest.raises(Declined, match="import_nothing"):
        begun(house, brought(house, xlsx([HEADS, [1, "", "其他"]])))


def test_only_the_organiser_of_this_community_imports(house: Kept) -> None:
    data = read(xlsx([HEADS, LAMP]))
    for door in ("unit", "resident"):
        with pytest.raises(Declined, match="not_your_door"):
            imports_deeds.keep(
                house.book, Doer(door, "account:3", house.community), house.community, "needs", "x", data, 0
            )
    id = brought(house, xlsx([HEADS, LAMP]))
    with pytest.raises(Declined, match="no_such_row"):
        imports_deeds.begin(house.book, ORGANISER, house.community + 1, id, TODAY)


def test_a_sheet_without_heads_is_named_by_hand(house: Kept) -> None:
    found = guess(read(xlsx([["路灯不亮", "三单元"], ["坡道太陡", "北门"]])).pages[0], "needs")
    assert (found.columns, found.sure) == ({}, False)

    id = imports_deeds.keep(
        house.book, ORGANISER, house.community, "needs", "x.csv", read(xlsx([["路灯不亮", "三单元"]])), 0
    )
    imports_deeds.name_columns(house.book, ORGANISER, house.community, id, 0, 0, {0: "title", 1: "place"})
    begun(house, id)
    finished(house, id)

    assert titles(house) == ["路灯不亮"]
