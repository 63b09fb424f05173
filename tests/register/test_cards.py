"""Cards left at any hour: the receipt, what the organiser makes of them, and what the writer is told."""

from dataclasses import replace
from typing import Any

import pytest

from facilitate.register.declined import Declined
from facilitate.register.doer import ORGANISER, Doer
from facilitate.register.needs.needs_deeds import merge
from facilitate.register.rooms import cards_deeds as deeds
from facilitate.register.rooms.cards import Card, counted, delicate, inbox, likely, nearest, of_phone, one
from facilitate.register.rooms.cards_deeds import Left
from facilitate.register.rooms.slips import Slip, slip
from facilitate.register.undo import undo
from facilitate.service.lists import lists
from tests.register.test_needs import need
from tests.register.world import Kept

LI = Doer("resident", "slip:aaaa", community=1)
STRANGER = Doer("resident", "slip:", community=1)
TODAY = "2026-11-21"


def leave(house: Kept, text: str = "二单元路灯不亮", hash: str = "h1", doer: Doer = LI, **more: Any) -> int:
    words = {"text": text, **more.pop("words", {})}
    return deeds.leave(house.book, doer, house.community, hash, Left(words, **more)).answer


def told(house: Kept, hash: str = "h1") -> Slip:
    return house.book.read(lambda c: slip(c, hash, TODAY))


def card(house: Kept, id: int) -> Card:
    return house.book.read(lambda c: one(c, house.community, id))


def texts(house: Kept, only: str) -> list[str]:
    return [each.text for each in house.book.read(lambda c: inbox(c, house.community, only)).lines]


def test_a_card_waits_and_its_phone_finds_it_again(house: Kept) -> None:
    id = leave(
        house, words={"place": "二单元", "since": "上个月", "affected": "老人", "asked": "请物业换灯", "name": "李阿姨"}
    )

    assert told(house).code == "waiting"
    mine = house.book.read(lambda c: of_phone(c, house.community, LI.name))
    assert [(each.id, each.asked, each.name) for each in mine] == [(id, "请物业换灯", "李阿姨")]
    assert house.book.read(lambda c: of_phone(c, house.community, "slip:bbbb")) == ()


def test_a_phone_without_a_mark_has_no_cards_of_its_own(house: Kept) -> None:
    leave(house, doer=STRANGER)

    assert house.book.read(lambda c: of_phone(c, house.community, STRANGER.name)) == ()


@pytest.mark.parametrize(("text", "reason"), [(" ​ ", "nothing_written"), ("长" * 301, "too_long")])
def test_a_card_says_something_of_some_length(house: Kept, text: str, reason: str) -> None:
    with pytest.raises(Declined, match=reason):
        leave(house, text)

    assert house.rows("cards") == []


def test_she_corrects_and_withdraws_while_it_waits_by_her_receipt_alone(house: Kept) -> None:
    id = leave(house)
    deeds.correct(house.book, STRANGER, "h1", Left({"text": "二单元、三单元路灯都不亮"}))
    assert card(house, id).text == "二单元、三单元路灯都不亮"

    deeds.withdraw(house.book, STRANGER, "h1")

    assert told(house).code == "withdrawn"
    with pytest.raises(Declined, match="card_moved_on"):
        deeds.correct(house.book, LI, "h1", Left({"text": "又改"}))
    with pytest.raises(Declined, match="no_such_slip"):
        deeds.withdraw(house.book, LI, "h2")


def test_what_is_for_the_organiser_alone_stays_so_when_it_is_corrected(house: Kept) -> None:
    id = leave(house, hidden=True)

    deeds.correct(house.book, LI, "h1", Left({"text": "换个说法"}))

    assert card(house, id).hidden
    assert told(house).code == "held"
    assert (texts(house, "waiting"), texts(house, "hidden")) == ([], ["换个说法"])


@pytest.mark.parametrize(
    "text",
    [
        "楼上打老婆，孩子哭",
        "my neighbour suffers domestic violence",
        "家裡交不起藥費，想申請低保",
        "他喝了酒就打我和孩子，我不敢说",
        "我得了癌症",
        "my husband hits me",
    ],
)
def test_words_of_sensitive_matters_are_seen_in_both_scripts_and_languages(text: str) -> None:
    assert delicate(text, lists())
    assert not delicate("路灯不亮，晚上摔过人，请打我电话", lists())


def test_a_card_becomes_a_need_with_its_words_beneath_and_its_slip_follows(house: Kept) -> None:
    id = leave(house, words={"place": "二单元", "asked": "请物业换灯"})

    made = deeds.register_it(house.book, ORGANISER, house.community, id, "二单元路灯", "facilities").answer

    source = house.rows("sources")[0]
    assert (source["words"], source["need"], source["facts"]["asked"]) == ("二单元路灯不亮", made, "请物业换灯")
    assert house.rows("needs")[0]["place"] == "二单元"
    assert (told(house).code, told(house).need) == ("nobody", made)


def test_a_card_beneath_a_merged_need_follows_it(house: Kept) -> None:
    first, second = need(house, "路灯"), need(house, "楼道黑")
    merge(house.book, ORGANISER, house.community, first, [second])
    id = leave(house)

    deeds.put_beneath(house.book, ORGANISER, house.community, id, second)

    assert told(house).need == first


def test_the_words_of_a_hidden_card_stand_beneath_no_need(house: Kept) -> None:
    id = leave(house, "丈夫打人，住三单元302", hidden=True, words={"place": "三单元302"})

    deeds.register_it(house.book, ORGANISER, house.community, id, "有家庭需要帮助", "women")

    assert [row["words"] for row in house.rows("sources")] == [""]
    assert house.rows("needs")[0]["place"] == ""


def test_registering_is_taken_back_whole(house: Kept) -> None:
    id = leave(house)
    deeds.register_it(house.book, ORGANISER, house.community, id, "路灯", "")

    undo(house.book, ORGANISER, house.last())

    assert (house.rows("needs"), house.rows("sources"), told(house).code) == ([], [], "waiting")


def test_a_refusal_has_a_reason_that_she_reads(house: Kept) -> None:
    id = leave(house)
    with pytest.raises(Declined, match="no_reason"):
        deeds.refuse(house.book, ORGANISER, house.community, id, " ")

    deeds.refuse(house.book, ORGANISER, house.community, id, "这是广告")

    assert (told(house).code, told(house).params) == ("refused", {"reason": "这是广告"})
    with pytest.raises(Declined, match="card_moved_on"):
        deeds.register_it(house.book, ORGANISER, house.community, id, "路灯", "")


def test_residents_sort_no_cards(house: Kept) -> None:
    id = leave(house)

    for act in (
        lambda: deeds.hide(house.book, LI, house.community, id, True),
        lambda: deeds.refuse(house.book, LI, house.community, id, "不要"),
        lambda: deeds.register_it(house.book, LI, house.community, id, "x", ""),
        lambda: deeds.put_beneath(house.book, LI, house.community, id, 1),
        lambda: deeds.take(house.book, LI, house.community, "AAAAAAAA", [id]),
    ):
        with pytest.raises(Declined, match="not_your_door"):
            act()


def test_a_clerk_leaves_no_card_and_another_community_sorts_none(house: Kept) -> None:
    with pytest.raises(Declined, match="not_your_door"):
        leave(house, doer=Doer("unit", "account:1", community=1, unit=1))
    id = leave(house)

    with pytest.raises(Declined, match="other_community"):
        deeds.hide(house.book, replace(ORGANISER, community=99), house.community, id, True)


def test_needs_that_say_the_same_are_found_the_likeliest_first(house: Kept) -> None:
    need(house, "停车位不够，晚上没地方停")
    lamp = need(house, "三单元路灯坏了两个月，老人不敢下楼")

    found = house.book.read(lambda c: nearest(c, house.community, "路灯坏了，晚上老人不敢下楼", lists()))

    assert found[0].id == lamp
    assert house.book.read(lambda c: nearest(c, house.community, "！", lists())) == ()


def test_the_category_is_suggested_by_its_words(house: Kept) -> None:
    id = leave(house, "路灯不亮")

    suggested = likely(card(house, id), lists())

    assert suggested in {each.code for each in lists().needs}
    assert likely(replace(card(house, id), category="care"), lists()) == "care"


def test_cards_are_counted_by_kind(house: Kept) -> None:
    leave(house, "一", "a")
    leave(house, "二", "b", hidden=True)
    deeds.refuse(house.book, ORGANISER, house.community, leave(house, "三", "c"), "广告")

    assert house.book.read(lambda c: counted(c, house.community)) == {
        "waiting": 1, "hidden": 1, "taken": 0, "registered": 0, "gone": 1,
    }  # fmt: skip
