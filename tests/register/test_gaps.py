"""Needs without offers, offers without needs and the match rate, each figure counted again by hand from the rows."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, datetime
from random import Random
from typing import Any

import pytest

from facilitate.register.doer import ORGANISER
from facilitate.register.offers import gaps, matches_deeds
from facilitate.register.offers.gaps import MANY, Line, Rate
from facilitate.register.offers.two_sides import Tie, sides
from facilitate.register.paging import Paged
from tests.register.bazaar import TODAY, clerk, confirm, need, offer, unit
from tests.register.world import Kept

DAY = 86_400_000
KINDS = ("money", "planning", "project", "place", "goods", "expertise", "volunteer")


@pytest.fixture
def year(house: Kept) -> Kept:
    """Fifty needs over eight months, thirty offers, matches in every state, a merge; from a fixed seed."""
    dice = Random(5)
    start = house.clock.now() - 240 * DAY
    lots = []
    for n in range(50):
        state = dice.choice(["open"] * 6 + ["settled", "withdrawn"])
        category = dice.choice(["parking", "care", "children", "women"])
        lots.append(need(house, f"需求{n}", at=start + dice.randrange(240) * DAY, state=state, category=category))
    house.make("needs", community=house.community, kind="idea", state="open", title="点子", danger=False, at=start)
    house.book.deed(ORGANISER, "make", 1, lambda deed: deed.put("needs", lots[1], into=lots[0]))
    ids = [offer(house, text=f"资源{n}", resource=dice.choice(KINDS)) for n in range(30)]
    for id in lots[2:]:
        for each in dice.sample(ids[:24], dice.choice([0, 0, 0, 1, 1, 2, 4])):
            at = start + dice.randrange(240) * DAY
            state = dice.choice(["confirmed"] * 3 + ["proposed", "declined", "withdrawn"])
            house.make("matches", need=id, offer=each, state=state, at=at, why={})
    return house


def standing(house: Kept, *states: str) -> list[dict[str, Any]]:
    return [row for row in house.rows("needs") if row["kind"] == "need" and not row["into"] and row["state"] in states]


def confirmed(house: Kept) -> dict[int, dict[int, int]]:
    """Need -> offer -> since when."""
    found: dict[int, dict[int, int]] = defaultdict(dict)
    for row in house.rows("matches"):
        if row["state"] == "confirmed":
            found[row["need"]][row["offer"]] = row["at"]
    return found


def whole(house: Kept, only: str) -> Paged[Line]:
    return house.book.read(lambda c: gaps.table(c, house.community, only))


def month(at: int) -> str:
    return datetime.fromtimestamp(at / 1000).isoformat()[:7]


def test_the_match_rate_and_that_of_each_category_are_what_a_count_by_hand_gives(year: Kept) -> None:
    held = confirmed(year)
    rows = standing(year, "open", "settled")
    known = Counter(row["category"] for row in rows)
    met = Counter(row["category"] for row in rows if held[row["id"]])

    by_category = year.book.read(lambda c: gaps.by_category(c, year.community))

    assert {row.key: (row.needs, row.matched) for row in by_category} == {
        key: (n, met[key]) for key, n in known.items()
    }
    assert [row.share for row in by_category] == sorted(row.share or 0.0 for row in by_category)
    assert year.book.read(lambda c: gaps.rate(c, year.community)) == Rate("", len(rows), met.total())
    assert 0 < met.total() < len(rows)


def test_the_match_rate_at_each_months_end_is_what_a_count_by_hand_gives(year: Kept) -> None:
    held, rows = confirmed(year), standing(year, "open", "settled")

    told = year.book.read(lambda c: gaps.by_month(c, year.community, date(2026, 11, 21)))

    assert [rate.key for rate in told] == sorted({f"2026-{n:02d}" for n in range(int(told[0].key[-2:]), 12)})
    assert told[0].key == min(month(row["at"]) for row in rows)
    for rate in told:
        by_then = [row for row in rows if month(row["at"]) <= rate.key]
        met = [row for row in by_then if any(month(at) <= rate.key for at in held[row["id"]].values())]
        assert (rate.needs, rate.matched) == (len(by_then), len(met))


def test_the_gap_table_counts_every_kind_and_finds_the_bare_and_the_crowded(year: Kept) -> None:
    held = confirmed(year)
    kinds = {row["id"]: row["resource"] for row in year.rows("offers")}
    rows = {row["id"] for row in standing(year, "open")}

    for only, least, most in (("none", 0, 0), ("many", MANY, 99)):
        told = whole(year, only)
        wanted = {id for id in rows if least <= len(held[id]) <= most}
        assert told.total == len(wanted) == year.book.read(lambda c: gaps.counted(c, year.community))[only]
        assert {line.id for line in told.lines} <= wanted
    for line in whole(year, "").lines:
        assert Counter(line.held) == Counter(kinds[id] for id in held[line.id])


def test_offers_without_a_need_are_counted_by_kind(year: Kept) -> None:
    used = {id for some in confirmed(year).values() for id in some}
    free = [row for row in year.rows("offers") if row["id"] not in used]

    assert year.book.read(lambda c: gaps.idle(c, year.community, TODAY)) == Counter(row["resource"] for row in free)
    rows = year.book.read(lambda c: gaps.idle_offers(c, year.community, TODAY, 99))
    assert [row.id for row in rows] == [row["id"] for row in free]


def test_without_a_need_there_is_no_share_and_no_month(house: Kept) -> None:
    assert house.book.read(lambda c: gaps.rate(c, house.community)).share is None
    assert house.book.read(lambda c: gaps.by_month(c, house.community, date(2026, 11, 21))) == ()


def test_a_danger_stands_first_among_those_without_an_offer(house: Kept) -> None:
    need(house, "旧的")
    need(house, "沟没有围", danger=True)

    assert [line.title for line in whole(house, "none").lines] == ["沟没有围", "旧的"]


def test_a_withdrawn_match_makes_the_need_bare_again(house: Kept) -> None:
    lamp, id = need(house), offer(house)
    confirm(house, lamp, id)
    assert whole(house, "none").total == 0

    matches_deeds.end(house.book, ORGANISER, house.community, lamp, id)

    assert whole(house, "none").total == 1
    assert house.book.read(lambda c: gaps.rate(c, house.community)).matched == 0


def test_the_wall_puts_what_belongs_together_on_both_sides_and_hides_what_is_sensitive(house: Kept) -> None:
    firm = unit(house)
    lawyer, hall = offer(house, clerk(house, firm)), offer(house, text="活动室借用", resource="place")
    offer(house, text="闲着的")
    lamp, secret = need(house), need(house, "求助", category="women")
    need(house, "没有排练的地方")
    confirm(house, lamp, lawyer)
    confirm(house, secret, hall)

    told = house.book.read(lambda c: sides(c, house.community, TODAY, 1, ("women",)))

    assert [row.title for row in told.needs] == ["没有排练的地方", "签合同没人看得懂"]
    assert [(row.text, row.unit) for row in told.offers] == [
        ("一元法律咨询，看合同", "曙光律师事务所"),
        ("闲着的", None),
    ]
    assert told.ties == (Tie(1, 0, "confirmed"),)


def test_every_free_offer_comes_on_some_page_of_the_wall(house: Kept) -> None:
    for n in range(9):
        offer(house, text=f"资源{n}")
    told = [house.book.read(lambda c, page=page: sides(c, house.community, TODAY, page, ())) for page in (1, 2, 3, 9)]  # type: ignore[misc]

    assert [row.text for page in told[:3] for row in page.offers] == [f"资源{n}" for n in reversed(range(9))]
    assert told[3] == told[2]
