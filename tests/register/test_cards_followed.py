"""What becomes of a card: how far its need is, and its way through a meeting."""

from typing import Any

import pytest

from facilitate.register.declined import Declined
from facilitate.register.doer import ORGANISER
from facilitate.register.gathering.gather import gather
from facilitate.register.gathering.standing import brought
from facilitate.register.needs.needs_deeds import settle
from facilitate.register.rooms import cards_deeds as deeds
from facilitate.register.rooms.cards import for_meeting
from tests.papers.sample import courtyard
from tests.register.test_cards import card, leave, told
from tests.register.test_needs import need, promise
from tests.register.world import Kept


@pytest.mark.parametrize(
    ("promised", "code"),
    [
        ([], "nobody"),
        ([{"due": "2026-12-01"}], "answered"),
        ([{"due": "2026-12-01", "kind": "reply_by"}], "reply"),
        ([{"due": "2026-11-01"}], "late"),
        ([{"state": "waiting"}], "approval"),
        ([{"state": "done"}], "done"),
        ([{"state": "confirmed"}], "confirmed"),
        ([{"state": "confirmed"}, {"state": "contested", "due": ""}], "answered"),
        ([{"state": "dropped", "kind": "cannot"}], "cannot"),
        ([{"state": "withdrawn"}], "nobody"),
    ],
)
def test_the_slip_says_how_far_it_is(house: Kept, promised: list[dict[str, Any]], code: str) -> None:
    id = need(house)
    deeds.put_beneath(house.book, ORGANISER, house.community, leave(house), id)
    for each in promised:
        promise(house, id, **each)

    assert told(house).code == code


def test_the_slip_names_the_office_and_never_a_neighbour(house: Kept) -> None:
    id = need(house)
    deeds.put_beneath(house.book, ORGANISER, house.community, leave(house), id)
    promise(house, id, kind="task", person="张大爷", due="2026-11-30")
    assert told(house).params["who"] == ""

    promise(house, id, unit=house.make("units", community=house.community, name="城建局"), due="2026-11-25")

    assert told(house).params["who"] == "城建局"


def test_a_settled_need_says_so(house: Kept) -> None:
    id = need(house)
    deeds.put_beneath(house.book, ORGANISER, house.community, leave(house), id)
    settle(house.book, ORGANISER, house.community, id, True)

    assert told(house).code == "settled"


# -- through a meeting ---------------------------------------------------------------------------------------------


def taken(house: Kept, *ids: int, code: str = "K7P2WZ3D") -> None:
    deeds.take(house.book, ORGANISER, house.community, code, ids)


def test_what_is_chosen_for_a_meeting_goes_there_and_what_is_not_waits_again(house: Kept) -> None:
    one_, two = leave(house, "一", "a"), leave(house, "二", "b")
    taken(house, one_)
    assert told(house, "a").code == "taken"

    taken(house, two)

    assert (told(house, "a").code, told(house, "b").code) == ("waiting", "taken")
    assert [each.text for each in house.book.read(lambda c: for_meeting(c, house.community, "K7P2WZ3D"))] == [
        "一",
        "二",
    ]


def test_what_is_for_the_organiser_alone_goes_to_no_meeting(house: Kept) -> None:
    id = leave(house, hidden=True)

    with pytest.raises(Declined, match="card_moved_on"):
        taken(house, id)

    assert house.book.read(lambda c: for_meeting(c, house.community, "K7P2WZ3D")) == ()


def test_after_the_meeting_the_card_is_a_source_with_all_her_words(house: Kept) -> None:
    record = courtyard()
    item = next(each for each in record.items if each.kind == "need" and not each.originals and each.state == "shown")
    long, same = leave(house, item.text + "，还有很多没写下的话", "a"), leave(house, "没来得及说的", "b")
    taken(house, long, same, code=record.meeting.code)
    brought(house.book, house.community, record.meeting.code, long, item.id)

    gather(house.book, house.community, record)
    gather(house.book, house.community, record)

    beneath = [row for row in house.rows("sources") if row["item"] == f"card/{long}"]
    assert [row["words"] for row in beneath] == [item.text + "，还有很多没写下的话"]
    assert told(house, "a").need == card(house, long).need == beneath[0]["need"]
    assert told(house, "b").code == "waiting"
