"""The list of needs and what can be done with it."""

from dataclasses import replace
from typing import Any

import msgspec
import pytest

from facilitate.register.declined import Declined
from facilitate.register.doer import ORGANISER, Doer
from facilitate.register.gathering.gather import gather
from facilitate.register.needs.needs import Ask, Line, Sheet, counted, listed, one
from facilitate.register.needs.needs_deeds import edit, merge, settle
from facilitate.register.paging import Paged
from facilitate.register.undo import undo
from tests.papers.sample import courtyard
from tests.register.world import Kept

CLERK = Doer("unit", "account:1", community=1, unit=1)


def need(house: Kept, title: str = "路灯不亮", meetings: tuple[str, ...] = ("AAAA",), **values: Any) -> int:
    row: dict[str, Any] = {"kind": "need", "state": "open", "danger": False, "at": house.clock.now()} | values
    id = house.make("needs", community=house.community, title=title, **row)
    for code in meetings:
        house.make("sources", need=id, meeting=code, item=str(id), words=f"{title}（卡片）", at=0, facts={})
    return id


def promise(house: Kept, need: int, **values: Any) -> int:
    row: dict[str, Any] = {
        "person": "赵科长",
        "kind": "do_by",
        "text": "装灯",
        "state": "open",
        "due": "2026-12-01",
    } | values
    return house.make("promises", community=house.community, need=need, said={}, at=0, **row)


def shown(house: Kept, hidden: tuple[str, ...] = (), **asked: Any) -> Paged[Line]:
    return house.book.read(lambda c: listed(c, house.community, Ask(**asked), hidden))


def titles(found: Paged[Line]) -> list[str]:
    return [line.title for line in found.lines]


def sheet(house: Kept, id: int) -> Sheet:
    return house.book.read(lambda c: one(c, house.community, id))


def test_danger_first_then_heard_most_then_newest(house: Kept) -> None:
    need(house, "旧的")
    house.clock.at += 1000
    need(house, "新的")
    need(house, "听过三回", ("AAAA", "BBBB", "CCCC"))
    need(house, "沟没有围", danger=True)

    found = shown(house)

    assert titles(found) == ["沟没有围", "听过三回", "新的", "旧的"]
    assert [line.again for line in found.lines] == [False, True, False, False]


def test_who_is_responsible_is_the_office_else_the_person_else_nobody(house: Kept) -> None:
    office = house.make("units", community=house.community, name="城建局", folded="城建局")
    by_office, by_person, dropped, nobody = (need(house, name) for name in ("一", "二", "三", "四"))
    promise(house, by_office, unit=office, due="2026-12-24")
    promise(house, by_office, person="钱经理", due="2026-12-01")
    promise(house, by_person)
    promise(house, dropped, state="dropped", kind="cannot")

    owners = {line.title: (line.owners, line.due) for line in shown(house).lines}

    assert owners == {
        "一": (("钱经理", "城建局"), "2026-12-01"),
        "二": (("赵科长",), "2026-12-01"),
        "三": ((), ""),
        "四": ((), ""),
    }
    assert titles(shown(house, only="nobody")) == ["四", "三"]
    assert nobody


def test_the_list_is_narrowed_and_turned_page_by_page(house: Kept) -> None:
    for n in range(31):
        need(house, f"第{n}件", category="care" if n else "parking")

    assert [len(shown(house, page=page).lines) for page in (1, 2, 9)] == [30, 1, 1]
    assert shown(house, category="parking").total == 1
    assert shown(house).pages == 2


def test_words_are_found_in_the_need_and_in_its_cards(house: Kept) -> None:
    lamp = need(house, "夜里看不见")
    house.make("sources", need=lamp, meeting="AAAA", item="9", words="三單元路燈壞了", at=0, facts={})
    need(house, "停车难")

    assert titles(shown(house, words="路灯")) == ["夜里看不见"]
    assert titles(shown(house, words="停车")) == ["停车难"]
    assert titles(shown(house, words="！")) == []


def test_hidden_categories_are_nowhere(house: Kept) -> None:
    secret = need(house, "求助", category="women")
    need(house, "路灯不亮")

    assert titles(shown(house, hidden=("women",))) == ["路灯不亮"]
    assert house.book.read(lambda c: counted(c, house.community, ("women",)))["all"] == 1
    with pytest.raises(Declined, match="no_such_row"):
        house.book.read(lambda c: one(c, house.community, secret, ("women",)))


def test_merging_keeps_every_word_and_is_undone_whole(house: Kept) -> None:
    first, second = need(house, "路灯不亮"), need(house, "楼道太黑", ("BBBB",))
    kept = promise(house, second)

    merge(house.book, ORGANISER, house.community, first, [second, first])

    told = sheet(house, second)
    assert told.row["id"] == first
    assert [source["words"] for source in told.sources] == ["路灯不亮（卡片）", "楼道太黑（卡片）"]
    assert [each["id"] for each in told.promises] == [kept]
    assert [each["title"] for each in told.merged] == ["楼道太黑"]
    assert [(line.title, line.heard) for line in shown(house).lines] == [("路灯不亮", 2)]
    undo(house.book, ORGANISER, house.last())
    assert sorted(titles(shown(house))) == ["楼道太黑", "路灯不亮"]
    assert [each["id"] for each in sheet(house, second).promises] == [kept]


def test_what_was_merged_into_a_merged_need_comes_along(house: Kept) -> None:
    one_, two, three = (need(house, name) for name in ("一", "二", "三"))
    merge(house.book, ORGANISER, house.community, two, [three])

    merge(house.book, ORGANISER, house.community, one_, [two])

    assert [each["title"] for each in sheet(house, one_).merged] == ["二", "三"]
    assert sheet(house, three).row["id"] == one_


def test_a_meeting_read_again_finds_its_merged_need(house: Kept) -> None:
    gather(house.book, house.community, courtyard())
    lines = shown(house).lines
    merge(house.book, ORGANISER, house.community, lines[0].id, [lines[1].id])
    before = house.rows("needs")

    record = courtyard()
    second = next(item for item in record.items if item.text == lines[1].title)
    renamed = msgspec.structs.replace(second, text="换了说法")
    items = tuple(renamed if item.id == second.id else item for item in record.items)
    gather(house.book, house.community, msgspec.structs.replace(record, items=items))

    changed = [(old["title"], new["title"]) for old, new in zip(before, house.rows("needs"), strict=True) if old != new]
    assert changed == [(second.text, "换了说法")]


def test_settled_needs_leave_the_list_and_come_back(house: Kept) -> None:
    id = need(house)

    settle(house.book, ORGANISER, house.community, id, True)
    assert (titles(shown(house)), titles(shown(house, only="settled"))) == ([], ["路灯不亮"])

    settle(house.book, ORGANISER, house.community, id, False)
    assert titles(shown(house)) == ["路灯不亮"]


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"title": "  "}, "nothing_written"),
        ({"title": "长" * 201}, "too_long"),
        ({"place": "长" * 81}, "too_long"),
        ({"households": -1}, "out_of_range"),
        ({"households": 100_001}, "out_of_range"),
    ],
)
def test_what_does_not_fit_is_told(house: Kept, values: dict[str, Any], reason: str) -> None:
    id = need(house)

    with pytest.raises(Declined, match=reason):
        edit(house.book, ORGANISER, house.community, id, values)

    assert sheet(house, id).row["title"] == "路灯不亮"


def test_a_unit_and_a_neighbouring_community_do_not_edit(house: Kept) -> None:
    id = need(house)
    stranger = replace(ORGANISER, name="account:7", community=99)

    for doer, reason in ((CLERK, "not_your_door"), (stranger, "other_community")):
        with pytest.raises(Declined, match=reason):
            edit(house.book, doer, house.community, id, {"title": "改了"})

    with pytest.raises(Declined) as told:
        merge(house.book, CLERK, house.community, id, [id])
    assert told.value.wire()["zh"] == "这件事要由主办方来做。"


def test_a_need_of_another_community_is_not_found(house: Kept) -> None:
    other = house.book.deed(
        ORGANISER, "found", None, lambda deed: deed.make("communities", name="别处", profile={})
    ).answer
    theirs = house.make("needs", community=other, kind="need", state="open", title="别处的", danger=False, at=0)

    for act in (
        lambda: sheet(house, theirs),
        lambda: edit(house.book, ORGANISER, house.community, theirs, {"title": "x"}),
    ):
        with pytest.raises(Declined, match="no_such_row"):
            act()
