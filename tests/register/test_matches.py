"""Needs and offers brought together by people: who may propose, confirm, decline and end, and what becomes of the other side."""

from functools import partial

import msgspec
import pytest

from facilitate.register.declined import Declined
from facilitate.register.doer import ORGANISER
from facilitate.register.gathering.gather import gather
from facilitate.register.needs import needs_deeds
from facilitate.register.offers import matches_deeds, offers_deeds
from facilitate.register.offers.matches import of_need, of_offer, of_offers, waiting
from facilitate.register.undo import undo
from tests.papers.sample import courtyard
from tests.register.bazaar import answerable, clerk, confirm, need, offer, states, unit
from tests.register.world import Kept


def propose(house: Kept, firm: int, need: int, offer: int) -> int:
    return matches_deeds.propose(house.book, clerk(house, firm), house.community, need, offer, {})


def test_a_unit_proposes_and_the_organiser_confirms(house: Kept) -> None:
    firm = unit(house)
    id, lamp = offer(house, clerk(house, firm)), need(house)

    propose(house, firm, lamp, id)
    assert [pair.title for pair in house.book.read(lambda c: waiting(c, house.community))] == ["签合同没人看得懂"]
    assert states(house, "offers") == ["published"]
    confirm(house, lamp, id)

    assert (states(house, "matches"), states(house, "offers")) == (["confirmed"], ["matched"])
    assert house.book.read(lambda c: waiting(c, house.community)) == ()


def test_a_unit_answers_a_need_with_a_new_offer_in_one_deed(house: Kept) -> None:
    firm, lamp = unit(house), need(house)

    done = matches_deeds.answer(
        house.book, clerk(house, firm), house.community, lamp, {"text": "可以来看合同", "resource": "expertise"}
    )

    assert [(pair.offer, pair.state) for pair in house.book.read(lambda c: of_need(c, lamp))] == [
        (done.answer, "proposed")
    ]
    undo(house.book, clerk(house, firm), done.id)
    assert house.rows("offers") == house.rows("matches") == []


def test_the_unit_responsible_for_the_need_confirms_and_the_one_that_offers_does_not(house: Kept) -> None:
    firm, bureau = unit(house), unit(house, "区城建局", "agency")
    id, lamp = offer(house, clerk(house, firm)), need(house)
    answerable(house, bureau, lamp)
    propose(house, firm, lamp, id)
    assert len(house.book.read(lambda c: waiting(c, house.community, bureau))) == 1
    assert house.book.read(lambda c: waiting(c, house.community, firm)) == ()

    with pytest.raises(Declined, match="own_offer"):
        confirm(house, lamp, id, clerk(house, firm))
    confirm(house, lamp, id, clerk(house, bureau))

    assert states(house, "matches") == ["confirmed"]


def test_its_own_offer_a_responsible_unit_does_not_confirm_either(house: Kept) -> None:
    bureau = unit(house, "区城建局", "agency")
    id, lamp = offer(house, clerk(house, bureau)), need(house)
    answerable(house, bureau, lamp)
    propose(house, bureau, lamp, id)

    with pytest.raises(Declined, match="own_offer"):
        confirm(house, lamp, id, clerk(house, bureau))


def test_a_unit_that_has_nothing_to_do_with_either_neither_confirms_nor_declines_nor_ends(house: Kept) -> None:
    firm, stranger = unit(house), unit(house, "区城建局", "agency")
    id, lamp = offer(house, clerk(house, firm)), need(house)
    propose(house, firm, lamp, id)

    for deed in (matches_deeds.decline, matches_deeds.end):
        with pytest.raises(Declined, match="other_unit"):
            deed(house.book, clerk(house, stranger), house.community, lamp, id)
    for act in (partial(confirm, house, lamp, id, clerk(house, stranger)), partial(propose, house, stranger, lamp, id)):
        with pytest.raises(Declined, match="other_unit"):
            act()
    with pytest.raises(Declined, match="not_your_door"):
        matches_deeds.propose(house.book, ORGANISER, house.community, lamp, id, {})


@pytest.mark.parametrize("gone", ["dropped", "withdrawn"])
def test_a_promise_that_is_no_more_makes_nobody_responsible(house: Kept, gone: str) -> None:
    firm, bureau = unit(house), unit(house, "区城建局", "agency")
    id, lamp = offer(house, clerk(house, firm)), need(house)
    house.make("promises", community=house.community, need=lamp, unit=bureau, kind="cannot", state=gone, said={}, at=0)

    with pytest.raises(Declined, match="other_unit"):
        confirm(house, lamp, id, clerk(house, bureau))


def test_an_owner_is_responsible_without_a_promise(house: Kept) -> None:
    firm, bureau = unit(house), unit(house, "区城建局", "agency")
    id, lamp = offer(house, clerk(house, firm)), need(house)
    house.make("owners", need=lamp, unit=bureau, state="open", at=0)

    confirm(house, lamp, id, clerk(house, bureau))

    assert states(house, "matches") == ["confirmed"]


def test_what_was_declined_may_be_confirmed_after_all_and_a_confirmed_one_is_not_declined(house: Kept) -> None:
    id, lamp = offer(house), need(house)
    matches_deeds.decline(house.book, ORGANISER, house.community, lamp, id, "太远")
    assert house.rows("matches")[0]["why"] == {"note": "太远", "by": "organiser"}

    confirm(house, lamp, id)
    for deed in (
        partial(confirm, house, lamp, id),
        partial(matches_deeds.decline, house.book, ORGANISER, house.community, lamp, id),
    ):
        with pytest.raises(Declined, match="matched_already"):
            deed()

    assert states(house, "matches") == ["confirmed"]


@pytest.mark.parametrize(("last", "state"), [(True, "taken_up"), (False, "matched")])
def test_an_offer_that_is_left_without_a_need_waits_for_another(house: Kept, last: bool, state: str) -> None:
    id, lamp, other = offer(house), need(house), need(house, "遗嘱怎么写")
    confirm(house, lamp, id)
    if not last:
        confirm(house, other, id)

    matches_deeds.end(house.book, ORGANISER, house.community, lamp, id, "时间不合")

    assert states(house, "offers") == [state]
    assert [(pair.state, pair.why["note"]) for pair in house.book.read(lambda c: of_need(c, lamp))] == [
        ("withdrawn", "时间不合")
    ]


@pytest.mark.parametrize("over", ["withdrawn", "fulfilled", "past", "settled"])
def test_what_is_over_is_matched_no_more(house: Kept, over: str) -> None:
    id, lamp = offer(house, until="2026-12-20"), need(house)
    match over:
        case "withdrawn":
            offers_deeds.withdraw(house.book, ORGANISER, house.community, id)
        case "fulfilled":
            offers_deeds.fulfil(house.book, ORGANISER, house.community, id)
        case "past":
            house.clock.at += 60 * 86_400_000
        case _:
            needs_deeds.settle(house.book, ORGANISER, house.community, lamp, True)

    with pytest.raises(Declined, match="need_over" if over == "settled" else "offer_over"):
        confirm(house, lamp, id)


def test_a_sensitive_need_is_not_found_by_units_that_have_nothing_to_do_with_it(house: Kept) -> None:
    firm = unit(house)
    id, secret = offer(house, clerk(house, firm)), need(house, "求助", category="women")

    with pytest.raises(Declined, match="no_such_row"):
        propose(house, firm, secret, id)
    answerable(house, firm, secret)
    propose(house, firm, secret, id)

    assert len(house.book.read(lambda c: of_offer(c, id))) == 1
    assert house.book.read(lambda c: of_offer(c, id, ("women",))) == ()
    assert house.book.read(lambda c: of_offers(c, [id], ("women",))) == {}


def test_of_a_pair_that_a_merge_made_twice_the_confirmed_one_stands(house: Kept) -> None:
    id, lamp, same = offer(house), need(house), need(house, "合同看不懂")
    confirm(house, lamp, id)
    matches_deeds.decline(house.book, ORGANISER, house.community, same, id)

    needs_deeds.merge(house.book, ORGANISER, house.community, lamp, [same])

    assert [pair.state for pair in house.book.read(lambda c: of_need(c, lamp))] == ["confirmed"]
    with pytest.raises(Declined, match="matched_already"):
        confirm(house, lamp, id)


def test_nothing_is_matched_across_communities(house: Kept) -> None:
    elsewhere = house.book.deed(ORGANISER, "found", None, lambda deed: deed.make("communities", profile={})).answer
    theirs = house.make(
        "offers", community=elsewhere, text="别处的", resource="goods", state="published", said={}, at=0
    )

    with pytest.raises(Declined, match="no_such_row"):
        confirm(house, need(house), theirs)


def test_what_was_offered_for_a_need_at_a_meeting_is_proposed_once_and_what_people_made_of_it_stands(
    house: Kept,
) -> None:
    record = courtyard()
    gather(house.book, house.community, record)
    proposed = house.rows("matches")
    assert len(proposed) == len([offer for offer in record.offers if offer.about])
    assert {row["state"] for row in proposed} == {"proposed"}

    first, second = proposed[:2]
    confirm(house, first["need"], first["offer"])
    matches_deeds.decline(house.book, ORGANISER, house.community, second["need"], second["offer"])
    needs_deeds.merge(house.book, ORGANISER, house.community, proposed[2]["need"], [first["need"]])
    before = house.rows("matches")
    gather(house.book, house.community, record)

    assert house.rows("matches") == before


def test_an_offer_that_the_meeting_has_put_out_of_sight_is_withdrawn_without_its_words_until_it_comes_back(
    house: Kept,
) -> None:
    record = courtyard()
    gather(house.book, house.community, record)
    first = house.rows("matches")[0]
    confirm(house, first["need"], first["offer"])
    text = house.rows("offers")[0]["text"]

    gather(house.book, house.community, msgspec.structs.replace(record, offers=record.offers[1:]))
    gone = house.rows("offers")[0]
    assert (gone["text"], gone["state"], house.rows("matches")[0]["state"]) == ("", "withdrawn", "withdrawn")
    gather(house.book, house.community, record)

    back = house.rows("offers")[0]
    assert (back["text"], back["state"]) == (text, "published")
