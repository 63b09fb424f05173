"""The life of an offer: published by its unit, taken up, matched, shown, fulfilled or withdrawn, and what the lists tell of it."""

from functools import partial
from typing import Any

import pytest

from facilitate.register.declined import Declined
from facilitate.register.doer import ORGANISER, Doer
from facilitate.register.offers import matches_deeds, offers_deeds
from facilitate.register.offers.matches import lost, of_need
from facilitate.register.offers.offers import Ask, Line, Sheet, counted, given_by, listed, one
from facilitate.register.paging import Paged
from facilitate.register.undo import undo
from tests.register.bazaar import TODAY, answerable, clerk, confirm, need, offer, states, unit
from tests.register.world import Kept


def shown(house: Kept, **asked: Any) -> Paged[Line]:
    return house.book.read(lambda c: listed(c, house.community, Ask(**asked), TODAY))


def texts(found: Paged[Line]) -> list[str]:
    return [line.row["text"] for line in found.lines]


def sheet(house: Kept, id: int) -> Sheet:
    return house.book.read(lambda c: one(c, house.community, id, TODAY))


def test_a_unit_publishes_its_own_and_nobody_elses(house: Kept) -> None:
    firm, other = unit(house), unit(house, "区城建局", "agency")
    words = {"text": "看合同", "resource": "expertise", "price": "一元"}

    with pytest.raises(Declined, match="other_unit"):
        offers_deeds.publish(house.book, clerk(house, firm), house.community, words, other)
    id = offers_deeds.publish(house.book, clerk(house, firm), house.community, words).answer

    line = sheet(house, id).line
    assert (line.unit, line.kind, line.contact, line.row["price"], line.row["state"]) == (
        "曙光律师事务所", "expert", "前台 6655", "一元", "published",
    )  # fmt: skip
    mine = (house.book, clerk(house, other), house.community, id)
    for deed in (
        partial(offers_deeds.edit, *mine, {"text": "改", "resource": "money"}),
        partial(offers_deeds.withdraw, *mine),
        partial(offers_deeds.fulfil, *mine),
    ):
        with pytest.raises(Declined, match="other_unit"):
            deed()


def test_a_contact_that_is_not_public_is_told_to_nobody(house: Kept) -> None:
    firm = unit(house, public=False)

    assert sheet(house, offer(house, clerk(house, firm))).line.contact == ""


@pytest.mark.parametrize("door", ["resident", "meeting"])
def test_residents_and_meetings_publish_nothing_at_this_door(house: Kept, door: Any) -> None:
    with pytest.raises(Declined, match="not_your_door"):
        offers_deeds.publish(
            house.book, Doer(door, "slip:1", house.community), house.community, {"text": "好", "resource": "goods"}
        )


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"text": " ", "resource": "goods"}, "nothing_written"),
        ({"text": "椅子", "resource": ""}, "none_of_seven"),
        ({"text": "椅子", "resource": "chairs"}, "none_of_seven"),
        ({"text": "长" * 401, "resource": "goods"}, "too_long"),
        ({"text": "椅子", "resource": "goods", "price": "长" * 41}, "too_long"),
        ({"text": "椅子", "resource": "goods", "until": "明年"}, "date_unclear"),
        ({"text": "椅子", "resource": "goods", "until": "2026-11-20"}, "due_passed"),
    ],
)
def test_what_does_not_fit_is_told_and_nothing_is_written(house: Kept, values: dict[str, Any], reason: str) -> None:
    with pytest.raises(Declined, match=reason):
        offers_deeds.publish(house.book, ORGANISER, house.community, values)

    assert house.rows("offers") == []


def test_a_date_that_has_passed_since_may_stand_while_other_words_change(house: Kept) -> None:
    id = offer(house, until="2026-11-30")
    house.clock.at += 30 * 86_400_000

    values = {"text": "看合同，写遗嘱", "resource": "expertise", "until": "2026-11-30"}
    offers_deeds.edit(house.book, ORGANISER, house.community, id, values)
    with pytest.raises(Declined, match="due_passed"):
        offers_deeds.edit(house.book, ORGANISER, house.community, id, values | {"until": "2026-12-01"})

    assert sheet(house, id).row["text"] == "看合同，写遗嘱"


def test_the_steps_of_its_life_stand_with_their_days(house: Kept) -> None:
    id, lamp = offer(house), need(house)
    start = house.clock.now()
    for n, step in enumerate(("take_up", "", "show", "fulfil"), 1):
        house.clock.at = start + n * 1000
        if step:
            getattr(offers_deeds, step)(house.book, ORGANISER, house.community, id)
        else:
            confirm(house, lamp, id)

    assert sheet(house, id).steps == {
        "published": start, "taken_up": start + 1000, "matched": start + 2000, "shown": start + 3000, "fulfilled": start + 4000,
    }  # fmt: skip


def test_a_step_that_was_taken_back_is_not_told_and_the_earlier_day_stays(house: Kept) -> None:
    id, lamp = offer(house), need(house)
    start = house.clock.now()
    offers_deeds.take_up(house.book, ORGANISER, house.community, id)
    house.clock.at += 5000
    deed = confirm(house, lamp, id)

    undo(house.book, ORGANISER, deed)

    assert sheet(house, id).steps == {"published": start, "taken_up": start}


@pytest.mark.parametrize(
    ("before", "deed"),
    [
        ((), "show"), ((), "bring_back"), (("take_up",), "take_up"), (("fulfil",), "fulfil"), (("fulfil",), "withdraw"),
        (("withdraw",), "withdraw"), (("withdraw",), "fulfil"),
    ],
)  # fmt: skip
def test_a_step_out_of_its_turn_is_told(house: Kept, before: tuple[str, ...], deed: str) -> None:
    id = offer(house)
    for each in before:
        getattr(offers_deeds, each)(house.book, ORGANISER, house.community, id)

    with pytest.raises(Declined, match="offer_elsewhere"):
        getattr(offers_deeds, deed)(house.book, ORGANISER, house.community, id)


def test_an_offer_withdrawn_after_it_was_matched_is_told_to_the_other_side_and_comes_back_whole(house: Kept) -> None:
    firm, bureau = unit(house), unit(house, "区城建局", "agency")
    id, lamp = offer(house, clerk(house, firm)), need(house)
    answerable(house, bureau, lamp)
    confirm(house, lamp, id)

    deed = offers_deeds.withdraw(house.book, clerk(house, firm), house.community, id, " 律师调走了 ")

    for asks in (None, bureau):
        [pair] = house.book.read(lambda c, asks=asks: lost(c, house.community, asks))  # type: ignore[misc]
        assert (pair.title, pair.unit_name, pair.why["note"]) == ("签合同没人看得懂", "曙光律师事务所", "律师调走了")
    assert house.book.read(lambda c: lost(c, house.community, firm)) == ()
    assert [pair.state for pair in house.book.read(lambda c: of_need(c, lamp))] == ["withdrawn"]
    undo(house.book, clerk(house, firm), deed)
    assert (states(house, "offers"), states(house, "matches")) == (["matched"], ["confirmed"])


def test_a_withdrawn_offer_is_brought_back_without_its_matches(house: Kept) -> None:
    id, lamp = offer(house), need(house)
    confirm(house, lamp, id)
    offers_deeds.withdraw(house.book, ORGANISER, house.community, id)

    offers_deeds.bring_back(house.book, ORGANISER, house.community, id)

    assert (states(house, "offers"), states(house, "matches")) == (["published"], ["withdrawn"])


def test_once_another_offer_is_confirmed_the_lost_one_is_no_news(house: Kept) -> None:
    first, second, lamp = offer(house), offer(house, text="法援中心咨询"), need(house)
    confirm(house, lamp, first)
    matches_deeds.end(house.book, ORGANISER, house.community, lamp, first, "时间不合")
    assert len(house.book.read(lambda c: lost(c, house.community))) == 1

    confirm(house, lamp, second)

    assert house.book.read(lambda c: lost(c, house.community)) == ()


def test_the_list_is_narrowed_by_words_kind_state_and_unit(house: Kept) -> None:
    firm = unit(house)
    offer(house, clerk(house, firm))
    offer(house, text="活动室借用", resource="place", until="2026-11-21")
    gone = offer(house, text="旧衣物", resource="goods", until="2026-11-25")
    offers_deeds.take_up(house.book, ORGANISER, house.community, gone)
    old = offer(house, text="长椅八把", resource="goods")
    offers_deeds.withdraw(house.book, ORGANISER, house.community, old)
    today = "2026-11-26"

    def lines(**asked: Any) -> list[str]:
        return texts(house.book.read(lambda c: listed(c, house.community, Ask(**asked), today)))

    assert lines() == ["一元法律咨询，看合同"]
    assert lines(state="past") == ["旧衣物", "活动室借用"]
    assert lines(state="withdrawn") == ["长椅八把"]
    assert lines(state="taken_up") == []
    assert lines(words="法律") == lines(words="曙光") == lines(unit=firm) == lines(resource="expertise") == lines()
    assert lines(resource="goods") == lines(words="！") == []
    assert house.book.read(lambda c: counted(c, house.community, today)) == {
        "published": 1, "taken_up": 0, "matched": 0, "shown": 0, "fulfilled": 0, "withdrawn": 1, "all": 1, "past": 2,
    }  # fmt: skip


def test_the_list_is_turned_page_by_page(house: Kept) -> None:
    for n in range(31):
        offer(house, text=f"第{n}件")

    assert [len(shown(house, page=page).lines) for page in (1, 2, 9)] == [30, 1, 1]
    assert texts(shown(house))[0] == "第30件"


def test_what_a_unit_gives_stands_first_what_it_gave_after_it(house: Kept) -> None:
    firm = unit(house)
    old = offer(house, clerk(house, firm), "旧的")
    offer(house, clerk(house, firm), "新的")
    offers_deeds.fulfil(house.book, clerk(house, firm), house.community, old)
    later = offer(house, clerk(house, firm), "更新的")
    offers_deeds.withdraw(house.book, clerk(house, firm), house.community, later)

    assert [line.row["text"] for line in house.book.read(lambda c: given_by(c, firm, TODAY))] == [
        "新的",
        "更新的",
        "旧的",
    ]


def test_an_offer_of_another_community_is_not_found(house: Kept) -> None:
    elsewhere = house.book.deed(ORGANISER, "found", None, lambda deed: deed.make("communities", profile={})).answer
    theirs = house.make("offers", community=elsewhere, text="别处的", state="published", said={}, at=0)

    with pytest.raises(Declined, match="no_such_row"):
        sheet(house, theirs)
    with pytest.raises(Declined, match="no_such_row"):
        offers_deeds.withdraw(house.book, ORGANISER, house.community, theirs)
