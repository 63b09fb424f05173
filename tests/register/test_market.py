"""The kept market tells what one made anew would tell, whatever was done in the register since."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from facilitate.register.doer import ORGANISER
from facilitate.register.needs import needs_deeds
from facilitate.register.offers import market, matches_deeds, offers_deeds
from facilitate.register.offers.market import Markets, kept
from facilitate.register.undo import undo
from facilitate.web.registers import warming
from tests.register.bazaar import TODAY, clerk, confirm, need, offer, unit
from tests.register.world import Kept


@pytest.fixture
def markets() -> Markets:
    return Markets()


def offers_for(house: Kept, markets: Markets, need: int, today: str = TODAY) -> list[int]:
    return [fit.offer for fit in house.book.read(lambda c: markets.for_need(c, house.community, need, today, 9))]


def needs_for(house: Kept, markets: Markets, offer: int, hidden: tuple[str, ...] = ()) -> list[int]:
    fits = house.book.read(lambda c: markets.for_offer(c, house.community, offer, TODAY, 9, hidden))
    return [fit.need for fit in fits]


def test_it_sees_what_was_published_and_withdrawn_since(house: Kept, markets: Markets) -> None:
    lamp = need(house)
    assert offers_for(house, markets, lamp) == []

    id = offer(house)
    assert offers_for(house, markets, lamp) == [id]
    deed = offers_deeds.withdraw(house.book, ORGANISER, house.community, id)
    assert offers_for(house, markets, lamp) == []
    undo(house.book, ORGANISER, deed)

    assert offers_for(house, markets, lamp) == [id]
    assert needs_for(house, markets, id) == [lamp]


def test_an_offer_is_suggested_until_its_last_day(house: Kept, markets: Markets) -> None:
    lamp, id = need(house), offer(house, until="2026-11-30")

    assert offers_for(house, markets, lamp, "2026-11-30") == [id]
    assert offers_for(house, markets, lamp, "2026-12-01") == []


@pytest.mark.parametrize(
    "decide", [confirm, lambda house, need, offer: matches_deeds.decline(house.book, ORGANISER, 1, need, offer)]
)
def test_what_somebody_has_decided_is_not_suggested_again(house: Kept, markets: Markets, decide: Any) -> None:
    lamp, id = need(house), offer(house)

    decide(house, lamp, id)

    assert offers_for(house, markets, lamp) == []
    assert needs_for(house, markets, id) == []


def test_a_match_that_was_ended_is_suggested_again(house: Kept, markets: Markets) -> None:
    lamp, id = need(house), offer(house)
    confirm(house, lamp, id)
    matches_deeds.end(house.book, ORGANISER, house.community, lamp, id)

    assert offers_for(house, markets, lamp) == [id]


def test_needs_of_hidden_categories_are_suggested_to_nobody(house: Kept, markets: Markets) -> None:
    secret, id = need(house, "离婚合同没人看得懂", category="women"), offer(house)

    assert needs_for(house, markets, id) == [secret]
    assert needs_for(house, markets, id, ("women",)) == []


def test_what_is_settled_or_merged_is_suggested_no_more(house: Kept, markets: Markets) -> None:
    first, second, id = need(house), need(house, "合同看不懂"), offer(house)
    assert set(needs_for(house, markets, id)) == {first, second}

    needs_deeds.merge(house.book, ORGANISER, house.community, first, [second])
    assert needs_for(house, markets, id) == [first]
    needs_deeds.settle(house.book, ORGANISER, house.community, first, True)

    assert needs_for(house, markets, id) == []


def test_the_reasons_are_kept_with_the_decision_as_they_were(house: Kept, markets: Markets) -> None:
    firm = unit(house)
    lamp, id = need(house, hours="周六 9:00—11:00"), offer(house, clerk(house, firm), hours="周一 9:00—11:00")

    told = kept(house.book.read(lambda c: markets.pair(c, house.community, lamp, id, TODAY)))
    matches_deeds.confirm(house.book, ORGANISER, house.community, lamp, id, told)

    [row] = house.rows("matches")
    assert [clash["code"] for clash in row["why"]["clashes"]] == ["hours_apart"]
    assert row["why"]["reasons"]
    assert kept(None) == {}


def test_two_that_have_nothing_in_common_can_be_told_of_too(house: Kept, markets: Markets) -> None:
    lamp, id = (
        need(house, "路灯不亮", place="3号楼"),
        offer(house, text="合唱团招人", resource="volunteer", place="5号楼"),
    )

    fit = house.book.read(lambda c: markets.pair(c, house.community, lamp, id, TODAY))

    assert fit is not None
    assert (fit.sure, [clash.code for clash in fit.clashes]) == (False, ["other_place"])


def test_a_large_market_that_is_brought_up_to_date_tells_the_same_as_one_made_anew(
    house: Kept, markets: Markets, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(market, "SMALL", 0)
    titles = ("放学后孩子没人看", "停车难", "路灯不亮", "老人吃饭难", "签合同没人看得懂")
    lots = [need(house, title) for title in titles]
    ids = [
        offer(house, text=text) for text in ("四点半课堂看孩子", "社区食堂老人餐", "路灯维修", "一元法律咨询，看合同")
    ]
    before = {id: offers_for(house, markets, id) for id in lots}
    card = house.make("sources", need=lots[1], meeting="AAAA", item="1", words="晚上回来没有地方停车", at=0, facts={})
    needs_deeds.edit(house.book, ORGANISER, house.community, lots[0], {"title": "合同纠纷找不到律师"})
    offers_deeds.withdraw(house.book, ORGANISER, house.community, ids[1])
    offer(house, text="错时停车位二十个", resource="place")
    house.book.deed(ORGANISER, "make", house.community, lambda deed: deed.put("sources", card, need=lots[2]))

    kept_, anew = ({id: offers_for(house, each, id) for id in lots} for each in (markets, Markets()))

    assert kept_ == anew != before
    by_points = [replace(fit, points=0, about=0, reasons=()) for fit in _fits(house, markets, lots[0])]
    assert by_points == [replace(fit, points=0, about=0, reasons=()) for fit in _fits(house, Markets(), lots[0])]


def _fits(house: Kept, markets: Markets, need: int) -> Any:
    return house.book.read(lambda c: markets.for_need(c, house.community, need, TODAY))


def test_texts_are_read_a_few_at_a_time_after_a_start(
    house: Kept, markets: Markets, monkeypatch: pytest.MonkeyPatch
) -> None:
    lots = [need(house, f"没有地方停车，第{n}件") for n in range(3)]
    id = offer(house, text="错时停车位二十个")
    read: list[list[int]] = []
    monkeypatch.setattr(warming, "remember", lambda rows: read.append([row.id for row in rows]))
    monkeypatch.setattr(warming, "SOME", 2)
    waiting: list[Any] = []
    services: Any = SimpleNamespace(
        book=house.book, clock=house.clock, later=lambda _seconds, work: waiting.append(work)
    )

    warming.warm(services, markets)
    assert read == [lots[:2]]
    waiting.pop()()

    assert (read, waiting) == ([lots[:2], [lots[2], id]], [])
    assert list(markets._stalls) == [house.community]
