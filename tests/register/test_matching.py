"""Which offer fits which need and why: on a set of its own, both ways, and among thousands."""

from itertools import product
from pathlib import Path
from statistics import median
from typing import Any

import pytest
import yaml

from facilitate.register.matching.about import about, rarity, weights
from facilitate.register.matching.fit import Asked, Fit, Offered
from facilitate.register.matching.matching import Market, suggest
from facilitate.register.matching.matters import known
from facilitate.register.matching.picking import FAINT
from facilitate.register.matching.reasons import WORDS, told
from facilitate.register.matching.sides import asked, offered
from tests.pace import ms

TODAY = "2026-11-22"
SET: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "matching_tuned.yaml").read_text("utf-8"))
RIGHT = {id: row.pop("right") for id, row in SET["needs"].items()}
NEEDS = [Asked(id, **row | {"words": tuple(row.get("words", ()))}) for id, row in SET["needs"].items()]
OFFERS = [Offered(id, **row) for id, row in SET["offers"].items()]
CHILDREN = Asked(1, "放学后孩子没人看", category="children", place="向阳里3号楼", hours="周一至周五 16:00—18:00")
WATCH = Offered(1, "四点半课堂，带孩子写作业", resource="place", kind="federation")


@pytest.fixture(scope="module")
def market() -> Market:
    return Market(NEEDS, OFFERS, TODAY)


def one(need: Asked, offer: Offered) -> Fit:
    [fit] = Market([need], [offer], TODAY).for_need(need.id)
    return fit


def codes(fit: Fit) -> tuple[list[str], list[str]]:
    return [reason.code for reason in fit.reasons], [clash.code for clash in fit.clashes]


def test_on_the_set_it_was_tuned_on_the_first_suggestion_is_right(market: Market) -> None:
    first = [id for id, right in RIGHT.items() if right and market.for_need(id)[0].offer in right]
    wanted = [id for id, right in RIGHT.items() if right]

    assert len(first) >= len(wanted) - 1


def test_to_needs_that_nothing_fits_nothing_is_suggested_as_sure(market: Market) -> None:
    assert not [fit for id, right in RIGHT.items() if not right for fit in market.for_need(id) if fit.sure]


@pytest.mark.parametrize(("need", "offer"), [(need, offer) for need, row in SET["apart"].items() for offer in row])
def test_what_clashes_is_pointed_out_and_not_hidden(market: Market, need: int, offer: int) -> None:
    [fit] = [fit for fit in market.for_need(need, most=20) if fit.offer == offer]

    assert codes(fit)[1] == SET["apart"][need][offer]


def test_both_ways_tell_the_same_of_a_pair(market: Market) -> None:
    by_need, by_offer = suggest(NEEDS, OFFERS, most=50, today=TODAY)
    there = {(fit.need, fit.offer): fit for fits in by_need.values() for fit in fits}
    back = {(fit.need, fit.offer): fit for fits in by_offer.values() for fit in fits}

    assert there == back
    assert len(there) > len(NEEDS)


def test_the_order_in_which_they_come_changes_nothing(market: Market) -> None:
    turned = Market(NEEDS[::-1], OFFERS[::-1], TODAY)

    assert all(turned.for_need(need.id) == market.for_need(need.id) for need in NEEDS)


def test_the_first_pick_leaves_out_nothing_that_is_about_the_same(market: Market) -> None:
    mine = {need.id: asked(need, known()) for need in NEEDS}
    theirs = {offer.id: offered(offer, known()) for offer in OFFERS}
    rare = rarity([*mine.values(), *theirs.values()])
    long = {side: weights(side_, rare) for side, side_ in [*mine.items(), *((-id, it) for id, it in theirs.items())]}

    for need, offer in product(mine, theirs):
        cosine = sum(weight * long[-offer].get(gram, 0.0) for gram, weight in long[need].items())
        points = about(mine[need], theirs[offer], cosine).points
        found = [fit.about for fit in market.for_need(need, most=50) if fit.offer == offer]

        assert found == ([points] if points >= FAINT else [])


def test_every_reason_can_be_said_in_both_languages(market: Market) -> None:
    fits = [fit for need in NEEDS for fit in market.for_need(need.id, most=20)]
    said = [(each, lang) for fit in fits for each in (*fit.reasons, *fit.clashes) for lang in ("zh", "en")]

    assert {each.code for each, _ in said} == set(WORDS) - {"project", "other_building"}
    assert all("{" not in told(each, lang) for each, lang in said)


def test_the_reasons_of_a_good_match_in_words() -> None:
    offer = Offered(
        1,
        "四点半课堂，可看二十个孩子写作业",
        "place",
        "federation",
        "向阳里社区",
        "周二、周四 16:00—17:30",
        "20人",
        "免费",
        "2027-01-31",
    )
    fit = one(
        Asked(
            1,
            "放学后孩子没人看，作业没人管",
            (),
            "children",
            "向阳里3号楼",
            "周一至周五 16:00—18:00",
            0,
            "18个孩子",
            ("place",),
        ),
        offer,
    )

    assert [told(each, "zh") for each in fit.reasons] == [
        "都是关于：放学后托管（作业、孩子没人、放学—写作业、四点半课堂）",
        "同一类：儿童托管与家庭教育（四点半、作业、孩子）",
        "都提到：作业、孩子",
        "正是要的资源：场地",
        "这类事通常由妇联等群团来办",
        "地方相同：向阳里社区",
        "时间对得上：周二、周四 16:00—17:30",
        "够用：有20人的量，要的是18人",
        "不收费",
        "还来得及：到2027-01-31为止",
    ]
    assert told(fit.reasons[6], "en") == "Hours that meet: Tue, Thu 16:00—17:30"
    assert fit.clashes == ()


@pytest.mark.parametrize(
    ("offer", "clash"),
    [
        (Offered(1, WATCH.text, hours="周六 9:00—11:00"), "hours_apart"),
        (Offered(1, WATCH.text, place="5号楼一层"), "other_place"),
        (Offered(1, WATCH.text, place="和平小区活动室"), "other_place"),
        (Offered(1, WATCH.text, until="2026-11-21"), "past"),
    ],
)
def test_a_clash_lowers_what_is_suggested(offer: Offered, clash: str) -> None:
    plain, worse = one(CHILDREN, Offered(1, WATCH.text)), one(CHILDREN, offer)

    assert codes(worse)[1] == [clash]
    assert 0 < worse.points < plain.points
    assert worse.about == plain.about


def test_what_comes_to_the_door_is_nowhere_else() -> None:
    assert "comes" in codes(one(CHILDREN, Offered(1, WATCH.text, place="和平小区，可上门")))[0]


@pytest.mark.parametrize("text", ["放學後孩子沒人看", "Nobody to watch the children after school"])
def test_either_script_and_english_find_the_same(text: str) -> None:
    [fit] = Market([Asked(1, text)], [WATCH, Offered(2, "管道疏通")]).for_need(1)

    assert fit.offer == WATCH.id


def test_the_same_category_alone_makes_nobody_sure() -> None:
    need, offer = Asked(1, "屋里跳闸", category="utilities"), Offered(2, "管道疏通", kind="property")

    [fit] = Market([need], [offer]).for_need(1)

    assert not fit.sure
    assert codes(fit)[0] == ["category", "unit"]
    assert Market([need], [Offered(3, "合唱团招人")]).for_need(1) == ()


def test_among_five_thousand_offers_one_need_is_answered_in_fifty_milliseconds() -> None:
    texts = [row.text for row in OFFERS]
    offers = [
        Offered(n, f"{texts[n % 34]}，{texts[n // 34 % 34]}{n}", hours=OFFERS[n % 34].hours, place=f"{n % 9}号楼")
        for n in range(5000)
    ]
    market = Market(NEEDS, offers, TODAY)
    took = []
    for need in NEEDS:
        took.append(ms(lambda need=need: market.for_need(need.id), tries=1))  # type: ignore[misc]
        assert market.for_need(need.id) or not RIGHT[need.id]

    print(f"processor time: median {median(took):.0f} ms, most {max(took):.0f} ms")
    assert median(took) < 50
